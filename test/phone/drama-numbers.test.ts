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
