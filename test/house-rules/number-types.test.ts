import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { broken, type SourceFile, sources } from './source.ts'

/** A field, a parameter or a result that can hold somebody's number; or a type that says so by its name. */
const holdsNumber = new RegExp(
  [
    '\\b(?:phone|telephone|mobile|msisdn|e164|dialled|callee|numbers?)\\??\\s*:\\s*(?:readonly\\s+)?string\\b',
    '\\b(?:phone|telephone|mobile|msisdn|e164|dialled|callee|numbers?)\\??\\s*:\\s*(?:readonly\\s+)?(?:Iterable|Array|ReadonlyArray|Set|ReadonlySet)<string>',
    '\\bnumberOf\\([^)]*\\)\\s*:\\s*string\\b',
    '\\b(?:E164|NumberSource|SampleRow)\\b',
  ].join('|'),
)

/** Where a number is at home (design 4): dialled from here, kept there. */
const atHome = [
  /^src\/switchboard\//,
  /^src\/record\/(?:vault|vault-import|keyed-set|number-list|number-stores|suppression-lists|enquiry-day)\.ts$/,
  // What runs as the dialler's user. Its port, its socket and its other end are no home of a number.
  /^src\/dialler\/(?:numbers|enquiries|calls|caller-notes|open-room|dialler|list-keeper)\.ts$/,
]

/** Where one passes through, is compared or is nobody's, each with its reason. */
const passesThrough: Readonly<Record<string, string>> = {
  'src/box-parts.ts': 'plugs the trial’s vault into its switchboard',
  'src/fieldwork/phone-number.ts': 'reads what a client wrote, on the way into the vault',
  'src/fieldwork/typed-number.ts': 'reads what staff type, as the dialler asks it to',
  'src/fieldwork/trial-sample.ts': 'makes up a sample of drama numbers (D17)',
  'src/phone/drama-numbers.ts': 'knows which numbers are nobody’s (D17)',
  'src/facts/sheet.ts': 'checks the organisation’s own number to decline further calls (D6)',
  'src/readers/sample-import.ts': 'a sample on its way into the vault',
  'src/readers/list-import.ts': 'a list of people who must not be called, on the way to its hashes',
  'src/readers/mixed-rows.ts': 'mixes a sample that is sealed outside the prison',
}
/** It plays the carrier and the public, and dials drama numbers alone. */
const playsThePublic = /^src\/exchange\//
/** In pages a number is a seat’s or a release’s. */
const inPages = /^views\//
const ofPages = /\bnumber\??\s*:\s*string\b/g

function heldIn({ path, code }: Pick<SourceFile, 'path' | 'code'>): string[] {
  const looked = inPages.test(path) ? code.replace(ofPages, '') : code
  return looked
    .split('\n')
    .filter((line) => holdsNumber.test(line))
    .map((line) => `${path}: ${line.trim()}`)
}

describe('P2: no type outside the switchboard and the vault can hold a number', () => {
  const files = sources(['src', 'views'], ['.ts', '.tsx'])

  it('in any room or page', () => {
    const elsewhere = files.filter(
      ({ path }) =>
        !atHome.some((home) => home.test(path)) &&
        !playsThePublic.test(path) &&
        !Object.hasOwn(passesThrough, path),
    )
    const places = elsewhere.flatMap(heldIn)
    assert.deepEqual(
      places,
      [],
      broken('Pass the case, and let the switchboard look it up.', places),
    )
  })

  it('and every exception is still one', () => {
    const without = Object.keys(passesThrough).filter((path) => {
      const file = files.find((one) => one.path === path)
      return file === undefined || heldIn(file).length === 0
    })
    assert.deepEqual(without, [], broken('Take it off the list.', without))
  })

  it('the lint sees them, and lets a seat’s number pass', () => {
    const bad = [
      'type Row = { readonly phone: string }',
      'function ring(dialled: string): void {',
      'readonly numbers: readonly string[]',
      'const all: { numbers: Set<string> }',
      'numberOf(case_: CaseId): string | undefined',
      'import type { E164 } from "./phone-number.ts"',
    ]
    for (const code of bad) assert.equal(heldIn({ path: 'src/web/x.ts', code }).length, 1, code)
    const seat = { path: 'views/room/x.tsx', code: 'readonly number: string' }
    assert.deepEqual(heldIn(seat), [])
  })
})
