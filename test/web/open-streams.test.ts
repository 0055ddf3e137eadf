import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type Follower,
  mostOfComputer,
  mostOfPage,
  mostSignedIn,
  OpenStreams,
} from '../../src/web/open-streams.ts'

function streams() {
  const open = new OpenStreams()
  const ended: string[] = []
  const add = (what: string, who: Follower, computer = '10.0.0.9') =>
    open.add(computer, who, () => void ended.push(what))
  return { add, ended }
}
const seat = { signedIn: 'the session at seat 1' }

describe('the live streams of one computer', () => {
  it('of one sign-in the oldest ends when one too many comes, and what is closed counts no more', () => {
    const at = streams()
    const leave = Array.from({ length: mostSignedIn }, (_, n) => at.add(`page ${n}`, seat))
    leave[1]?.()
    at.add('page 5', seat)
    assert.deepEqual(at.ended, [])
    at.add('page 6', seat)
    assert.deepEqual(at.ended, ['page 0'])
    at.add('page 7', seat)
    assert.deepEqual(at.ended, ['page 0', 'page 2'])
    at.add('elsewhere', seat, '10.0.0.2')
    assert.equal(at.ended.length, 2, 'another computer has its own')
  })

  it('a thousand of one page, with no sign-in, end nobody’s but that page’s', () => {
    const at = streams()
    at.add('seat', seat)
    at.add('board', { page: 'room' })
    for (let n = 0; n < 1_000; n++) at.add('flood', { page: '02' })
    assert.equal(at.ended.length, 1_000 - mostOfPage)
    assert.ok(
      at.ended.every((one) => one === 'flood'),
      'neither the seat’s nor the board’s',
    )
  })

  it('ten thousand of every page there is end those of the fullest page alone', () => {
    const at = streams()
    for (let n = 1; n <= 100; n++) at.add(`seat ${n}`, { signedIn: `session ${n}` })
    for (let n = 0; n < 10_000; n++) at.add('flood', { page: `${n % 100}` })
    assert.equal(at.ended.length, 10_100 - mostOfComputer)
    assert.ok(
      at.ended.every((one) => one === 'flood'),
      'a hundred seats at one address keep theirs',
    )
  })
})
