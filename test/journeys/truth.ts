import assert from 'node:assert/strict'
import type { CallId } from '../../src/basics/ids.ts'
import type { Exchange } from '../../src/exchange/start-exchange.ts'
import type { Fact } from '../../src/facts/fact.ts'
import type { ReleaseDocument } from '../../src/results/release-document.ts'
import type { Answers } from '../../src/scripts/script.ts'

/** The calls with a completed interview: only while their shift is open does the disk say which they were. */
export function completedCalls(facts: readonly Fact[]): CallId[] {
  return facts.flatMap(({ type, on, data }) =>
    type === 'interview.completing' && !data.notAsked && on.call ? [on.call] : [],
  )
}

/** What the respondents of these calls said, in their own heads: the exchange's word, not the box's. */
export function saidInCompleted(exchange: Exchange, calls: readonly CallId[]): Answers[] {
  const said = exchange.truth.said()
  return calls.map((call) => {
    const answers = said.get(call)
    if (!answers) assert.fail(`The box completed an interview with nobody: call ${call}`)
    return answers
  })
}

/**
 * Holds every number that would be published to what was truly said: none is further from the truth than rounding to
 * 5 takes it, and none stands for fewer than 10. Gives the tables that are shown, to be counted.
 */
export function holdToTruth(document: ReleaseDocument, said: readonly Answers[]) {
  near(document.base, said.length, 'base of the release')
  const shown = document.tables.flatMap((table) => (table.state === 'shown' ? [table] : []))
  for (const { place, cells } of shown) {
    for (const { option, count, percent } of cells) {
      if (typeof count !== 'number') continue
      const truly = said.filter((answers) => gave(answers, place, option)).length
      near(count, truly, `${place}, ${option}`)
      assert.ok(truly >= 10, `${place}, ${option} stands for ${truly} people (X2)`)
      assert.equal(typeof percent, 'number')
    }
  }
  return shown
}

function near(published: number, truly: number, what: string): void {
  assert.ok(
    Math.abs(published - truly) <= 2.5 && published % 5 === 0,
    `${what}: published ${published}, truly ${truly}`,
  )
}

function gave(answers: Answers, place: string, option: string): boolean {
  const answer = answers[place]
  if (answer?.kind === 'one') return answer.option === option
  return answer?.kind === 'several' && answer.options.includes(option)
}
