import * as v from 'valibot'
import type { CampaignId, KeyId, SampleId } from '../basics/ids.ts'
import type { KnownCampaign, KnownNumbers, KnownSample } from '../phone/numbers-port.ts'
import type { Disk } from '../record/disk.ts'
import { doNotCallPath } from '../record/number-stores.ts'
import { vaultPath } from '../record/vault.ts'
import {
  type Ledger,
  LedgerTrouble,
  type Screening,
  samplesOf,
  stricter,
  usualScreening,
} from './ledger.ts'
import { LedgerDays } from './ledger-days.ts'
import { type Kept, ledgerShape as shape } from './ledger-shape.ts'
import { TypedCounts } from './typed-counts.ts'

export const ledgerPath = 'ledger.json'

type Campaign = { key: KeyId; closed: boolean } & Partial<Screening>
type Sample = Omit<KnownSample, 'away' | 'waits'> & { settled: boolean }

/**
 * The memory of a dialler of its own, in `ledger.json`, durable before anything that it speaks of is written. What it
 * has once been told it holds to: a key for one thing is never taken for another, a closed campaign stays closed, and
 * after its first opening there is one do-not-call list and no other.
 */
export async function keptLedger(disk: Disk): Promise<Ledger> {
  const bytes = await disk.read(ledgerPath)
  if (bytes === undefined && (await hasNumbers(disk)))
    throw new LedgerTrouble(
      `${ledgerPath} is missing, and there are numbers or lists in the dialler's folder. Put it back from where it is kept; \`gatehouse restore\` makes a new dialler of the newest backup.`,
    )
  return new KeptLedger(disk, await readLedger(disk))
}

/** What stands in it, for looking alone; undefined when there is none. Throws `LedgerTrouble` when it is spoiled. */
export async function readLedger(disk: Pick<Disk, 'read'>): Promise<Kept | undefined> {
  const bytes = await disk.read(ledgerPath)
  if (bytes === undefined) return undefined
  const text = Buffer.from(bytes).toString('utf8')
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), shape), text)
  if (read.success) return read.output
  throw new LedgerTrouble(`${ledgerPath} cannot be read. Put it back from where it is kept.`)
}

async function hasNumbers(disk: Disk): Promise<boolean> {
  const folders = await Promise.all(
    ['vault', 'cases', 'lists', 'done'].map((one) => disk.list(one)),
  )
  return folders.some((names) => names.length > 0)
}

