import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { personNamed } from '../support/a-live-day.ts'
import type { Page } from '../support/browser-jar.ts'
import { until } from '../support/until.ts'
import { type RoomAtWork, roomAtWork } from './at-work.ts'

describe('P2, P3: the pages of a seat say nothing that could be remembered of a call', () => {
  let room: RoomAtWork
  before(async () => {
    room = await roomAtWork({ speed: 5 })
    await room.talk('Archer', '01')
  })
  after(() => room.test.close())

  /** Everything by which the box knows this call and whoever is on it: none of it is words. */
  function names(): readonly string[] {
    const { ahead } = room
    const [call] = ahead.calls.values()
    assert.ok(call && 'interview' in call, 'a call is up')
    const interview = ahead.interviews.get(call.interview)
    const person = personNamed(room.test.box.house, 'Archer')
    const { body } = ahead.people.get(person) ?? assert.fail()
    const shift = [ahead.shift?.id, ahead.shift?.key]
    const sample = call.case.slice(0, call.case.lastIndexOf('.'))
    return [
      ...[call.id, call.case, sample, call.campaign, call.interview, person, ...shift],
      ...[interview?.key, interview?.seed, body?.name?.last, body?.prisonNumber],
      ...[...ahead.sessions.keys()],
    ].filter((one): one is string => one !== undefined && one !== '')
  }

  it('not while a question is asked, when it ends, when it is coded, nor between calls', async () => {
    const hidden = names()
    assert.ok(hidden.length >= 12, 'all of it is known here')
    const seen: Page[] = [await room.look('01')]
    const place = seen[0]?.values('place')[0] ?? ''
    seen.push(
      await room.press('01', 'answer', [
        ['place', place],
        ['said', 'yes'],
      ]),
    )
    seen.push(await room.press('01', 'answer', [['place', 'made up']]))
    seen.push(await room.press('01', 'exit', [['exit', 'call-back']]))
    seen.push(await room.press('01', 'end'))
    const coded = await until('the outcome is asked for', async () => {
      const page = await room.look('01')
      return page.view === 'outcome' ? page : undefined
    })
    seen.push(coded, await room.press('01', 'outcome', [['answer', 'call-back']]))
    assert.ok(new Set(seen.map(({ view }) => view)).size >= 4, 'these are different pages')
    for (const { view, text } of seen)
      for (const name of hidden) assert.ok(!text.includes(name), `${view} names ${name}`)
  })
})
