import { Low } from 'lowdb'
import type { CampaignId, DocumentHash } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { newestRelease, releasesOf } from '../facts/newest-release.ts'
import type { State } from '../facts/state.ts'
import type { Disk } from '../record/disk.ts'
import { durableAdapter } from '../record/durable-adapter.ts'
import type { Keys } from '../record/keys.ts'
import { releaseMemoryPath } from '../record/responses.ts'
import { sealedText } from '../record/text-codec.ts'
import type { ReleaseSummary } from '../results/release.ts'

export type Remembered = { readonly document: DocumentHash; readonly summary: ReleaseSummary }

/** What disclosure control knows of a campaign's releases (X6): true counts, sealed under the campaign's key. */
export type ReleaseMemory = {
  /** What was made last to be looked at, whatever became of it; undefined before the first. */
  readonly last: Remembered | undefined
  /** Durable when it resolves. Comes before anybody can look at the document, so that no look can be forgotten. */
  remember(made: Remembered): Promise<void>
}

/** `last` is absent in what earlier releases of the box wrote: the record says then which was prepared last. */
type Memory = {
  readonly summaries: Readonly<Record<string, ReleaseSummary>>
  readonly last?: DocumentHash
}

/**
 * Opens what is remembered, or says why nothing more can be prepared. Its own word for the last document comes before
 * that of the record: a crash, or a restore from a backup, may have lost the line, and never the look.
 */
export async function openReleaseMemory(
  { disk, keys }: { readonly disk: Disk; readonly keys: Keys },
  state: State,
  campaign: CampaignId,
): Promise<Result<ReleaseMemory, string>> {
  const known = state.campaigns.get(campaign)
  if (!known) throw new Error('A campaign that is not there cannot be released')
  await disk.makeDir('responses')
  const path = releaseMemoryPath(campaign)
  const codec = sealedText(keys, known.key, `gatehouse/releases/${campaign}`)
  const memory = new Low<Memory>(
    durableAdapter({ disk, path, codec, whenMissing: 'start-empty' }),
    { summaries: {} },
  )
  await memory.read()
  const { summaries, last = newestRelease(state, campaign)?.document } = memory.data
  if (releasesOf(state, campaign).some(({ document }) => !summaries[document])) return err(missing)
  const summary = last && summaries[last]
  if (last && !summary) return err(missing)
  return ok({
    last: last && summary ? { document: last, summary } : undefined,
    remember: async (made) => {
      memory.data = {
        summaries: { ...summaries, [made.document]: made.summary },
        last: made.document,
      }
      await memory.write()
    },
  })
}

/** Without it a second release could tell what a few people said, so there is none. */
const missing =
  'What disclosure control remembers of this campaign’s releases is missing, and nothing more of it can be released without. Ask whoever looks after the box to make a new box of the newest backup with “gatehouse restore”, or use the last release that was approved.'
