import assert from 'node:assert/strict'
import { hour, type Instant, later } from '../../src/basics/instant.ts'
import type { AttemptOutcome } from '../../src/calls/outcome.ts'
import { chooseWindow, windowsOffered } from '../../src/facts/call-back-window.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { goOn } from '../../src/facts/decide-go-on.ts'
import { answerBlock, takeExit } from '../../src/facts/decide-interview.ts'
import { agreeToKeep } from '../../src/facts/decide-kept.ts'
import { closeShift, closingChecks, openingChecks, openShift } from '../../src/facts/decide-room.ts'
import type { QuotaCell } from '../../src/fieldwork/quota.ts'
import { optionsAt } from '../../src/scripts/options-at.ts'
import type { Answer, Script } from '../../src/scripts/script.ts'
import { quotaScript } from '../support/quota-script.ts'
import { campaign, PaperRoom, seat, supervisor } from './paper-room.ts'

type StudyOptions = {
  readonly quotas?: readonly QuotaCell[]
  readonly script?: Script
  readonly slots?: number
}

/** A paper room of a campaign that lets people stop in the middle and go on on another day. */
export class StudyRoom extends PaperRoom {
  constructor({ quotas = [], script = quotaScript(), slots = 1 }: StudyOptions = {}) {
    super({ slots, script })
    this.sheet = { goesOn: true, quotas }
  }

  agent(number: number) {
    return { person: `agent-${number}` as never, role: 'agent', seat: seat(number) } as const
  }

  callAt(number: number) {
    const call = [...this.state.calls.values()].find((one) => one.seat === seat(number))
    assert.ok(call, 'a call is up')
    return call
  }

  at(number: number) {
    const call = this.callAt(number)
    const found = 'interview' in call ? this.state.interviews.get(call.interview) : undefined
    assert.ok(found, 'an interview is under way')
    return found
  }

  page(number: number) {
    return { place: this.at(number).at, turn: this.at(number).turns }
  }

  /** The first listed option everywhere, up to a place; nobody began before unless `again` says so. */
  readTo(number: number, place: string, again: 'yes' | 'no' = 'no'): void {
    for (let i = 0; this.at(number).at !== place; i++) {
      assert.ok(i < 30, `never came to ${place}`)
      this.press(number, again)
    }
  }

  press(number: number, again: 'yes' | 'no' = 'no'): void {
    const { at, seed, answers } = this.at(number)
    const first = at === this.script.questions[0]?.id && this.at(number).again === undefined
    if (first && this.sheet.goesOn) {
      this.goOn(number, again)
      return
    }
    const [option] = optionsAt(this.script, at, seed, answers)
    const several = this.script.questions.some(({ id, kind }) => id === at && kind === 'multiple')
    const answer: Answer = !option
      ? { kind: 'said' }
      : several
        ? { kind: 'several', options: [option.id] }
        : { kind: 'one', option: option.id }
    this.do((s, c) => answerBlock(s, c, this.agent(number), { ...this.page(number), answer }))
  }

  goOn(number: number, answer: 'yes' | 'no'): void {
    this.do((s, c) => goOn(s, c, this.agent(number), this.page(number), answer))
  }

  /** Wants to be called later, and chooses a time. */
  stopAt(number: number, pick = 0) {
    const by = this.agent(number)
    this.do((s, c) => takeExit(s, c, by, 'call-back'))
    const window = windowsOffered(this.state, this.ctx(), this.callAt(number))[pick]
    assert.ok(window, 'a time is offered')
    this.do((s, c) => chooseWindow(s, c, by, String(window.from)))
    return window
  }

  /** The same, and says whether what was said is kept. */
  stop(number: number, keep: 'yes' | 'no' | undefined, pick = 0) {
    const window = this.stopAt(number, pick)
    if (keep) this.do((s, c) => agreeToKeep(s, c, this.agent(number), keep))
    this.over(number, 'call-back')
    return window
  }

  over(number: number, outcome: AttemptOutcome): void {
    this.hear({ kind: 'ended', call: this.callAt(number).id, cause: 'normal' })
    this.do((s, c) => confirmOutcome(s, c, this.agent(number), outcome))
  }

  closes(): void {
    this.do((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks)))
  }

  opens(from: Instant, slot: 'AM' | 'PM' | 'ED', number = 2): void {
    this.now = from
    const checks = Object.keys(openingChecks)
    const until = later(from, 3 * hour)
    this.do((s, c) => openShift(s, c, supervisor, { slot, until, campaign, checks }))
    this.ready(number)
  }
}
