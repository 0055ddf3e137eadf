import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { flowOf } from '../../src/scripts/flow.ts'
import { flowRows } from '../../src/web/script-flow-seen.ts'
import { layOut, wrapped } from '../../views/governor/flow-layout.ts'
import { fc } from '../support/fast-check.ts'
import { anyScript } from './any-script.ts'
import { trialScript } from './trial-script.ts'

describe('the way through a script', () => {
  it('has every block once, in order, from the opening to the end', () => {
    fc.assert(
      fc.property(anyScript, (script) => {
        const stops = flowOf(script).flatMap((run) => run.stops.map(({ id }) => id))
        const blocks = [...script.opening, ...script.questions].map(({ id }) => id)
        assert.deepEqual(stops, [...blocks, 'completed'])
      }),
    )
  })

  it('says a condition for every block that has one, and none for the others', () => {
    fc.assert(
      fc.property(anyScript, (script) => {
        const only = new Map(
          flowOf(script).flatMap((run) => run.stops.map(({ id }) => [id, run.onlyIf] as const)),
        )
        for (const { id, when } of script.questions)
          assert.equal(only.get(id) !== undefined, when !== undefined, id)
      }),
    )
  })

  it('says of each question what hangs on it', () => {
    const stops = flowOf(trialScript()).flatMap((run) => run.stops)
    assert.deepEqual(stops.find(({ id }) => id === 'renewal')?.decides, ['why-left'])
    assert.deepEqual(stops.find(({ id }) => id === 'age')?.decides, [])
  })

  it('is drawn without two stops on each other, and within its frame', () => {
    fc.assert(
      fc.property(anyScript, (script) => {
        const { placed, branches, height, width } = layOut(flowRows(script, '/x'))
        placed.forEach((one, n) => {
          const next = placed[n + 1]
          assert.ok(one.y >= 0 && one.y + one.height <= height, `${one.row.id} is inside`)
          assert.ok(one.x + one.width <= width, `${one.row.id} is not too wide`)
          assert.ok(next === undefined || one.y + one.height < next.y, `${one.row.id} stands free`)
        })
        for (const { top, bottom } of branches) {
          const inside = placed.filter(({ y }) => y > top && y < bottom)
          assert.ok(
            inside.length > 0 && inside.every(({ inBranch }) => inBranch),
            'a branch holds its stops',
          )
        }
      }),
    )
  })

  it('lines are never longer than they may be, whatever the words', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 400, unit: 'grapheme' }),
        fc.integer({ min: 5, max: 80 }),
        (text, letters) => {
          const lines = wrapped(text, letters, 3)
          assert.ok(lines.length <= 3, 'at most three lines')
          for (const line of lines) assert.ok([...line].length <= letters, line)
        },
      ),
    )
  })
})
