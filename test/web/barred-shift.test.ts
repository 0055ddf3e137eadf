import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { hour } from '../../src/basics/instant.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import type { ExitKind } from '../../src/scripts/exits.ts'
import { endBy } from '../dialler/end-by.ts'
import { gearedClock } from '../support/geared-clock.ts'
import { startTestBox, workingDay } from '../support/test-box.ts'
import { until } from '../support/until.ts'
import { type RoomAtWork, roomOn } from './at-work.ts'
import { difference, lineShape, linesOn, pagesSeen, shapeOf } from './same-boxes.ts'
import { signedIn } from './staff-at.ts'

const number = (n: number) => `07700 900${String(n).padStart(3, '0')}`
const people = 40
const csv = `phone\n${Array.from({ length: people }, (_, n) => number(n)).join('\n')}\n`
const seat = '01' as SeatId
const speed = 60
/** How the calls of the shift end, besides one that is a whole interview. */
const exits: readonly ExitKind[] = ['refuses', 'machine', 'wrong-person', 'child', 'refuses']

/** Chance puts the cases in another order in each box, so that rows and slots are of no order either. */
function rowShape(line: string): string {
  const { data = {}, ...rest } = JSON.parse(line) as { data?: Record<string, unknown> }
  const unordered = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.every((one) => typeof one === 'number')
        ? value.length
        : value.map(unordered).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      : typeof value === 'string' && /^[0-9a-f-]{36}\.\d+$/.test(value)
        ? 'a case'
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unordered(one)]))
          : value
  const named = 'workingName' in data ? { ...data, workingName: 'somebody' } : data
  const times = JSON.stringify({ ...rest, data: unordered(named) }).replace(/\b1[0-9]{12}\b/g, '0')
  return lineShape(times)
}

/** The clock ran differently in the two, as it does in any two shifts. */
function pageShape(text: string): string {
  return shapeOf(text)
    .replace(/\b\d{1,3}:\d{2}(?::\d{2})?\b/g, '[time]')
    .replace(/\b\d+ (?:seconds?|minutes?|min|s)\b/g, '[so long]')
    .replace(/(the working name) \w+/g, '$1 somebody')
    .replace(/(data-[a-z-]+|datetime|pings)="\d+"/g, '$1="[so long]"')
    .replace(/(?:<li\b(?:(?!<\/li>)[\s\S])*gh-record__at(?:(?!<\/li>)[\s\S])*<\/li>)+/g, anyOrder)
}

/** A seat's line comes up while its agent reads: either may stand first in the record. */
function anyOrder(lines: string): string {
  const each = lines.split('</li>').map((one) => one.replace(/(Line <\/span>)\s*\d+/, '$1'))
  return each.sort().join('</li>')
}

/** A box in which one number was barred before a sample of forty came, and a shift that has been worked on it. */
async function worked(barred: string) {
  const clock = gearedClock(instantAt(workingDay, 10 * hour), speed)
  const test = await startTestBox({ profile: { completes: 1 }, speed, clock })
  const protection = await signedIn(test, 'n.rees')
  await protection.post('/protection', [
    ['numbers', barred],
    ['agent', 'everybody'],
  ])
  const room = await roomOn(test, Buffer.from(csv))
  await room.talk('Archer', seat)
  for (const exit of exits) {
    await endBy(room, seat, exit)
    await room.nextCall(seat)
  }
  const during = await shown(room)
  // The break is taken before the box places the next call, however slow this machine is.
  await interview(room, () => clock.shift(1))
  await room.press(seat, 'break', [['code', 'rest']])
  clock.shift(speed)
  const close = await room.staff.get('/supervisor/close')
  const checks = close.values('check').map((one): [string, string] => ['check', one])
  await until('the shift is closed', async () => {
    await room.staff.post('/supervisor/stop', [['stop', 'close']])
    await room.staff.post('/supervisor/close', checks)
    return room.ahead.shift === undefined
  })
  const { doomedKeys, doomedNumbers } = room.ahead
  await until('what went with it is gone', () => doomedKeys.size + doomedNumbers.size === 0)
  await test.box.house.writer.read(() => undefined)
  return { room, during }
}

/** What the room and its supervisor see while a call is up. */
async function shown(room: RoomAtWork): Promise<[string, string][]> {
  const pages: [string, string][] = []
  const { workingName = '' } = room.ahead.seats.get(seat) ?? {}
  for (const path of ['/supervisor', '/room', '/supervisor/figures', '/supervisor/quality'])
    pages.push([`during ${path}`, pageShape((await room.staff.get(path)).text)])
  pages.push([
    'during the seat',
    pageShape((await room.look(seat)).text.replaceAll(workingName, 'somebody')),
  ])
  return pages
}

/** A whole interview, as somebody would who always presses the first answer. */
async function interview(room: RoomAtWork, last: () => void): Promise<void> {
  for (let page = await room.look(seat); page.view.startsWith('at '); ) {
    const [first] = page.values('answer')
    const answer: [string, string] = first ? ['answer', first] : ['said', 'yes']
    const fields: [string, string][] = [['place', page.values('place')[0] ?? ''], answer]
    page = await room.jar(seat).post(`/seat/${seat}/answer`, fields, page)
  }
  await room.press(seat, 'end')
  await until('the outcome', async () => (await room.look(seat)).view === 'outcome')
  last()
  const [outcome = ''] = (await room.look(seat)).values('answer')
  await room.press(seat, 'outcome', [['answer', outcome]])
}

describe('J6: a barred number is told to no one, not by a whole shift either', () => {
  it('two boxes that differ in one barred number have the same shift on every page and in every line', async () => {
    // One is in the sample; the other is in no sample at all.
    const boxes = await Promise.all([worked(number(7)), worked(number(900))])
    try {
      const [inSample, elsewhere] = await Promise.all(
        boxes.map(async ({ room, during }) => {
          const [campaign = ''] = room.ahead.campaigns.keys()
          const dialled = [...room.ahead.cases.values()].filter(({ attempts }) => attempts > 0)
          const lines = await linesOn(room.test, rowShape)
          const pages = new Map([...during, ...(await pagesSeen(room.test, campaign, pageShape))])
          return { pages, lines: lines.sort(), dialled: dialled.length }
        }),
      )
      assert.ok(inSample && elsewhere)
      assert.deepEqual([inSample.dialled, elsewhere.dialled], [exits.length + 1, exits.length + 1])
      assert.ok(inSample.lines.some((line) => line.startsWith('["shift.calls"')))
      assert.deepEqual(inSample.lines, elsewhere.lines)
      assert.deepEqual([...inSample.pages.keys()], [...elsewhere.pages.keys()])
      const differ = [...inSample.pages].flatMap(([path, text]) => {
        const where = difference(text, elsewhere.pages.get(path) ?? '')
        return where ? [[path, ...where]] : []
      })
      assert.deepEqual(differ, [])
    } finally {
      for (const { room } of boxes) await room.test.close()
    }
  })
})
