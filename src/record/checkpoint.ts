import { err, ok, type Result } from '../basics/result.ts'
import type { TreeHash } from './merkle.ts'
import type { NoteFault } from './signed-note.ts'

/** What a C2SP checkpoint says: this record (`origin`) had `size` lines, and this is the root over them. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: TreeHash }

/** The note's text: three lines. A witness has more below them. */
export function encodeCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`
}

export function decodeCheckpoint(text: string): Result<Checkpoint, NoteFault> {
  const parts = /^([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n(?:[^\n]+\n)*$/.exec(text)
  const [, origin, size, root] = parts ?? []
  if (origin === undefined || root === undefined)
    return err({ code: 'not-a-note', what: 'This is not a checkpoint.' })
  return ok({ origin, size: Number(size), root: Buffer.from(root, 'base64') })
}

/** The notes in a file of checkpoints, which stand one after another with an empty line between them. */
export function splitNotes(content: string): {
  readonly notes: readonly string[]
  readonly rest: string
} {
  const notes: string[] = []
  let rest = content
  for (;;) {
    // No note holds a zero byte: that is a hole, where a sector never reached the platter.
    const found = /^(?:[^\n\0]+\n)+\n(?:— [^\n\0]+\n)+/.exec(rest)
    if (found === null) return { notes, rest }
    notes.push(found[0])
    rest = rest.slice(found[0].length).replace(/^\n/, '')
  }
}
