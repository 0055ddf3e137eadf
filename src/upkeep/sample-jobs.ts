import { randomUUID } from 'node:crypto'
import type { CampaignId, PersonId, SampleId } from '../basics/ids.ts'
import type { Result } from '../basics/result.ts'
import type { NumbersPort, SampleProgress } from '../dialler/port.ts'
import { DiallerAway } from '../phone/numbers-port.ts'
import type { SampleImported, SampleRefused } from './import-sample.ts'

export type { SampleProgress }

/** An import as the page of whoever began it sees it. */
export type SampleJobSeen =
  | { readonly is: 'under-way'; readonly progress: SampleProgress | undefined }
  | { readonly is: 'over'; readonly result: Result<SampleImported, SampleRefused> }

type Job = {
  readonly by: PersonId
  readonly campaign: CampaignId
  sample?: SampleId
  result?: Result<SampleImported, SampleRefused>
  over: Promise<void>
}

/** What was read is shown to whoever began it, and kept for as long as the box runs and no other import is begun. */
const mostKept = 8

/** Imports that go on while pages come and go: begun, followed and cancelled by one governor each. */
export class SampleJobs {
  readonly #jobs = new Map<string, Job>()
  readonly #numbers: Pick<NumbersPort, 'progressOf' | 'cancelSample'>
  readonly #onFailed: (cause: Error) => void

  constructor(
    numbers: Pick<NumbersPort, 'progressOf' | 'cancelSample'>,
    onFailed: (cause: Error) => void,
  ) {
    this.#numbers = numbers
    this.#onFailed = onFailed
  }

  begin(
    by: PersonId,
    campaign: CampaignId,
    work: (begun: (sample: SampleId) => void) => Promise<Result<SampleImported, SampleRefused>>,
  ): string {
    const id = randomUUID()
    const job: Job = { by, campaign, over: Promise.resolve() }
    job.over = work((sample) => {
      job.sample = sample
    }).then((result) => {
      job.result = result
    }, this.#onFailed)
    this.#jobs.set(id, job)
    for (const [old, { result }] of this.#jobs)
      if (this.#jobs.size > mostKept && result) this.#jobs.delete(old)
    return id
  }

  /** Undefined when there is none, or it is somebody else's. */
  async seen(id: string, by: PersonId, campaign: CampaignId): Promise<SampleJobSeen | undefined> {
    const job = this.#of(id, by, campaign)
    if (!job) return undefined
    if (job.result) return { is: 'over', result: job.result }
    const asked = job.sample === undefined ? undefined : this.#numbers.progressOf(job.sample)
    const progress = await asked?.catch(unlessAway)
    return job.result ? { is: 'over', result: job.result } : { is: 'under-way', progress }
  }

  async cancel(id: string, by: PersonId, campaign: CampaignId): Promise<void> {
    const sample = this.#of(id, by, campaign)?.sample
    if (sample !== undefined) await this.#numbers.cancelSample(sample).catch(unlessAway)
  }

  /** Resolves when it is over, or at once when there is none. */
  async over(id: string): Promise<void> {
    await this.#jobs.get(id)?.over
  }

  #of(id: string, by: PersonId, campaign: CampaignId): Job | undefined {
    const job = this.#jobs.get(id)
    return job?.by === by && job.campaign === campaign ? job : undefined
  }
}

function unlessAway(cause: unknown): undefined {
  if (cause instanceof DiallerAway) return undefined
  throw cause
}
