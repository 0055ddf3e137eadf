import type { Clock } from '../basics/clock.ts'
import type { CampaignId, CaseId, PersonId, SampleId } from '../basics/ids.ts'
import { err, type Result } from '../basics/result.ts'
import { readPhoneNumber } from '../fieldwork/phone-number.ts'
import type { KnownCampaign, KnownNumbers, MayRing } from '../phone/numbers-port.ts'
import type { SampleLook } from '../readers/sample-look.ts'
import type { Disk } from '../record/disk.ts'
import type { Keys } from '../record/keys.ts'
import { type NumberStores, openNumberStores, sampleOf } from '../record/number-stores.ts'
import type { Vault } from '../record/vault.ts'
import { begunPath, cutShort, removeUnfinishedImports } from '../record/vault-import.ts'
import { bySample, slotIn } from './case-places.ts'
import { Enquiries } from './enquiries.ts'
import type { Ledger } from './ledger.ts'
import { ListKeeper } from './list-keeper.ts'
import type {
  FileRefused,
  ListKnown,
  ListOrder,
  ListTaken,
  NumbersPort,
  NumbersReturned,
  ReturnOrder,
  SampleAs,
  SampleBytes,
  SampleOrder,
  SampleProgress,
  SampleTaken,
} from './port.ts'
import { lookAtSampleFile, type SampleDoor } from './read-sample-file.ts'
import { giveBack } from './return-numbers.ts'
import { followingOf, readIntoVault } from './take-sample.ts'
import { closed, UnderWay } from './under-way.ts'

export type NumbersParts = {
  readonly disk: Disk
  readonly keys: Keys
  readonly ledger: Ledger
  readonly door: SampleDoor
  /** For how much may be barred in a day, and that no day of the enquiry index is kept for too long. */
  readonly clock?: Clock
}

/** The keeper of the numbers: the vaults, the lists, the done sets. What it gives out holds no number. */
export class Numbers implements NumbersPort {
  readonly #parts: NumbersParts
  readonly #lists: ListKeeper
  readonly index: Enquiries
  #stores: NumberStores | undefined
  readonly #underWay = new UnderWay()

  constructor(parts: NumbersParts) {
    this.#parts = parts
    this.#lists = new ListKeeper(parts, () => this.stores)
    this.index = new Enquiries(parts, {
      numberOf: (case_) => this.#vaultOf(case_)?.read(case_),
      never: (number) => this.stores.doNotCall.add([number]),
    })
  }

  /** For the switchboard alone: one number for one originate; none when it must not ring (T3, T4, J6) or is erased. */
  callable(case_: CaseId, agent?: PersonId): string | undefined {
    const number = this.#stores && this.#vaultOf(case_)?.read(case_)
    return number === undefined || this.#excludes(case_, agent) ? undefined : number
  }

