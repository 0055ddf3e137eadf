import { readFile } from 'node:fs/promises'
import { splitNotes } from './checkpoint.ts'
import type { Disk } from './disk.ts'
import { readKeys } from './keys.ts'
import { loadMasterKey } from './master-key.ts'
import { type PrintedCheckpoint, readPrinted } from './printed-root.ts'
import { realDisk } from './real-disk.ts'
import { type VerifyOptions, type VerifyReport, verifyRecord } from './verify.ts'
import type { Finding } from './verify-findings.ts'
import { seamSentence } from './verify-seams.ts'

export type VerifyRecordAsked = {
  readonly dir: string
  /** Paths of verifier keys: the one that the box printed when it was set up, and those of who signs witnesses. */
  readonly verifier?: readonly string[]
  /** Paths of checkpoints that were kept outside the box. */
  readonly witness?: readonly string[]
  /** Roots off printed reports, `SIZE:XXXX-XXXX…`. */
  readonly root?: readonly string[]
  readonly json?: boolean
}

type Said = { readonly lines: readonly string[]; readonly exit: 0 | 1 | 2 }

/** `gatehouse record verify [DIR]`: 0 whole, 1 not whole, 2 wrong usage. Changes nothing. */
export async function verifyRecordCommand(asked: VerifyRecordAsked): Promise<Said> {
  const { dir, verifier: keys, witness = [], root = [], json } = asked
  const verifiers: string[] = []
  for (const path of keys ?? []) {
    const text = await textOf(path)
    if (text === undefined) return cannotRead(path)
    verifiers.push(text)
  }
  const witnesses: string[] = []
  for (const path of witness) {
    const text = await textOf(path)
    if (text === undefined) return cannotRead(path)
    const { notes, rest } = splitNotes(text)
    witnesses.push(...notes, ...(rest.trim() === '' && notes.length > 0 ? [] : [rest]))
  }
  const printed: PrintedCheckpoint[] = []
  for (const text of root) {
    const read = readPrinted(text)
    if (!read.ok) return { lines: [read.error], exit: 2 }
    printed.push(read.value)
  }
  const disk = realDisk(dir)
  const options = { ...(keys ? { verifiers } : {}), witnesses, printed, ...(await keysOf(disk)) }
  const report = await verifyRecord(disk, options)
  const exit = report.ok ? 0 : 1
  return { lines: json ? [JSON.stringify(report)] : inWords(dir, report), exit }
}

/** The keys of the box, where its folder holds the master key; otherwise why not. */
async function keysOf(disk: Disk): Promise<Pick<VerifyOptions, 'keys' | 'noKeys'>> {
  const masterKey = await loadMasterKey(disk, { create: false })
  if (masterKey.ok) return { keys: await readKeys(disk, masterKey.value) }
  return { noKeys: 'that needs the master key, and it is not in this folder' }
}

function inWords(dir: string, report: VerifyReport): readonly string[] {
  const { lines, checkpoints, findings, seams, signedBy, view } = report
  const head = report.ok
    ? `The record in ${dir} is whole: ${lines} lines, ${checkpoints} checkpoints.`
    : `The record in ${dir} is not whole.`
  return [
    head,
    ...seams.map(seamSentence),
    ...findings.map(findingInWords),
    ...signedBy.map(signaturesInWords),
    view,
    limit(report),
  ]
}

function findingInWords({ file, line, what, whatToDo }: Finding): string {
  return `${file}${line > 0 ? `, line ${line}` : ''}: ${what} ${whatToDo}`
}

function signaturesInWords({ file, known, unknown }: VerifyReport['signedBy'][number]): string {
  const by =
    known.length > 0 ? `is signed by ${known.join(' and ')}` : 'has no signature that is known here'
  const others =
    unknown.length > 0 ? `; and by ${unknown.join(' and ')}, whose key was not given` : ''
  return `${file} ${by}${others}.`
}

/** What no verification can see, said every time. */
function limit({ ok, outside, lines }: VerifyReport): string {
  if (!ok)
    return 'As long as it is not whole, no witness says anything of what may be missing besides.'
  if (outside === 0)
    return 'No witness from outside the box was given: lines cut off at the end, or a record written again by somebody who holds the signing key, could not be seen.'
  if (outside >= lines) return `Every line is held by a witness from outside the box.`
  return `Lines ${outside + 1} to ${lines} came after the newest witness from outside the box: if lines were cut off behind line ${outside}, it could not be seen.`
}

async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined)
}

function cannotRead(path: string): Said {
  return { lines: [`${path} cannot be read. Check the name and that you may read it.`], exit: 2 }
}
