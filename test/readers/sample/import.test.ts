import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { trialSampleCsv } from '../../../src/fieldwork/trial-sample.ts'
import { isDramaNumber } from '../../../src/phone/drama-numbers.ts'
import { importSample } from '../../../src/readers/sample-import.ts'
import { roughCount } from '../../../src/readers/sample-report.ts'
import { fc } from '../../support/fast-check.ts'
import { chunks, one, read, two } from './read.ts'

describe('a file is read however it was saved', () => {
  const table = (delimiter: string, end = '\n') =>
    [
      ['name', 'phone', 'town'],
      ['A', '07700 900001', 'X'],
      ['B', '01632 960002', 'Y'],
    ]
      .map((row) => row.join(delimiter))
      .join(end) + end
  const utf16 = (text: string) => Buffer.from(text, 'utf16le')
  const files: readonly (readonly [string, Uint8Array | string])[] = [
    ['commas', table(',')],
    ['semicolons', table(';')],
    ['tabs', table('\t')],
    ['upright bars', table('|')],
    ['CRLF', table(',', '\r\n')],
    ['CR alone, as old Macs write', table(',', '\r')],
    ['a line that names the delimiter', `sep=;\n${table(';')}`],
    ['UTF-8 with a mark', `\ufeff${table(',')}`],
    ['UTF-16 little end first', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(table(','))])],
    [
      'UTF-16 big end first',
      Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(table(',')).swap16()]),
    ],
    ['UTF-16 without a mark', utf16(table(','))],
    ['UTF-16 big end first without a mark', utf16(table(',')).swap16()],
    ['the Windows code page', Buffer.from(table(',').replace('X', 'Penmaenmaŵr é'), 'latin1')],
    ['accents, right-to-left text and emoji', table(',').replace('X', 'Siân مرحبا 🏴‍☎️')],
    ['everything in quotation marks', table(',').replace(/[^,\n]+/g, '"$&"')],
    [
      'commas and line breaks in a quoted cell',
      table(',').replace('A', '"1 Long Row,\nTown, ""x"""'),
    ],
    [
      'semicolons with commas in quoted cells',
      table(';').replace('A', '"a,b,c,d"').replace('B', '"e,f"'),
    ],
    ['no line end after the last row', table(',').trimEnd()],
    ['blank rows above, between and below', `\n\n${table(',').replace('B', '\n\nB')}\n,,\n`],
    ['ragged rows', 'name,phone,town\nA,07700 900001\nB,01632 960002,Y,,extra,more\n'],
    ['quotation marks inside a plain cell', table(',').replace('A', 'Jo "Jojo" B')],
    ['formulas in other columns', table(',').replace('A', "=cmd|'/c calc'!A1")],
    ['two headings the same', table(',').replace('town', 'name')],
    ['a title above the headings', `Sample for Brightholme,,\n${table(',')}`],
  ]
  for (const [name, file] of files) {
    it(name, async () => {
      const result = await read(file)
      assert.equal(result.said, '')
      assert.deepEqual(result.numbers, [one, two])
    })
  }
})

describe('the phone column is found', () => {
  const headings = [
    ...['phone', 'Phone Number', 'PHONE_NO', 'phonenumber', 'Telephone', 'tel', 'Tel.', 'Mobile'],
    ...['home phone 1', 'mobileNumber', 'Landline', 'Contact number', 'Rhif ffôn', 'Ffôn symudol'],
    ...[
      'téléphone',
      'Numéro de téléphone',
      'Telefon',
      'Teléfono',
      'телефон',
      '電話',
      '電話番号',
      '전화번호',
    ],
  ]
  for (const heading of headings) {
    it(`by the heading ${heading}`, async () => {
      const result = await read(`id,${heading}\n07700 900009,07700 900001\n`)
      assert.deepEqual(result.numbers, [one])
    })
  }
  it('by what is in it, when its heading says nothing', async () => {
    const result = await read('colour,xyz\nred,07700 900001\nblue,\ngreen,01632 960002\n')
    assert.deepEqual(result.numbers, [one, two])
  })
  it('a fax is not a phone', async () => {
    const result = await read('fax number,mobile\n07700 900009,07700 900001\n')
    assert.deepEqual(result.numbers, [one])
  })
  it('of two, the first that can be rung is taken, in order', async () => {
    const result = await read(
      'home phone,mobile,id\n01632 960002,07700 900001,1\n0909 879 0001,07700 900003,2\n,,3\n',
    )
    assert.deepEqual(result.numbers, [two, '+447700900003'])
    assert.deepEqual(result.others, [[one], []])
    assert.equal(result.report?.invalid.empty, 1)
  })
  it('by its place, when staff say which', async () => {
    const result = await read('phone,other\n07700 900009,07700 900001\n', { phoneColumns: [2] })
    assert.deepEqual(result.numbers, [one])
  })
})

