import assert from 'node:assert/strict'
import { it } from 'node:test'
import { tabulate } from '../../src/results/tabulate.ts'
import { busScript, one, people } from './support.ts'

const responses = [
  ...people('a', 3, {
    q1: one('yes'),
    q2: one('daily'),
    q3: { kind: 'several', options: ['cost', 'time'] },
    'q4.price': one('good'),
    'q4.seat': one('bad'),
  }),
  ...people('b', 2, { q1: one('dk'), q3: { kind: 'several', options: ['none'] } }),
]

it('gives one table for each question, and one for each row of a grid', () => {
  const places = tabulate(busScript, responses).map(({ at }) => at.place)
  assert.deepEqual(places, ['q1', 'q2', 'q3', 'q4.price', 'q4.seat'])
})

it('counts "does not know" and "prefers not to say" as answers (R6)', () => {
  const cells = tabulate(busScript, responses)[0]?.cells.map(({ option, count }) => [option, count])
  assert.deepEqual(cells, [
    ['yes', 3],
    ['no', 0],
    ['dk', 2],
    ['pnts', 0],
  ])
})

it('takes as base the people asked, not everybody', () => {
  assert.equal(tabulate(busScript, responses)[1]?.asked, 3)
})

it('counts a person in every option they chose when several may be chosen', () => {
  const table = tabulate(busScript, responses)[2]
  assert.equal(table?.asked, 5)
  assert.deepEqual(
    table?.cells.map(({ count }) => count),
    [3, 3, 2, 0, 0],
  )
})

it('does not print the braces of a piped answer', () => {
  assert.equal(tabulate(busScript, [])[2]?.at.words, 'You said [the answer at q1]. Why?')
})
