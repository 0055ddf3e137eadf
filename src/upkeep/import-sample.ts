import { randomUUID } from 'node:crypto'
import type { CampaignId, SampleId } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import type { FileRefused, NumbersPort, SampleAs } from '../dialler/port.ts'
import {
  importSample as decideImport,
  mayImportSample,
  waitingSamples,
} from '../facts/decide-samples.ts'
import type { Actor } from '../facts/fact.ts'
import { recentSamples, type SampleWarning } from '../facts/sample-warnings.ts'
import { bandNames } from '../fieldwork/strata.ts'
import { DiallerAway, unlessAway } from '../phone/numbers-port.ts'
import type { SampleLook } from '../readers/sample-look.ts'
import type { SampleReport } from '../readers/sample-report.ts'
import type { Disk } from '../record/disk.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'
import type { Keys } from '../record/keys.ts'
import type { Stores } from '../record/stores.ts'
import type { Writer } from '../record/writer.ts'
import type { SampleFile } from '../web/services.ts'
import { intoCampaign } from './into-campaign.ts'
import { returnNumbers } from './return-numbers.ts'

export type { SampleAs, SampleFile }

export type SampleImported = {
  readonly sample: SampleId
  readonly report: SampleReport
  readonly warnings: readonly SampleWarning[]
  /** A second governor has still to let it in. */
  readonly waits: boolean
  /** After a restore: no case is new, and these open ones have their numbers again or have none to get. */
  readonly back?: { readonly returned: number; readonly missing: number }
}
export type SampleRefused = FileRefused

/** What a file seems to be. Nothing of it is taken, and whoever may not import may not look. */
export async function lookAtSample(
  { writer, numbers }: Pick<ImportParts, 'writer' | 'numbers'>,
  by: Actor,
  campaign: CampaignId,
  { as = {}, ...file }: SampleFile,
): Promise<Result<SampleLook, SampleRefused>> {
  const may = await writer.do((state, ctx) => mayImportSample(state, ctx, by, campaign))
  if (!may.ok) return err({ what: may.error.sentence, whatToDo: 'Nothing was imported.' })
  return numbers.lookAtSample(file, as).catch((cause: unknown) => {
    if (cause instanceof DiallerAway) return err(nobodyThere)
    throw cause
  })
}

export type ImportParts = {
  readonly disk: Disk
  readonly keys: Keys
  readonly writer: Writer
  readonly documents: DocumentsCache
  readonly stores: Stores
  readonly numbers: NumbersPort
}

/**
 * A client's file, streamed to whoever keeps the numbers: no number is read here. All or nothing: after a fault nothing
 * is kept, and the cases exist only when the last fact is on disk.
 */
export async function importSample(
  parts: ImportParts,
  by: Actor,
  campaign: CampaignId,
  file: SampleFile,
): Promise<Result<SampleImported, SampleRefused>> {
  const { writer, stores } = parts
  if (file.source.trim() === '' || file.sourceDate.trim() === '') {
    return err({
      what: 'The source and the date of the file are missing (T5).',
      whatToDo: 'Enter where the numbers come from and when the file was made, then import again.',
    })
  }
  const may = await writer.do((state, ctx) => mayImportSample(state, ctx, by, campaign))
  if (!may.ok) return err({ what: may.error.sentence, whatToDo: 'Nothing was imported.' })

  await stores.openCampaign(writer.ahead, campaign)
  const waiting = [...waitingSamples(writer.ahead, campaign).keys()]
  const imported =
    waiting.length > 0
      ? returnNumbers(parts, by, campaign, waiting, file)
      : importNew(parts, by, campaign, file)
  return imported.catch((cause: unknown) => {
    if (cause instanceof DiallerAway) return err(nobodyThere)
    throw cause
  })
}

/** Held against a new sample, the newest first: their numbers are looked at one by one. */
const mostRecent = 20

const nobodyThere: FileRefused = {
  what: 'The dialler, which keeps the numbers, stopped while the file was read.',
  whatToDo: 'Look whether the campaign has the sample. If it has not, import the file again.',
}

async function importNew(
  { keys, writer, documents, numbers, stores }: ImportParts,
  by: Actor,
  campaign: CampaignId,
  { as = {}, begun, ...file }: SampleFile,
): Promise<Result<SampleImported, SampleRefused>> {
  const sample = randomUUID() as SampleId
  const key = keys.take()
  const into = intoCampaign(writer.ahead, campaign, documents)
  const recent = await writer.read((state, ctx) => {
    const known = state.campaigns.get(campaign)
    return known ? recentSamples(state, ctx, known).slice(0, mostRecent) : []
  })
  begun?.(sample)
  const order = { sample, key, into, as, recent: recent.map(({ id }) => id) }
  const taken = await numbers.takeSample(order, file)
  if (!taken.ok) {
    await keys.destroy([key])
    return taken
  }
  const { slots, report, overlaps, strata } = taken.value
  if (strata !== undefined) await stores.strata.put(sample, Buffer.from(strata, 'base64'))
  const about = await documents.put(
    JSON.stringify({
      format: 'gatehouse-sample-source/1',
      source: file.source,
      sourceDate: file.sourceDate,
    }),
  )
  // With the exact rows and reasons beside it, the count of cases would tell how many were left out: they are shown once
  // on the import's page, roughly, and not recorded.
  const { leftOut } = report
  const bands = bandNames.filter((band) => report.outside[band] !== undefined)
  const looks = { rows: report.rows, overlaps }
  const imported = await writer.do((state, ctx) =>
    decideImport(state, ctx, by, {
      ...{ sample, campaign, key, about, slots, leftOut, looks },
      ...(strata === undefined ? {} : { bands }),
    }),
  )
  const waits = writer.ahead.samples.get(sample)?.waits === true
  // If nobody is there now, it is settled by what the record knows when the dialler is back.
  if (!waits) await numbers.settleSample(sample, imported.ok).catch(unlessAway())
  if (imported.ok) return ok({ sample, report, warnings: imported.value, waits })
  await stores.strata.drop(sample)
  await keys.destroy([key])
  return err({ what: imported.error.sentence, whatToDo: 'Nothing was imported.' })
}
