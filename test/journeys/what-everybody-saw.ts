import { words } from '../support/staff-hands.ts'
import { type Day, recordOnDisk } from './day.ts'

/** For whoever has to find out why: the words on every screen at that moment, and the last lines of the record. */
export async function whatEverybodySaw(day: Day): Promise<string> {
  const seen = await Promise.all(
    Object.entries(day.people).map(async ([name, { page }]) => {
      const text = await words(page).catch(() => 'nothing')
      return `${name} at ${page.url()}: ${text.slice(0, 600)}`
    }),
  )
  const record = await recordOnDisk(day).catch(() => [])
  const told = record
    .filter(({ type }) => !/^(?:attempt|interview|keys)\./.test(type))
    .slice(-20)
    .map(({ seq, type, data }) => `${seq} ${type} ${String(JSON.stringify(data)).slice(0, 100)}`)
  return ['What everybody saw:', ...seen, 'The record:', ...told].join('\n')
}
