import assert from 'node:assert/strict'
import type { CallId } from '../../src/basics/ids.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { answerBlock } from '../../src/facts/decide-interview.ts'
import {
  closeShift,
  closingChecks,
  confirmPresence,
  openingChecks,
  openShift,
} from '../../src/facts/decide-room.ts'
import { stopSupervising, supervise } from '../../src/facts/decide-supervise.ts'
import { interviewCompleted } from '../../src/facts/decide-upkeep.ts'
import { optionsAt } from '../../src/scripts/options-at.ts'
import { campaign, type PaperRoom, seat, supervisor } from './paper-room.ts'

const by = { person: 'agent-1' as never, role: 'agent', seat: seat(1) } as const

/** The supervisor comes to seat 1, and goes from it. */
export const listen = (room: PaperRoom) =>
  room.do((s, c) => supervise(s, c, supervisor, seat(1), 'listen'))
export const leave = (room: PaperRoom) => room.do((s) => stopSupervising(s, supervisor))

/** One whole interview at seat 1, if the seat is given a call; `during` happens on the line. */
export function interview(room: PaperRoom, during: () => void = () => undefined): boolean {
  const call = room.place(1)
  if (call === undefined) return false
  room.hear({ kind: 'ringing', call })
  room.hear({ kind: 'answered', call })
  during()
  readToEnd(room, call)
  room.hear({ kind: 'ended', call, cause: 'normal' })
  room.do((s, c) => confirmOutcome(s, c, by, 'completed'))
  for (const id of room.state.completing.keys()) room.do((s) => interviewCompleted(s, id))
  room.tick(10)
  return true
}

/** Every block of the script is read and answered, up to its closing words. */
export function readToEnd(room: PaperRoom, id: CallId): void {
  const call = room.state.calls.get(id)
  assert.ok(call?.state === 'talking')
  for (;;) {
    const now = room.state.interviews.get(call.interview)
    assert.ok(now)
    if (now.at === 'completed') return
    const [option] = optionsAt(room.script, now.at, now.seed, now.answers)
    const answer = option
      ? ({ kind: 'one', option: option.id } as const)
      : ({ kind: 'said' } as const)
    room.do((s, c) => answerBlock(s, c, by, { place: now.at, turn: now.turns, answer }))
  }
}

/** The shift is closed, and another opened in which seat 1 is ready. */
export function nextShift(room: PaperRoom): void {
  const until = room.until
  room.do((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks)))
  const checks = Object.keys(openingChecks)
  room.do((s, c) => openShift(s, c, supervisor, { slot: 'AM', until, campaign, checks }))
  room.do((s, c) => confirmPresence(s, c, supervisor))
  room.ready(1)
}
