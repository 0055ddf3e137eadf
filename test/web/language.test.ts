import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { later, second } from '../../src/basics/instant.ts'
import { changeGates } from '../../src/facts/decide-gates.ts'
import type { Script } from '../../src/scripts/script.ts'
import { textsOf } from '../../src/scripts/texts.ts'
import { personNamed } from '../support/a-live-day.ts'
import type { Page } from '../support/browser-jar.ts'
import { type RoomAtWork, roomAtWork } from './at-work.ts'
import { watchFacts, words } from './staff-at.ts'

/** Every word in a made-up other tongue, so that none of the first can be missed. */
const inWelsh = (script: Script): Script => ({
  ...script,
  versions: { cy: Object.fromEntries(textsOf(script).map(({ key, text }) => [key, `CY ${text}`])) },
})

describe('the agent changes language in one key, where somebody signed for it', () => {
  let room: RoomAtWork
  before(async () => {
    room = await roomAtWork({ speed: 5 }, inWelsh)
    const { house } = room.test.box
    const person = personNamed(house, 'Archer')
    const gates = house.writer.ahead.people.get(person)?.body?.gates
    assert.ok(gates, 'Archer has gates')
    const now = house.clock.now()
    const welsh = { signedBy: 'A. Rees', on: later(now, -second), until: later(now, 1e9) }
    await house.writer.do((s, c) => changeGates(s, c, undefined, person, { ...gates, welsh }))
    await room.talk('Archer', '01')
    await room.talk('Barrett', '02')
  })
  after(() => room.test.close())

  const press = async (seat: string, language: string, page?: Page) => {
    const on = page ?? (await room.look(seat))
    const fields: [string, string][] = [
      ['place', on.values('place')[0] ?? ''],
      ['language', language],
    ]
    return room.jar(seat).post(`/seat/${seat}/language`, fields, on)
  }

  it('the same block, answers and way, in the other words; and back again', async () => {
    const before = await room.look('01')
    assert.deepEqual(before.values('language'), ['cy'])
    assert.match(before.text, /data-key="y"/)
    const welsh = await press('01', 'cy')
    assert.equal(welsh.status, 200)
    assert.match(words(welsh), /CY Hello/)
    assert.match(welsh.text, /<h1[^>]*lang="cy"/)
    assert.equal(welsh.view.split('~')[1], before.view.split('~')[1], 'the same block')
    const english = await press('01', 'en')
    assert.doesNotMatch(words(english), /CY /)
    await press('01', 'cy')
    const next = await room.press('01', 'answer', [
      ['place', (await room.look('01')).values('place')[0] ?? ''],
      ['said', 'yes'],
    ])
    assert.match(words(next), /CY /, 'the next block comes in it, too')
    assert.match(words(next), /CY .*prison/i, 'and what people may ask')
  })

  it('an agent nobody signed for has no such key, and a post made by hand is 409 and a fact', async () => {
    const page = await room.look('02')
    assert.deepEqual(page.values('language'), [])
    assert.doesNotMatch(page.text, /data-key="y"/)
    const facts = watchFacts(room.test)
    const forged = await press('02', 'cy', page)
    assert.equal(forged.status, 409)
    assert.doesNotMatch(words(forged), /CY /)
    assert.deepEqual(
      facts.map(({ data }) => data),
      [{ why: 'forged' }],
    )
  })

  it('a language that the script does not have, and a stale page, are 409', async () => {
    const page = await room.look('01')
    assert.equal((await press('01', 'fr', page)).status, 409)
    assert.equal((await press('01', '', page)).status, 409)
    await press('01', 'en', page)
    assert.equal((await press('01', 'cy', page)).status, 409)
  })
})
