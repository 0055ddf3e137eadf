import { type Checkpoint, decodeCheckpoint, splitNotes } from './checkpoint.ts'
import { lastSignedPath } from './checkpoint-signer.ts'
import { checkpointsPath } from './checkpoints-file.ts'
import type { Disk } from './disk.ts'
import { type MerkleTree, sameHash } from './merkle.ts'
import type { PrintedCheckpoint } from './printed-root.ts'
import { decodeVerifier, type NoteVerifier, readNote, signersOf } from './signed-note.ts'
import type { Findings } from './verify-findings.ts'
import { canStillBeHeld, readSeams, type Seam, Signers } from './verify-seams.ts'

export type Place = { readonly file: string; readonly line: number }
type Claim = Place & Checkpoint & { readonly outside: boolean }

/** The checkpoints to hold against the lines, smallest first. */
export class Claims {
  readonly #claims: Claim[]
  readonly #findings: Findings
  readonly count: number
  /** Lines that the newest witness outside the box covers. */
  readonly outside: number
  /** Who signed what was kept outside the box. */
  readonly signedBy: readonly SignedBy[]
  readonly seams: readonly Seam[]

  constructor(
    claims: readonly Claim[],
    signedBy: readonly SignedBy[],
    seams: readonly Seam[],
    findings: Findings,
  ) {
    this.#claims = [...claims].sort((a, b) => a.size - b.size)
    this.#findings = findings
    this.count = claims.length - seams.length
    this.seams = seams
    this.outside = Math.max(0, ...claims.map(({ size, outside }) => (outside ? size : 0)))
    this.signedBy = signedBy
  }

  /** Call at every size the tree passes through, from 0 on. */
  check(tree: MerkleTree): void {
    for (let next = this.#claims[0]; next?.size === tree.size; next = this.#claims[0]) {
      this.#claims.shift()
      if (sameHash(next.root, tree.root())) continue
      const what = `The first ${next.size} lines are not those that this checkpoint was signed over: the record was written again.`
      this.#findings.add('other-root', next.file, next.line, what)
    }
  }

  /** Call when the lines have ended. */
  end(size: number): void {
    for (const { file, line, size: claimed } of this.#claims) {
      const what = `This checkpoint was signed over ${claimed} lines, and the record has ${size}: lines were cut off, or the folder was put back to an earlier day.`
      this.#findings.add('shorter-than-checkpoint', file, line, what)
    }
  }
}

export type ClaimOptions = {
  /**
   * Verifier lines: the box's own, told by the name that the record has in its checkpoints, and those of others who
   * sign witnesses. Default: what `signer/verifier.txt` on the same disk says, which proves less.
   */
  readonly verifiers?: readonly string[]
  /** Checkpoints kept outside the box: receipts, files on sticks. */
  readonly witnesses?: readonly string[]
  /** Roots read off paper. Nobody's signature is on them. */
  readonly printed?: readonly PrintedCheckpoint[]
}

/** Names on a witness: of keys that were given and whose signatures hold, and of others. */
export type SignedBy = {
  readonly file: string
  readonly known: readonly string[]
  readonly unknown: readonly string[]
}

