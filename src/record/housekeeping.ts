import type { CampaignId, CaseId, PersonId, SampleId } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import { unreachable } from '../basics/unreachable.ts'
import type { Effect } from '../facts/decide.ts'
import { sealAgain } from '../facts/decide-erase.ts'
import { endHolds, isHeld } from '../facts/decide-hold.ts'
import { forgetKept } from '../facts/decide-kept.ts'
import { keepPeriods } from '../facts/decide-retention.ts'
import { beginAgain, numberSuppressed, numbersErased } from '../facts/decide-upkeep.ts'
import { unlessAway } from '../phone/numbers-port.ts'
import { destroyKeys, finishInterview, forgetExcluded, keepInterview } from './end-interviews.ts'
import { IndexNotes } from './index-notes.ts'
import type { Keys } from './keys.ts'
import { closePool, countMerged, unlockMixing } from './merges.ts'
import type { Given } from './mixing-key.ts'
import { sampleOf } from './number-stores.ts'
import type { Steps } from './steps.ts'
import type { Stores } from './stores.ts'
import type { Writer } from './writer.ts'

export type Housekeeping = {
  /** Queues the work of an effect; one piece at a time, in order. */
  run(effect: Effect): void
  /** A governor has just given their password: unlocks the mixing key and does the merges that waited for it. */
  governorIn(person: PersonId, derive: Given['derive']): void
  /** Finishes what a crash interrupted. Call once at start, before the doors open. */
  settle(): Promise<void>
  /**
   * Every minute: forgets what is kept of whoever must not be called any more, and makes a view when the last one is
   * long ago; in its turn, so that no steps go away while it is made.
   */
  keepLongState(): void
  /** The keeper of the numbers can be reached again: does what it was not there for. */
  catchUp(): void
  /** Resolves when nothing is queued. */
  idle(): Promise<void>
}

export type HousekeepingParts = {
  readonly writer: Writer
  readonly keys: Keys
  readonly stores: Stores
  readonly steps: Steps
  checkpoint(): Promise<void>
  /** Saves the state beside the record, so that the next start need not read all of it. */
  saveState(): Promise<void>
  /** The same, when the record has grown long since. */
  saveLongState(): Promise<void>
  /** A failure here is a surprise: the box stops, and start-up settles what is left. */
  onFailed(cause: Error): void
}

/**
 * What must happen to files after a fact is on disk: answers into the pool, keys destroyed, numbers overwritten. Each
 * piece can be done again without harm, and a fact says when it is done, so a crash anywhere is settled at start.
 */
export function openHousekeeping(parts: HousekeepingParts): Housekeeping {
  const { writer, stores } = parts
  writer.lookBeside({
    counted: (state, id) => stores.counted(state, id),
    kept: (key) => stores.kept.read(key),
  })
  const files = openQueue(parts.onFailed)
  // Apart: making a view of a long record takes its time, and no number may wait behind it.
  const views = openQueue(parts.onFailed)
  const { queue } = files
  const index = new IndexNotes(parts)
  return {
    run: (effect) => {
      switch (effect.do) {
        case 'finish-interview':
          return queue(() => finishInterview(parts, effect.interview))
        case 'keep-interview':
          return queue(() => keepInterview(parts, effect.interview))
        case 'destroy-keys':
          return queue(() => destroyKeys(parts))
        case 'unsign':
          return queue(() => unsign(parts))
        case 'drop-responses':
          return queue(() => dropResponses(parts, effect.campaign))
        case 'erase-numbers':
          return queue(() => eraseNumbers(parts))
        case 'suppress':
          return queue(() => suppress(parts, effect.case))
        case 'note-attempt':
          index.add(effect.note)
          return queue(() => index.write())
        case 'keep-days':
          return queue(() => index.keep())
        case 'close-pool':
          return queue(() => closePool(parts, effect.campaign))
        case 'close-steps':
          queue(() => closeSteps(parts))
          return views.queue(async () => {
            await writer.rotate()
            await parts.saveState()
          })
        case 'checkpoint':
          return queue(parts.checkpoint)
        case 'switch':
        case 'make-bundle':
          return undefined
        default:
          return unreachable(effect)
      }
    },
    governorIn: (person, derive) => queue(() => unlockMixing(parts, person, derive)),
    settle: async () => {
      await writer.do(beginAgain)
      // All of them before any merge: a merge could move the answers of a completion that is still to be done again.
      for (const interview of [...writer.ahead.completing.keys()])
        await finishInterview(parts, interview, 'no merge')
      for (const interview of [...writer.ahead.keeping.keys()])
        await keepInterview(parts, interview)
      await stores.kept.keepOnly(new Set([...writer.ahead.kept.values()].map(({ key }) => key)))
      await writer.do((state, ctx) => ok({ ...forgetKept(state, ctx), reply: undefined }))
      // No shift, no interview: what a crash at the close left of the steps goes now.
      await closeSteps(parts)
      index.addAgain()
      await index.write()
      await suppressAll(parts)
      await unsign(parts)
      await destroyKeys(parts)
      await writer.do(endHolds)
      await eraseNumbers(parts)
      await closePools(parts)
      for (const [id, campaign] of writer.ahead.campaigns) {
        await countMerged(parts, id)
        if (campaign.responsesGone) await stores.dropCampaign(id)
      }
      // A day that the box was off is made up for before any door opens.
      await writer.do(keepPeriods)
      await files.idle()
    },
    catchUp: () =>
      queue(async () => {
        await index.write()
        await index.keep()
        await suppressAll(parts)
        await eraseNumbers(parts)
        await closePools(parts)
      }),
    keepLongState: () => {
      queue(() => forgetExcluded(parts))
      views.queue(parts.saveLongState)
    },
    idle: async () => {
      await files.idle()
      await views.idle()
    },
  }
}

