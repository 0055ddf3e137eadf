import { randomUUID } from 'node:crypto'
import type { Clock } from '../basics/clock.ts'
import type { CampaignId, PersonId, SampleId } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { Unreadable } from '../readers/sample-fault.ts'
import { roughCount } from '../readers/sample-report.ts'
import type { NumberStores } from '../record/number-stores.ts'
import type { Ledger } from './ledger.ts'
import type { FileRefused, ListKnown, ListOrder, ListTaken, SampleBytes } from './port.ts'
import { openListFile, readTyped, refusalOf } from './read-list-file.ts'
import type { SampleDoor } from './read-sample-file.ts'
import { mostTyped } from './typed-counts.ts'

type Parts = {
  readonly ledger: Ledger
  readonly door: SampleDoor
  readonly clock?: Clock | undefined
}

const together = 16

/**
 * So many that are nobody's number that a whole group is written: a sample without anybody on a list is settled with the
 * same work as one that has a barred number (J6).
 */
function nobodys(count: number): string[] {
  const whole = together * Math.max(1, Math.ceil(count / together))
  return Array.from({ length: whole - count }, () => `nobody/${randomUUID()}`)
}

/** Who must never be called, as the keeper of the numbers knows it: what comes onto the lists, and whom they stop. */
export class ListKeeper {
  readonly #parts: Parts
  readonly #stores: () => NumberStores
  readonly #leftOut = new Map<SampleId, readonly string[]>()

  constructor(parts: Parts, stores: () => NumberStores) {
    this.#parts = parts
    this.#stores = stores
  }

  /** Whether a number must not be called for this campaign, by this agent. Every list is looked at (J6). */
  excludes(number: string, campaign: CampaignId | undefined, agent?: PersonId): boolean {
    const { doNotCall, lists } = this.#stores()
    const { screens, clients } = this.#parts.ledger.screening(campaign)
    const asked = doNotCall.has(number)
    return lists.mustNotRing(number, { screens, clients, agent }) || asked
  }

  excludesAny(
    numbers: readonly string[],
    campaign: CampaignId | undefined,
    agent?: PersonId,
  ): boolean {
    let found = false
    for (const number of numbers) found = this.excludes(number, campaign, agent) || found
    return found
  }

  /** A case of this sample, which is not settled yet, has no number because of these. */
  leaveOut(sample: SampleId, numbers: readonly string[]): void {
    this.#leftOut.set(sample, [...(this.#leftOut.get(sample) ?? []), ...numbers])
  }

  /** They are in the campaign like the others: the same file once more makes no case of them. None when it is given up. */
  async settle(sample: SampleId, campaign: CampaignId | undefined): Promise<void> {
    const numbers = this.#leftOut.get(sample) ?? []
    this.#leftOut.delete(sample)
    if (campaign)
      await this.#stores()
        .done(campaign)
        ?.add([...numbers, ...nobodys(numbers.length)])
  }

  async take(order: ListOrder, file: SampleBytes): Promise<Result<ListTaken, FileRefused>> {
    const opened = await openListFile(this.#parts.door, order, file)
    if (!opened.ok) return opened
    const { about, tally, numbers } = opened.value
    try {
      await this.#stores().lists.take(about, numbers)
    } catch (cause) {
      if (cause instanceof Unreadable) return err(refusalOf(cause.fault))
      throw cause
    }
    return ok({ ...about, report: tally.report() })
  }

  async bar(agent: PersonId | undefined, typed: SampleBytes): Promise<Result<null, FileRefused>> {
    const read = await readTyped(typed, this.#parts.door.drama)
    if (!read.ok) return read
    if (!(await this.#mayBar(read.value.length)))
      return err({
        what: `${mostTyped.barred} numbers were barred in 24 hours, and the dialler takes no more.`,
        whatToDo:
          'Nothing was barred. Go on tomorrow, or have a file of them sealed and import it.',
      })
    await this.#stores().lists.bar(read.value, agent)
    return ok(null)
  }

  known(): readonly ListKnown[] {
    const kept = this.#stores().lists.kept()
    return kept.map(({ list, source, date, version, entries }) => {
      // Of barred numbers not even roughly how many.
      return { list, source, date, version, entries: list === 'barred' ? '0' : roughCount(entries) }
    })
  }

  async #mayBar(count: number): Promise<boolean> {
    const { clock, ledger } = this.#parts
    return clock === undefined || ledger.typed.take('barred', count, clock.now())
  }
}
