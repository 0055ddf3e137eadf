import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { passwordFault, pinFault } from '../../src/people/own-secrets.ts'
import { fc } from '../support/fast-check.ts'

describe('a password of one’s own', () => {
  it('has 12 characters or more, and no more than a hash should have to take', () => {
    assert.match(passwordFault('eleven char', 'h.marsh') ?? '', /12 characters or more/)
    assert.match(passwordFault('ab cd ef'.repeat(17), 'h.marsh') ?? '', /128 characters or fewer/)
    assert.equal(passwordFault('otter lamp brine', 'h.marsh'), undefined)
  })

  for (const easy of [
    ...['password1234', 'Password!!!!2026', 'welcomewelcome', 'qwertyuiop12', 'gatehouse-2026!'],
    ...['h.marsh.h.marsh', '123456789012', '2026-11-25-11', 'aaaaaaaaaaaaaa', 'abababababab'],
  ])
    it(`is not ${easy}`, () => assert.match(passwordFault(easy, 'h.marsh') ?? '', /easy to guess/))
})

describe('a PIN of one’s own', () => {
  it('is six digits that neither repeat nor follow each other', () => {
    for (const pin of ['', '12345', '1234567', '12345a', '１２３４５６'])
      assert.match(pinFault(pin) ?? '', /six digits/)
    for (const pin of ['000000', '777777', '123456', '987654'])
      assert.match(pinFault(pin) ?? '', /easy to guess/)
  })

  it('may be nearly any other', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(digits, (six) => {
        const steps = six.slice(1).map((digit, at) => digit - (six[at] ?? 0))
        fc.pre(new Set(steps).size > 1)
        assert.equal(pinFault(six.join('')), undefined)
      }),
    )
  })
})
