import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { hour, instant } from '../../src/basics/instant.ts'
import { BrowserJar } from '../support/browser-jar.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { type StaffAt, signedIn, watchFacts, words } from './staff-at.ts'

describe('a jump of the clock', () => {
  let box: TestBox
  let helen: StaffAt
  let ruth: StaffAt
  const board = async () => words(await new BrowserJar(box.box).get('/room'))
  const jump = async (by: number) => {
    const now = box.clock.now.bind(box.clock)
    Object.assign(box.clock, { now: () => instant(now() + by) })
    await box.box.house.writer.checkClock()
  }

  before(async () => {
    box = await startTestBox()
    helen = await signedIn(box, 'h.marsh')
    ruth = await signedIn(box, 'r.adeyemi')
    const now = box.clock.now.bind(box.clock)
    Object.assign(box.clock, { steady: now })
    await box.box.house.writer.checkClock()
  })
  after(() => box.close())

  it('is said nowhere while there is none', async () => {
    for (const text of [await board(), words(await helen.get('/supervisor/open'))])
      assert.doesNotMatch(text, /clock of the box/)
  })

  it('is on the board and on the pages of those who look after the room, until one says so', async () => {
    const facts = watchFacts(box)
    await jump(-hour)
    await jump(-hour)
    assert.match(await board(), /The clock of the box went back by 60 minutes\./)
    const page = words(await helen.get('/supervisor/open'))
    assert.match(page, /went back by 60 minutes, to \d\d:\d\d, Tuesday 24 November 2026/)
    assert.match(page, /jumped before: 2 times in all.*Compare it with another clock/)
    assert.match(words(await ruth.get('/governor')), /went back by 60 minutes/)
    const sian = await signedIn(box, 's.bevan')
    assert.doesNotMatch(words(await sian.get('/auditor/verify')), /went back/)

    const upTo = String(box.box.house.writer.ahead.clockJumps.at(-1)?.seq)
    await helen.post('/supervisor/clock', [['upTo', upTo]])
    assert.doesNotMatch(await board(), /clock of the box/)
    assert.doesNotMatch(words(await ruth.get('/governor')), /went back/)
    const types = facts.map(({ type }) => type).filter((type) => type.startsWith('clock.'))
    assert.deepEqual(types, ['clock.jumped', 'clock.jumped', 'clock.seen'])
  })

  it('that came after the press is shown still', async () => {
    await jump(hour)
    const seen = String(box.box.house.writer.ahead.clockJumps.at(-1)?.seq)
    await jump(hour)
    await ruth.post('/governor/clock', [['upTo', seen]])
    assert.match(await board(), /went forward by 60 minutes/)
    const upTo = String(box.box.house.writer.ahead.clockJumps.at(-1)?.seq)
    await ruth.post('/governor/clock', [['upTo', upTo]])
    assert.doesNotMatch(await board(), /clock of the box/)
  })
})
