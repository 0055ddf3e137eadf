import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { areKin, marksOf } from '../../src/scripts/kin.ts'
import type { Script } from '../../src/scripts/script.ts'
import { trialScript } from './trial-script.ts'

const script = trialScript()
const asking = (count: number, from = 0): Script => ({
  ...script,
  questions: script.questions
    .slice(0, count)
    .map((one, n) =>
      n < from ? { ...one, read: `Another question ${n}, quite unlike it?` } : one,
    ),
})
const all = script.questions.length
const isKin = (one: Script, other: Script) => areKin(marksOf(one), marksOf(other))

describe('whether two scripts are one work (X11)', () => {
  it('is told by their questions, whatever name, title, capitals and spaces each has', () => {
    const renamed: Script = {
      ...script,
      name: 'quite-another',
      title: 'Something else',
      questions: script.questions.map((one) => ({ ...one, read: ` ${one.read.toUpperCase()} ` })),
    }
    assert.ok(isKin(script, renamed), 'a new name is no new work')
  })

  it('holds from half of the questions of the shorter one on, either way round', () => {
    const half = Math.floor(all / 2)
    assert.ok(isKin(script, asking(all, half)), 'half of them are the same')
    assert.equal(isKin(script, asking(all, half + 1 + (all % 2))), false)
    assert.ok(isKin(asking(2), script), 'two questions taken out of it')
    assert.equal(isKin(script, asking(2, 2)), false)
    assert.equal(isKin(asking(0), script), false)
  })
})
