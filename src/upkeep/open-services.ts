import type { Clock } from '../basics/clock.ts'
import type { ReleaseId } from '../basics/ids.ts'
import { openLane } from '../basics/lane.ts'
import type { Effect } from '../facts/decide.ts'
import { isHeld } from '../facts/decide-hold.ts'
import { noteBundle } from '../facts/decide-release.ts'
import type { Fact } from '../facts/fact.ts'
import { nationalSpelling } from '../fieldwork/phone-number.ts'
import { LockOut } from '../people/lock-out.ts'
import { DiallerAway, unlessAway } from '../phone/numbers-port.ts'
import { keepCountersigned } from '../record/countersigned.ts'
import type { Disk } from '../record/disk.ts'
import { readFacts } from '../record/read-facts.ts'
import { Uploads } from '../record/uploads.ts'
import { verifyRecord } from '../record/verify.ts'
import type { RecordAsked, RecordRead, Services } from '../web/services.ts'
import { copyPerson } from './copy-person.ts'
import { type HearingParts, openHearing } from './hearing.ts'
import { barNumbers, importList, noteLists } from './import-list.ts'
import { type ImportParts, importSample, lookAtSample } from './import-sample.ts'
import type { BundleDesk } from './make-bundle.ts'
import { prepareRelease } from './prepare-release.ts'
import { readDeletions } from './read-deletions.ts'
import { readShift } from './read-shift.ts'
import { SampleJobs } from './sample-jobs.ts'

export type OpenedServices = Services & {
  run(effect: Effect): void
  settle(): Promise<void>
  /** The dialler signs again: makes what could not be signed. */
  catchUp(): void
}

/** A second state of a million cases in one turn would hold up every call. */
const whyNotAddedUp =
  'the box is at work. To have it done, stop the box and run gatehouse record verify, or run it on a copy'

/** The longer works behind pages. A bundle is made when its release is approved, and again at start if a crash came between. */
export function openServices(
  parts: ImportParts & {
    readonly bundles: BundleDesk
    witness(): Promise<string>
    readonly governorIn: Services['governorIn']
    readonly clock: Clock
    onFailed(cause: Error): void
  } & Pick<HearingParts, 'begun' | 'speak' | 'free'>,
): OpenedServices {
  const { disk, keys, writer, documents, bundles } = parts
  const releases = openLane()
  const uploads = new Uploads(disk)
  let last: Promise<void> = Promise.resolve()
  const makeBundle = async (release: ReleaseId) => {
    const known = writer.ahead.releases.get(release)
    if (known?.life !== 'approved' || known.bundle !== undefined) return
    const made = await bundles.make(known, documents.text(known.document))
    await writer.do(() => noteBundle(release, known.campaign, made.hash, made.number))
  }
  const makeBundles = async () => {
    for (const release of writer.ahead.releases.values()) await makeBundle(release.id)
  }
  return {
    lockOut: new LockOut(),
    governorIn: parts.governorIn,
    hearing: openHearing(parts),
    mixingLocked: () => !parts.stores.mixingKey.unlocked(),
    importSample: (by, campaign, file) => importSample(parts, by, campaign, file),
    importList: (by, file) => importList(parts, by, file),
    barNumbers: (by, agent, typed) => barNumbers(parts, by, agent, typed),
    lists: async () => {
      await noteLists(parts).catch(unlessAway())
      return parts.numbers.lists().catch(noneAway)
    },
    keepUpload: (bytes, most) => uploads.keep(bytes, most),
    lookAtSample: (by, campaign, file) => lookAtSample(parts, by, campaign, file),
    sampleJobs: new SampleJobs(parts.numbers, parts.onFailed),
    settleSample: async (sample, kept) => {
      await parts.numbers.settleSample(sample, kept).catch(unlessAway())
      if (!kept) await parts.stores.strata.drop(sample)
    },
    mergedByCell: (campaign) => parts.stores.responses(campaign)?.counted() ?? [],
    notAsked: (campaign) => parts.stores.responses(campaign)?.notAskedTold(),
    prepareRelease: (by, campaign, strataOf) =>
      releases(() => prepareRelease(parts, by, campaign, strataOf)),
    bundleOf: async (release) => {
      await last
      const bundle = writer.ahead.releases.get(release)?.bundle
      const made = bundle === undefined ? undefined : writer.ahead.bundles.get(bundle)
      return made && bundles.read(made.number)
    },
    verifyRecord: () => verifyRecord(disk, { noKeys: whyNotAddedUp }),
    witness: parts.witness,
    keepCountersigned: (text) => keepCountersigned(disk, text),
    heldNumber: (id) => {
      const hold = writer.ahead.holds.get(id)
      const held = hold?.agreedBy !== undefined && isHeld(writer.ahead, id)
      const number = held ? parts.numbers.held?.(id) : undefined
      return number && nationalSpelling(number)
    },
    heldElsewhere: parts.numbers.held === undefined,
    neverTyped: (typed) => parts.numbers.index.never(typed),
    toldOf: (typed) => parts.numbers.index.told(typed),
    readShift: (shift) => readShift(disk, writer.ahead, shift),
    readDeletions: (campaign) => readDeletions(disk, writer.ahead, campaign),
    copyPerson: (person) =>
      copyPerson({ disk, keys, documents, state: writer.ahead }, person, parts.clock.now()),
    readRecord: (ask) => readRecord(disk, ask),
    run: (effect) => {
      if (effect.do !== 'make-bundle') return
      last = last.then(() => makeBundle(effect.release)).catch(unlessAway(parts.onFailed))
    },
    settle: async () => {
      await uploads.clear()
      await makeBundles()
      await noteLists(parts).catch(unlessAway(parts.onFailed))
    },
    catchUp: () => {
      last = last
        .then(makeBundles)
        .then(() => noteLists(parts))
        .catch(unlessAway(parts.onFailed))
    },
  }
}

/** Nobody is there to say: the page shows what the record knows. */
function noneAway(cause: unknown): undefined {
  if (!(cause instanceof DiallerAway)) throw cause
  return undefined
}

async function readRecord(disk: Disk, { filter, upTo, most }: RecordAsked): Promise<RecordRead> {
  const facts: Fact[] = []
  for await (const fact of readFacts(disk, { to: upTo, newestFirst: true, filter })) {
    if (facts.length === most) return { facts, more: true }
    facts.push(fact)
  }
  return { facts, more: false }
}
