import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { sha256Bytes } from '../basics/hash.ts'
import { err, ok, type Result } from '../basics/result.ts'

/**
 * C2SP signed notes: a text that ends in a newline, an empty line, and one line for each signature,
 * `— name base64(key id ‖ signature)`. Ed25519 only.
 */
export type SignedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] }
export type NoteSignature = {
  readonly name: string
  readonly keyId: Uint8Array
  readonly signature: Uint8Array
}
export type NoteSigner = { readonly name: string; readonly privateKey: KeyObject }
export type NoteVerifier = { readonly name: string; readonly publicKey: KeyObject }

export type NoteFault = {
  readonly code: 'not-a-note' | 'not-signed' | 'bad-signature'
  readonly what: string
}

const ed25519 = 1
/** What comes before the 32 bytes of an Ed25519 public key in its SPKI form. */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex')

export function signNote(text: string, { name, privateKey }: NoteSigner): string {
  const id = keyId({ name, publicKey: createPublicKey(privateKey) })
  const signature = sign(null, Buffer.from(text), privateKey)
  const blob = Buffer.concat([id, signature]).toString('base64')
  return `${text}\n— ${name} ${blob}\n`
}

export function readNote(note: string): Result<SignedNote, NoteFault> {
  const notANote = err({ code: 'not-a-note', what: 'This is not a signed note.' } as const)
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !note.endsWith('\n')) return notANote
  const lines = note.slice(split + 2, -1).split('\n')
  const signatures: NoteSignature[] = []
  for (const line of lines) {
    const [, name, base64] = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? []
    if (name === undefined || base64 === undefined) return notANote
    const blob = Buffer.from(base64, 'base64')
    if (blob.length < 5) return notANote
    signatures.push({ name, keyId: blob.subarray(0, 4), signature: blob.subarray(4) })
  }
  return ok({ text: note.slice(0, split + 1), signatures })
}

/** The note's text, when this verifier's signature is on it and holds. Signatures of others are left aside. */
export function verifyNote(note: string, verifier: NoteVerifier): Result<string, NoteFault> {
  const read = readNote(note)
  if (!read.ok) return read
  const id = keyId(verifier)
  const ours = read.value.signatures.filter(
    (one) => one.name === verifier.name && id.equals(one.keyId),
  )
  if (ours.length === 0)
    return err({ code: 'not-signed', what: `There is no signature of ${verifier.name}.` })
  const text = Buffer.from(read.value.text)
  if (!ours.every((one) => verify(null, text, verifier.publicKey, one.signature)))
    return err({ code: 'bad-signature', what: `The signature of ${verifier.name} does not hold.` })
  return ok(read.value.text)
}

/** Adds somebody's signature below those that a note has: the region's, under a witness that it has checked. */
export function countersign(note: string, signer: NoteSigner): Result<string, NoteFault> {
  const read = readNote(note)
  if (!read.ok) return read
  const { text } = read.value
  return ok(`${note}${signNote(text, signer).slice(text.length + 1)}`)
}

/** Whose signatures are on a note: of these verifiers, each once and only if it holds; and the names of the rest. */
export function signersOf(
  note: string,
  verifiers: readonly NoteVerifier[],
): { readonly known: readonly string[]; readonly unknown: readonly string[] } {
  const read = readNote(note)
  const names = read.ok ? read.value.signatures.map(({ name }) => name) : []
  const known = verifiers.filter((one) => verifyNote(note, one).ok).map(({ name }) => name)
  return {
    known: [...new Set(known)],
    unknown: [...new Set(names)].filter((name) => !known.includes(name)),
  }
}

/** The verifier in one line, `name+key id+base64`, for printing, for USB sticks and for the region. */
export function encodeVerifier(verifier: NoteVerifier): string {
  const key = Buffer.concat([Uint8Array.of(ed25519), rawKey(verifier.publicKey)])
  return `${verifier.name}+${keyId(verifier).toString('hex')}+${key.toString('base64')}`
}

export function decodeVerifier(line: string): Result<NoteVerifier, NoteFault> {
  const [, name, id, base64] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line) ?? []
  const key = Buffer.from(base64 ?? '', 'base64')
  if (name !== undefined && key.length === 33 && key[0] === ed25519) {
    const der = Buffer.concat([spkiPrefix, key.subarray(1)])
    const verifier = { name, publicKey: createPublicKey({ key: der, format: 'der', type: 'spki' }) }
    if (keyId(verifier).toString('hex') === id) return ok(verifier)
  }
  return err({ code: 'not-a-note', what: 'This is not a verifier key.' })
}

function keyId({ name, publicKey }: NoteVerifier): Buffer {
  const mark = Uint8Array.of(0x0a, ed25519)
  return Buffer.from(
    sha256Bytes(Buffer.concat([Buffer.from(name), mark, rawKey(publicKey)])).subarray(0, 4),
  )
}

function rawKey(publicKey: KeyObject): Buffer {
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
}
