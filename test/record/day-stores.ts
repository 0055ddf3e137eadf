import type { CampaignId, CaseId } from '../../src/basics/ids.ts'
import type { DiallerApart } from '../../src/dialler/dialler-apart.ts'
import type { NumbersPort } from '../../src/dialler/port.ts'
import type { Ground } from '../../src/record/open-ground.ts'
import { openStores, type Stores } from '../../src/record/stores.ts'
import type { Writer } from '../../src/record/writer.ts'
import { openNumbers } from '../../src/tell-campaigns.ts'
import type { DayDialler } from './day-dialler.ts'
import type { ProcessDisk } from './simulated-disk.ts'

type Known = { has(number: string): boolean }

/** The files beside the record, whoever keeps the numbers, and what a test looks for there. */
export type DayStores = Stores & {
  readonly numbers: NumbersPort
  readonly doNotCall: Known
  done(campaign: CampaignId): Known | undefined
  /** None, too, while nobody is there to keep them. */
  numberOf(case_: CaseId): string | undefined
}

/** Of a box whose numbers are with a dialler. */
export async function storesApart(parts: {
  readonly ground: Ground
  readonly writer: Writer
  readonly life: ProcessDisk
  readonly dialler: DayDialler
  readonly apart: DiallerApart
  onFailed(cause: Error): void
}): Promise<DayStores> {
  const { ground, writer, life, dialler, apart, onFailed } = parts
  const { numbers } = apart
  await openNumbers(writer, ground.documents, numbers, onFailed)
  const stores = await openStores(life, ground.keys, ground.mixingKey, writer.ahead, numbers)
  // One that has just come up has none open before the box has told it what there is.
  const kept = () => {
    try {
      return dialler.room?.numbers.stores
    } catch {
      return undefined
    }
  }
  return {
    ...stores,
    numbers,
    doNotCall: { has: (number) => kept()?.doNotCall.has(number) === true },
    done: (campaign) => kept()?.done(campaign),
    numberOf: (case_) => kept()?.numberOf(case_),
  }
}