  get stores(): NumberStores {
    if (!this.#stores) throw new Error('The numbers are opened before anything is asked of them')
    return this.#stores
  }

  async open(known: () => KnownNumbers): Promise<void> {
    const { disk, keys, ledger } = this.#parts
    const told = known()
    const { list, campaigns, samples } = await ledger.agree(told)
    if (!this.#stores) {
      await removeUnfinishedImports(disk)
      this.#stores = await openNumberStores({ disk, keys }, list)
      await ledger.listsMade()
    }
    await this.index.openAll(told.days)
    for (const one of campaigns) await this.#openDone(one)
    for (const { sample, key, away } of samples) await this.stores.openSample(sample, key, away)
    for (const sample of this.#underWay.besides(ledger.unsettled(told)))
      await this.settleSample(sample, false)
    for (const sample of this.#underWay.besides(await cutShort(disk)))
      if (ledger.sample(sample)) await disk.remove(begunPath(sample))
      else await this.stores.dropSample(sample)
  }

  async mayRing(cases: readonly CaseId[], agent?: PersonId): Promise<readonly MayRing[]> {
    return cases.map((case_) => {
      if (this.#vaultOf(case_)?.read(case_) === undefined) return 'no-number'
      return this.#excludes(case_, agent) ? 'excluded' : 'yes'
    })
  }

  takeList(order: ListOrder, file: SampleBytes): Promise<Result<ListTaken, FileRefused>> {
    return this.#lists.take(order, file)
  }

  bar(agent: PersonId | undefined, typed: SampleBytes): Promise<Result<null, FileRefused>> {
    return this.#lists.bar(agent, typed)
  }

  async lists(): Promise<readonly ListKnown[]> {
    return this.#lists.known()
  }

  async erase(cases: readonly CaseId[]): Promise<void> {
    for (const [sample, own] of bySample(cases)) {
      const { campaign } = this.#parts.ledger.sample(sample) ?? {}
      const vault = this.stores.vault(sample)
      const hashes = this.stores.caseSlots(sample)
      const numbers = own.flatMap((case_) => this.#vaultOf(case_)?.readAll(case_) ?? [])
      // A campaign that is closed has no done set any more.
      if (campaign) await this.stores.done(campaign)?.add(numbers)
      await vault?.erase(own.filter((case_) => slotIn(case_) < vault.size))
      await hashes?.erase(own.filter((case_) => slotIn(case_) < hashes.size))
    }
  }

  held(case_: CaseId): string | undefined {
    return this.#vaultOf(case_)?.read(case_)
  }

  async suppress(case_: CaseId): Promise<void> {
    const numbers = this.#vaultOf(case_)?.readAll(case_) ?? []
    if (numbers.length > 0) await this.stores.doNotCall.add(numbers)
  }

  /**
   * For the dialler alone: the carrier says that there is no such number. The case goes by its other one from now on, if
   * it has one; a disk that fails at this is a surprise, as at any other time.
   */
  noNumber(case_: CaseId): void {
    const vault = this.#stores?.vault(sampleOf(case_))
    if (vault && slotIn(case_) < vault.size) void vault.next(case_)
  }

  /**
   * For the switchboard alone: puts the number of somebody who rang back on the do-not-call list, durable (T3). False
   * for one that the box would not ring anyway, or cannot read.
   */
  async neverAgain(given: string): Promise<boolean> {
    const number = readPhoneNumber(given, { drama: this.#parts.door.drama })
    if (!number.ok) return false
    await this.stores.doNotCall.add([number.value])
    return true
  }

  async closeCampaign(campaign: CampaignId): Promise<void> {
    const { keys, ledger } = this.#parts
    // What is just being read into it would have its key destroyed under it.
    await this.#underWay.end(ledger.samplesOf(campaign))
    const gone = await ledger.close(campaign)
    for (const sample of gone.samples) await this.stores.caseSlots(sample)?.eraseAll()
    await keys.destroy(gone.keys)
    await this.stores.dropDone(campaign)
  }

  async takeSample(
    order: SampleOrder,
    file: SampleBytes,
  ): Promise<Result<SampleTaken, FileRefused>> {
    const { sample, key, into } = order
    const { keys, ledger } = this.#parts
    if (ledger.isClosed(into.campaign)) return err(closed)
    const entered = await ledger.enter(into)
    if (ledger.isClosed(into.campaign)) return err(closed)
    await this.#openDone(entered)
    const following = followingOf(file)
    return this.#underWay.take(sample, following, async () => {
      if (ledger.isClosed(into.campaign)) return err(closed)
      await ledger.begin(sample, into.campaign, key)
      if (!keys.has(key)) await keys.makeAgain(key)
      const parts = { ...this.#parts, stores: this.stores, lists: this.#lists }
      const taken = await readIntoVault(parts, order, file, following)
      if (!taken.ok) await this.settleSample(sample, false)
      return taken
    })
  }

  lookAtSample(file: SampleBytes, as: SampleAs): Promise<Result<SampleLook, FileRefused>> {
    return lookAtSampleFile(this.#parts.door, file, as)
  }

  async progressOf(sample: SampleId): Promise<SampleProgress | undefined> {
    return this.#underWay.progressOf(sample)
  }

  async cancelSample(sample: SampleId): Promise<void> {
    this.#underWay.cancel(sample)
  }

  /** The box is gone that asked for samples. */
  leftAlone(): void {
    this.#underWay.leftAlone()
  }

  async settleSample(sample: SampleId, kept: boolean): Promise<void> {
    const { disk, keys, ledger } = this.#parts
    const known = ledger.sample(sample)
    await ledger.settle(sample, kept, async () => {
      if (known) await keys.destroy([known.key])
      await this.stores.dropSample(sample)
    })
    this.#underWay.settled(sample)
    if (!known) return
    await this.#lists.settle(sample, kept ? known.campaign : undefined)
    if (!kept) return
    await this.stores.openSample(sample, known.key, false)
    await disk.remove(begunPath(sample))
  }

  async returnNumbers(
    order: ReturnOrder,
    file: SampleBytes,
  ): Promise<Result<NumbersReturned, FileRefused>> {
    if (this.#parts.ledger.isClosed(order.into.campaign)) return err(closed)
    await this.#openDone(await this.#parts.ledger.enter(order.into))
    return giveBack({ ...this.#parts, stores: this.stores }, order, file)
  }

  async close(): Promise<void> {
    await this.index.close()
    await this.#stores?.close()
  }

  /** None for a case that there is not: whoever asks may ask for anything. */
  #vaultOf(case_: CaseId): Vault | undefined {
    const vault = this.stores.vault(sampleOf(case_))
    return vault && slotIn(case_) < vault.size ? vault : undefined
  }

  /** By any of its numbers: who must not be called on one is not called on the other. */
  #excludes(case_: CaseId, agent?: PersonId): boolean {
    const campaign = this.#parts.ledger.sample(sampleOf(case_))?.campaign
    return this.#lists.excludesAny(this.#vaultOf(case_)?.readAll(case_) ?? [], campaign, agent)
  }

  #openDone({ campaign, key, fresh }: KnownCampaign): Promise<void> {
    return this.stores.openDone(campaign, key, fresh)
  }
}