/** Reads every checkpoint, checks its signature, and gives those that say something readable. */
export async function readClaims(
  disk: Disk,
  options: ClaimOptions,
  findings: Findings,
): Promise<Claims> {
  const { witnesses = [], printed = [] } = options
  const bytes = (await disk.read(checkpointsPath)) ?? new Uint8Array(0)
  const content = text(bytes)
  const { notes, rest } = splitNotes(content)
  const end = bytes.subarray(Buffer.byteLength(content.slice(0, content.length - rest.length)))
  const places = notePlaces(content, notes)
  const own = notes.map((note, index) => ({ note, ...(places[index] ?? { file: '', line: 0 }) }))
  const outside = witnesses.map((note, index) => ({ note, file: `witness ${index + 1}`, line: 1 }))
  const signed = text(await disk.read(lastSignedPath))
  const last = signed === '' ? [] : [{ note: signed, file: lastSignedPath, line: 1 }]
  const all = [...own, ...outside, ...last]
  const keys = await readVerifiers(disk, options.verifiers, all, findings)
  const seams = await readSeams(disk)
  const signers = keys.box && new Signers(keys.box, seams)

  // The signer remembers a note before it is added here, so one torn by a power cut is the beginning of that.
  if (!isTornFrom(signed, end) && !isTornFrom(`\n${signed}`, end))
    findings.add('bad-checkpoint', checkpointsPath, 0, 'The file ends in what is not a checkpoint.')
  const claims: Claim[] = []
  for (const each of all) {
    const { file, line } = each
    const checkpoint = readClaim(each, signers, findings)
    if (checkpoint) claims.push({ ...checkpoint, file, line, outside: file.startsWith('witness') })
  }
  for (const [index, { size, root }] of printed.entries())
    claims.push({
      origin: '',
      size,
      root,
      file: `printed root ${index + 1}`,
      line: 0,
      outside: true,
    })
  checkOrder(
    claims.filter(({ file }) => file === checkpointsPath),
    findings,
  )
  for (const { backup, line } of seams) {
    const root = Buffer.from(backup.root, 'base64')
    claims.push({ origin: '', size: backup.size, root, file: 'record', line, outside: false })
  }
  const known = [...keys.all, ...(signers?.keys ?? [])]
  const signedBy = outside.map(({ note, file }) => ({ file, ...signersOf(note, known) }))
  return new Claims(claims, signedBy, seams, findings)
}

type Noted = Place & { readonly note: string }

function readClaim(
  { note, file, line }: Noted,
  signers: Signers | undefined,
  findings: Findings,
): Checkpoint | undefined {
  const read = readNote(note)
  const checkpoint = read.ok ? decodeCheckpoint(read.value.text) : read
  if (!checkpoint.ok) {
    findings.add('bad-checkpoint', file, line, checkpoint.error.what)
    return undefined
  }
  const { origin } = checkpoint.value
  if (signers !== undefined && origin !== signers.name) {
    findings.add(
      'other-box',
      file,
      line,
      `This is a checkpoint of ${origin}, and not of ${signers.name}.`,
    )
    return undefined
  }
  const { fault, ended } = signers?.check(note) ?? {}
  if (fault === undefined) {
    const held = !ended || canStillBeHeld(checkpoint.value, ended, { file, line }, findings)
    return held ? checkpoint.value : undefined
  }
  const { code, what } = fault
  if (code === 'not-signed')
    findings.add(
      'other-key',
      file,
      line,
      `It is signed, but not with the key of ${origin} that was given.`,
    )
  else findings.add('bad-signature', file, line, what)
  return undefined
}

function checkOrder(claims: readonly Claim[], findings: Findings): void {
  let before = 0
  for (const { size, file, line } of claims) {
    if (size < before)
      findings.add('checkpoint-order', file, line, `${size} lines stand after ${before}.`)
    before = size
  }
}

type Verifiers = { readonly box: NoteVerifier | undefined; readonly all: readonly NoteVerifier[] }

async function readVerifiers(
  disk: Disk,
  given: readonly string[] | undefined,
  notes: readonly Noted[],
  findings: Findings,
): Promise<Verifiers> {
  const file = given === undefined ? 'signer/verifier.txt' : 'verifier'
  const all: NoteVerifier[] = []
  for (const line of given ?? [text(await disk.read('signer/verifier.txt'))]) {
    const verifier = decodeVerifier(line.trim())
    if (verifier.ok) all.push(verifier.value)
    else if (notes.length > 0)
      findings.add('no-verifier', file, 0, 'There is no verifier key to check the signatures with.')
  }
  const origins = new Set(notes.map(({ note }) => note.slice(0, note.indexOf('\n'))))
  return { box: all.find(({ name }) => origins.has(name)) ?? all[0], all }
}

/** Whether a power cut can have made this of the note: its beginning, with holes where sectors are missing. */
function isTornFrom(note: string, end: Uint8Array): boolean {
  const whole = Buffer.from(note)
  return end.length <= whole.length && end.every((byte, i) => byte === 0 || byte === whole[i])
}

function notePlaces(content: string, notes: readonly string[]): readonly Place[] {
  let from = 0
  return notes.map((note) => {
    from = content.indexOf(note, from)
    const line = content.slice(0, from).split('\n').length
    from += note.length
    return { file: checkpointsPath, line }
  })
}

function text(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? '').toString('utf8')
}
