import assert from 'node:assert/strict'
import { it } from 'node:test'
import { ok } from '../src/basics/result.ts'
import { roomAtWork } from './web/at-work.ts'

it('a box that is closed with a call up lets its process end, whatever comes late', async () => {
  const room = await roomAtWork({ speed: 60 })
  await room.talk('Archer', '01')
  const { box, exchange } = room.test
  const { writer, clock } = box.house
  let begun = 0
  const every = clock.every.bind(clock)
  const after = clock.after.bind(clock)
  await box.close()
  Object.assign(clock, {
    every: (...args: Parameters<typeof every>) => {
      begun += 1
      return every(...args)
    },
    after: (...args: Parameters<typeof after>) => {
      begun += 1
      return after(...args)
    },
  })
  const late = writer.do(() => ok({ facts: [{ type: 'people.viewed', data: {} }], reply: null }))
  await assert.rejects(late, 'nobody is told that it was saved')
  assert.equal(begun, 0, 'no timer is left to hold the process')
  await exchange.close()
})
