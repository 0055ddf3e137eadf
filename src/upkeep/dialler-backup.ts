import * as v from 'valibot'
import type { KeyId } from '../basics/ids.ts'
import type { Disk } from '../record/disk.ts'
import { openKeySlots, readKeySlots } from '../record/key-slots.ts'
import { listFiles } from '../record/list-files.ts'
import { type Part, pack, seal, unpack, unseal } from './backup-format.ts'

/** Where a backup has the dialler's part, sealed in itself: the box that carries it cannot open it. */
export const diallerPartPath = 'dialler.age'

const listShape = v.strictObject({
  format: v.literal('gatehouse-dialler-backup/1'),
  list: v.pipe(
    v.string(),
    v.regex(/^[0-9a-f]{32}$/),
    v.transform((id) => id as KeyId),
  ),
  key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{43}=$/)),
})

/** In this order: a number that is just going on the do-not-call list is then in one or in both (T3). */
const carried = ['cases', 'lists'] as const

type DiallerFolder = {
  readonly disk: Disk
  readonly masterKey: Uint8Array
  /** The key of the do-not-call list. */
  readonly list: KeyId
}

/**
 * What a backup carries of the dialler: the do-not-call list with its key, and the hashes of open cases, which only the
 * client's own list opens. Never the vault. Sealed to the recovery recipient of the dialler's own settings, so that whoever
 * asks for it learns nothing.
 */
export async function diallerPart(folder: DiallerFolder, recovery: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of await seal([recovery], pack(parts(folder)))) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function* parts({ disk, masterKey, list }: DiallerFolder): AsyncGenerator<Part> {
  const keys = await readKeySlots(disk, masterKey)
  const key = keys.get(list)
  if (key === undefined) throw new Error('The key of the do-not-call list is missing.')
  const content = {
    format: 'gatehouse-dialler-backup/1',
    list,
    key: Buffer.from(key).toString('base64'),
  }
  for (const one of keys.values()) one.fill(0)
  yield { path: 'list.json', content: Buffer.from(JSON.stringify(content)) }
  for (const name of await disk.list('cases')) {
    const bytes = name.endsWith('.partial') ? undefined : await disk.read(`cases/${name}`)
    if (bytes) yield { path: `cases/${name}`, content: bytes }
  }
  yield* await listFiles(disk)
}

/**
 * Makes the folder of a new dialler out of that part. Its samples wait for their numbers; `ledger` writes down which list
 * is its own. What is wrong with the part, in words, or undefined.
 */
export async function restoreDialler(
  { disk, masterKey }: Omit<DiallerFolder, 'list'>,
  part: Uint8Array,
  identity: string,
): Promise<string | undefined> {
  const found = unpack(await unseal(identity, once(part)))
  const { value: first } = await found.next()
  const list = v.safeParse(
    v.pipe(v.string(), v.parseJson(), listShape),
    Buffer.from(first?.content ?? '').toString('utf8'),
  )
  if (!list.success) return 'The dialler’s part of the backup cannot be read. Use another backup.'
  const slots = await openKeySlots(disk, masterKey)
  await slots.put([[list.output.list, Buffer.from(list.output.key, 'base64')]])
  await slots.sync()
  await slots.close()
  for await (const { path, content } of found) {
    const [folder = '', name] = path.split('/')
    if (name === undefined || !(carried as readonly string[]).includes(folder))
      return `The backup holds ${path}, which is no part of a dialler. Use another backup.`
    await disk.makeDir(folder)
    await disk.replace(path, content)
  }
  const ledger = {
    format: 'gatehouse-dialler/1',
    list: list.output.list,
    campaigns: [],
    samples: [],
  }
  await disk.replace('ledger.json', Buffer.from(`${JSON.stringify(ledger)}\n`))
  return undefined
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
