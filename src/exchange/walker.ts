import type { Clock } from '../basics/clock.ts'
import { type Action, holdsFor, type Route } from './dialplan.ts'
import type { Leg } from './leg.ts'
import type { Rooms } from './rooms.ts'

const tick = 20

type Deps = {
  readonly clock: Clock
  readonly rooms: Rooms
  readonly hangUp: (leg: Leg, cause: string) => void
}

/** Walks answered legs through the dialplan, action by action. */
export class Walker {
  readonly #deps: Deps

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Starts a leg somewhere in the dialplan. */
  send(leg: Leg, route: Route): void {
    this.#head(leg, route)
    this.step(leg)
  }

  #head(leg: Leg, { extension, actions }: Route): void {
    leg.next = [...actions]
    if (extension === undefined) return
    leg.cameFrom = leg.extension ?? leg.dialled
    leg.extension = extension
  }

  /** Runs to the next action that holds the leg; at the end of the dialplan the leg is hung up. */
  step(leg: Leg): void {
    if (leg.state !== 'answered') return
    const action = leg.next.shift()
    if (action === undefined || action.app === 'hangup') {
      this.#hangUp(leg)
      return
    }
    if (action.app === 'set') {
      const at = action.data.indexOf('=')
      leg.given.set(action.data.slice(0, at), action.data.slice(at + 1))
      this.step(leg)
      return
    }
    leg.doing = action
    if (action.app === 'park') return
    if (action.app === 'conference') {
      this.#confer(leg, action)
      return
    }
    const held = holdsFor(action)
    if (held === undefined) {
      this.step(leg)
      return
    }
    leg.timers.push(
      this.#deps.clock.after(held, () => {
        if (leg.doing === action) this.step(leg)
      }),
    )
  }

  #confer(leg: Leg, action: Action): void {
    if (this.#deps.rooms.join(leg, action.data) === 'turned-away') this.#goOn(leg)
  }

  /** After a conference: the next action where the leg was told so, otherwise the end. */
  #goOn(leg: Leg): void {
    if (leg.given.get('hangup_after_conference') === 'false') this.step(leg)
    else this.#hangUp(leg)
  }

  /** Out of a conference because the conference ended. */
  putOut(leg: Leg): void {
    if (leg.state !== 'answered' || leg.member === undefined) return
    if (leg.given.get('hangup_after_conference') !== 'false') {
      this.#hangUp(leg)
      return
    }
    this.#deps.rooms.leave(leg.member)
    this.step(leg)
  }

  /** A kick: the member leaves first, and the leg is hung up after. */
  kick(leg: Leg): void {
    this.#deps.clock.after(tick, () => {
      if (leg.state !== 'answered' || leg.member === undefined) return
      this.#deps.rooms.leave(leg.member)
      this.#goOn(leg)
    })
  }

  /** `uuid_transfer`: leaves what it was doing, and starts somewhere else in the dialplan. */
  transfer(leg: Leg, route: Route): void {
    this.#deps.clock.after(tick, () => {
      if (leg.state !== 'answered') return
      this.#head(leg, route)
      leg.leaving = true
      if (leg.member !== undefined) this.#deps.rooms.leave(leg.member)
      delete leg.leaving
      this.step(leg)
    })
  }

  #hangUp(leg: Leg): void {
    this.#deps.hangUp(leg, 'NORMAL_CLEARING')
  }
}
