import type { Cancel, Clock } from '../basics/clock.ts'
import { second } from '../basics/instant.ts'
import type { Effect } from '../facts/decide.ts'
import { placeNext, type World } from '../facts/decide-dial.ts'
import { takeSwitchEvent } from '../facts/decide-switch.ts'
import { tick } from '../facts/decide-tick.ts'
import { unlessAway } from '../phone/numbers-port.ts'
import type { SwitchCommand, SwitchEvent, SwitchPort } from '../phone/switch-port.ts'
import type { Writer } from '../record/writer.ts'

export type EngineParts = {
  readonly writer: Writer
  readonly phone: SwitchPort
  readonly clock: Clock
  world(): World
  /** Told of what nobody foresaw, a decision that throws among it: nothing may go on as if it had not been asked for. */
  failed(cause: Error): void
  /** Also told everything the switch tells: the voices of the seats are no facts (design 3). */
  overhear?(event: SwitchEvent): void
}

export type Engine = {
  /** Carries out what concerns the switch; anything else is not its work. */
  run(effect: Effect): void
  /** Looks again which seats may have a call: something outside the record has changed. */
  lookAgain(): void
  close(): void
}

const pulseEvery = 250

/**
 * The loop between the record and the switch: events become facts, facts become commands, and time passes. It holds
 * nothing of its own, so after a crash it starts from the record and from what the switch still holds.
 */
export function startEngine(parts: EngineParts): Engine {
  const { writer, phone, clock, world, overhear } = parts
  let over = false
  const stops: Cancel[] = []
  const failed = unlessAway(parts.failed)
  // The writer has told of its own failure, and closes this.
  const work = (begun: Promise<unknown>) =>
    begun.catch((cause: unknown) => {
      if (!over) failed(cause)
    })

  const take = (event: SwitchEvent) =>
    work(writer.do((state, ctx) => takeSwitchEvent(state, ctx, event)))

  let moving = 0
  const hear = (event: SwitchEvent) => {
    overhear?.(event)
    if (event.kind === 'seat-talking') return
    // The supervisor's leg going from one seat to another leaves the first: that is no end of listening.
    if (event.kind === 'supervising-stopped' && moving > 0) return
    void take(event)
  }

  const send = async (command: SwitchCommand) => {
    const moves = command.do === 'supervise' || command.do === 'take-over'
    if (moves) moving += 1
    const sent = await phone.send(command).finally(() => {
      if (moves) moving -= 1
    })
    if (sent.ok || over) return
    // A dial that the switch did not take has rung nobody: the attempt ends where it began. One whose answer was lost may
    // be ringing: it goes on until the switchboard has found out.
    if (command.do === 'dial' && sent.error.code !== 'timed-out')
      await take({ kind: 'ended', call: command.call, cause: 'trunk-fault' })
    // The record says that a supervisor is there, and none is: nobody listens, and a call taken over is let go.
    if (moves) await take({ kind: 'supervising-stopped', supervisor: command.supervisor })
    // A leg that cannot be ended because nobody is connected is settled when the switch is back.
  }

  const dial = () => {
    if (over) return
    const { ahead } = writer
    for (const seat of ahead.seats.values()) {
      if (seat.mode.is !== 'ready' || seat.call || !seat.signedIn || !seat.lineUp) continue
      if (seat.pauseUntil !== undefined && clock.now() < seat.pauseUntil) continue
      void work(writer.do((state, ctx) => placeNext(state, ctx, seat.id, world())))
    }
  }

  phone.listen(hear)
  writer.onSynced((facts) => {
    if (facts.length > 0) dial()
  })
  stops.push(clock.every(pulseEvery, dial))
  stops.push(clock.every(second, () => void work(writer.do(tick))))

  return {
    run: (effect) => {
      if (effect.do === 'switch') void work(send(effect.command))
    },
    lookAgain: dial,
    close: () => {
      over = true
      for (const stop of stops) stop()
    },
  }
}
