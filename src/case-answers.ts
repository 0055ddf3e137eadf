import type { Clock } from './basics/clock.ts'
import type { CaseId, PersonId } from './basics/ids.ts'
import { type Instant, second } from './basics/instant.ts'
import type { NumbersPort } from './dialler/port.ts'
import type { MayRing } from './phone/numbers-port.ts'

/** What the dial rules ask about numbers, from one look at the candidates for one agent. */
export type CaseLook = {
  mustNotRing(case_: CaseId, agent?: PersonId): boolean
  hasNumber(case_: CaseId, agent?: PersonId): boolean
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
): {
  look(): CaseLook
  /** The same for one case, asked for now. Where nobody is there to answer, it may not be rung. */
  ask(case_: CaseId, agent: PersonId): Promise<CaseLook>
  forget(): void
} {
  const known = new Map<string, { readonly answer: MayRing; readonly at: Instant }>()
  const wanted = new Map<PersonId | undefined, Set<CaseId>>()
  let asking = false
  const askSoon = () => {
    if (asking || wanted.size === 0) return
    asking = true
    queueMicrotask(() => void ask())
  }
  const ask = async () => {
    const questions = [...wanted].map(([agent, cases]) => ({ agent, cases: [...cases] }))
    wanted.clear()
    // Nobody there to answer: it is asked again at the next look.
    const answers = await Promise.all(
      questions.map(({ agent, cases }) => numbers.mayRing(cases, agent)),
    ).catch(() => undefined)
    asking = false
    askSoon()
    if (!answers) return
    const at = clock.now()
    for (const [old, one] of known) if (at - one.at > goodFor) known.delete(old)
    for (const [index, { agent, cases }] of questions.entries())
      for (const [place, answer] of (answers[index] ?? []).entries()) {
        const case_ = cases[place]
        if (case_ !== undefined) known.set(keyOf(case_, agent), { answer, at })
      }
    answered()
  }
  const answerOf = (case_: CaseId, agent: PersonId | undefined) => {
    const one = known.get(keyOf(case_, agent))
    if (one && clock.now() - one.at <= goodFor) return one.answer
    wanted.set(agent, (wanted.get(agent) ?? new Set()).add(case_))
    askSoon()
    return undefined
  }
  return {
    look: () => {
      let late = false
      const answer = (case_: CaseId, agent: PersonId | undefined) => {
        const one = answerOf(case_, agent)
        late ||= one === undefined
        return late ? undefined : one
      }
      return {
        mustNotRing: (case_, agent) => answer(case_, agent) === 'excluded',
        hasNumber: (case_, agent) =>
          ['yes', 'excluded'].includes(answer(case_, agent) ?? 'no-number'),
      }
    },
    ask: async (case_, agent) => {
      const [answer] = await numbers.mayRing([case_], agent).catch(() => [])
      return {
        mustNotRing: () => answer === 'excluded',
        hasNumber: () => ['yes', 'excluded'].includes(answer ?? 'no-number'),
      }
    },
    forget: () => known.clear(),
  }
}

function keyOf(case_: CaseId, agent: PersonId | undefined): string {
  return `${agent ?? ''} ${case_}`
}
