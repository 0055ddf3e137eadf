import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from './basics/clock.ts'
import { hour, type Instant, instant, second } from './basics/instant.ts'
import { fasterClock } from './clock.ts'
import { isBankHoliday } from './fieldwork/bank-holidays.ts'
import { addDays, instantAt, localTime } from './fieldwork/local-time.ts'
import type { Disk } from './record/disk.ts'

type Given = { readonly dataDir: string; readonly speed: number }

/**
 * The trial's clock goes on from where it was; a new one begins on a working day at ten, so that the trial can be tried
 * at any hour and every rule about hours still holds. The record has no times of calls (they lie with the steps, sealed),
 * so the clock itself is noted beside the box each second: without it a trial that is stopped in a shift would begin
 * again before its last call, and say that its clock went back.
 */
export async function trialClock(disk: Disk, { dataDir, speed }: Given) {
  const begin = await beginOf(disk, dataDir)
  const clock: Clock = fasterClock({ begin, speed })
  // Killed at once after a note, it is no further than two seconds of life.
  const soon = () => clock.now() + 2 * second * speed
  let noting = note(dataDir, soon())
  const timer = setInterval(() => {
    noting = noting.then(() => note(dataDir, soon()))
  }, second)
  timer.unref()
  return {
    clock,
    stop: async () => {
      clearInterval(timer)
      await noting.then(() => note(dataDir, clock.now()))
    },
  }
}

async function beginOf(disk: Disk, dataDir: string): Promise<Instant> {
  const last = await lastInstant(disk)
  const now = instant(Math.max(last ?? Date.now(), last === undefined ? 0 : await notedIn(dataDir)))
  const { date, msOfDay } = localTime(now)
  if (last !== undefined && msOfDay >= 9 * hour && msOfDay < 20 * hour) return now
  let day = last === undefined ? date : addDays(date, 1)
  while (!isWorkingDay(day)) day = addDays(day, 1)
  return instantAt(day, 10 * hour)
}

/** No call is placed on a bank holiday (D15), so a trial that began on one would stand still. */
function isWorkingDay(date: string): boolean {
  const { weekday } = localTime(instantAt(date, 12 * hour))
  return !['Sat', 'Sun'].includes(weekday) && !isBankHoliday(date)
}

const place = (dataDir: string) => join(dataDir, 'clock')

/** A disk that takes nothing more is told of by the box; the trial's clock can do without. */
async function note(dataDir: string, at: number): Promise<void> {
  const path = place(dataDir)
  await writeFile(`${path}.new`, `${at}\n`)
    .then(() => rename(`${path}.new`, path))
    .catch(() => undefined)
}

async function notedIn(dataDir: string): Promise<number> {
  const text = await readFile(place(dataDir), 'utf8').catch(() => '')
  return /^\d{13}\n$/.test(text) ? Number(text) : 0
}

/** The `at` of the newest whole line, without opening the record: the clock is needed before it. */
async function lastInstant(disk: Disk): Promise<Instant | undefined> {
  const segments = (await disk.list('record')).filter((name) => name.endsWith('.jsonl'))
  for (const segment of segments.reverse()) {
    const bytes = (await disk.read(`record/${segment}`)) ?? new Uint8Array()
    const lines = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 256 * 1024)))
      .toString('utf8')
      .split('\n')
    for (const line of lines.reverse()) {
      const at = /^\{"seq":\d+,"at":(\d+)/.exec(line)?.[1]
      if (at !== undefined) return instant(Number(at))
    }
  }
  return undefined
}
