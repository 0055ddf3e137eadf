import { createPrivateKey } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { ListId } from '../basics/list-id.ts'
import { sealList, signList } from '../readers/list-seal.ts'
import { sampleFaultSentence } from '../readers/sample-fault.ts'
import { realDisk } from '../record/real-disk.ts'
import { cannotRead, isFile, type Said, textOf } from './command-words.ts'

export type SealListAsked = {
  readonly to: string
  readonly source: string
  readonly date: string
  readonly out?: string
  readonly sign?: string
  readonly drama?: boolean
}

/** `gatehouse suppression seal FILE`: outside the prison. Writes the sealed file whole, or nothing. */
export async function sealListCommand(
  file: string,
  list: ListId | undefined,
  { to, source, date, sign, drama = false, out = `${file}.sealed` }: SealListAsked,
): Promise<Said> {
  if (list === undefined)
    return { lines: ['Give --list tps, ctps, dnc, barred, or client:NAME.'], exit: 2 }
  for (const path of [file, to, ...(sign === undefined ? [] : [sign])])
    if (!(await isFile(path))) return cannotRead(path)
  if ([file, to].some((path) => resolve(path) === resolve(out)))
    return { lines: [`The sealed list would take the place of ${out}. Give --out.`], exit: 2 }
  const recipient = (await textOf(to)) ?? ''
  const options = { list, source, date, fileName: file, drama }
  const made = await sealList(createReadStream(file), recipient, options)
  if (!made.ok) return { lines: [`${file}: ${sampleFaultSentence(made.error)}`], exit: 1 }
  const bytes = await signedBy(sign, made.value.sealed)
  if (bytes === undefined)
    return { lines: [`${sign} is no Ed25519 private key (PEM). Nothing was written.`], exit: 1 }
  await realDisk(dirname(resolve(out))).replace(basename(out), bytes)
  const { numbers, rows } = made.value.report
  return {
    lines: [`${out}: ${numbers} numbers of ${rows} rows sealed, rounded. Send this file alone.`],
    exit: 0,
  }
}

async function signedBy(
  path: string | undefined,
  sealed: Uint8Array,
): Promise<Uint8Array | undefined> {
  if (path === undefined) return sealed
  try {
    const key = createPrivateKey((await textOf(path)) ?? '')
    return key.asymmetricKeyType === 'ed25519' ? await signList(sealed, key) : undefined
  } catch {
    return undefined
  }
}
