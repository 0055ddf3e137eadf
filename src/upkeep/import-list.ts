import type { PersonId } from '../basics/ids.ts'
import type { ListId } from '../basics/list-id.ts'
import { err, type Result } from '../basics/result.ts'
import type { FileRefused, ListTaken, NumbersPort, SampleBytes } from '../dialler/port.ts'
import { enterBarred, mayImportList, noteList } from '../facts/decide-lists.ts'
import type { Actor } from '../facts/fact.ts'
import { DiallerAway } from '../phone/numbers-port.ts'
import type { ListReport } from '../readers/list-report.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'
import type { Writer } from '../record/writer.ts'

export type ListFile = SampleBytes & {
  readonly list: ListId
  readonly source: string
  readonly date: string
}

export type ListImported = Omit<ListTaken, 'report'> & { readonly report: ListReport }
export type ListRefused = FileRefused

export type ListParts = {
  readonly writer: Writer
  readonly documents: DocumentsCache
  readonly numbers: NumbersPort
}

/**
 * A file of people who must not be called, streamed to whoever keeps the numbers: nobody is read here. All or nothing. Of
 * barred numbers the record says first that some are entered, of any other list afterwards that it is in use.
 */
export async function importList(
  parts: ListParts,
  by: Actor,
  { list, source, date, ...file }: ListFile,
): Promise<Result<ListImported, ListRefused>> {
  const { writer, numbers } = parts
  const may = await writer.do((state, ctx) =>
    list === 'barred'
      ? enterBarred(state, ctx, by, undefined)
      : mayImportList(state, ctx, by, list),
  )
  if (!may.ok) return err({ what: may.error.sentence, whatToDo: 'Nothing was imported.' })
  return whileThere(async () => {
    const taken = await numbers.takeList({ list, source, date }, file)
    if (taken.ok) await noteLists(parts, { list, by })
    return taken
  })
}

/** Bars what staff have typed, for one agent or for everybody (J6). What it says is the same whatever was barred before. */
export async function barNumbers(
  { writer, numbers }: ListParts,
  by: Actor,
  agent: PersonId | undefined,
  typed: AsyncIterable<Uint8Array>,
): Promise<Result<null, ListRefused>> {
  const may = await writer.do((state, ctx) => enterBarred(state, ctx, by, agent))
  if (!may.ok) return err({ what: may.error.sentence, whatToDo: 'Nothing was barred.' })
  return whileThere(() => numbers.bar(agent, { fileName: '', bytes: () => typed }))
}

/** Writes down which lists are in use, where the record does not say so yet: some are brought at the machine. */
export async function noteLists(
  { writer, documents, numbers }: ListParts,
  now?: { readonly list: ListId; readonly by: Actor },
): Promise<void> {
  for (const { list, source, date, entries } of await numbers.lists()) {
    const about = await documents.put(
      JSON.stringify({ format: 'gatehouse-list-source/1', list, source, date }),
    )
    const by = now?.list === list ? now.by : undefined
    await writer.do((state) => noteList(state, { list, about, date, entries }, by))
  }
}

async function whileThere<T>(work: () => Promise<Result<T, ListRefused>>) {
  try {
    return await work()
  } catch (cause) {
    if (!(cause instanceof DiallerAway)) throw cause
    return err({
      what: 'The dialler, which keeps the lists, stopped meanwhile.',
      whatToDo: 'Do it once more when it is back: nothing is harmed by the same numbers again.',
    })
  }
}
