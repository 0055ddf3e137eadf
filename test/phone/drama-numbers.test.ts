import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dramaKind, dramaRanges, isDramaNumber } from '../../src/phone/drama-numbers.ts'

describe('the table of drama numbers (D17)', () => {
  for (const { pattern, kind, place } of dramaRanges) {
    it(`${kind === 'to-be-refused' ? 'turns away' : 'takes'} both ends of ${pattern} (${place})`, () => {
      for (const digit of ['0', '9']) {
        const number = pattern.replaceAll('#', digit)
        assert.equal(dramaKind(number), kind)
        assert.equal(isDramaNumber(number), kind !== 'to-be-refused')
      }
    })
  }

  const inTheRulebook = {
    '01632 960000, 07700 900000, 01632 960999, 07700 900999': 'invalid-but-dialled',
    '020 7946 0000, 0113 496 0000, 0114 496 0000, 0116 496 0000, 0117 496 0000': 'valid',
    '0118 496 0000, 0121 496 0000, 0131 496 0000, 0141 496 0000, 0151 496 0000': 'valid',
    '0161 496 0000, 0191 498 0000, 028 9649 6000, 029 2018 0000': 'valid',
    '0909 879 0000, 08081 570000, 03069 990000': 'to-be-refused',
  } as const
  for (const [numbers, kind] of Object.entries(inTheRulebook))
    it(`holds ${numbers} as the rulebook does: ${kind}`, () => {
      for (const number of numbers.replaceAll(' ', '').split(','))
        assert.equal(dramaKind(`+44${number.slice(1)}`), kind, number)
    })

  it('refuses the numbers for drama of another country', () => {
    for (const number of ['+12025550100', '+12025550199'])
      assert.equal(dramaKind(number), 'to-be-refused')
  })

  it('takes no neighbour of a range', () => {
    const first = ({ pattern }: { pattern: string }) => Number(pattern.replaceAll('#', '0'))
    const size = ({ pattern }: { pattern: string }) => 10 ** (pattern.split('#').length - 1)
    for (const range of dramaRanges) {
      for (const number of [first(range) - 1, first(range) + size(range)]) {
        assert.equal(isDramaNumber(`+${number}`), false, range.pattern)
      }
    }
  })

  it('takes no national spelling and nothing longer or shorter', () => {
    for (const number of [
      '07700900123',
      '447700900123',
      '+4477009001234',
      '+44770090012',
      ' ',
      '',
    ]) {
      assert.equal(isDramaNumber(number), false, number)
    }
  })
})
