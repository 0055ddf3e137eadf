import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { changeGates } from '../../src/facts/decide-gates.ts'
import { personNamed } from '../support/a-live-day.ts'
import { BrowserJar, type Page } from '../support/browser-jar.ts'
import { until } from '../support/until.ts'
import { formPost, type RoomAtWork, raw, roomAtWork } from './at-work.ts'
import { words } from './staff-at.ts'

const placeOf = (page: Page) => page.values('place')[0] ?? ''

/** The words of a stream of a page, as they come, until it ends. */
async function listen(room: RoomAtWork, seat: string, cookie: string) {
  const answer = await raw(room.test, `/seat/${seat}/stream`, { headers: { cookie } })
  const heard = { text: '', over: false }
  const reader = answer.body?.getReader()
  assert.ok(reader)
  const decoder = new TextDecoder()
  void (async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (value) heard.text += decoder.decode(value)
      if (!done) continue
      heard.over = true
      return
    }
  })()
  return { heard, stop: () => reader.cancel() }
}

describe('J5 at a seat: a gate that shuts', () => {
  let room: RoomAtWork
  before(async () => {
    room = await roomAtWork({ speed: 5 })
  })
  after(() => room.test.close())

  it('ends the session at once, blanks the call and gives it to the supervisor; the room learns no reason', async () => {
    const call = await room.talk('Archer', '01')
    const { house } = room.test.box
    const person = personNamed(house, 'Archer')
    const gates = house.writer.ahead.people.get(person)?.body?.gates
    assert.ok(gates)
    const cookie = `gatehouse-seat-01=${await cookieAt(room, '01')}`
    const { heard } = await listen(room, '01', cookie)
    await until('the first word', () => heard.text !== '')
    await house.writer.do((s, c) =>
      changeGates(s, c, undefined, person, { ...gates, blockingAlerts: ['XCU'] }),
    )
    await until('the stream of the seat ends with the session', () => heard.over)
    assert.match(heard.text, /^(event: (changed|ping)\ndata: \d*\n\n)+$/, 'version numbers alone')
    const page = await room.look('01')
    assert.equal(page.view, 'idle')
    assert.doesNotMatch(words(page), /Hello|alert|XCU|cleared/i)
    const late = await room.press('01', 'answer', [
      ['place', '1~hello'],
      ['said', 'yes'],
    ])
    assert.equal(late.status, 403)
    const taken = await room.staff.get('/supervisor/call')
    assert.match(taken.view, /^at 1~hello/)
    assert.match(words(taken), /You have taken over the call at seat 1\. The agent can no longer/)
    assert.equal(room.ahead.calls.get(call)?.state, 'talking')
    const board = await room.staff.get('/room')
    assert.doesNotMatch(words(board), /Archer|XCU|alert|cleared/i)
    // The supervisor ends it in the person's stead.
    const fields: [string, string][] = [
      ['place', placeOf(taken)],
      ['exit', 'refuses'],
    ]
    const jar = room.staff.jar
    await jar.post('/supervisor/call/exit', fields, taken)
    const again = await jar.post('/supervisor/call/exit', [['exit', 'call-back']], taken)
    assert.equal(again.status, 409, 'a refusal on the taken call is a refusal')
    await jar.post('/supervisor/call/end', [], taken)
    const outcome = await until('its outcome', async () => {
      const now = await room.staff.get('/supervisor/call')
      return now.view === 'outcome' ? now : undefined
    })
    await jar.post('/supervisor/call/outcome', [['answer', 'refuses']], outcome)
    assert.equal(room.ahead.calls.size, 0)
  })

  it('P1: seated again while not cleared, the supervisor reads which gate, the seat stays shut', async () => {
    const person = personNamed(room.test.box.house, 'Archer')
    const page = await room.staff.post('/supervisor/seating', [
      ['person', person],
      [`seat-${person}`, '1'],
    ])
    assert.match(words(page), /Archer, Daniel is not cleared today and was not seated/)
    assert.match(words(page), /Not cleared: eligibility/)
    assert.doesNotMatch(page.text, /\bXCU\b/)
    assert.equal((await room.look('01')).view, 'idle')
  })
})

