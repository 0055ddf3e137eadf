import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { CallId, SeatId } from '../../src/basics/ids.ts'
import { BrowserJar, type Page } from '../support/browser-jar.ts'
import { until } from '../support/until.ts'
import { type RoomAtWork, roomAtWork } from './at-work.ts'
import { watchFacts } from './staff-at.ts'

const placeOf = (page: Page) => page.values('place')[0] ?? ''

/** Says what is to be said until this block is open. */
async function goTo(room: RoomAtWork, seat: string, place: string): Promise<Page> {
  for (let i = 0; i < 30; i++) {
    const page = await room.look(seat)
    if (page.view.endsWith(`~${place}`)) return page
    const [first] = page.values('answer')
    const answer: [string, string] = first ? ['answer', first] : ['said', 'yes']
    await room.press(seat, 'answer', [['place', placeOf(page)], answer])
  }
  throw new Error(`${place} never came`)
}

describe('P5 at a seat: what the page did not offer is refused, and noted', () => {
  let room: RoomAtWork
  let call: CallId
  before(async () => {
    room = await roomAtWork({ speed: 5 })
    call = await room.talk('Archer', '01')
    await room.sit('Barrett', '02')
  })
  after(() => room.test.close())

  const answersOf = () => [...room.ahead.interviews.values()][0]?.answers

  it('a page sent twice, an older page, a later place, a turn made up: 409', async () => {
    const page = await room.look('01')
    const jar = room.jar('01')
    const facts = watchFacts(room.test)
    const once = await jar.post(
      '/seat/01/answer',
      [
        ['place', placeOf(page)],
        ['said', 'yes'],
      ],
      page,
    )
    assert.equal(once.status, 200)
    const before = answersOf()
    for (const place of [
      placeOf(page),
      '99~prison',
      'prison',
      '',
      '1~~',
      '2~age',
      '-1~prison',
      '2.0~prison',
    ]) {
      const again = await jar.post(
        '/seat/01/answer',
        [
          ['place', place],
          ['said', 'yes'],
        ],
        page,
      )
      assert.equal(again.status, 409, place)
      assert.match(again.view, /^at 2~/, 'and the page shows where the interview is')
    }
    assert.deepEqual(answersOf(), before)
    assert.equal(facts.length, 8)
    assert.ok(facts.every(({ type }) => type === 'interview.step_refused'))
  })

  it('two where one is taken, “none” with another, nothing: 422; an option no page has offered: 409', async () => {
    const page = await goTo(room, '01', 'has-policy')
    const refused = async (fields: [string, string][], on = page, status = 422) => {
      const answer = await room
        .jar('01')
        .post('/seat/01/answer', [['place', placeOf(on)], ...fields], on)
      assert.equal(answer.status, status, JSON.stringify(fields))
    }
    await refused([['answer', 'x']], page, 409)
    await refused([['answer', '<script>']], page, 409)
    await refused([
      ['answer', 'yes'],
      ['answer', 'no'],
    ])
    await refused([['said', 'yes']])
    await refused([])
    const reasons = await goTo(room, '01', 'reasons')
    await refused(
      [
        ['answer', 'none'],
        ['answer', 'renew'],
      ],
      reasons,
    )
    assert.equal(answersOf()?.['reasons'], undefined)
  })

  it('another seat’s browser, and one that is nobody’s, answer nothing here: 403', async () => {
    const page = await room.look('01')
    const fields: [string, string][] = [
      ['place', placeOf(page)],
      ['answer', 'renew'],
    ]
    for (const jar of [room.jar('02'), new BrowserJar(room.test.box)]) {
      const own = await jar.get('/seat/01')
      const answer = await jar.post('/seat/01/answer', fields, own)
      assert.equal(answer.status, 403)
      assert.equal(answer.view, 'pin')
    }
    assert.equal(answersOf()?.['reasons'], undefined)
  })

  it('the call cannot be ended, left, broken off or coded before its words: 409', async () => {
    const facts = watchFacts(room.test)
    for (const [what, fields] of [
      ['end', []],
      ['break', [['code', 'rest']]],
      ['sign-out', []],
      ['outcome', [['answer', 'completed']]],
    ] as const) {
      const answer = await room.press('01', what, fields)
      assert.equal(answer.status, 409, what)
    }
    assert.equal((await room.press('01', 'exit', [['exit', 'transfer']])).status, 409)
    assert.equal((await room.press('01', 'break', [['code', 'x']])).status, 409)
    assert.ok(facts.length > 0)
    assert.equal(room.ahead.calls.get(call)?.state, 'talking')
  })

  it('looking again at the address of a refused press shows the seat', async () => {
    for (const what of ['answer', 'exit', 'end', 'outcome', 'pin', 'ready']) {
      const page = await room.jar('01').get(`/seat/01/${what}`)
      assert.equal(page.status, 200, what)
      assert.match(page.view, /^at /)
    }
  })

  it('after the exit “never call again” nothing else can be made of the call (R2)', async () => {
    const page = await room.look('01')
    await room.press('01', 'exit', [['exit', 'never-call']])
    const undone = await room.press('01', 'exit', [['exit', 'call-back']])
    assert.equal(undone.status, 409)
    assert.equal(undone.view, 'closing')
    const late = await room.jar('01').post(
      '/seat/01/answer',
      [
        ['place', placeOf(page)],
        ['answer', 'renew'],
      ],
      page,
    )
    assert.equal(late.status, 409)
    await room.press('01', 'end')
    const coding = await until('the outcome page', async () => {
      const now = await room.look('01')
      return now.view === 'outcome' ? now : undefined
    })
    // Who said it, and nothing else.
    assert.deepEqual(coding.values('answer'), ['never-call', 'never-call-other'])
    const gone = await room.jar('01').post(
      '/seat/01/answer',
      [
        ['place', placeOf(page)],
        ['answer', 'renew'],
      ],
      page,
    )
    assert.equal(gone.status, 409, 'after the line went')
    assert.equal((await room.press('01', 'outcome', [['answer', 'call-back']])).status, 409)
    await room.press('01', 'outcome', [['answer', 'never-call']])
    await room.test.box.idle()
    assert.equal(room.ahead.toSuppress.size + room.ahead.doomedKeys.size, 0)
  })

  it('nothing that was pressed, and nobody’s name or number, stands in clear in the record', async () => {
    const lines = await readFile(join(room.test.dir, 'box/record/000001.jsonl'), 'utf8')
    assert.ok(lines.length > 5_000)
    for (const part of [
      'Archer',
      'Daniel',
      'Marsh',
      'A1001AA',
      'h.marsh',
      '$argon2',
      '100001',
      '271828',
    ])
      assert.ok(!lines.includes(part), part)
    // What is sealed, and hashes and ids, hold any three signs by chance.
    const clear = lines.replace(/"body":"[^"]*"/g, '').replace(/[0-9a-f-]{32,}/g, '')
    assert.ok(clear.length > 5_000, 'most of it is left')
    assert.doesNotMatch(clear, /\+44|"0\d{9,10}"|01632|07700/)
    for (const part of [
      '"has-policy"',
      '"prison"',
      '"reasons"',
      '"renew"',
      '"none"',
      '~',
      '"said"',
    ])
      assert.ok(!lines.includes(part), part)
  })
})

