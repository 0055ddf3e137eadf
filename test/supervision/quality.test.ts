import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { seeded } from '../../src/basics/seeded.ts'
import {
  drawChance,
  firstLeft,
  needsListener,
  stillToDo,
  tellsNoCase,
  weekLeft,
} from '../../src/supervision/quality.ts'
import { fc } from '../support/fast-check.ts'

const usual = { oneIn: 10, catchUpOneIn: 4 }

describe('R9: enough of every agent’s interviews are heard and asked about', () => {
  it('5 in 100 heard and 10 in 100 asked about, and never 0 for an agent who has any', () => {
    const left = (completed: number, monitored: number, validated: number) =>
      stillToDo({ completed, monitored, validated })
    assert.deepEqual(left(0, 0, 0), { toMonitor: 0, toValidate: 0 })
    assert.deepEqual(left(1, 0, 0), { toMonitor: 1, toValidate: 1 })
    assert.deepEqual(left(100, 5, 10), { toMonitor: 0, toValidate: 0 })
    assert.deepEqual(left(101, 5, 10), { toMonitor: 1, toValidate: 1 })
  })

  it('whoever has nothing left to do is at the target, and nobody else is', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(60), fc.nat(60), (completed, monitored, validated) => {
        const { toMonitor, toValidate } = stillToDo({ completed, monitored, validated })
        assert.equal(toMonitor === 0, monitored * 100 >= completed * 5)
        assert.equal(toValidate === 0, validated * 100 >= completed * 10)
      }),
    )
  })

  it('the draw comes to a tenth of each agent’s interviews and little more, though some checks are missed', (t) => {
    const random = seeded('draws')
    const agents = 400
    let [short, all] = [0, 0]
    for (let agent = 0; agent < agents; agent++) {
      const seen = { completed: 0, validated: 0 }
      for (let i = 0; i < 120; i++) {
        const drawn = random() < drawChance(seen, usual)
        // One check in five comes to nothing: nobody could come, or the person had hung up.
        if (drawn && random() < 0.8) seen.validated += 1
        seen.completed += 1
      }
      all += seen.validated / seen.completed
      if (seen.validated / seen.completed < 0.08) short += 1
    }
    t.diagnostic(
      `${((100 * all) / agents).toFixed(1)}% asked about; ${short} of ${agents} below 8%`,
    )
    assert.ok(all / agents > 0.1 && all / agents < 0.14, `${all / agents}`)
    assert.ok(short / agents < 0.01, `${short} agents`)
  })

  it('R10: a new agent’s first five interviews are to be heard', () => {
    const left = (monitored: number, more = {}) =>
      firstLeft({ completed: 9, monitored, validated: 0, failed: 0, ...more })
    assert.deepEqual(
      [0, 1, 4, 5, 9].map((heard) => left(heard)),
      [5, 4, 1, 0, 0],
    )
    assert.equal(left(5, { failed: 2 }), 2, 'a check that failed is no pass')
    assert.equal(left(2, { validated: 4 }), 1, 'asked about is heard; none is counted twice')
    assert.equal(firstLeft({ completed: 9, monitored: 5, validated: 0, failed: 0 }, 8), 3)
  })

  it('R10: so many may go unheard, and no more until they are no longer new', () => {
    const needs = (completed: number, monitored: number) =>
      needsListener({ completed, monitored, validated: 0, failed: 0 }, 5)
    assert.deepEqual([needs(4, 0), needs(5, 0), needs(9, 4)], [false, true, true])
    assert.deepEqual([needs(7, 3), needs(10, 5)], [false, false])
  })

  it('R10: of a week two interviews are heard, or all where there were fewer', () => {
    const left = (completed: number, heard: number) => weekLeft({ completed, heard })
    assert.deepEqual([left(0, 0), left(1, 0), left(9, 0), left(9, 1), left(9, 3)], [0, 1, 2, 1, 0])
  })

  it('how checks went is written only where it tells of no case', () => {
    assert.equal(tellsNoCase({ completed: 2, validated: 1 }), false, 'one of two is nearly a case')
    assert.equal(tellsNoCase({ completed: 3, validated: 3 }), false, 'all failed, or none')
    assert.equal(tellsNoCase({ completed: 3, validated: 1 }), true)
  })
})
