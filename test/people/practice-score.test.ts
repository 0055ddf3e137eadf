import assert from 'node:assert/strict'
import { it } from 'node:test'
import {
  countsAsDone,
  type PracticeScore,
  practiceScores,
} from '../../src/people/practice-score.ts'

it('R13, J12: practice is scored by how grave the worst of it was, and a grave mistake is no evidence of training', () => {
  const scores = Object.keys(practiceScores) as PracticeScore[]
  assert.deepEqual(scores, ['good', 'minor', 'major', 'critical'], 'from the least to the gravest')
  assert.deepEqual(scores.filter(countsAsDone), ['good', 'minor'])
  assert.equal(countsAsDone(undefined), false, 'nor is what nobody has scored')
  for (const score of ['minor', 'major', 'critical'] as const)
    assert.match(practiceScores[score], /talk|again/, 'each says what is done about it now')
})
