import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isSignedBy } from '../../src/people/signature.ts'

const ruth = { first: 'Ruth', last: 'Adeyemi' }

describe('G8: a signature is a person’s', () => {
  for (const [signature, expected] of [
    ['Adeyemi, Ruth', true],
    ['Ruth Adeyemi', true],
    ['R. Adeyemi', true],
    ['ADEYEMI, R., security', true],
    ['Adeyemi', true],
    ['Adeyemi, Tom', false],
    ['Okoro, B., security', false],
    ['Ruth Adeyemi-Jones', false],
    ['Ruth', false],
    ['', false],
  ] as const)
    it(`“${signature}”: ${expected ? 'yes' : 'no'}`, () =>
      assert.equal(isSignedBy(signature, ruth), expected))
})
