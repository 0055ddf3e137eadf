import * as v from 'valibot'
import { type ListId, listIdPattern } from '../basics/list-id.ts'
import type { Disk } from './disk.ts'
import { DocumentDamaged } from './durable-adapter.ts'

export const listIdShape = v.pipe(
  v.string(),
  v.regex(listIdPattern),
  v.transform((id) => id as ListId),
)

export type AboutList = {
  readonly list: ListId
  /** Who made the file, as staff typed it or as it was sealed with. */
  readonly source: string
  /** The day it is of, `2026-05-05`: from it its age is counted. */
  readonly date: string
}

export type KeptList = AboutList & {
  /** Counted up at each import: the old file stands until the new one is in place. */
  readonly version: number
  readonly file: string
  readonly entries: number
  readonly digest: string
}

export const indexPath = 'lists/lists.json'

const shape = v.strictObject({
  format: v.literal('gatehouse-lists/1'),
  lists: v.array(
    v.strictObject({
      list: listIdShape,
      source: v.string(),
      date: v.pipe(v.string(), v.isoDate()),
      version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
      file: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\.\d+\.sorted$/)),
      entries: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
      digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    }),
  ),
})

/** Undefined when there is none. Throws `DocumentDamaged` when it cannot be read. */
export async function readIndex(
  disk: Pick<Disk, 'read'>,
): Promise<readonly KeptList[] | undefined> {
  const bytes = await disk.read(indexPath)
  if (bytes === undefined) return undefined
  const read = v.safeParse(
    v.pipe(v.string(), v.parseJson(), shape),
    Buffer.from(bytes).toString('utf8'),
  )
  if (!read.success) throw new DocumentDamaged(indexPath, 'It cannot be read.')
  return read.output.lists
}
