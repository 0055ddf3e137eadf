import type { State } from '../../src/facts/state.ts'
import type { ToldAttempt } from '../../src/facts/told-attempt.ts'
import type { Disk } from '../../src/record/disk.ts'
import { openEnquiryDay } from '../../src/record/enquiry-day.ts'
import type { KeyReader } from '../../src/record/keys.ts'
import { everyDramaNumber } from './found-room.ts'

type Told = { readonly number: string; readonly told: ToldAttempt }

/** Every entry of the enquiry index, by trying every number there is with the key of each day that is left. */
export async function readIndex(
  disk: Disk,
  keys: KeyReader,
  { enquiryDays }: Pick<State, 'enquiryDays'>,
): Promise<readonly Told[]> {
  const all: Told[] = []
  for (const [day, key] of enquiryDays) {
    const open = await openEnquiryDay({ disk, keys, day, key })
    for (const number of everyDramaNumber())
      for (const told of open.of(number)) all.push({ number, told })
    await open.close()
  }
  return all
}

/**
 * What the index tells of the length of the interview with each number: how many conversations its agent had in the
 * same time, how many calls, how much of it is left for each conversation, and the same of the hour before its end.
 */
export function indexClues(all: readonly Told[]): ReadonlyMap<string, readonly number[]> {
  const clues = new Map<string, readonly number[]>()
  for (const { number, told } of all) {
    if (told.outcome !== 'completed') continue
    const near = all.filter((one) => one.told.agent === told.agent && overlaps(one.told, told))
    const whole = near.filter((one) => one.told.outcome === 'completed').length
    const others = near.length - whole
    const left = (told.until - told.from - others * 25_000) / whole
    const room = all.filter((one) => one.told.from === told.from).length
    clues.set(number, [near.length, whole, left, room, told.from])
  }
  return clues
}

function overlaps(a: ToldAttempt, b: ToldAttempt): boolean {
  return a.from < b.until && b.from < a.until
}