describe('the room’s stops at a seat', () => {
  let room: RoomAtWork
  before(async () => {
    room = await roomAtWork({ speed: 5 })
    await room.talk('Archer', '01')
    await room.sit('Barrett', '02')
  })
  after(() => room.test.close())

  let practiser: BrowserJar
  async function practises(last: string, pin: string): Promise<BrowserJar> {
    const [script = ''] = room.ahead.scripts.keys()
    const fields: [string, string][] = [
      ['seat', '05'],
      ['person', personNamed(room.test.box.house, last)],
      ['script', script],
    ]
    await room.staff.post('/supervisor/practice/open', fields)
    practiser = new BrowserJar(room.test.box)
    const pad = await practiser.get('/practice/05')
    assert.equal(
      (await practiser.post('/practice/05/pin', [['pin', pin]], pad)).view,
      'practice-ready',
    )
    return practiser
  }

  it('Clear the room: every seat goes blank, and who is here stays on the supervisor’s page', async () => {
    const practice = await practises('Cadwallader', '100003')
    const shown = room.test.box.house.hub.version('practice/05')
    const cleared = await room.staff.post('/supervisor/stop', [['stop', 'clear']])
    assert.match(words(cleared), /In the room: 3/)
    assert.match(words(cleared), /5 Cadwallader, Tomos, practice/, 'who practises is in the room')
    assert.notEqual(room.test.box.house.hub.version('practice/05'), shown, 'their page is told')
    assert.equal((await practice.get('/practice/05')).view, 'blank')
    const board = words(await room.staff.get('/room'))
    assert.match(board, /Clear the room Fire: live calls hear an apology/)
    assert.doesNotMatch(board, /Ready/)
    assert.match(words(cleared), /Archer, Daniel/)
    for (const seat of ['01', '02']) assert.equal((await room.look(seat)).view, 'blank')
    await until('the respondent has heard the apology and is gone', () =>
      [...room.ahead.calls.values()].every((one) => one.state !== 'talking'),
    )
    const milder = await room.staff.post('/supervisor/stop', [['stop', 'freeze']])
    assert.equal(milder.status, 409)
    assert.equal((await room.look('01')).view, 'blank')
    assert.equal((await room.staff.post('/supervisor/stop', [['stop', 'x']])).status, 422)
  })

  it('Resume: the seats come back, and nobody is called before they say that they are ready', async () => {
    await room.staff.post('/supervisor/resume')
    assert.equal((await room.look('02')).view, 'ready')
    assert.equal((await practiser.get('/practice/05')).view, 'practice-ready')
    assert.equal(room.ahead.seats.get('02' as SeatId)?.mode.is, 'not-ready')
    assert.equal((await room.look('01')).view, 'outcome', 'the call before has its outcome first')
  })
})

describe('D4 on the supervisor’s page', () => {
  let room: RoomAtWork
  before(async () => {
    room = await roomAtWork({ speed: 10 })
  })
  after(() => room.test.close())

  it('an abandoned call holds dialling back, until a reason from the list is given', async () => {
    await room.talk('Archer', '01')
    room.test.exchange.dropSeat('01' as SeatId)
    const held = await until('D4 holds', async () => {
      const page = await room.staff.get('/supervisor')
      return /D4 Abandoned calls have reached 3%/.test(words(page)) ? page : undefined
    })
    assert.equal(held.values('reason').length, 3)
    const { campaign } = room.ahead.shift ?? {}
    const jar = room.staff.jar
    for (const reason of ['', 'because', '__proto__', 'constructor']) {
      const fields: [string, string][] = [
        ['campaign', campaign ?? ''],
        ['reason', reason],
      ]
      const refused = await jar.post('/supervisor/resume-campaign', fields, held)
      assert.equal(refused.status, 422, reason)
    }
    const fields: [string, string][] = [
      ['campaign', held.values('campaign')[0] ?? ''],
      ['reason', 'line-fault'],
    ]
    const lifted = await jar.post('/supervisor/resume-campaign', fields, held)
    assert.equal(lifted.status, 200)
    assert.doesNotMatch(words(lifted), /D4/)
    assert.equal((await jar.post('/supervisor/resume-campaign', fields, held)).status, 409)
  })
})

/** The secret a seat's browser holds: a page never tells, so it is asked for with a request of its own. */
async function cookieAt(room: RoomAtWork, seat: string): Promise<string> {
  const page = await raw(room.test, `/seat/${seat}`)
  const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const csrf = /name="csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  const form = new URLSearchParams({ csrf, pin: '100001' }).toString()
  const answer = await formPost(room.test, `/seat/${seat}/pin`, form, { cookie })
  assert.equal(answer.status, 303)
  const own = answer.headers.getSetCookie().find((set) => set.startsWith('gatehouse-seat-'))
  return own?.split(';')[0]?.split('=')[1] ?? ''
}
