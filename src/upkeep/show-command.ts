import { realDisk } from '../record/real-disk.ts'
import { readShowAsked, type ShowAsked, streamAsked } from './show-asked.ts'
import { auditRecord, showRecord } from './show-record.ts'

type Said = { readonly lines: readonly string[]; readonly exit: 0 | 1 | 2 }

/** `gatehouse record show [DIR]`: says line by line, so that a record of any length can be shown. */
export async function* showRecordCommand(dir: string, asked: ShowAsked): AsyncGenerator<Said> {
  const disk = realDisk(dir)
  if ((await disk.list('record')).length === 0) {
    const what = `There is no record in ${dir}. Give the data folder of a box.`
    yield { lines: [what], exit: 2 }
    return
  }
  const filter = await readShowAsked(disk, asked)
  if (!filter.ok) {
    yield { lines: [filter.error], exit: 2 }
    return
  }
  const stream = streamAsked(asked)
  if (!stream.ok) {
    yield { lines: [stream.error], exit: 2 }
    return
  }
  const lines =
    stream.value === undefined
      ? showRecord(disk, filter.value)
      : auditRecord(disk, filter.value, stream.value)
  for await (const line of lines) yield { lines: [line], exit: 0 }
}
