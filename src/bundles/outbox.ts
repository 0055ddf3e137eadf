import * as v from 'valibot'
import { sha256 } from '../basics/hash.ts'
import { type BundleOrder, bundleName, makeBundle } from './bundle.ts'
import { canonicalJson } from './canonical.ts'
import { parseJson } from './read-outside.ts'
import { seqShape } from './shapes.ts'

/** What the outbox needs of the house's disk: `replace` is all or nothing, and durable when it resolves. */
export type OutboxDisk = {
  read(path: string): Promise<Uint8Array | undefined>
  replace(path: string, bytes: Uint8Array): Promise<void>
  list(dir: string): Promise<readonly string[]>
  makeDir(path: string): Promise<void>
}

export type Stored = { readonly name: string; readonly seq: number; readonly sha256: string }

export type Outbox = {
  /** Makes the next bundle of the chain and stores it durably before it resolves. One at a time, in order of asking. */
  add(order: OutboxOrder): Promise<Stored>
  /** The bundles waiting, oldest first. */
  waiting(): Promise<readonly string[]>
  read(name: string): Promise<Uint8Array | undefined>
}

export type OutboxOrder = Omit<BundleOrder, 'manifest'> & {
  readonly manifest: Omit<BundleOrder['manifest'], 'site' | 'seq' | 'previous'>
}

/** One bundle of the chain: its number, and the SHA-256 of its bytes. */
export type Link = { readonly seq: number; readonly sha256: string | null }

const nothing: Link = { seq: 0, sha256: null }

const linkShape = v.strictObject({
  seq: seqShape,
  /** Null when the bundle was lost with a box that this one was restored from. */
  sha256: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
})

/**
 * Opens `outbox/`. The end of the chain is in `outbox/last.json`, so that delivered bundles can be removed; where that is
 * lost, damaged or older, `recorded`, the newest bundle that the record knows, says it: a site never gives a number
 * twice. A bundle stored just before a power cut is adopted. Throws when bundles lie here that the record cannot have
 * forgotten.
 */
export async function openOutbox(
  disk: OutboxDisk,
  site: string,
  recorded: Link = nothing,
): Promise<Outbox> {
  await disk.makeDir('outbox')
  let last = await endOfChain(disk, site, recorded)
  let adding: Promise<unknown> = Promise.resolve()

  const addNow = async (order: OutboxOrder): Promise<Stored> => {
    const seq = last.seq + 1
    const bytes = await makeBundle({
      ...order,
      manifest: { ...order.manifest, site, seq, previous: last.sha256 },
    })
    const name = bundleName(site, seq)
    const link = { seq, sha256: sha256(bytes) }
    await disk.replace(`outbox/${name}`, bytes)
    last = link
    await disk.replace('outbox/last.json', linkBytes(link))
    return { name, ...link }
  }
  return {
    add: (order) => {
      const result = adding.then(() => addNow(order))
      adding = result.catch(() => undefined)
      return result
    },
    waiting: () => bundlesOf(disk, site),
    read: async (name) => {
      const known = await bundlesOf(disk, site)
      return known.includes(name) ? disk.read(`outbox/${name}`) : undefined
    },
  }
}

/**
 * After a restore: the region holds bundles that this outbox has lost. Their numbers are not given again, and the next
 * bundle names none before it. Gives the highest number that is taken.
 */
export async function goOnAfter(disk: OutboxDisk, atRegion: number): Promise<number> {
  const { seq } = await notedEnd(disk)
  if (atRegion <= seq) return seq
  await disk.makeDir('outbox')
  await disk.replace('outbox/last.json', linkBytes({ seq: atRegion, sha256: null }))
  return atRegion
}

async function endOfChain(disk: OutboxDisk, site: string, recorded: Link): Promise<Link> {
  const noted = await notedEnd(disk)
  const known = noted.seq < recorded.seq ? recorded : noted
  const newest = (await bundlesOf(disk, site)).at(-1)
  const seq =
    newest === undefined ? 0 : Number(newest.slice(-'000001.bundle'.length, -'.bundle'.length))
  if (newest === undefined || seq <= known.seq) return known
  const bytes = await disk.read(`outbox/${newest}`)
  if (seq > known.seq + 1 || bytes === undefined) {
    throw new Error(
      `outbox/ holds ${newest}, and the record knows only of bundle ${known.seq}: the record is older than the outbox. Run gatehouse record verify with the newest witness.`,
    )
  }
  const link = { seq, sha256: sha256(bytes) }
  await disk.replace('outbox/last.json', linkBytes(link))
  return link
}

/** What `outbox/last.json` says; nothing when it is not there or cannot be read. */
async function notedEnd(disk: OutboxDisk): Promise<Link> {
  const bytes = await disk.read('outbox/last.json')
  const link = v.safeParse(linkShape, parseJson(Buffer.from(bytes ?? '').toString('utf8')))
  return link.success ? link.output : nothing
}

function linkBytes(link: Link): Uint8Array {
  return Buffer.from(`${canonicalJson(link)}\n`)
}

async function bundlesOf(disk: OutboxDisk, site: string): Promise<readonly string[]> {
  const pattern = new RegExp(`^gatehouse-${site}-\\d{6}\\.bundle$`)
  return (await disk.list('outbox')).filter((name) => pattern.test(name)).sort()
}
