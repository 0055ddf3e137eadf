import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { type BundleOrder, makeBundle } from '../../src/bundles/bundle.ts'
import type { OutboxDisk } from '../../src/bundles/outbox.ts'
import { makeSiteKey } from '../../src/bundles/sign.ts'

export type Keys = {
  readonly signingKey: KeyObject
  readonly siteKey: KeyObject
  readonly sitePem: string
  readonly identity: string
  readonly recipient: string
}

export async function newKeys(): Promise<Keys> {
  const { signing, site } = makeSiteKey()
  const identity = await generateX25519Identity()
  return {
    signingKey: createPrivateKey(signing),
    siteKey: createPublicKey(site),
    sitePem: site,
    identity,
    recipient: await identityToRecipient(identity),
  }
}

export const text = (words: string) => new TextEncoder().encode(words)

export const files = [
  { name: 'release.json', bytes: text('{"format":"gatehouse-release/1"}\n') },
  { name: 'tables.csv', bytes: text('place,option,count\r\nq1,yes,40\r\n') },
  { name: 'nothing.txt', bytes: text('') },
]

export const manifest = {
  schema: 'gatehouse-release/1',
  rulesVersion: 'gatehouse-disclosure/1',
  checkpoint: 'gatehouse/elmley\n12\n3Vd…\n\n— gatehouse/elmley abcd\n',
  release: 'buses-1',
  madeAtWeek: '2025-W07',
}

export function bundleOf(keys: Keys, order: Partial<BundleOrder> = {}): Promise<Uint8Array> {
  return makeBundle({
    files,
    manifest: { ...manifest, site: 'elmley', seq: 1, previous: null },
    signingKey: keys.signingKey,
    recipients: [keys.recipient],
    ...order,
  })
}

/** A disk in memory whose `replace` can be made to fail. */
export function memoryDisk() {
  const held = new Map<string, Uint8Array>()
  let failOn: string | undefined
  const disk: OutboxDisk = {
    read: async (path) => held.get(path),
    replace: async (path, bytes) => {
      if (path === failOn) throw new Error(`ENOSPC ${path}`)
      held.set(path, bytes)
    },
    list: async (dir) =>
      [...held.keys()]
        .filter((path) => path.startsWith(`${dir}/`))
        .map((path) => path.slice(dir.length + 1))
        .sort(),
    makeDir: async () => undefined,
  }
  return { disk, held, failOn: (path: string | undefined) => (failOn = path) }
}
