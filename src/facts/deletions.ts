import type { CampaignId, KeyId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import { counted } from './catalogue-row.ts'
import type { Fact } from './fact.ts'
import { localDay } from './local-day.ts'
import type { FactType } from './shapes.ts'
import { keysGoneAtClose } from './snapshot.ts'
import type { State } from './state.ts'

/** Something that was destroyed, and the lines of the record that say so. What happens many times a day is one row a day. */
export type Deletion = {
  readonly at: Instant
  readonly what: string
  readonly first: number
  readonly last: number
  readonly keys: readonly KeyId[]
  /** The line that says these keys are overwritten; undefined while one of them is not. */
  readonly gone: number | undefined
}

/** The facts that a certificate is made of. */
export const deletionTypes: ReadonlySet<FactType> = new Set<FactType>([
  'number.erased',
  'key.destroyed',
  'pool.destroyed',
  'responses.destroyed',
  'person.erased',
  'enquiry.days_ended',
  'complaint.forgotten',
  'script.reasons_forgotten',
])

type Found = {
  what: (count: number) => string
  count: number
  at: Instant
  first: number
  last: number
  keys: readonly KeyId[]
}

/** Gathers what was destroyed, given the facts in the order of the record: of the whole box, or of one campaign (G7). */
export class Deletions {
  readonly #days = new Map<string, Found>()
  readonly #single: Found[] = []
  readonly #gone = new Map<KeyId, number>()
  readonly #campaign: CampaignId | undefined
  readonly #samples: ReadonlySet<string>
  readonly #keys: ReadonlySet<KeyId>

  constructor(state: State, campaign?: CampaignId) {
    const known = campaign && state.campaigns.get(campaign)
    this.#campaign = campaign
    this.#samples = new Set(known ? known.samples : [])
    this.#keys = new Set(known ? [known.key, ...keysGoneAtClose(state, known)] : [])
  }

  add(fact: Fact): void {
    switch (fact.type) {
      case 'number.erased':
        if (this.#campaign === undefined || this.#samples.has(fact.on.sample ?? ''))
          this.#daily(fact, fact.data.slots.length, numbers)
        return
      case 'key.destroyed': {
        for (const key of fact.data.keys) this.#gone.set(key, fact.seq)
        const ours = this.#campaign
          ? fact.data.keys.filter((key) => this.#keys.has(key))
          : fact.data.keys
        if (ours.length > 0) this.#daily(fact, ours.length, keys, this.#campaign ? ours : [])
        return
      }
      case 'pool.destroyed':
        this.#once(fact, fact.data.destroyed, tooFew)
        return
      case 'responses.destroyed':
        this.#once(fact, fact.data.responses, responses, fact.data.keys)
        return
      case 'person.erased':
        if (this.#campaign === undefined) this.#once(fact, 1, person, fact.data.keys)
        return
      case 'enquiry.days_ended':
        if (this.#campaign === undefined)
          this.#once(fact, fact.data.days.length, indexDays, fact.data.keys)
        return
      case 'complaint.forgotten':
        if (this.#campaign === undefined) this.#once(fact, 1, complaint, fact.data.keys)
        return
      case 'script.reasons_forgotten':
        if (this.#campaign === undefined)
          this.#once(fact, fact.data.keys.length, reasons, fact.data.keys)
    }
  }

  /** Newest first. */
  rows(): readonly Deletion[] {
    return [...this.#days.values(), ...this.#single]
      .sort((a, b) => b.last - a.last)
      .map(({ what, count, ...found }) => ({
        ...found,
        what: what(count),
        gone: this.#goneAt(found.keys),
      }))
  }

  #goneAt(ids: readonly KeyId[]): number | undefined {
    const lines = ids.map((key) => this.#gone.get(key))
    return lines.includes(undefined) ? undefined : Math.max(0, ...lines.map((line) => line ?? 0))
  }

  #once(fact: Fact, count: number, what: Found['what'], ids: readonly KeyId[] = []): void {
    if (this.#campaign !== undefined && fact.on.campaign !== this.#campaign) return
    this.#single.push({ what, count, at: fact.at, first: fact.seq, last: fact.seq, keys: ids })
  }

  #daily(fact: Fact, count: number, what: Found['what'], ids: readonly KeyId[] = []): void {
    const day = `${localDay(fact.at)} ${fact.type}`
    const before = this.#days.get(day)
    this.#days.set(day, {
      what,
      count: (before?.count ?? 0) + count,
      at: fact.at,
      first: before?.first ?? fact.seq,
      last: fact.seq,
      keys: [...(before?.keys ?? []), ...ids],
    })
  }
}

const numbers = (count: number) =>
  `${counted(count, 'telephone number')} of final cases overwritten`
const keys = (count: number) =>
  `${counted(count, 'key')} overwritten: what was sealed cannot be read`
const tooFew = (count: number) => `${counted(count, 'response')} destroyed, too few to mix`
const responses = (count: number) => `${counted(count, 'response')} destroyed on the retention date`
const person = () => 'A person erased: name, number, gates and sign-ins'
const indexDays = (count: number) => `${counted(count, 'day')} of the enquiry index`
const complaint = () => 'What was found for a complaint'
const reasons = (count: number) =>
  `${counted(count, 'written reason')} about findings in a questionnaire`
