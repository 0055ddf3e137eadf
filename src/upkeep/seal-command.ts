import { createReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { explainSampleFault, type SampleFault } from '../readers/sample-fault.ts'
import { encodings, type LayoutAsked } from '../readers/sample-layout.ts'
import { lookAtSample } from '../readers/sample-look.ts'
import { countLines, lookLines } from '../readers/sample-look-words.ts'
import { type SealOptions, sealSample } from '../readers/sample-seal.ts'
import { signedSample } from '../readers/sample-signature.ts'
import { signingKey, writeSealed } from './write-sealed.ts'

export type SealAsked = {
  /** The box's public key file. */
  readonly to: string
  readonly source: string
  readonly date: string
  readonly out?: string
  /** `3`, or `3,5` to try the fifth where the third has no number. */
  readonly column?: string
  readonly region?: string
  readonly sector?: string
  readonly delimiter?: string
  readonly widths?: string
  readonly encoding?: string
  readonly drama?: boolean
  readonly look?: boolean
  readonly yes?: boolean
  /** The private key file (PEM, Ed25519) of who makes the sample. */
  readonly sign?: string
}

/** Whoever sits there: asked whether what was found is right, and shown how far the file has been read. */
export type SealTerminal = {
  confirm(lines: readonly string[]): Promise<boolean>
  progress(bytesRead: number, of: number): void
}

type Said = { readonly lines: readonly string[]; readonly exit: 0 | 1 | 2 }

/**
 * `gatehouse sample seal FILE`: says how the file is laid out and what its columns hold, never a row of it, and writes
 * the sealed file whole, or nothing. 0 sealed, 1 refused, 2 wrong usage.
 */
export async function sealSampleCommand(
  file: string,
  asked: SealAsked,
  terminal?: SealTerminal,
): Promise<Said> {
  const { to, sign, out = `${file}.sealed` } = asked
  const wrong = await wrongUsage(file, asked, out)
  if (wrong !== undefined) return { lines: [wrong], exit: 2 }
  const options = optionsOf(file, asked)
  const look = await lookAtSample(createReadStream(file), options)
  if (!look.ok) return refused(file, look.error)
  const found = lookLines(look.value)
  if (asked.look) return { lines: found, exit: 0 }
  if (terminal && !asked.yes && !(await terminal.confirm(found)))
    return { lines: [`${file}: ${notRight}`], exit: 1 }

  const key = sign === undefined ? undefined : await signingKey(sign)
  if (key === 'none')
    return { lines: [`${sign} is no Ed25519 private key (PEM). Nothing was written.`], exit: 1 }
  const recipient = (await readFile(to, 'utf8')).trim()
  const sealed = await sealSample(await followed(file, terminal), recipient, options)
  if (!sealed.ok) return refused(file, sealed.error)
  await writeSealed(resolve(out), sealed.value.sealed, signedSample, key)
  const { report } = sealed.value
  return {
    lines: [
      ...(terminal && !asked.yes ? [] : found),
      `${out}: numbers sealed (${report.taken} of ${report.rows} rows). Every other column stayed behind.`,
      ...countLines(report),
      'Send this file, and only this file, to the prison.',
    ],
    exit: 0,
  }
}

const notRight =
  'nothing was sealed. Say how it is laid out with --delimiter, --widths or --encoding, and which columns to take with --column, --region or --sector.'

function refused(file: string, fault: SampleFault): Said {
  const { what, whatToDo } = explainSampleFault(fault)
  return { lines: [`${file}: ${what} ${whatToDo} Nothing was written.`], exit: 1 }
}

function optionsOf(file: string, asked: SealAsked): SealOptions {
  const { source, date, column, region, sector, drama = false } = asked
  const strata = {
    ...(region === undefined ? {} : { region: Number(region) }),
    ...(sector === undefined ? {} : { sector: Number(sector) }),
  }
  const columns = column === undefined ? {} : { phoneColumns: wholeNumbers(column) }
  return { fileName: file, source, date, drama, strata, asked: layoutOf(asked), ...columns }
}

function layoutOf({ delimiter, widths, encoding }: SealAsked): LayoutAsked {
  return {
    ...(delimiter === undefined ? {} : { delimiter: delimiter.replace(/\\t/g, '\t') }),
    ...(widths === undefined ? {} : { widths: wholeNumbers(widths) }),
    ...(isEncoding(encoding) ? { encoding } : {}),
  }
}

function isEncoding(name: string | undefined): name is keyof typeof encodings {
  return name !== undefined && Object.hasOwn(encodings, name)
}

function wholeNumbers(list: string): readonly number[] {
  return list.split(',').map(Number)
}

/** The file as it is read, with whoever sits there told how far. */
async function followed(
  file: string,
  terminal: SealTerminal | undefined,
): Promise<AsyncIterable<Uint8Array>> {
  const opened = await open(file)
  const { size } = await opened.stat()
  async function* chunks(): AsyncGenerator<Uint8Array> {
    let read = 0
    for await (const chunk of opened.createReadStream()) {
      read += (chunk as Uint8Array).length
      terminal?.progress(read, size)
      yield chunk as Uint8Array
    }
  }
  return chunks()
}

/** What is wrong with the words of the command, before anything is read. */
async function wrongUsage(
  file: string,
  { to, column, region, sector, delimiter, widths, encoding, sign }: SealAsked,
  out: string,
): Promise<string | undefined> {
  for (const path of [file, to, ...(sign === undefined ? [] : [sign])])
    if (!(await isReadable(path)))
      return `${path} cannot be read. Check the name and that you may read it.`
  if (column !== undefined && !/^[1-9]\d{0,3}(,[1-9]\d{0,3})*$/.test(column))
    return 'A column is a number, counted from 1 at the left, for example --column 3.'
  for (const one of [region, sector])
    if (one !== undefined && !/^[1-9]\d{0,3}$/.test(one))
      return 'A column is a number, counted from 1 at the left, for example --region 3.'
  if (delimiter !== undefined && !/^[^"\r\n]{1,4}$/.test(delimiter))
    return 'A delimiter is one to four signs and no quotation mark, for example --delimiter ";".'
  if (widths !== undefined && !/^[1-9]\d{0,3}(,[1-9]\d{0,3})*$/.test(widths))
    return 'Widths are numbers of letters, from the left, for example --widths 12,30,16.'
  if (encoding !== undefined && !isEncoding(encoding))
    return `An encoding is one of ${Object.keys(encodings).join(', ')}.`
  if ([file, to].some((path) => resolve(path) === resolve(out)))
    return `The sealed sample would take the place of ${out}. Give another name with --out.`
  return undefined
}

async function isReadable(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined)
  if (file === undefined) return false
  const isFile = !(await file.stat()).isDirectory()
  await file.close()
  return isFile
}
