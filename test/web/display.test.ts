import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import type { PersonId } from '../../src/basics/ids.ts'
import { personNamed } from '../support/a-live-day.ts'
import { BrowserJar } from '../support/browser-jar.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { pins, type RoomAtWork, roomAtWork } from './at-work.ts'
import { words } from './staff-at.ts'

describe('size, spacing and tint follow the agent (M14)', () => {
  let room: RoomAtWork
  before(async () => {
    room = await roomAtWork({ speed: 5 })
    await room.sit('Archer', '01')
  })
  after(() => rm(room.test.dir, { recursive: true, force: true }))

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

  const byKey = async (seat: string, key: string) => {
    const page = await room.look(seat)
    const form = new RegExp(
      `<form[^>]*action="[^"]*/display"(?:(?!</form>).)*data-key="${key}"`,
      's',
    )
    const found = form.exec(page.text)?.[0] ?? ''
    const field = (name: string) =>
      new RegExp(`name="${name}" value="([^"]*)"`).exec(found)?.[1] ?? ''
    return choose(seat, field('kind'), field('choice'))
  }

  it('one key each on every page of the seat takes the next choice, and after the last the first', async () => {
    for (const [key, looks] of [
      ['t', ['gh-size-large', 'gh-size-largest', 'gh-size-usual']],
      ['g', ['gh-spacing-wide', 'gh-spacing-usual']],
      ['v', ['gh-tint-cream', 'gh-tint-blue', 'gh-tint-green', 'gh-tint-none']],
    ] as const)
      for (const look of looks) {
        const page = await byKey('02', key)
        assert.equal(page.status, 200, look)
        assert.match(page.text, new RegExp(`id="live" class="[^"]*${look}`))
      }
  })

  it('also in the middle of a call, which goes on where it was', async () => {
    await room.press('02', 'ready')
    await room.nextCall('02')
    const before = (await room.look('02')).view
    const page = await byKey('02', 't')
    assert.equal(page.view, before)
    assert.match(page.text, /gh-size-large /)
    await byKey('02', 'v')
  })

  it('and in practice, and in a later life of the box', async () => {
    const looks = (person: PersonId, box: TestBox) =>
      box.box.house.writer.ahead.people.get(person)?.display
    const person = personNamed(room.test.box.house, 'Cadwallader')
    const script = [...room.ahead.scripts.keys()][0] ?? ''
    const fields: [string, string][] = [
      ['seat', '05'],
      ['person', person],
      ['script', script],
    ]
    await room.staff.post('/supervisor/practice/open', fields, '/supervisor/practice')
    const jar = new BrowserJar(room.test.box)
    const at = '/practice/05'
    await jar.post(`${at}/pin`, [['pin', pins.Cadwallader]], await jar.get(at))
    const blue: [string, string][] = [
      ['kind', 'tint'],
      ['choice', 'blue'],
    ]
    const page = await jar.post(`${at}/display`, blue, await jar.get(at))
    assert.match(page.text, /gh-tint-blue/)
    const red = await jar.post(
      `${at}/display`,
      [
        ['kind', 'tint'],
        ['choice', 'red'],
      ],
      page,
    )
    assert.equal(red.status, 422)
    const wanted = looks(person, room.test)
    assert.deepEqual(wanted, { size: 'usual', spacing: 'usual', tint: 'blue' })
    await room.test.stop()
    const later = await startTestBox({ dir: room.test.dir })
    assert.deepEqual(looks(person, later), wanted)
    await later.close()
  })
})

describe('what is on no list', () => {
  let room: RoomAtWork
  before(async () => {
    room = await roomAtWork({ speed: 5 })
    await room.sit('Barrett', '02')
  })
  after(() => room.test.close())

  it('is refused', async () => {
    for (const [kind, choice] of [
      ['size', 'huge'],
      ['colour', 'red'],
      ['__proto__', 'x'],
      ['size', 'constructor'],
    ] as const)
      assert.equal(
        (
          await room.press('02', 'display', [
            ['kind', kind],
            ['choice', choice],
          ])
        ).status,
        409,
        `${kind} ${choice}`,
      )
  })
})
