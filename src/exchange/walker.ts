import type { Clock } from '../basics/clock.ts'
import { asking, callBackEnd } from './call-back-plan.ts'
import { type Action, holdsFor, type Route } from './dialplan.ts'
import type { Leg } from './leg.ts'
import type { Rooms } from './rooms.ts'

const tick = 20

type Deps = {
  readonly clock: Clock
  readonly rooms: Rooms
  readonly hangUp: (leg: Leg, cause: string) => void
  /** Tells an event of the dialplan's own about a leg. */
  readonly tell: (leg: Leg, subclass: string) => void
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
    if (action.app === 'play_and_get_digits') {
      this.#ask(leg, action)
      return
    }
    if (action.app === 'event') this.#deps.tell(leg, action.data)
    if (action.app === 'playback') leg.rangBack?.hears.push(action.data)
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

  /** A key of whoever rang back. The nine is taken at once, any other has them asked again; the second time is the last. */
  press(leg: Leg, key: string): void {
    if (leg.doing?.app !== 'play_and_get_digits' || leg.asked === undefined) return
    leg.asked.key = key
    if (key === '9' || leg.asked.tries >= asking.tries) this.#answered(leg)
    else this.#askAgain(leg, leg.doing)
  }

  #ask(leg: Leg, action: Action): void {
    leg.asked = { tries: 0, key: '' }
    this.#askAgain(leg, action)
  }

  #askAgain(leg: Leg, action: Action): void {
    const { asked } = leg
    if (asked === undefined) return
    asked.tries += 1
    const { tries } = asked
    leg.rangBack?.hears.push('call-back')
    leg.timers.push(
      this.#deps.clock.after(asking.message + asking.waits, () => {
        if (leg.doing !== action || leg.asked?.tries !== tries) return
        if (tries >= asking.tries) this.#answered(leg)
        else this.#askAgain(leg, action)
      }),
    )
  }

  #answered(leg: Leg): void {
    const extension = `key-${leg.asked?.key ?? ''}`
    delete leg.asked
    this.send(leg, { extension, actions: callBackEnd(extension) })
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
