import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CallId } from '../../src/basics/ids.ts'
import { hour } from '../../src/basics/instant.ts'
import { checkQuestions, wordsOfCheck } from '../../src/supervision/check-words.ts'
import { trialScript } from '../scripts/trial-script.ts'
import { personNamed } from '../support/a-live-day.ts'
import type { Page } from '../support/browser-jar.ts'
import { until } from '../support/until.ts'
import { type RoomAtWork, roomAtWork } from './at-work.ts'
import { words } from './staff-at.ts'

const validation = { oneIn: 1, catchUpOneIn: 1, waitMs: hour }
const spoken = wordsOfCheck('en', trialScript().subject)
const drawn = /supervisor speaks|two short questions|view="checked"/i

/** Answers as the page offers, to the end; gives every page that the agent saw before it. */
async function toTheEnd(room: RoomAtWork, seat: string): Promise<readonly Page[]> {
  const pages: Page[] = []
  for (;;) {
    const page = await room.look(seat)
    if (!page.view.startsWith('at ')) return pages
    pages.push(page)
    const place: [string, string] = ['place', page.values('place')[0] ?? '']
    const [first] = page.values('answer')
    const answer: [string, string] = first === undefined ? ['said', 'yes'] : ['answer', first]
    const next = await room.jar(seat).post(`/seat/${seat}/answer`, [place, answer], page)
    assert.equal(next.status, 200, words(next).slice(0, 300))
  }
}

describe('R9: the supervisor asks two questions at the end of an interview', () => {
  let room: RoomAtWork
  let call: CallId
  let before_: readonly Page[]
  before(async () => {
    room = await roomAtWork({ settings: { validation }, speed: 5 })
    call = await room.talk('Archer', '01')
    before_ = await toTheEnd(room, '01')
  })
  after(() => room.test.close())

  it('no byte that came to the agent before the end says that this one is drawn', async () => {
    assert.ok(before_.length > 8, 'a whole interview')
    for (const page of before_) assert.doesNotMatch(page.text, drawn)
  })

  it('the agent reads one sentence, and has every exit and no way to end the call', async () => {
    const page = await room.look('01')
    assert.equal(page.view, 'checked')
    assert.match(words(page), new RegExp(spoken.handOver))
    assert.doesNotMatch(words(page), new RegExp(trialScript().closings.completed.slice(0, 30)))
    assert.doesNotMatch(page.text, /\/seat\/01\/end/)
    assert.ok(page.values('exit').length >= 10, 'R2: they may still have it all deleted')
    const ended = await room.press('01', 'end')
    assert.equal(ended.status, 409)
    assert.equal(ended.view, 'checked')
  })

  it('the supervisor is called, joins with one press, and has the words to read', async () => {
    const live = await room.staff.get('/supervisor')
    assert.match(words(live), /Seat 1: ask the two questions of the check now\./)
    const page = await room.staff.post('/supervisor/check/begin', [['call', markOn(live)]])
    assert.equal(page.view, 'check')
    for (const read of [spoken.hello, ...checkQuestions.map((one) => spoken[one]), spoken.thanks])
      assert.ok(words(page).includes(read), read)
    const agent = await room.look('01')
    assert.match(words(agent), /Your supervisor speaks now\. Wait until they are done\./)
    for (const read of [spoken.hello, spoken.asked, spoken.told])
      assert.ok(!words(agent).includes(read), 'the agent does not see what is asked')
  })

  it('both questions are to be answered; then the agent goes on, and the result is the agent’s alone', async () => {
    const page = await room.staff.get('/supervisor/check')
    const mark = page.values('call')[0] ?? ''
    const half = await room.staff.post('/supervisor/check/answer', [
      ['call', mark],
      ['asked', 'yes'],
    ])
    assert.equal(half.status, 422)
    assert.match(words(half), /Choose what the person said\./)
    const done = await room.staff.post('/supervisor/check/answer', [
      ['call', mark],
      ['asked', 'yes'],
      ['told', 'no'],
    ])
    assert.equal(done.view, 'live')
    const agent = await room.look('01')
    assert.equal(agent.view, 'closing')
    assert.doesNotMatch(words(agent), /failed|passed/i)
    assert.equal(room.ahead.supervising.size, 0)
    await room.press('01', 'end')
    await until('the call to end', () => room.ahead.calls.get(call)?.state !== 'talking')
    await room.staff.post('/supervisor/stop', [['stop', 'freeze']])
    await room.press('01', 'outcome', [['answer', 'completed']])
    await until('the call to be coded', () => !room.ahead.calls.has(call))
    const [checks] = [...room.ahead.tally.checks.values()]
    const agent_ = personNamed(room.test.box.house, 'Archer')
    assert.deepEqual([checks?.agent, checks?.validated, checks?.failed], [agent_, 1, 1])
  })

  it('the sign-off of the shift warns of whoever was heard too little, and the page of monitoring names them', async () => {
    const close = await room.staff.get('/supervisor/close')
    assert.match(words(close), /Below target .*Archer, .*: 1 more interview to be heard/)
    const quality = await room.staff.get('/supervisor/quality')
    assert.equal(quality.view, 'quality')
    assert.match(words(quality), /Archer, .* 1 more to hear On target New: 5 to hear/)
  })

  it('a check that is over is answered no more', async () => {
    const late = await room.staff.post('/supervisor/check/answer', [
      ['call', 'x'],
      ['asked', 'yes'],
      ['told', 'yes'],
    ])
    assert.equal(late.view, 'live')
    assert.equal((await room.staff.get('/supervisor/check')).view, 'live')
  })
})

/** The mark of the call that the page offers to join. */
function markOn(page: Page): string {
  const form = /action="\/supervisor\/check\/begin"[\s\S]*?name="call" value="([^"]*)"/.exec(
    page.text,
  )
  return form?.[1] ?? ''
}
