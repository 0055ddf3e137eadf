import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { FairTurns } from '../../src/web/fair-turns.ts'

/** Turns that are taken one by one, as the test says. */
function byHand() {
  const due: (() => void)[] = []
  const turns = new FairTurns((turn) => void due.push(turn))
  const begun: string[] = []
  return {
    begun,
    ask: (from: string, what: string) => turns.run(from, () => void begun.push(what)),
    /** False when nothing waits for a turn. */
    turn: () => {
      const next = due.shift()
      next?.()
      assert.ok(due.length <= 1, 'one turn at a time')
      return next !== undefined
    },
  }
}

describe('whoever sends ten thousand requests keeps nobody waiting but themselves', () => {
  it('a few of each computer are begun at once, the rest a few a turn and in their order', () => {
    const at = byHand()
    for (let n = 0; n < 10; n++) at.ask('a', `a${n}`)
    assert.deepEqual(at.begun, ['a0', 'a1', 'a2', 'a3'])
    at.ask('b', 'b0')
    assert.equal(at.begun.at(-1), 'b0', 'another computer waits for nothing')
    at.turn()
    assert.deepEqual(at.begun.slice(5), ['a4', 'a5', 'a6', 'a7'])
    at.ask('a', 'a10')
    assert.equal(at.begun.length, 9, 'what comes later is begun later')
    at.ask('b', 'b1')
    assert.equal(at.begun.at(-1), 'b1')
    at.turn()
    assert.deepEqual(at.begun.slice(10), ['a8', 'a9', 'a10'])
  })

  it('everything is begun once, and then nothing is looked at any more', () => {
    const at = byHand()
    const asked = Array.from({ length: 300 }, (_, n) => `${n % 3} ${n}`)
    for (const one of asked) assert.ok(at.ask(one.slice(0, 1), one), one)
    let turns = 0
    while (at.turn()) turns += 1
    assert.deepEqual(at.begun.toSorted(), asked.toSorted())
    assert.ok(turns < 30, `${turns} turns`)
  })

  it('what is begun in a turn may ask again, and waits like anything else of its computer', () => {
    const due: (() => void)[] = []
    const turns = new FairTurns((turn) => void due.push(turn))
    let begun = 0
    const again = () => {
      begun += 1
      turns.run('a', again)
    }
    turns.run('a', again)
    assert.equal(begun, 4)
    due.shift()?.()
    assert.equal(begun, 8)
  })

  it('of more than two thousand that wait the last are never begun', () => {
    const at = byHand()
    const taken = Array.from({ length: 2_100 }, (_, n) => at.ask('a', `a${n}`))
    assert.equal(taken.filter(Boolean).length, 2_004)
    assert.ok(at.ask('b', 'b'), 'another computer is begun')
  })
})