class KeptLedger implements Ledger {
  readonly #disk: Disk
  #list: KeyId | undefined
  #others: boolean
  readonly #campaigns = new Map<CampaignId, Campaign>()
  readonly #samples = new Map<SampleId, Sample>()
  readonly days = new LedgerDays(
    ({ key }, known) => {
      if (known) throw new LedgerTrouble('A day of the enquiry index has one key.')
      this.#newKey(key)
    },
    () => this.#save(),
  )
  readonly typed = new TypedCounts(() => this.#save())

  constructor(disk: Disk, kept: Kept | undefined) {
    this.#disk = disk
    this.#list = kept?.list
    this.#others = kept?.others === true
    for (const { campaign, ...one } of kept?.campaigns ?? []) this.#campaigns.set(campaign, one)
    for (const one of kept?.samples ?? []) this.#samples.set(one.sample, one)
    this.days.learn(kept?.days ?? [])
    this.typed.learn(kept?.typed ?? [])
  }

  async agree(known: KnownNumbers): Promise<KnownNumbers> {
    const freshList = this.#list === undefined
    if (freshList) this.#list = this.#newKey(known.list.key)
    else if (this.#list !== known.list.key)
      throw new LedgerTrouble(
        'The record that asks has another do-not-call list than this dialler keeps. Give the dialler the folder that belongs to that record.',
      )
    for (const one of known.campaigns) this.#addCampaign(one)
    for (const { sample, campaign, key, away, waits } of known.samples) {
      const mine = this.#samples.get(sample)
      if (mine) mine.settled ||= !waits
      else if (away) this.#samples.set(sample, { sample, campaign, key, settled: true })
    }
    await this.#save()
    const open = [...this.#campaigns].filter(([, { closed }]) => !closed)
    const fresh = await this.#isFreshList()
    const list = { key: this.#list ?? known.list.key, fresh, others: this.#others }
    const campaigns = open.map(([campaign, { key }]) => this.#opening(campaign, key))
    const away = new Set(known.samples.filter((one) => one.away).map((one) => one.sample))
    return {
      list,
      campaigns: await Promise.all(campaigns),
      samples: [...this.#samples.values()]
        .filter(({ settled, campaign }) => settled && !this.#campaigns.get(campaign)?.closed)
        .map(({ settled: _, ...one }) => ({ ...one, away: away.has(one.sample) })),
      days: this.days.all(),
    }
  }

  async listsMade(): Promise<void> {
    if (this.#others) return
    this.#others = true
    await this.#save()
  }

  async enter(into: KnownCampaign): Promise<KnownCampaign> {
    const { campaign, key } = into
    this.#addCampaign(into)
    if (this.#campaigns.get(campaign)?.closed)
      throw new LedgerTrouble(`Campaign ${campaign} is closed.`)
    await this.#save()
    return this.#opening(campaign, key)
  }

  isClosed(campaign: CampaignId): boolean {
    return this.#campaigns.get(campaign)?.closed === true
  }

  unsettled(known: KnownNumbers): readonly SampleId[] {
    const told = new Set(known.samples.map(({ sample }) => sample))
    const open = [...this.#samples.values()].filter(({ settled }) => !settled)
    return open.map(({ sample }) => sample).filter((sample) => !told.has(sample))
  }

  async begin(sample: SampleId, campaign: CampaignId, key: KeyId): Promise<void> {
    if (this.#samples.has(sample)) throw new LedgerTrouble(`Sample ${sample} is here already.`)
    if (this.#campaigns.get(campaign)?.closed !== false)
      throw new LedgerTrouble(`Campaign ${campaign} is not open.`)
    this.#samples.set(sample, { sample, campaign, key: this.#newKey(key), settled: false })
    await this.#save()
  }

  async settle(sample: SampleId, kept: boolean, takeAway: () => Promise<void>): Promise<void> {
    const known = this.#samples.get(sample)
    if (!known || (known.settled && kept)) return
    if (known.settled) throw new LedgerTrouble(`Sample ${sample} is in use.`)
    if (kept) known.settled = true
    else {
      await takeAway()
      this.#samples.delete(sample)
    }
    await this.#save()
  }

  async renew(sample: SampleId, key: KeyId): Promise<void> {
    const known = this.#samples.get(sample)
    if (!known) throw new LedgerTrouble(`Sample ${sample} is not here.`)
    this.#samples.set(sample, { ...known, key: this.#newKey(key) })
    await this.#save()
  }

  sample(sample: SampleId): Omit<KnownSample, 'away' | 'waits'> | undefined {
    return this.#samples.get(sample)
  }

  samplesOf(campaign: CampaignId): readonly SampleId[] {
    return samplesOf(this.#samples, campaign)
  }

  async close(campaign: CampaignId) {
    const known = this.#campaigns.get(campaign)
    if (!known) return { keys: [], samples: [] }
    known.closed = true
    await this.#save()
    const samples = this.samplesOf(campaign)
    const keys = samples.flatMap((sample) => this.#samples.get(sample)?.key ?? [])
    return { keys: [known.key, ...keys], samples }
  }

  async #opening(campaign: CampaignId, key: KeyId): Promise<KnownCampaign> {
    return { campaign, key, fresh: await this.#isFreshDone(campaign) }
  }

  #addCampaign(one: KnownCampaign): void {
    const { campaign, key } = one
    const mine = this.#campaigns.get(campaign)
    if (mine && mine.key !== key)
      throw new LedgerTrouble(`Campaign ${campaign} has another done set than this dialler keeps.`)
    const known = mine ?? { key: this.#newKey(key), closed: false }
    const before = mine && { ...usualScreening, ...mine }
    this.#campaigns.set(campaign, { ...known, ...stricter(before, one) })
  }

  screening(campaign: CampaignId | undefined): Screening {
    const { screens, clients } = {
      ...usualScreening,
      ...(campaign ? this.#campaigns.get(campaign) : undefined),
    }
    return { screens, clients }
  }

  #newKey(key: KeyId): KeyId {
    const taken = [
      this.#list,
      ...[...this.#campaigns.values(), ...this.#samples.values()].map((one) => one.key),
      ...this.days.beside([]),
    ]
    if (taken.includes(key)) throw new LedgerTrouble('A key is used for one thing only.')
    return key
  }

  /** Before there is any number that could be in it: later, a missing file is a lost one. */
  async #isFreshList(): Promise<boolean> {
    return !(await this.#has(doNotCallPath)) && this.#samples.size === 0
  }

  /** The same; but a restore brings samples back with no vault and no done set. */
  async #isFreshDone(campaign: CampaignId): Promise<boolean> {
    if (await this.#has(`done/${campaign}.slots`)) return false
    for (const sample of this.samplesOf(campaign))
      if (await this.#has(vaultPath(sample))) return false
    return true
  }

  async #has(path: string): Promise<boolean> {
    const [folder = '', name = ''] = path.split('/')
    return (await this.#disk.list(folder)).includes(name)
  }

  #save(): Promise<void> {
    const content: v.InferInput<typeof shape> = {
      format: 'gatehouse-dialler/1',
      ...(this.#list ? { list: this.#list } : {}),
      ...(this.#others ? { others: true } : {}),
      campaigns: [...this.#campaigns].map(([campaign, { clients = [], ...one }]) => {
        return { campaign, ...one, clients: [...clients] }
      }),
      samples: [...this.#samples.values()],
      days: this.days.all(),
      ...(this.typed.all().length > 0 ? { typed: [...this.typed.all()] } : {}),
    }
    return this.#disk.replace(ledgerPath, Buffer.from(`${JSON.stringify(content)}\n`))
  }
}
