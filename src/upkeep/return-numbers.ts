import type { CampaignId } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import type { SampleReturned, Waiting } from '../dialler/port.ts'
import { returnNumbers as decideReturn } from '../facts/decide-samples.ts'
import type { Actor } from '../facts/fact.ts'
import type { Sample } from '../facts/state.ts'
import type { SampleReport } from '../readers/sample-report.ts'
import { itemsPerTurn, otherWork } from '../record/shuffle.ts'
import { caseId } from '../record/vault.ts'
import type { ImportParts, SampleFile, SampleImported, SampleRefused } from './import-sample.ts'
import { intoCampaign } from './into-campaign.ts'

const otherList = {
  what: 'This is not the list that the cases of this campaign came from.',
  whatToDo:
    'Import the very file that was imported before the restore, with all its rows, or the sealed sample made of it. No other list can come in before their numbers are back. Nothing was imported.',
}

/**
 * The client's file once more, after a restore: its cases are here and wait for their numbers. A crash at any point
 * leaves the sample waiting, and the list can be imported again.
 */
export async function returnNumbers(
  parts: ImportParts,
  by: Actor,
  campaign: CampaignId,
  samples: readonly Sample[],
  file: SampleFile,
): Promise<Result<SampleImported, SampleRefused>> {
  const { keys, numbers, writer, documents } = parts
  const waiting: Waiting[] = []
  for (const sample of samples)
    waiting.push({
      sample: sample.id,
      key: keys.take(),
      slots: sample.slots,
      open: await openSlots(parts, sample),
      never: [...writer.ahead.toSuppress].filter((one) => one.startsWith(`${sample.id}.`)),
    })
  const into = intoCampaign(writer.ahead, campaign, documents)
  const read = await numbers.returnNumbers({ into, waiting }, file)
  if (!read.ok) return read
  const { samples: back, report } = read.value
  for (const one of back) {
    const key = waiting.find(({ sample }) => sample === one.sample)?.key
    if (key === undefined) throw new Error('The dialler returned a sample that nobody asked for')
    const done = await writer.do((state, ctx) =>
      decideReturn(state, ctx, by, { campaign, key, ...one }),
    )
    if (!done.ok) return err({ what: done.error.sentence, whatToDo: 'Nothing was imported.' })
    await numbers.settleSample(one.sample, true)
  }
  const [first] = back
  return first ? ok(imported(first, back, report)) : err(otherList)
}

function imported(
  first: SampleReturned,
  back: readonly SampleReturned[],
  report: SampleReport,
): SampleImported {
  const sum = (count: (one: SampleReturned) => number) =>
    back.reduce((all, one) => all + count(one), 0)
  return {
    sample: back.at(-1)?.sample ?? first.sample,
    report,
    ...{ warnings: [], waits: false },
    back: { returned: sum((one) => one.returned), missing: sum((one) => one.missing) },
  }
}

/** A bit for each slot, the lowest first: whether its case is open, or was asked never to be called. */
async function openSlots({ writer }: ImportParts, { id, slots }: Sample): Promise<string> {
  const bits = Buffer.alloc(Math.ceil(slots / 8))
  for (let slot = 0; slot < slots; slot++) {
    if (slot % itemsPerTurn === 0) await otherWork()
    const case_ = caseId(id, slot)
    const isOpen = writer.ahead.cases.get(case_)?.final === undefined
    if (isOpen || writer.ahead.toSuppress.has(case_))
      bits[slot >> 3] = (bits[slot >> 3] ?? 0) | (1 << (slot & 7))
  }
  return bits.toString('base64')
}
