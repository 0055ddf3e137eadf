import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { dramaKind } from '../../src/phone/drama-numbers.ts'
import { broken, house, projectFiles } from './source.ts'

const gap = '[ \\u00a0.()\\/-]{0,3}'
/** +44 or 0044 and the rest; a leading zero and nine or ten digits; 44 run together with ten. */
const looksLikeNumber = new RegExp(
  [
    `(?<![\\w.])(?:\\+|00)44${gap}(?:\\d${gap}){8,10}\\d(?!\\d)`,
    `(?<![\\w.+-])\\(?0[1-9](?:${gap}\\d){8,9}(?![\\w-])`,
    '(?<![\\w.+-])44[1-9]\\d{9}(?![\\w-])',
  ].join('|'),
  'g',
)

/** The E.164 form of a number as it is written down. */
function e164Of(written: string): string {
  const digits = written.replace(/\D/g, '').replace(/^00/, '')
  return `+44${digits.replace(/^44/, '').replace(/^0/, '')}`
}

/** A number that somebody could have: it is in use somewhere, and not kept for drama. */
function isSomebodys(written: string): boolean {
  const e164 = e164Of(written)
  return dramaKind(e164) === undefined && parsePhoneNumberFromString(e164)?.isValid() === true
}

function numbersIn(text: string): string[] {
  return [...text.matchAll(looksLikeNumber)].map(([found]) => found)
}

it('D17: every number written down in the project is one kept for drama', () => {
  const real: string[] = []
  for (const path of projectFiles()) {
    if (path === 'package-lock.json' || /\.(?:png|ico|woff2?|wav|gz|zip|xlsx|pdf)$/.test(path))
      continue
    const text = readFileSync(join(house, path), 'utf8')
    for (const found of numbersIn(text)) {
      if (isSomebodys(found)) real.push(`${path}: ${found}`)
    }
  }
  assert.deepEqual(real, [], broken('Use a number from src/phone/drama-numbers.ts.', real))
})

it('D17: the scan sees a number in any spelling, and is not fooled by dates and ids', () => {
  // Put together here, so that the scan does not find them in this file.
  const somebody = ['7400', '123456']
  const [area, rest] = somebody
  const spellings = [
    `0${area} ${rest}`,
    `+44 ${area} ${rest}`,
    `+44 (0)${area} ${rest}`,
    `0044${area}${rest}`,
    `44${area}${rest}`,
    `(0${area}) ${rest?.slice(0, 3)}-${rest?.slice(3)}`,
  ]
  for (const spelling of spellings) {
    const found = numbersIn(`call "${spelling}", please`)
    assert.equal(found.length, 1, spelling)
    assert.ok(isSomebodys(found[0] ?? ''), spelling)
  }
  assert.deepEqual(
    numbersIn('2026-05-05T09:00:00.000Z 1700000000000 0.0123456789 a0b07400123456'),
    [],
  )
})
