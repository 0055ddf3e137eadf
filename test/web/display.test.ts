import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type RoomAtWork, roomAtWork } from './at-work.ts'
import { words } from './staff-at.ts'

describe('size, spacing and tint follow the agent (M14)', () => {
  let room: RoomAtWork
  before(async () => {
    room = await roomAtWork({ speed: 5 })
    await room.sit('Archer', '01')
  })
  after(() => room.test.close())

  const choose = (seat: string, kind: string, choice: string) =>
    room.press(seat, 'display', [
      ['kind', kind],
      ['choice', choice],
    ])

  it('each is one press on the page before a call, and says what holds now', async () => {
    await choose('01', 'size', 'largest')
    await choose('01', 'spacing', 'wide')
    const page = await choose('01', 'tint', 'cream')
    assert.equal(page.status, 200)
    assert.match(page.text, /id="live" class="[^"]*gh-size-largest gh-spacing-wide gh-tint-cream/)
    assert.match(words(page), /Now: largest\./)
  })

  it('and goes with the agent to the call, and to another seat', async () => {
    await room.press('01', 'ready')
    await room.nextCall('01')
    assert.match((await room.look('01')).text, /gh-size-largest gh-spacing-wide gh-tint-cream/)
    await room.press('01', 'exit', [['exit', 'refuses']])
    await room.sit('Barrett', '02')
    assert.match((await room.look('02')).text, /gh-size-usual gh-spacing-usual gh-tint-none/)
  })

  it('what is on no list is refused', async () => {
    for (const [kind, choice] of [
      ['size', 'huge'],
      ['colour', 'red'],
      ['__proto__', 'x'],
      ['size', 'constructor'],
    ] as const)
      assert.equal((await choose('02', kind, choice)).status, 422, `${kind} ${choice}`)
  })
})
