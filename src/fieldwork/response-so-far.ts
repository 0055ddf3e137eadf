import { type AaporCode, isAaporCode } from './aapor.ts'
import { groupCounts, type Rate } from './rates.ts'

/** What one day added. `begun` counts cases that were tried for the first time, `finals` those that became final. */
export type DayAdded = {
  readonly begun: number
  readonly tried: number
  readonly people: number
  readonly finals: ReadonlyMap<string, number>
}

export type ResponseSoFar = {
  /** Interviews of all cases tried, but for those found not eligible: RR1, with every open case as if eligible. */
  readonly response: Rate
  /** Interviews of all people who took part or refused: COOP3. */
  readonly cooperation: Rate
  /** Calls in which a person was reached, of all calls. */
  readonly reached: Rate
}

/**
 * How people have responded by the end of each day, since the beginning. Cases that are still open count as not
 * interviewed, so the response starts low and rises: it never promises more than there is.
 */
export function responseSoFar(days: readonly DayAdded[]): readonly ResponseSoFar[] {
  const codes: Partial<Record<AaporCode, number>> = {}
  const sum = { begun: 0, tried: 0, people: 0 }
  return days.map((day) => {
    for (const [code, count] of day.finals)
      if (isAaporCode(code)) codes[code] = (codes[code] ?? 0) + count
    sum.begun += day.begun
    sum.tried += day.tried
    sum.people += day.people
    const { I, P, R, NE } = groupCounts(codes)
    return {
      response: rate(I, sum.begun - NE),
      cooperation: rate(I, I + P + R),
      reached: rate(sum.people, sum.tried),
    }
  })
}

function rate(part: number, whole: number): Rate {
  return whole <= 0 ? 'n/a' : part / whole
}
