import { err, ok, type Result } from '../basics/result.ts'
import type { TreeHash } from './merkle.ts'

/** The root as it is printed and read aloud: 64 hex digits in groups of four. */
export function printedRoot(root: TreeHash): readonly string[] {
  return Buffer.from(root).toString('hex').match(/.{4}/g) ?? []
}

export type PrintedCheckpoint = { readonly size: number; readonly root: TreeHash }

/** Reads `SIZE:XXXX-XXXX-…` as somebody types it off the paper: capitals, dashes and spaces are all the same. */
export function readPrinted(text: string): Result<PrintedCheckpoint, string> {
  const [, size, digits] = /^\s*([\d,]+)\s*:([\s\S]*)$/.exec(text) ?? []
  const root = (digits ?? '').replace(/[\s-]/g, '').toLowerCase()
  if (size !== undefined && /^[0-9a-f]{64}$/.test(root))
    return ok({ size: Number(size.replaceAll(',', '')), root: Buffer.from(root, 'hex') })
  return err(
    'A printed root is given as the number of lines, a colon, and 16 groups of four: --root 1204:ab12-cd34-…',
  )
}
