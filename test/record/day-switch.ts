import assert from 'node:assert/strict'
import type { CallId, CaseId } from '../../src/basics/ids.ts'
import { ok } from '../../src/basics/result.ts'
import type { SwitchEvent, SwitchPort } from '../../src/phone/switch-port.ts'
import type { NumberSource } from '../../src/switchboard/number-source.ts'
import type { Resume } from '../../src/switchboard/resume.ts'

/** One ring at somebody’s telephone, at that step of the disk. */
export type Ring = {
  readonly moment: number
  readonly call: CallId
  readonly case: CaseId
  readonly number: string
}

/** A switch on paper, which lives on while box and dialler come and go, and remembers whom it rang. */
export class DaySwitch {
  readonly rings: Ring[] = []
  readonly #up = new Set<CallId>()
  readonly #moment: () => number
  #hear: (event: SwitchEvent) => void = () => undefined

  constructor(moment: () => number) {
    this.#moment = moment
  }

  open(numbers: NumberSource, resume: Resume): SwitchPort {
    return {
      send: async (command) => {
        if (command.do !== 'dial') return ok(undefined)
        const { call, case: case_, agent } = command
        const number = numbers(case_, agent)
        if (number === undefined)
          return { ok: false, error: { code: 'no-number', what: 'There is no number to ring.' } }
        this.rings.push({ moment: this.#moment(), call, case: case_, number })
        this.#up.add(call)
        return ok(undefined)
      },
      listen: (listener) => {
        this.#hear = listener
      },
      start: async () => {
        for (const { call } of resume.calls) if (!this.#up.has(call)) this.#ended(call)
      },
      close: async () => {
        this.#hear = () => undefined
      },
    }
  }

  /** The record says that it is over: so do the ends of the line. */
  over(call: CallId): void {
    if (this.#up.delete(call)) this.#ended(call)
  }

  #ended(call: CallId): void {
    this.#hear({ kind: 'ended', call, cause: 'normal' })
  }
}

/** No call rang twice, and none that the record knows nothing of, or of another number than its case has. */
export function assertRings(
  rings: readonly Ring[],
  placed: ReadonlyMap<CallId, CaseId>,
  numbers: ReadonlyMap<CaseId, string>,
): void {
  const rung = new Set<CallId>()
  for (const { call, case: case_, number } of rings) {
    assert.ok(!rung.has(call), 'a call rang twice')
    rung.add(call)
    assert.equal(placed.get(call), case_, 'a call rang that the record knows nothing of')
    assert.equal(numbers.get(case_) ?? number, number, 'a call rang at another number')
  }
}
