import { realDisk } from '../record/real-disk.ts'
import { readShowAsked, type ShowAsked } from './show-asked.ts'
import { showRecord } from './show-record.ts'

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
  for await (const line of showRecord(disk, filter.value)) yield { lines: [line], exit: 0 }
}
