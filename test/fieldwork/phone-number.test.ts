import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readPhoneNumber } from '../../src/fieldwork/phone-number.ts'
import { dramaRanges, isDramaNumber } from '../../src/phone/drama-numbers.ts'
import { fc } from '../support/fast-check.ts'

const read = (raw: string, drama = true) => {
  const result = readPhoneNumber(raw, { drama })
  return result.ok ? result.value : result.error
}

describe('a number in any common spelling is read as one number (T3)', () => {
  const spellings = [
    '07700 900123',
    '+44 7700 900123',
    '+44 (0)7700 900 123',
    '(+44) 7700 900123',
    '+44(0) 7700-900-123',
    '0044 7700 900123',
    '00447700900123',
    '004407700900123',
    '447700900123',
    '4407700900123',
    '7700900123',
    '7700900123.0',
    '7.700900123E9',
    '7.700900123e+09',
    '(07700) 900123',
    '07700.900.123',
    '07700/900123',
    '07700\u2013900\u2013123',
    '07700\u00a0900\u00a0123',
    '\u200e07700 900123\u200f',
    '\u202a+447700900123\u202c',
    '０７７００ ９００１２３',
    '＋４４７７００９００１２３',
    'tel:+447700900123',
    'TEL: 07700 900123',
    "'07700900123",
    '="07700900123"',
    '\ufeff07700900123',
    '  07700900123\t',
  ]
  for (const spelling of spellings) {
    it(JSON.stringify(spelling), () => assert.equal(read(spelling), '+447700900123'))
  }
})

describe('what cannot be dialled is refused by reason', () => {
  const refused = [
    ['', 'empty'],
    ['   \u00a0', 'empty'],
    ['-', 'empty'],
    ['n/a', 'not-a-number'],
    ['ring after six', 'not-a-number'],
    ['=cmd|calc!A1', 'formula'],
    ['7.7009E+09', 'digits-lost'],
    ['7.7E+09', 'digits-lost'],
    ['7,7E+09', 'digits-lost'],
    ['8E+09', 'digits-lost'],
    ['=1+1', 'formula'],
    ['@SUM(1)', 'formula'],
    ['07700 900123 or 01632 960123', 'two-numbers'],
    ['07700900123, 01632960123', 'two-numbers'],
    ['0770090012301632960123', 'two-numbers'],
    ['07700 900123 +44', 'not-a-number'],
    ['07700 900123 ext 5', 'extension'],
    ['07700 900123x12', 'extension'],
    ['07700 900123 #4', 'extension'],
    ['07700 9001', 'wrong-length'],
    ['0', 'wrong-length'],
    ['12345678', 'wrong-length'],
    ['+0 7700 900123', 'invalid'],
    ['+1 202 555 0142', 'not-uk'],
    ['001 202 555 0142', 'not-uk'],
    ['0909 879 0123', 'premium'],
    ['08081 570123', 'freephone-or-special'],
    ['03069 990123', 'freephone-or-special'],
    ['999', 'freephone-or-special'],
    ['111', 'freephone-or-special'],
  ] as const
  for (const [raw, fault] of refused) {
    it(`${JSON.stringify(raw)} is ${fault}`, () => {
      assert.equal(read(raw, true), fault)
      assert.equal(read(raw, false), fault)
    })
  }
})

/** The `index`-th number of a range: its free digits, written `#`, filled in. */
function numberIn(pattern: string, index: number): string {
  const free = pattern.split('#').length - 1
  return pattern.replace(/#+/, String(index).padStart(free, '0'))
}

describe('D17: drama numbers', () => {
  for (const { pattern, kind } of dramaRanges) {
    const number = numberIn(pattern, 42)
    it(`${number} is read in a trial unless it is one to be refused`, () => {
      assert.equal(read(number, true) === number, kind !== 'to-be-refused')
    })
    it(`${number} is read on a live box only when the numbering plan knows it`, () => {
      assert.equal(read(number, false) === number, kind === 'valid')
    })
  }

  it('a live box accepts no number at all from the ranges that do not exist', () => {
    const unreal = dramaRanges.filter(({ kind }) => kind === 'invalid-but-dialled')
    assert.ok(unreal.length > 0)
    for (const { pattern } of unreal) {
      for (let index = 0; index < 1000; index++) {
        assert.equal(read(numberIn(pattern, index), false), 'invalid')
      }
    }
  })

  it('a trial refuses a number that somebody could have', () => {
    // One digit past a drama range; built here so that it is not written down.
    const somebody = numberIn('+44207946'.concat('1###'), 7)
    assert.equal(read(somebody, true), 'not-drama')
    assert.equal(read(somebody, false), somebody)
  })
})

it('whatever is typed or imported, reading never throws, and what is read reads as itself again', () => {
  const digitish = fc.string({
    unit: fc.constantFrom(...'0123456789+() .-/exE\u00a0７#"=:'.split('')),
    maxLength: 20,
  })
  fc.assert(
    fc.property(fc.oneof(fc.string(), digitish), fc.boolean(), (raw, drama) => {
      const result = readPhoneNumber(raw, { drama })
      if (!result.ok) return
      assert.match(result.value, /^\+44\d{9,10}$/)
      assert.deepEqual(readPhoneNumber(result.value, { drama }), result)
      if (drama) assert.ok(isDramaNumber(result.value))
    }),
    { numRuns: 3000 },
  )
})
