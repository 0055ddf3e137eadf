import type { BoxParts } from './box-parts.ts'
import type { Ground } from './record/open-ground.ts'
import { type BundleDesk, openBundleDesk } from './upkeep/make-bundle.ts'

/** The desk that makes bundles, going on from the newest that the record knows of. */
export function bundleDesk(parts: BoxParts, ground: Ground): Promise<BundleDesk> {
  const { disk, site, bundleKeys, clock } = parts
  const made = [...ground.writer.ahead.bundles].map(([sha256, { number: seq }]) => ({
    seq,
    sha256,
  }))
  return openBundleDesk({
    disk,
    site,
    keys: bundleKeys,
    clock,
    checkpoint: ground.signCheckpoint,
    last: () => ground.checkpoints.last() ?? '',
    recorded: made.sort((a, b) => b.seq - a.seq)[0],
  })
}
