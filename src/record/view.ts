import { Low } from 'lowdb'
import * as v from 'valibot'
import type { Disk } from './disk.ts'
import { DocumentDamaged, durableAdapter } from './durable-adapter.ts'

const file = 'view.json'

/** The state folded from the record up to line `seq`, whose chain hash is `hash`. Delete it and it is rebuilt. */
export type View = { readonly seq: number; readonly hash: string; readonly state: unknown }

export type LoadedView =
  | { readonly found: 'nothing' }
  | ({ readonly found: 'view' } & View)
  /** Never used and never fatal: the record has everything. */
  | { readonly found: 'damaged'; readonly why: string }

const viewShape = v.strictObject({
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  state: v.unknown(),
})

export async function loadView(disk: Disk): Promise<LoadedView> {
  const document = viewDocument(disk)
  try {
    await document.read()
  } catch (cause) {
    if (cause instanceof DocumentDamaged) return { found: 'damaged', why: cause.message }
    throw cause
  }
  if (document.data === null) return { found: 'nothing' }
  const view = v.safeParse(viewShape, document.data)
  if (!view.success)
    return { found: 'damaged', why: `${file} was written by another release. It is rebuilt.` }
  return { found: 'view', ...view.output }
}

/** Durable when it resolves. Save only what is already on disk in the record. `state` must be plain JSON. */
export async function saveView(disk: Disk, view: View): Promise<void> {
  const document = viewDocument(disk)
  document.data = view
  await document.write()
}

function viewDocument(disk: Disk): Low<View | null> {
  return new Low(durableAdapter({ disk, path: file, whenMissing: 'start-empty' }), null)
}