describe('what staff see tells of columns and reasons, never of a person', () => {
  it('known headings are named and others are only numbered', async () => {
    const result = await read('Enw,phone,e-mail,Zebediah likes,D.O.B.\nA,07700 900001,x,y,z\n')
    assert.deepEqual(result.report?.columns, [
      { position: 1, known: 'name', taken: false, filled: 1, numbers: 0 },
      { position: 2, known: 'phone', taken: true, filled: 1, numbers: 1 },
      { position: 3, known: 'email', taken: false, filled: 1, numbers: 0 },
      { position: 4, taken: false, filled: 1, numbers: 0 },
      { position: 5, taken: false, filled: 1, numbers: 0 },
    ])
    assert.doesNotMatch(JSON.stringify(result.report), /Zebediah|900001/)
  })

  it('refused rows are counted by reason', async () => {
    const cells = [
      ...['', 'ask', '07700 9', '+1 202 555 0101', '0909 879 0001', '08081 570001'],
      ...['=A1', '7.7E+09', '8E+09', '07700 900001 ext 5', '07700 900001 or 01632 960002'],
    ]
    const result = await read(`id,phone\n${cells.map((cell) => `1,${cell}\n`).join('')}2,${one}\n`)
    assert.deepEqual(result.report?.invalid, {
      empty: 1,
      formula: 1,
      'digits-lost': 2,
      'two-numbers': 1,
      'not-a-number': 1,
      extension: 1,
      'wrong-length': 1,
      invalid: 0,
      'not-uk': 1,
      premium: 1,
      'freephone-or-special': 1,
      'not-drama': 0,
    })
    assert.equal(result.report?.rows, 12)
  })

  it('nobody can tell a number on a list from a number that is there twice (T3, J6)', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => `07700 9000${index + 10}`)
    const twice = await read(`phone\n${[...rows, rows[0]].join('\n')}\n`)
    const barred = await read(`phone\n${[...rows, '07700 900900'].join('\n')}\n`, {
      isExcluded: (e164) => e164 === '+447700900900',
    })
    assert.deepEqual(barred.report, twice.report)
    assert.equal(barred.report?.leftOut, 'fewer than 10')
  })

  it('a file with one number tells nothing about that number', async () => {
    const barred = await read('phone\n07700 900001\n', { isExcluded: () => true })
    const free = await read('phone\n07700 900001\n')
    assert.deepEqual(barred.report, free.report)
    assert.deepEqual(barred.numbers, [])
  })

  it('rough counts are hidden below 10 and multiples of 5 above', () => {
    assert.deepEqual([0, 1, 9, 10, 12, 13, 2000].map(roughCount), [
      ...['fewer than 10', 'fewer than 10', 'fewer than 10'],
      ...['10', '10', '15', '2000'],
    ])
  })
})

it('T3: one number in three spellings, on the do-not-call list, is never handed on', async () => {
  const asked: string[] = []
  const result = await read(
    'phone\n07700 900001\n+44 (0)7700 900 001\n7700900001\n01632 960002\n',
    {
      isExcluded: (e164) => {
        asked.push(e164)
        return e164 === one
      },
    },
  )
  assert.deepEqual(result.numbers, [two])
  assert.deepEqual(asked, [one, two])
})

it('a live box takes no number kept for drama that does not exist (D17)', async () => {
  const result = await read('phone\n07700 900001\n020 7946 0001\n', { drama: false })
  assert.deepEqual(result.numbers, ['+442079460001'])
})

describe('the trial’s own sample', () => {
  const csv = trialSampleCsv('one')
  it('gives two thousand numbers to ring, and the usual reasons for which a row is refused', async () => {
    const result = await read(csv)
    assert.equal(result.numbers.length, 2000)
    assert.equal(new Set(result.numbers).size, 2000)
    assert.ok(result.numbers.every(isDramaNumber))
    assert.equal(result.report?.leftOut, '10')
    const reasons = Object.entries(result.report?.invalid ?? {}).filter(([, count]) => count > 0)
    assert.deepEqual(
      reasons.map(([fault]) => fault),
      [
        ...['empty', 'formula', 'digits-lost', 'not-a-number', 'wrong-length', 'not-uk'],
        ...['premium', 'freephone-or-special'],
      ],
    )
  })
  it('is the same for the same seed and another for another', () => {
    assert.equal(trialSampleCsv('one'), csv)
    assert.notEqual(trialSampleCsv('two'), csv)
    assert.equal(trialSampleCsv('one', 50).split('\r\n').length < 120, true)
  })
})

it('no file at all makes the import throw or hand on a number that may not be rung', async () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      'phone',
      'name',
      '07700 900001',
      '+447700900002',
      '"',
      ',',
      ';',
      '\n',
      '\r\n',
      '\0',
    ),
  )
  const file = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.array(cell, { maxLength: 40 }).map((cells) => Buffer.from(cells.join(','))),
    fc.array(cell, { maxLength: 40 }).map((cells) => Buffer.from(`phone\n${cells.join('\n')}`)),
  )
  await fc.assert(
    fc.asyncProperty(file, fc.integer({ min: 1, max: 50 }), async (bytes, length) => {
      const numbers: string[] = []
      const result = await importSample(chunks(bytes, length), {
        fileName: 'sample.csv',
        drama: true,
        isExcluded: () => false,
        sink: { add: ({ number }) => void numbers.push(number) },
      })
      assert.ok(numbers.every(isDramaNumber))
      if (result.ok) assert.ok(numbers.length > 0)
    }),
    { numRuns: 400 },
  )
})
