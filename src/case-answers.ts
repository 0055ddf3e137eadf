import type { Clock } from './basics/clock.ts'
import type { CaseId } from './basics/ids.ts'
import { type Instant, second } from './basics/instant.ts'
import type { NumbersPort } from './dialler/port.ts'
import type { MayRing } from './phone/numbers-port.ts'

/** What the dial rules ask about numbers, from one look at the candidates. */
export type CaseLook = {
  mustNotRing(case_: CaseId): boolean
  hasNumber(case_: CaseId): boolean
}

/** How long an answer is good for: the keeper of the numbers asks itself again before it dials. */
const goodFor = 5 * second

/**
 * The dial rules decide in one turn, and whoever keeps the numbers may be another process. So a case that nothing is
 * known of holds the whole look back, all that were asked about are asked for together, and `answered` says when to
 * look again: a case is never passed over because its answer is late.
 */
export function openCaseAnswers(
  numbers: Pick<NumbersPort, 'mayRing'>,
  clock: Clock,
  answered: () => void,
): { look(): CaseLook; forget(): void } {
  const known = new Map<CaseId, { readonly answer: MayRing; readonly at: Instant }>()
  const wanted = new Set<CaseId>()
  let asking = false
  const askSoon = () => {
    if (asking || wanted.size === 0) return
    asking = true
    queueMicrotask(() => void ask())
  }
  const ask = async () => {
    const cases = [...wanted]
    wanted.clear()
    // Nobody there to answer: it is asked again at the next look.
    const answers = await numbers.mayRing(cases).catch(() => undefined)
    asking = false
    askSoon()
    if (!answers) return
    const at = clock.now()
    for (const [old, one] of known) if (at - one.at > goodFor) known.delete(old)
    for (const [index, answer] of answers.entries()) {
      const case_ = cases[index]
      if (case_ !== undefined) known.set(case_, { answer, at })
    }
    answered()
  }
  const answerOf = (case_: CaseId) => {
    const one = known.get(case_)
    if (one && clock.now() - one.at <= goodFor) return one.answer
    wanted.add(case_)
    askSoon()
    return undefined
  }
  return {
    look: () => {
      let late = false
      const answer = (case_: CaseId) => {
        const one = answerOf(case_)
        late ||= one === undefined
        return late ? undefined : one
      }
      return {
        mustNotRing: (case_) => answer(case_) === 'do-not-call',
        hasNumber: (case_) => ['yes', 'do-not-call'].includes(answer(case_) ?? 'no-number'),
      }
    },
    forget: () => known.clear(),
  }
}
