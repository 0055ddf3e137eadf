import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { goOnWords } from '../../src/scripts/go-on-words.ts'
import type { Page } from '../support/browser-jar.ts'
import { until } from '../support/until.ts'
import { type RoomAtWork, roomAtWork } from './at-work.ts'
import { words } from './staff-at.ts'

const isAsked = (page: Page) => words(page).includes(goOnWords.en.again)

/** The first answer to everything, until the page is of so many questions further, or asks what `stop` says. */
async function readOn(
  room: RoomAtWork,
  seat: string,
  blocks: number,
  stop: (page: Page) => boolean = () => false,
): Promise<Page> {
  let page = await room.look(seat)
  for (let n = 0; n < blocks && page.view.startsWith('at ') && !stop(page); n++) {
    const place: [string, string] = ['place', page.values('place')[0] ?? '']
    const again = page.text.includes(`/seat/${seat}/again`)
    const [first] = page.values('answer')
    const answer: [string, string] = again
      ? ['answer', 'no']
      : first === undefined
        ? ['said', 'yes']
        : ['answer', first]
    page = await room
      .jar(seat)
      .post(`/seat/${seat}/${again ? 'again' : 'answer'}`, [place, answer], page)
    assert.equal(page.status, 200, words(page).slice(0, 200))
  }
  return page
}

describe('a campaign that lets people stop in the middle and go on on another day', () => {
  let room: RoomAtWork
  before(async () => {
    room = await roomAtWork({ speed: 5 }, undefined, { goesOn: true })
    await room.talk('Archer', '01')
  })
  after(() => room.test.close())

  it('asks in every interview whether they began before, after the opening; nothing else is pressed then', async () => {
    const page = await readOn(room, '01', 12, isAsked)
    assert.ok(isAsked(page), 'the question comes by itself')
    assert.match(words(page), /This is asked in every interview/)
    assert.deepEqual(page.values('answer'), ['no', 'yes'])
    assert.ok(page.values('exit').length >= 10, 'R2: every exit is there')
    assert.doesNotMatch(page.text, /<textarea|type="(text|time|date|datetime-local)"/)
    const place: [string, string] = ['place', page.values('place')[0] ?? '']
    const early = await room.jar('01').post('/seat/01/answer', [place, ['answer', 'yes']], page)
    assert.equal(early.status, 409)
    const made = await room.jar('01').post('/seat/01/again', [place, ['answer', 'perhaps']], page)
    assert.equal(made.status, 422)
    const { voices } = room.test.box.house
    const shown: SeatId[] = []
    const show = voices.shown.bind(voices)
    voices.shown = (at, now) => {
      shown.push(at)
      show(at, now)
    }
    const next = await room.jar('01').post('/seat/01/again', [place, ['answer', 'yes']], page)
    voices.shown = show
    assert.equal(next.status, 200, 'nothing is kept, and the first question comes')
    assert.equal(isAsked(next), false)
    assert.deepEqual(shown, ['01'], 'R1: what was said to this question is not said to the next')
  })

  it('asks somebody who wants to be called later whether what they said is kept, in words to read', async () => {
    await readOn(room, '01', 2)
    const exit: [string, string] = ['exit', 'call-back']
    const closing = await room.press('01', 'exit', [exit])
    assert.ok(!words(closing).includes(goOnWords.en.keep), 'not before a time is chosen')
    const [, from = ''] = /name="from" value="(\d+)"/.exec(closing.text) ?? []
    const chosen = await room.press('01', 'exit', [exit, ['from', from]])
    assert.ok(words(chosen).includes(goOnWords.en.keep))
    assert.deepEqual(chosen.values('keep'), ['yes', 'no'])
    const made = await room.press('01', 'exit', [exit, ['keep', 'maybe']])
    assert.equal(made.status, 422)
    const kept = await room.press('01', 'exit', [exit, ['keep', 'yes']])
    assert.deepEqual([kept.status, kept.values('keep')], [200, []])
    await room.press('01', 'end')
    await until('the outcome page', async () => (await room.look('01')).view === 'outcome')
    await room.press('01', 'outcome', [['answer', 'call-back']])
    await until('the answers in their slot', () => room.ahead.keeping.size === 0)
    const [kept_] = room.ahead.kept.values()
    assert.equal(String(kept_?.until !== undefined), 'true')
    assert.equal(room.ahead.interviews.size, 0)
  })
})

describe('D14: the supervisor’s page when a line is lost', () => {
  let room: RoomAtWork
  before(async () => {
    room = await roomAtWork({ speed: 5, profile: { 'hangs-up': 1 } })
    await room.talk('Archer', '01')
  })
  after(() => room.test.close())

  it('offers to have it rung once more, with the time that is left; the agent is asked to wait', async () => {
    const call = room.ahead.seats.get('01' as SeatId)?.call ?? ''
    const calm = await room.staff.get('/supervisor')
    assert.doesNotMatch(words(calm), /Redial once/)
    await readOn(room, '01', 40)
    await until('the outcome page', async () => (await room.look('01')).view === 'outcome')
    const waits = await room.look('01')
    assert.match(words(waits), /your supervisor can have them called again/)
    assert.doesNotMatch(waits.text, /return-call/, 'P3: an agent has no way to ring anybody')
    const page = await room.staff.get('/supervisor')
    assert.match(words(page), /Seat 1, .*: the line was lost in the middle of an interview\./)
    assert.match(words(page), /Redial once/)
    const done = await room.staff.post('/supervisor/return-call', [['call', call]])
    assert.equal(done.status, 200, words(done).slice(380, 1000))
    const next = room.ahead.seats.get('01' as SeatId)?.call
    assert.notEqual(next, call)
    assert.doesNotMatch(words(await room.staff.get('/supervisor')), /Redial once/)
    const up = await room.nextCall('01')
    assert.equal(up, next)
    const first = await room.look('01')
    assert.match(words(first), /again, calling for .*We were cut off/)
    assert.deepEqual(first.values('answer'), ['yes'])
    const place: [string, string] = ['place', first.values('place')[0] ?? '']
    const on = await room.jar('01').post('/seat/01/again', [place, ['answer', 'yes']], first)
    assert.doesNotMatch(words(on), /We were cut off/)
    const facts = room.ahead.calls.get(up)
    assert.ok(facts?.redials, 'and it is lost for good the second time')
  })
})
