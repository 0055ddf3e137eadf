import { DueQueue } from '../basics/due-queue.ts'
import type { CaseId, SampleId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { Random } from '../basics/seeded.ts'
import type { Case, State } from './state.ts'

/**
 * Cases that wait for a time, one queue for each sample: those of a campaign that nobody works on, or of a sample whose
 * numbers are away, never stand in the way of the others.
 */
export class WaitingCases {
  readonly #queues = new Map<SampleId, DueQueue<CaseId>>()
  readonly #isStill: (id: CaseId, at: Instant) => boolean

  constructor(isStill: (id: CaseId, at: Instant) => boolean) {
    this.#isStill = isStill
  }

  add(id: CaseId, at: Instant): void {
    const [sample] = partsOf(id)
    const queue = this.#queues.get(sample) ?? new DueQueue<CaseId>(this.#isStill)
    this.#queues.set(sample, queue)
    queue.add(id, at)
  }

  /** Those of these samples that are due, one of each sample in turn. */
  *due(samples: readonly SampleId[], now: Instant, turn?: Random): Generator<CaseId> {
    let queues = samples.flatMap((id) => this.#queues.get(id)?.due(now, turn) ?? [])
    while (queues.length > 0) {
      const left: typeof queues = []
      for (const queue of queues) {
        const { done, value } = queue.next()
        if (done) continue
        left.push(queue)
        yield value
      }
      queues = left
    }
  }

  /** Those of every sample that are due. */
  allDue(now: Instant): Generator<CaseId> {
    return this.due([...this.#queues.keys()], now)
  }
}

/** The sample of a case, and its place in it. */
export function partsOf(id: CaseId): readonly [SampleId, number] {
  const dot = id.lastIndexOf('.')
  return [id.slice(0, dot) as SampleId, Number(id.slice(dot + 1))]
}

/** The queues of a state. Each entry counts while it says what the case itself says. */
export function waitingQueues(
  of: () => Pick<State, 'cases' | 'campaigns'>,
): Pick<State, 'appointments' | 'retries' | 'windowEnds'> {
  const open = (id: CaseId, is: (known: Case) => boolean) => {
    const known = of().cases.get(id)
    return known !== undefined && known.final === undefined && is(known)
  }
  const waits = (askedBack: boolean) =>
    new WaitingCases((id, at) =>
      open(id, (known) => known.notBefore === at && known.askedBack === askedBack),
    )
  const lifeOf = ({ campaign }: Case) => of().campaigns.get(campaign)?.life
  return {
    appointments: waits(true),
    retries: waits(false),
    windowEnds: new WaitingCases((id, at) =>
      open(id, (known) => known.until === at && known.askedBack && lifeOf(known) !== 'closed'),
    ),
  }
}
