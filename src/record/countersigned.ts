import { sha256 } from '../basics/hash.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { decodeCheckpoint, splitNotes } from './checkpoint.ts'
import type { Disk } from './disk.ts'
import { decodeVerifier, type NoteVerifier, signersOf, verifyNote } from './signed-note.ts'
import { verifierPath } from './signing-key.ts'
import { verifyRecord } from './verify.ts'

/** One line: the region's verifier, given to the box by hand when it is set up. */
export const regionVerifierPath = 'receipts/region.txt'

/** A witness of this box that the region has signed, too. */
export type Countersigned = {
  /** How many lines of the record it covers. */
  readonly lines: number
  readonly hash: string
  readonly path: string
}

/**
 * Takes back a witness that the region has countersigned: both signatures hold, and the record still is what was signed.
 * It is then kept in `receipts/`, durable, which every backup carries. The error says in words what is wrong with it.
 */
export async function keepCountersigned(
  disk: Disk,
  text: string,
): Promise<Result<Countersigned, string>> {
  const { notes, rest } = splitNotes(text)
  const [note] = notes
  if (note === undefined || notes.length > 1 || rest.trim() !== '')
    return err('This is not one witness: take the file that the region sent back, as it is.')
  const own = await verifierAt(disk, verifierPath)
  const region = await verifierAt(disk, regionVerifierPath)
  if (!region)
    return err(
      `This box does not know the region’s key. Whoever looks after it puts the region’s verifier, one line, into ${regionVerifierPath} of the data folder.`,
    )
  const signed = own && verifyNote(note, own)
  if (!signed?.ok) return err('This is not a witness of this box, or it was changed.')
  const checkpoint = decodeCheckpoint(signed.value)
  if (!checkpoint.ok) return err('This is not a witness of this box, or it was changed.')
  if (!signersOf(note, [region]).known.includes(region.name))
    return err(`The signature of ${region.name} is not on it, or does not hold.`)
  const { findings } = await verifyRecord(disk, { witnesses: [note], noKeys: 'that is done apart' })
  const against = findings.find(({ file }) => file === 'witness 1')
  if (against) return err(`The record does not agree with it: ${against.what} Tell the auditor.`)
  const { size: lines } = checkpoint.value
  const hash = sha256(note)
  const path = `receipts/${String(lines).padStart(9, '0')}-${hash.slice(0, 8)}.witness`
  await disk.makeDir('receipts')
  await disk.replace(path, Buffer.from(note))
  return ok({ lines, hash, path })
}

async function verifierAt(disk: Disk, path: string): Promise<NoteVerifier | undefined> {
  const line = Buffer.from((await disk.read(path)) ?? '').toString('utf8')
  const verifier = decodeVerifier(line.trim())
  return verifier.ok ? verifier.value : undefined
}
