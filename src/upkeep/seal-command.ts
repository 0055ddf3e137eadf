import { createPrivateKey } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { explainSampleFault } from '../readers/sample-fault.ts'
import { sealSample } from '../readers/sample-seal.ts'
import { signSample } from '../readers/sample-signature.ts'
import { realDisk } from '../record/real-disk.ts'

export type SealAsked = {
  /** The box's public key file. */
  readonly to: string
  readonly source: string
  readonly date: string
  readonly out?: string
  readonly column?: string
  readonly drama?: boolean
  /** The private key file (PEM, Ed25519) of who makes the sample. */
  readonly sign?: string
}

type Said = { readonly lines: readonly string[]; readonly exit: 0 | 1 | 2 }

/** `gatehouse sample seal FILE`: writes the sealed file whole, or nothing. 0 sealed, 1 refused, 2 wrong usage. */
export async function sealSampleCommand(file: string, asked: SealAsked): Promise<Said> {
  const { to, source, date, column, drama = false, out = `${file}.sealed` } = asked
  const wrong = await wrongUsage(file, asked, out)
  if (wrong !== undefined) return { lines: [wrong], exit: 2 }
  const recipient = (await readFile(to, 'utf8')).trim()
  const phone = column === undefined ? {} : { phoneColumn: Number(column) }
  const options = { fileName: file, source, date, drama, ...phone }
  const sealed = await sealSample(createReadStream(file), recipient, options)
  if (!sealed.ok) {
    const { what, whatToDo } = explainSampleFault(sealed.error)
    return { lines: [`${file}: ${what} ${whatToDo} Nothing was written.`], exit: 1 }
  }
  const bytes = await signedBy(asked.sign, sealed.value.sealed)
  if (bytes === undefined)
    return {
      lines: [`${asked.sign} is no Ed25519 private key (PEM). Nothing was written.`],
      exit: 1,
    }
  await realDisk(dirname(resolve(out))).replace(basename(out), bytes)
  const { taken, rows } = sealed.value.report
  return {
    lines: [
      `${out}: numbers sealed (${taken} of ${rows} rows). Every other column stayed behind.`,
      'Send this file, and only this file, to the prison.',
    ],
    exit: 0,
  }
}

/** What is wrong with the words of the command, before anything is read. */
async function wrongUsage(
  file: string,
  { to, column, sign }: SealAsked,
  out: string,
): Promise<string | undefined> {
  for (const path of [file, to, ...(sign === undefined ? [] : [sign])])
    if (!(await isReadable(path)))
      return `${path} cannot be read. Check the name and that you may read it.`
  if (column !== undefined && !/^[1-9]\d{0,3}$/.test(column))
    return 'A column is a number, counted from 1 at the left, for example --column 3.'
  if ([file, to].some((path) => resolve(path) === resolve(out)))
    return `The sealed sample would take the place of ${out}. Give another name with --out.`
  return undefined
}

/** Undefined when the key is none. Without a key it stays as it is: a trial takes it. */
async function signedBy(
  path: string | undefined,
  sealed: Uint8Array,
): Promise<Uint8Array | undefined> {
  if (path === undefined) return sealed
  const pem = await readFile(path, 'utf8')
  try {
    const key = createPrivateKey(pem)
    return key.asymmetricKeyType === 'ed25519' ? signSample(sealed, key) : undefined
  } catch {
    return undefined
  }
}

async function isReadable(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined)
  if (file === undefined) return false
  const isFile = !(await file.stat()).isDirectory()
  await file.close()
  return isFile
}