describe('P5 at a seat: each press that no page of the moment offers is a fact', () => {
  let room: RoomAtWork
  before(async () => {
    room = await roomAtWork({ speed: 5 })
    await room.talk('Archer', '01')
  })
  after(() => room.test.close())

  /** The press is refused with 409, and the one fact of it says why. */
  const refused = async (what: string, fields: [string, string][], why: string) => {
    const facts = watchFacts(room.test)
    const answer = await room.press('01', what, fields)
    assert.equal(answer.status, 409, `${what} ${JSON.stringify(fields)}`)
    assert.deepEqual(
      facts.filter(({ type }) => type === 'interview.step_refused').map(({ data }) => data),
      [{ why }],
      `${what} ${JSON.stringify(fields)}`,
    )
  }

  it('in the middle of a call: its end, a break, a sign-out, an outcome, what stands on no page', async () => {
    await refused('end', [], 'out-of-order')
    await refused('break', [['code', 'rest']], 'out-of-order')
    await refused('sign-out', [], 'out-of-order')
    await refused('outcome', [['answer', 'completed']], 'out-of-order')
    await refused('exit', [['exit', 'transfer']], 'forged')
    await refused('break', [['code', 'x']], 'forged')
    await refused('language', [['language', 'fr']], 'out-of-order')
    const look: [string, string][] = [
      ['kind', 'size'],
      ['choice', '<script>'],
    ]
    await refused('display', look, 'forged')
    const { seats, sessions } = room.ahead
    assert.ok(seats.get('01' as SeatId)?.call, 'the call goes on')
    assert.ok(
      [...sessions.values()].some(({ seat }) => seat === '01'),
      'and the agent is signed in',
    )
  })

  it('after it: an outcome that this call cannot have', async () => {
    await room.press('01', 'exit', [['exit', 'never-call']])
    await room.press('01', 'end')
    await until('the outcome page', async () => (await room.look('01')).view === 'outcome')
    await refused('outcome', [['answer', 'call-back']], 'not-listed')
  })
})
