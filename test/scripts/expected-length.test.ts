import assert from 'node:assert/strict'
import { it } from 'node:test'
import { expectedSeconds } from '../../src/scripts/expected-length.ts'
import { exploreRoutes } from '../../src/scripts/explore-routes.ts'
import { trialScript } from './trial-script.ts'

it('J8: what an interview is expected to take lies between its shortest and its longest way', () => {
  const script = trialScript()
  const { shortest, longest } = exploreRoutes(script)
  const expected = expectedSeconds(script)
  assert.ok(expected > (shortest?.seconds ?? Infinity), `${expected} s`)
  assert.ok(expected < (longest?.seconds ?? 0), `${expected} s`)
  assert.equal(expectedSeconds(script), expected, 'and is the same again')
})
