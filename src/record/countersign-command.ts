import { createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { countersign, decodeVerifier } from './signed-note.ts'
import { readWitness } from './witness.ts'

export type CountersignAsked = {
  /** The file of the region's Ed25519 key, PEM. */
  readonly key: string
  /** The name that the region signs by: no space and no plus sign. */
  readonly name: string
  /** The file of the box's verifier, as it was printed when the box was set up. */
  readonly verifier: string
}

type Said = { readonly lines: readonly string[]; readonly exit: 0 | 1 | 2 }

/**
 * `gatehouse record countersign WITNESS`, at the region: prints the witness with the region's signature below the
 * box's. Signs nothing that this box has not signed: 1 when it has not, 2 when a file cannot be used.
 */
export async function countersignCommand(path: string, asked: CountersignAsked): Promise<Said> {
  const [note, pem, line] = await Promise.all([path, asked.key, asked.verifier].map(textOf))
  if (note === undefined) return cannotUse(path)
  const verifier = decodeVerifier((line ?? '').trim())
  if (!verifier.ok) return cannotUse(asked.verifier)
  if (!/^[^\s+]+$/.test(asked.name))
    return { lines: ['--name is one word without a plus sign.'], exit: 2 }
  const privateKey = keyOf(pem ?? '')
  if (privateKey === undefined) return cannotUse(asked.key)
  const witness = readWitness(note, verifier.value)
  if (!witness.ok) return { lines: [`Not signed. ${witness.error.what}`], exit: 1 }
  const signed = countersign(note, { name: asked.name, privateKey })
  if (!signed.ok) return { lines: [`Not signed. ${signed.error.what}`], exit: 1 }
  return { lines: [signed.value.replace(/\n$/, '')], exit: 0 }
}

function keyOf(pem: string) {
  try {
    const key = createPrivateKey(pem)
    return key.asymmetricKeyType === 'ed25519' ? key : undefined
  } catch {
    return undefined
  }
}

async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined)
}

function cannotUse(path: string): Said {
  return { lines: [`${path} cannot be read as what it should be. Check the name.`], exit: 2 }
}
