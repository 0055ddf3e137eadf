import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { closingChecks } from '../../src/facts/decide-room.ts'
import type { Page } from '../support/browser-jar.ts'
import { until } from '../support/until.ts'
import { type RoomAtWork, roomAtWork } from './at-work.ts'
import { watchFacts, words } from './staff-at.ts'

const seat = '01' as SeatId
const placeOf = (page: Page) => page.values('place')[0] ?? ''

/** On a call, and the switch has told of the agent's voice: before that, nothing is known of how anybody reads. */
async function talking(room: RoomAtWork): Promise<void> {
  await room.talk('Archer', seat)
  const { voices, clock } = room.test.box.house
  await until('word of a voice', () => voices.spokenMs(seat, clock.now()) !== undefined)
}

describe('R1 at a seat: “said” is believed when the switch has heard the agent say it', () => {
  let room: RoomAtWork
  before(async () => {
    // A word in two seconds of the box's clock, so that a page fetched at once is always too soon.
    room = await roomAtWork({ speed: 20, settings: { fastestWords: 0.5, hurriedWords: 0.25 } })
    await talking(room)
  })
  after(() => room.test.close())

  const press = async () => {
    const page = await room.look('01')
    const [first] = page.values('answer')
    const answer: [string, string] = first ? ['answer', first] : ['said', 'yes']
    return room.jar('01').post('/seat/01/answer', [['place', placeOf(page)], answer], page)
  }

  it('pressed at once it is 409, a fact, and the same block again, which says why', async () => {
    const facts = watchFacts(room.test)
    const refused = await press()
    assert.equal(refused.status, 409)
    assert.match(refused.view, /^at 1~/)
    assert.match(words(refused), /Read these words aloud first/)
    assert.deepEqual(
      facts.map(({ type, data }) => [type, data]),
      [['interview.step_refused', { why: 'too-soon' }]],
    )
  })

  it('with the microphone off it never counts as said, however long the page stands', async () => {
    room.test.exchange.silentSeat(seat)
    const heard = () => room.test.box.house.voices.spokenMs(seat, room.test.clock.now()) ?? 0
    await until('the switch has heard the silence', () => {
      const before = heard()
      return before === heard() && before < 60_000
    })
    const from = room.test.clock.now()
    await until('a long time goes by', () => room.test.clock.now() - from > 80_000)
    // The respondent is patient for 90 seconds: that is longer than these words take.
    const page = await press()
    if (page.view.startsWith('at ')) assert.equal(page.status, 409)
    else assert.fail(`the respondent has gone: ${page.view}`)
  })

  it('spoken for as long as its words take, it is taken', async () => {
    room.test.exchange.silentSeat(seat, false)
    const taken = await until('the words have been said', async () => {
      const page = await press()
      return page.status === 200 ? page : undefined
    })
    assert.match(taken.view, /^at 2~|outcome|closing/)
  })
})

describe('reading too fast: told to the supervisor, kept as one count (design 3)', () => {
  let room: RoomAtWork
  before(async () => {
    room = await roomAtWork({ speed: 5, settings: { hurriedWords: 0.01 } })
    await talking(room)
  })
  after(() => room.test.close())

  it('the supervisor sees how often, and the record gets one number at the close of the shift', async () => {
    const facts = watchFacts(room.test)
    for (let i = 0; i < 3; i++) {
      const page = await room.look('01')
      const [first] = page.values('answer')
      const answer: [string, string] = first ? ['answer', first] : ['said', 'yes']
      await room.jar('01').post('/seat/01/answer', [['place', placeOf(page)], answer], page)
    }
    const live = await room.staff.get('/supervisor')
    assert.match(words(live), /Reads too fast: 3 in this shift/)
    assert.deepEqual(facts, [], 'nothing of it is written down as it happens')
    const board = await room.staff.get('/room')
    assert.doesNotMatch(words(board), /fast/i, 'and nothing of it is on the wall')
    await room.press('01', 'exit', [['exit', 'refuses']])
    await room.press('01', 'end')
    await until('the outcome', async () => (await room.look('01')).view === 'outcome')
    await room.press('01', 'outcome', [['answer', 'refuses']])
    await room.press('01', 'break', [['code', 'rest']])
    await until('no call is up', () => room.ahead.calls.size === 0)
    const checks = Object.keys(closingChecks).map((one): [string, string] => ['check', one])
    const closed = await room.staff.post('/supervisor/close', checks)
    assert.equal(closed.view, 'open-shift', words(closed).slice(0, 300))
    const counted = facts.filter(({ type }) => type === 'agent.readings_counted')
    assert.deepEqual(
      counted.map(({ data, on }) => [data, Object.keys(on).sort()]),
      [[{ hurried: 3 }, ['person', 'shift']]],
    )
  })
})
