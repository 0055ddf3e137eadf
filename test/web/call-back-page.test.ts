import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type RoomAtWork, roomAtWork } from './at-work.ts'

describe('the page of somebody who wants to be called later', () => {
  let room: RoomAtWork
  before(async () => {
    room = await roomAtWork()
  })
  after(() => room.test.close())

  const windowsOn = (page: { readonly text: string }) => [
    ...page.text.matchAll(/name="from" value="(\d+)"/g),
  ]

  it('lists parts of coming days to choose from, and nothing to write in; once chosen the list is gone', async () => {
    const call = await room.talk('Archer', '01')
    assert.equal(windowsOn(await room.look('01')).length, 0, 'not before the exit')
    const closing = await room.press('01', 'exit', [['exit', 'call-back']])
    const offered = windowsOn(closing)
    assert.equal(closing.view, 'closing')
    assert.equal(offered.length, 6)
    assert.match(closing.text, /Tuesday 24 November, afternoon, 13:00 to 17:30/)
    assert.doesNotMatch(closing.text, /<textarea|type="(text|time|date|datetime-local)"/)

    const made = await room.press('01', 'exit', [
      ['exit', 'call-back'],
      ['from', '1234'],
    ])
    assert.equal(made.status, 409, 'a time that was made up')
    const from = offered[1]?.[1] ?? ''
    const chosen = await room.press('01', 'exit', [
      ['exit', 'call-back'],
      ['from', from],
    ])
    assert.deepEqual([chosen.view, windowsOn(chosen).length], ['closing', 0])
    const known = room.ahead.calls.get(call)
    const interview =
      known?.state === 'talking' ? room.ahead.interviews.get(known.interview) : undefined
    const ending = interview?.ending
    assert.equal(ending?.by === 'exit' ? String(ending.window?.from) : '', from)
  })
})
