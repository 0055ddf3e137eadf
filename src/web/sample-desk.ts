import { randomUUID } from 'node:crypto'
import type { CampaignId, PersonId } from '../basics/ids.ts'
import { type Instant, minute } from '../basics/instant.ts'
import type { SentBytes } from './streamed-form.ts'

/** A file that a governor has sent, until they say that it is what it seems. A raw one is in memory alone. */
export type SentFile = {
  readonly by: PersonId
  readonly campaign: CampaignId
  readonly source: string
  readonly obtained: string
  readonly file: SentBytes
}

const keptFor = 15 * minute

/** One file of each governor at a time: a file may hold a client's whole list, so none lies about. */
export class SampleDesk {
  readonly #sent = new Map<string, SentFile & { readonly at: Instant }>()
  readonly #later: (work: () => void, ms: number) => unknown

  /** `later` does the work after so many milliseconds of the machine's, and holds no process up for it. */
  constructor(
    later: (work: () => void, ms: number) => unknown = (work, ms) => setTimeout(work, ms).unref(),
  ) {
    this.#later = later
  }

  put(sent: SentFile, now: Instant): string {
    this.#tidy(now)
    for (const [id, { by }] of this.#sent) if (by === sent.by) this.forget(id)
    const id = randomUUID()
    this.#sent.set(id, { ...sent, at: now })
    // Though nobody comes back to any file.
    this.#later(() => this.forget(id), keptFor)
    return id
  }

  /** Undefined when it was taken, is somebody else's, or was left too long. */
  find(id: string, by: PersonId, campaign: CampaignId, now: Instant): SentFile | undefined {
    this.#tidy(now)
    const sent = this.#sent.get(id)
    return sent?.by === by && sent.campaign === campaign ? sent : undefined
  }

  /** Whoever has found it reads it now, and forgets it then. */
  remove(id: string): void {
    this.#sent.delete(id)
  }

  /** It is of no use, or was left too long: nothing of it stays. */
  forget(id: string): void {
    // What a failing disk keeps of it goes at the next start.
    void this.#sent
      .get(id)
      ?.file.forget()
      .catch(() => undefined)
    this.#sent.delete(id)
  }

  #tidy(now: Instant): void {
    for (const [id, { at }] of this.#sent) if (now - at > keptFor) this.forget(id)
  }
}
