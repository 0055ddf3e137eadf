import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import * as v from 'valibot'
import { instant } from '../basics/instant.ts'
import { clientList, type ListId } from '../basics/list-id.ts'
import type { Result } from '../basics/result.ts'
import type { Settings } from '../facts/decide.ts'
import { knownNumbers } from '../facts/known-numbers.ts'
import { type ListReport, leftOffLines } from '../readers/list-report.ts'
import { openDataFolder } from '../record/data-folder.ts'
import { openGround } from '../record/open-ground.ts'
import { realDisk } from '../record/real-disk.ts'
import { toldLedger } from './ledger.ts'
import { Numbers } from './numbers.ts'
import type { FileRefused, ListOrder, ListTaken } from './port.ts'
import { sendFile } from './remote-numbers.ts'
import { DiallerWire } from './wire-client.ts'

export type SuppressionAsked = {
  readonly list: string
  readonly source?: string
  readonly date?: string
  /** Of a box at work: where its dialler listens. */
  readonly dialler?: string
  readonly data: string
  readonly settings: Settings
}

type Said = { readonly lines: readonly string[]; readonly exit: 0 | 1 | 2 }
type Taken = Result<ListTaken, FileRefused>

/** `tps`, `ctps`, `dnc`, `barred` or `client:NAME`; undefined for anything else. */
export function listNamed(word: string): ListId | undefined {
  const client = /^client:(.*\S.*)$/.exec(word)?.[1]
  if (client !== undefined) return clientList(client)
  const lists = { tps: 'tps', ctps: 'ctps', dnc: 'do-not-call', barred: 'barred' } as const
  return Object.hasOwn(lists, word) ? lists[word as keyof typeof lists] : undefined
}

/**
 * `gatehouse suppression import FILE --list …`: for whoever has the machine. To the dialler of a box at work, which takes
 * sealed and signed lists alone; or into the folder of a trial that is stopped. The box writes into the record that it is
 * in use when it sees it. 0 in use, 1 refused and nothing changed, 2 wrong usage.
 */
export async function suppressionCommand(path: string, asked: SuppressionAsked): Promise<Said> {
  const list = listNamed(asked.list)
  if (list === undefined)
    return { lines: ['Give --list tps, ctps, dnc, barred, or client:NAME.'], exit: 2 }
  const { source = '', date = '' } = asked
  const isAsked = source !== '' && v.safeParse(v.pipe(v.string(), v.isoDate()), date).success
  // A sealed list says both itself.
  if (!isAsked && asked.dialler === undefined)
    return {
      lines: ['Give where the file is from with --source, and its day with --date.'],
      exit: 2,
    }
  if (!(await isReadable(path)))
    return { lines: [`${path} cannot be read. Check the name and that you may read it.`], exit: 2 }
  const order = { list, source: source || 'As sealed', date: date || '2000-01-01' }
  const taken = asked.dialler
    ? await throughSocket(asked.dialler, order, path)
    : await intoFolder(asked, order, path)
  if (!taken.ok) return { lines: [`${taken.error.what} ${taken.error.whatToDo}`], exit: 1 }
  return { lines: said(taken.value.report), exit: 0 }
}

function said(report: ListReport): readonly string[] {
  const { rows, numbers } = report
  return [
    `The list is in use: ${numbers} numbers of ${rows} rows, rounded.`,
    ...leftOffLines(report),
  ]
}

async function throughSocket(socket: string, order: ListOrder, path: string): Promise<Taken> {
  const nobody = () => undefined
  try {
    const wire = await DiallerWire.open(socket, nobody, nobody)
    try {
      await wire.ask('hello', { protocol: 1, site: '', as: 'lists' })
      const file = { fileName: basename(path), bytes: () => createReadStream(path) }
      const sent = await sendFile((ask, with_) => wire.ask(ask, with_), file, true)
      return await wire.ask('take-list', { order, file: sent })
    } finally {
      wire.close()
    }
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause)
    return { ok: false, error: { what, whatToDo: 'Nothing was imported.' } }
  }
}

async function intoFolder(
  { data, settings }: SuppressionAsked,
  order: ListOrder,
  path: string,
): Promise<Taken> {
  const stopped =
    'While a box runs, its pages take the file; a box at work is given with --dialler.'
  const folder = await openDataFolder(data)
  if (!folder.ok) return { ok: false, error: { what: folder.error, whatToDo: stopped } }
  try {
    const disk = realDisk(data)
    if ((await disk.list('record')).length === 0)
      return { ok: false, error: { what: `There is no box in ${data}.`, whatToDo: stopped } }
    const verifier = Buffer.from((await disk.read('signer/verifier.txt')) ?? '').toString('utf8')
    const site = /^gatehouse\/([^+]+)\+/.exec(verifier)?.[1]
    if (site === undefined || !(await disk.list('signer')).includes('key.pem'))
      return { ok: false, error: { what: 'This box has its lists elsewhere.', whatToDo: stopped } }
    const clock = { now: () => instant(Date.now()), after: never, every: never }
    const ground = await openGround({ disk, clock, settings, site })
    if (!ground.ok) return { ok: false, error: { what: ground.error, whatToDo: stopped } }
    const { writer, keys, documents, checkpoints } = ground.value
    const door = { drama: settings.drama, identity: '' }
    const numbers = new Numbers({ disk, keys, ledger: toldLedger(), door })
    try {
      await numbers.open(() => knownNumbers(writer.ahead, documents.sheet))
      return await numbers.takeList(order, {
        ...{ fileName: basename(path), bytes: () => createReadStream(path) },
      })
    } finally {
      await numbers.close()
      await writer.close().catch(() => undefined)
      await checkpoints.close()
      await keys.close()
    }
  } finally {
    await folder.value.release()
  }
}

function never() {
  return () => undefined
}

async function isReadable(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined)
  if (file === undefined) return false
  const isFile = (await file.stat()).isFile()
  await file.close()
  return isFile
}
