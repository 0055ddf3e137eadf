import type { KeyObject } from 'node:crypto'
import type { Clock } from '../basics/clock.ts'
import { bundleName } from '../bundles/bundle.ts'
import { type Link, openOutbox } from '../bundles/outbox.ts'
import type { Release } from '../facts/state.ts'
import type { Disk } from '../record/disk.ts'
import type { ReleaseDocument } from '../results/release-document.ts'
import { isoWeek } from './iso-week.ts'
import type { ReleaseContent } from './prepare-release.ts'

export type BundleKeys = {
  /** The site's Ed25519 signing key. */
  readonly signing: KeyObject
  /** The region's age recipients. */
  readonly recipients: readonly string[]
}

/** Makes a bundle of an approved release and keeps it in the outbox. */
export type BundleDesk = {
  make(
    release: Release,
    content: string,
  ): Promise<{ readonly hash: string; readonly number: number }>
  read(number: number): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined>
}

export async function openBundleDesk(parts: {
  readonly disk: Disk
  readonly site: string
  readonly keys: BundleKeys
  readonly clock: Clock
  /** Signs the record as it is, so that the bundle carries a checkpoint over the approval itself. */
  checkpoint(): Promise<void>
  last(): string
  /** The newest bundle that the record knows; absent when it knows none. */
  readonly recorded?: Link | undefined
}): Promise<BundleDesk> {
  const { disk, site, keys, clock } = parts
  const outbox = await openOutbox(disk, site, parts.recorded)
  return {
    make: async (release, text) => {
      await parts.checkpoint()
      const content = JSON.parse(text) as ReleaseContent
      const main = content.files.find(({ name }) => name === 'release.json')
      if (!main) throw new Error('A release without its release.json')
      const { rulesVersion } = JSON.parse(main.text) as ReleaseDocument
      const stored = await outbox.add({
        files: content.files.map((file) => ({ name: file.name, bytes: Buffer.from(file.text) })),
        manifest: {
          schema: 'gatehouse-release/1',
          rulesVersion,
          checkpoint: parts.last(),
          release: release.document,
          madeAtWeek: isoWeek(clock.now()),
        },
        signingKey: keys.signing,
        recipients: keys.recipients,
      })
      return { hash: stored.sha256, number: stored.seq }
    },
    read: async (number) => {
      const name = bundleName(site, number)
      const bytes = await outbox.read(name)
      return bytes === undefined ? undefined : { name, bytes }
    },
  }
}
