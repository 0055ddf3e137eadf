import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pointsAt, readNote } from '../../src/people/note-text.ts'
import { fc } from '../support/fast-check.ts'

describe('P2: a note by staff holds no number, address or postcode', () => {
  const forbidden = [
    'Ring them on 07700 900123 if in doubt.',
    'Ring them on 0 7 7 0 0 9 0 0 1 2 3 if in doubt.',
    'The number is (01632) 960-001, they said.',
    'The number is 01632.960.001, they said.',
    'The number is ٠١٦٣٢٩٦٠٠٠١, they said so.',
    'The number is ０７７００９００１２３, they said.',
    'Oh seven seven double oh nine oh oh, they said.',
    'zero one six three two nine six, then the rest',
    'Write to somebody@example.org about this one.',
    'They live in SW1A 1AA, which is why it is asked.',
    'They live at 12 Orchard Road, as everybody knows.',
  ]
  for (const text of forbidden)
    it(`refuses “${text}”`, () => {
      const read = readNote(text)
      assert.ok(!read.ok, 'it is refused')
      assert.match(read.error, /^Take out the (number|e-mail address|postcode|address)\./)
    })

  const honest = [
    'The client asked for these words in March 2026, and both governors agree.',
    'About 35% of the longest way is skipped by most people.',
    'Reading age 12 is the lowest that the legal wording allows.',
    'One or two of the options are longer; nobody minded in 20 pilot calls.',
  ]
  for (const text of honest)
    it(`takes “${text}”`, () => assert.deepEqual(readNote(text), { ok: true, value: text }))

  it('takes no note too short to be a reason, nor one too long to read', () => {
    assert.equal(readNote('ok').ok, false)
    assert.equal(readNote('   \n  ok   ').ok, false)
    assert.equal(readNote('x '.repeat(400)).ok, false)
  })

  it('finds six digits or more, whatever stands between them', () => {
    const between = fc.constantFrom('', ' ', '-', '.', ' - ', '/', '(', ') ')
    const digits = fc.array(fc.tuple(fc.nat(9), between), { minLength: 6, maxLength: 14 })
    fc.assert(
      fc.property(digits, (pairs) => {
        const number = pairs.map(([digit, after]) => `${digit}${after}`).join('')
        assert.equal(readNote(`The reason is as follows: ${number} and no more.`).ok, false, number)
      }),
    )
  })
})

describe('P2: a name that agents read points at nobody', () => {
  it('a number, an e-mail address, a postcode or an address is found', () => {
    for (const [text, what] of [
      ['Ring 01632 960001', 'the number'],
      ['Oh seven seven double oh nine hundred', 'the number'],
      ['megan@example.org', 'the e-mail address'],
      ['The study of QX5 0AB', 'the postcode'],
      ['About 12 Orchard Row Lane', 'the address'],
    ] as const)
      assert.equal(pointsAt(text), what, text)
  })

  it('years, waves and seasons are none', () => {
    for (const text of ['Household insurance, wave 3, 2026/27', 'Spring 2026-2027', 'Energy'])
      assert.equal(pointsAt(text), undefined, text)
  })
})
