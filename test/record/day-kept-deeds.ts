import assert from 'node:assert/strict'
import type { CallId } from '../../src/basics/ids.ts'
import { instant } from '../../src/basics/instant.ts'
import type { AttemptOutcome } from '../../src/calls/outcome.ts'
import { chooseWindow, windowsOffered } from '../../src/facts/call-back-window.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { goOn } from '../../src/facts/decide-go-on.ts'
import { takeExit } from '../../src/facts/decide-interview.ts'
import { agreeToKeep } from '../../src/facts/decide-kept.ts'
import { redialLost } from '../../src/facts/decide-redial.ts'
import { closeShift, closingChecks } from '../../src/facts/decide-room.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import { tick } from '../../src/facts/decide-tick.ts'
import type { State } from '../../src/facts/state.ts'
import { seat } from '../facts/paper-room.ts'
import { type Deed, deeds, pageOf, worldOf } from './day-deeds.ts'
import type { House } from './day-house.ts'
import { at, one } from './day-people.ts'

function callAt(state: State, number: number) {
  return state.calls.get(state.seats.get(seat(number))?.call ?? ('' as CallId))
}

/** Says whether they began before, where the page asks that. */
export async function answerAgain({ writer }: House, number: number, pick: number) {
  await writer.do((s, c) => {
    const { place, turn } = pageOf(s, number)
    return goOn(s, c, at(s, number), { place, turn }, pick % 3 ? 'yes' : 'no')
  })
}

/** A conversation at this seat that has come to its questions, where there can be one. */
export async function talkAt(house: House, number: number, pick: number): Promise<void> {
  const how = { seat: number, pick }
  await deeds.dial(house, how)
  await deeds.answered(house, how)
  for (let i = 0; i < 8 + (pick % 6); i++) await deeds.press(house, { seat: number, pick: 0 })
}

async function over({ writer }: House, number: number, outcome: AttemptOutcome): Promise<void> {
  const call = callAt(writer.ahead, number)?.id ?? ('' as CallId)
  await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'ended', call, cause: 'normal' }))
  await writer.do((s, c) => confirmOutcome(s, c, at(s, number), outcome))
}

/** Interviews that go on on another day, and lines that are lost. */
export const keptDeeds = {
  suspend: async (house, { seat: number, pick }) => {
    const { writer } = house
    await talkAt(house, number, pick)
    await writer.do((s, c) => takeExit(s, c, at(s, number), 'call-back'))
    await writer.do((s, c) => {
      const call = callAt(s, number)
      const window = call && windowsOffered(s, c, call)[pick % 3]
      return chooseWindow(s, c, at(s, number), String(window?.from))
    })
    const keep = pick % 4 ? 'yes' : 'no'
    await writer.do((s, c) => agreeToKeep(s, c, at(s, number), keep))
    await over(house, number, 'call-back')
  },
  /** Everybody goes home, and in the time that was agreed somebody is called again. */
  anotherDay: async (house, how) => {
    const { writer, clock } = house
    for (const number of [1, 2, 3]) await over(house, number, 'refuses')
    await writer.do((s, c) => closeShift(s, c, one(s, 'supervisor'), Object.keys(closingChecks)))
    const [due] = [...writer.ahead.kept.keys()].map((id) => writer.ahead.cases.get(id)?.notBefore)
    if (due !== undefined) clock.at = instant(Math.max(clock.at, due))
    await writer.do(tick)
    await deeds.openShift(house)
    await deeds.sit(house, how)
    await deeds.dial(house, how)
    await deeds.answered(house, how)
    for (let i = 0; i < 8; i++) await deeds.press(house, { ...how, pick: how.pick % 2 ? 1 : 0 })
  },
  /** The respondent's leg is gone in the middle, and the supervisor agrees that it is rung once more. */
  redial: async (house, { seat: number, pick }) => {
    const { writer } = house
    await talkAt(house, number, pick)
    const call = callAt(writer.ahead, number)?.id ?? ('' as CallId)
    await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'ended', call, cause: 'line-lost' }))
    await writer.do((s, c) => redialLost(s, c, one(s, 'supervisor'), call, worldOf(house)))
    if (pick % 3 === 0) return
    const next = callAt(writer.ahead, number)?.id ?? ('' as CallId)
    await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'answered', call: next }))
  },
} satisfies Record<string, Deed>

/** What the state says is kept can be read, and nothing else is. */
export function assertSaid({ writer, stores }: House): void {
  for (const { key } of writer.ahead.kept.values())
    assert.ok(stores.kept.read(key), 'what was kept is gone before its time')
}