/** One piece of work after the other; the first that fails is told, and the rest goes on. */
function openQueue(onFailed: (cause: Error) => void) {
  let last: Promise<void> = Promise.resolve()
  return {
    queue: (work: () => Promise<void>) => {
      last = last.then(work).catch(unlessAway(onFailed))
    },
    idle: () => last,
  }
}

/** Where the next shift is open already, what is left of the last one goes with it: its keys are destroyed. */
async function closeSteps({ writer, steps }: HousekeepingParts): Promise<void> {
  if (writer.ahead.shift === undefined) await steps.deleteAll()
}

/** A closed campaign past its retention date: first nothing can be read, then nothing is there (G7). */
async function dropResponses(parts: HousekeepingParts, id: CampaignId): Promise<void> {
  await destroyKeys(parts)
  await parts.stores.dropCampaign(id)
}

/** Whoever's gates bore the name of somebody who was erased is sealed again without it; then the old keys go (G8). */
async function unsign(parts: HousekeepingParts): Promise<void> {
  const { writer, keys } = parts
  for (const person of [...writer.ahead.toUnsign]) {
    await keys.ready()
    await writer.do((state, ctx) => sealAgain(state, ctx, person))
  }
  await destroyKeys(parts)
}

/**
 * Into the done set, then overwritten in the vault, its hash with it, then the deletion fact (G5, G7). Of cases alone that
 * are final on the disk: after a crash the others are open again, and need their numbers.
 */
async function eraseNumbers(parts: HousekeepingParts): Promise<void> {
  const { writer, stores } = parts
  const onDisk = await writer.read(({ doomedNumbers }) => [...doomedNumbers])
  const doomed = onDisk.filter(
    (case_) =>
      writer.ahead.doomedNumbers.has(case_) &&
      !writer.ahead.toSuppress.has(case_) &&
      !isHeld(writer.ahead, case_),
  )
  const bySample = new Map<SampleId, CaseId[]>()
  for (const case_ of doomed) {
    const sample = sampleOf(case_)
    bySample.set(sample, [...(bySample.get(sample) ?? []), case_])
  }
  for (const [sample, cases] of bySample) {
    if (!writer.ahead.samples.has(sample)) continue
    await stores.numbers.erase(cases)
    await writer.do(() => numbersErased(cases))
  }
}

async function suppressAll(parts: HousekeepingParts): Promise<void> {
  for (const case_ of [...parts.writer.ahead.toSuppress]) await suppress(parts, case_)
}

async function closePools(parts: HousekeepingParts): Promise<void> {
  for (const [id, campaign] of parts.writer.ahead.campaigns)
    if (campaign.life === 'closed' && !campaign.poolGone) await closePool(parts, id)
}

/** "Never call again": onto the permanent list by keyed hash, before the number itself is overwritten (T3). */
async function suppress(parts: HousekeepingParts, case_: CaseId): Promise<void> {
  const { writer, stores } = parts
  const sample = writer.ahead.samples.get(sampleOf(case_))
  // After a restore the number is not here yet: it goes on the list when the client's file has come again.
  if (sample?.numbersAway) return
  await stores.numbers.suppress(case_)
  await writer.do(() => numberSuppressed(case_))
  await eraseNumbers(parts)
}
