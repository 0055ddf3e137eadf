import assert from 'node:assert/strict'
import { it } from 'node:test'
import { opinionOn } from '../../src/exchange/opinions.ts'
import type { Spoken } from '../../src/exchange/spoken.ts'

for (const exclusive of [['none'], []])
  it(`a respondent who chooses several names as many as are asked for${exclusive.length > 0 ? ', or the one that stands alone' : ''}`, () => {
    const spoken: Spoken = {
      place: 'why',
      read: 'Which two or three?',
      kind: 'multiple',
      options: ['a', 'b', 'c', 'd', ...exclusive].map((id) => ({ id, label: id })),
      exclusive,
      atLeast: 2,
      atMost: 3,
    }
    for (let n = 0; n < 300; n += 1) {
      const answer = opinionOn(spoken, 'study', `person ${n}`)
      if (answer.kind !== 'several') continue
      const alone = answer.options.length === 1 && exclusive.includes(answer.options[0] ?? '')
      const count = answer.options.length
      assert.ok(alone || (count >= 2 && count <= 3), answer.options.join())
      assert.equal(new Set(answer.options).size, count)
    }
  })
