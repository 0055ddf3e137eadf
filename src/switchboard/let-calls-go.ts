import type { Cancel, Clock } from '../basics/clock.ts'
import type { CallId } from '../basics/ids.ts'
import { second } from '../basics/instant.ts'
import type { State } from '../facts/state.ts'
import type { SwitchPort } from '../phone/switch-port.ts'

export type LettingGo = {
  /** Resolves when nobody is on the line any more, or has heard that the call must end. */
  readonly done: Promise<void>
  /** Whether the call is still up, as far as the switch has told. */
  isUp(call: CallId): boolean
  /** How many conversations are not over. */
  talking(): number
  /** The calls that were given the apology. */
  apologised(): readonly CallId[]
  /** The record can be written again: nothing more is ended from here. */
  stop(): void
}

/**
 * Nothing can be recorded any more (P9): phones that still ring are let go at once, and whoever talks has a minute for
 * the closing words before the box's apology ends the call. The apology is asked for again for as long as the leg is
 * up: the switch may not have heard. From here on this is the one that listens to the switch.
 */
export function letCallsGo(
  state: State,
  phone: SwitchPort,
  clock: Clock,
  closingMs: number,
): LettingGo {
  const calls = [...state.calls.values()]
  const up = new Set(calls.filter(({ state: at }) => at !== 'wrapping-up').map(({ id }) => id))
  const talking = calls.filter((call) => call.state === 'talking').map(({ id }) => id)
  const apologised = new Set<CallId>()
  let finish: () => void = () => undefined
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })
  let cancel: Cancel = () => undefined
  const stillTalking = () => talking.filter((call) => up.has(call))
  const apologise = async () => {
    for (const call of stillTalking()) apologised.add(call)
    await Promise.all(stillTalking().map((call) => phone.send({ do: 'apologise', call })))
    finish()
  }
  phone.listen((event) => {
    if (event.kind !== 'ended') return
    up.delete(event.call)
    if (stillTalking().length === 0) finish()
  })
  for (const call of calls)
    if (call.state === 'placing' || call.state === 'ringing')
      void phone.send({ do: 'end-call', call: call.id })
  if (talking.length === 0) finish()
  else
    cancel = clock.after(closingMs, () => {
      cancel = clock.every(second, () => void apologise())
      void apologise()
    })
  return {
    done,
    isUp: (call) => up.has(call),
    talking: () => stillTalking().length,
    apologised: () => [...apologised],
    stop: () => cancel(),
  }
}
