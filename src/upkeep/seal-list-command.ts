import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { once } from '../basics/byte-streams.ts'
import type { ListId } from '../basics/list-id.ts'
import { leftOffLines } from '../readers/list-report.ts'
import { sealList, signedList } from '../readers/list-seal.ts'
import { sampleFaultSentence } from '../readers/sample-fault.ts'
import { cannotRead, isFile, type Said, textOf } from './command-words.ts'
import { signingKey, writeSealed } from './write-sealed.ts'

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
  const key = sign === undefined ? undefined : await signingKey(sign)
  if (key === 'none')
    return { lines: [`${sign} is no Ed25519 private key (PEM). Nothing was written.`], exit: 1 }
  const recipient = (await textOf(to)) ?? ''
  const options = { list, source, date, fileName: file, drama }
  const made = await sealList(createReadStream(file), recipient, options)
  if (!made.ok) return { lines: [`${file}: ${sampleFaultSentence(made.error)}`], exit: 1 }
  await writeSealed(resolve(out), once(made.value.sealed), signedList, key)
  const { numbers, rows } = made.value.report
  return {
    lines: [
      ...leftOffLines(made.value.report),
      `${out}: ${numbers} numbers of ${rows} rows sealed, rounded. Send this file alone.`,
    ],
    exit: 0,
  }
}
