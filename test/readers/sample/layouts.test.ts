import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { layoutWords } from '../../../src/readers/sample-layout.ts'
import { lookAtSample } from '../../../src/readers/sample-look.ts'
import { columnWords, lookLines } from '../../../src/readers/sample-look-words.ts'
import { chunks, one, read, two } from './read.ts'

const canary = 'Zebediah'
const rows = [
  ['Reference', 'Full name', 'Telephone', 'Region'],
  ['R1', `${canary} Ap Rhys`, '07700 900001', 'Wales'],
  ['R2', 'B', '01632 960002', 'London'],
  ['R3', 'Siân Ee', '', 'Narnia'],
  ['R4', 'D', '0909 879 0001', 'E12000009'],
] as const
const parted = (delimiter: string) => `${rows.map((row) => row.join(delimiter)).join('\n')}\n`
const widths = [12, 20, 16, 12]
const fixed = `${rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('')).join('\r\n')}\r\n`

async function look(bytes: Uint8Array | string, more = {}) {
  const looked = await lookAtSample(chunks(bytes), {
    ...{ fileName: 'sample.txt', drama: true },
    ...more,
  })
  assert.ok(looked.ok, looked.ok ? '' : looked.error.what)
  return looked.value
}

describe('how a file is laid out is found, and can be said', () => {
  for (const delimiter of [',', ';', '\t', '|', '||', '^', '~', '¦', '§', '\u001f', '::'])
    it(`columns parted by ${JSON.stringify(delimiter)}`, async () => {
      const { layout } = await look(parted(delimiter))
      assert.deepEqual(layout, { kind: 'delimited', encoding: 'utf-8', delimiter })
      assert.deepEqual((await read(parted(delimiter))).numbers, [one, two])
    })

  for (const delimiter of ['/', '<->', ' - ', '='])
    it(`columns parted by ${JSON.stringify(delimiter)}, when somebody says so`, async () => {
      const result = await read(parted(delimiter), { asked: { delimiter } })
      assert.deepEqual(result.numbers, [one, two])
    })

  it('columns of fixed width', async () => {
    assert.deepEqual((await look(fixed)).layout, { kind: 'fixed', encoding: 'utf-8', widths })
    assert.deepEqual((await read(fixed)).numbers, [one, two])
  })

  it('columns of fixed width with numbers at the right and spaces lost at the ends of lines', async () => {
    const lines = [
      'Name                   Phone  Town',
      'A                07700900001  Exampletown',
      'Bartholomew      01632960002',
      'C                             Exampleham',
    ]
    const result = await read(`\ufeff${lines.join('\r')}`)
    assert.deepEqual(result.numbers, [one, two])
  })

  it('columns of fixed width that touch, when somebody says how wide they are', async () => {
    const lines = ['Tel        Id', '07700900001A1', '01632960002A2']
    assert.deepEqual((await read(lines.join('\n'), { asked: { widths: [11, 2] } })).numbers, [
      one,
      two,
    ])
  })

  it('one column of numbers with spaces in them is not two', async () => {
    const list = 'Phone number\n07700 900001\n01632 960002\n07700 900003\n07700 900004\n'
    assert.equal((await look(list)).columns.length, 1)
    assert.equal((await read(list)).numbers.length, 4)
  })

  const encodings = [
    ['utf-8', Buffer.from(parted(','))],
    ['utf-8', Buffer.from(`\ufeff${parted(',')}`)],
    ['utf-16le', Buffer.from(`\ufeff${parted(',')}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${parted(',')}`, 'utf16le').swap16()],
    ['windows-1252', Buffer.from(parted(','), 'latin1')],
  ] as const
  for (const [encoding, bytes] of encodings)
    it(`text in ${encoding}, ${bytes.length} bytes`, async () => {
      const { layout } = await look(bytes)
      assert.equal('encoding' in layout ? layout.encoding : '', encoding)
      assert.deepEqual((await read(bytes)).numbers, [one, two])
    })

  it('text in a code page that cannot be told, when somebody says which', async () => {
    const heading = Buffer.from([0xd2, 0xe5, 0xeb, 0xe5, 0xf4, 0xee, 0xed])
    const bytes = Buffer.concat([heading, Buffer.from('\n07700 900001\n')])
    const { columns, layout } = await look(bytes, { asked: { encoding: 'windows-1251' } })
    assert.equal(columns[0]?.known, 'phone')
    assert.match(layoutWords(layout), /Cyrillic/)
  })
})

describe('what is shown for confirmation is columns, never rows (P2)', () => {
  it('known headings by name, others by place, with counts', async () => {
    const { columns, rows: looked } = await look(parted(';'))
    assert.equal(looked, 4)
    assert.deepEqual(columns.map(columnWords), [
      'column 1, reference: 4 filled, 0 look like a telephone number; left behind.',
      'column 2, name: 4 filled, 0 look like a telephone number; left behind.',
      'column 3, phone: 3 filled, 3 look like a telephone number; numbers are taken from it.',
      'column 4, region: 4 filled, 0 look like a telephone number; left behind, unless it is declared as the region.',
    ])
  })

  it('no cell and no unknown heading is in it', async () => {
    const text = parted(';').replace('Reference', 'Mrs Smith owes')
    const said = JSON.stringify([await look(text), lookLines(await look(text))])
    assert.doesNotMatch(said, new RegExp(`${canary}|Smith|900001|Narnia|Wales|R2`))
  })

  it('the phone column is found by what is in it where a heading misleads, and can be changed', async () => {
    const text = 'phone,xyz,abc\nA,07700 900001,07700 900003\nB,01632 960002,\n'
    assert.deepEqual(
      (await look(text)).columns.map(({ taken }) => taken),
      [false, true, true],
    )
    const changed = await read(text, { phoneColumns: [3, 2] })
    assert.deepEqual(changed.numbers, ['+447700900003', two])
    assert.deepEqual(changed.others, [[one], []])
  })
})

describe('a row with several numbers', () => {
  it('keeps them in the order in which they are tried, at most two, each once', async () => {
    const text = `tel,tel,tel,tel\n07700 900001,+447700900001,0909 879 0001,01632 960002\n`
    const result = await read(text)
    assert.deepEqual([result.numbers, result.others], [[one], [[two]]])
    const four = `tel,tel,tel,tel\n${[1, 2, 3, 4].map((n) => `07700 90001${n}`).join(',')}\n`
    assert.deepEqual((await read(four)).others, [['+447700900012']])
    assert.equal((await read(four)).report?.further, 2)
  })

  it('T3: is left out when any of them is on a list', async () => {
    const text = 'home,mobile phone,tel\nx,07700 900001,01632 960002\nx,07700 900003,\n'
    const result = await read(text, { isExcluded: (number) => number === two })
    assert.deepEqual(result.numbers, ['+447700900003'])
  })

  it('gives no other row the same number', async () => {
    const text = 'tel,mobile\n07700 900001,01632 960002\n01632 960002,07700 900003\n'
    const result = await read(text)
    assert.deepEqual([result.numbers, result.others], [[one], [[two]]])
  })
})

describe('strata', () => {
  it('are taken only when they are declared, and only from the list', async () => {
    assert.deepEqual((await read(parted(','))).strata, [0, 0])
    const declared = await read(parted(','), { strata: { region: 4 } })
    assert.deepEqual(declared.strata, [10 * 16, 7 * 16])
    assert.deepEqual(declared.report?.outside, { region: 1 })
    assert.doesNotMatch(JSON.stringify(declared.report), /Narnia/)
  })

  for (const strata of [{ region: 5 }, { region: 0 }, { sector: 1.5 }])
    it(`not of a column that is not there: ${JSON.stringify(strata)}`, async () => {
      assert.equal((await read(parted(','), { strata })).fault, 'no-such-column')
    })

  for (const strata of [{ region: 3 }, { region: 4, sector: 4 }])
    it(`not of a column that is something else: ${JSON.stringify(strata)}`, async () => {
      assert.equal((await read(parted(','), { strata })).fault, 'column-twice')
    })
})

describe('a hostile file of fixed width is refused by name', () => {
  it('with tabs', async () => {
    const tabbed = fixed.replace('R3          ', 'R3\t')
    const result = await read(tabbed, { asked: { widths } })
    assert.deepEqual([result.fault, result.row], ['tab-in-fixed', 4])
  })
  it('with widths that are none', async () => {
    for (const bad of [[], [0], [-1, 2], [1.5], [Number.NaN], [5000]])
      assert.equal((await read(fixed, { asked: { widths: bad } })).fault, 'bad-widths')
  })
  it('with one enormous line', async () => {
    const result = await read(`${fixed}${canary.repeat(20_000)}`, { asked: { widths } })
    assert.deepEqual([result.fault, result.row], ['long-line', 6])
  })
  it('with a zero byte', async () => {
    assert.equal((await read(fixed.replace('R3', 'R\0'), { asked: { widths } })).fault, 'zero-byte')
  })
  it('with headings alone', async () => {
    const [headings = ''] = fixed.split('\r\n')
    assert.equal((await read(headings, { asked: { widths } })).fault, 'headings-only')
  })
})

it('an import that is cancelled hands over nothing', async () => {
  const many = Array.from({ length: 1000 }, (_, n) => `07700 900${String(n).padStart(3, '0')}`)
  let asked = 0
  const result = await read(`phone\n${many.join('\n')}\n`, { isCancelled: () => ++asked > 300 })
  assert.equal(result.fault, 'cancelled')
})

describe('a line that names the sign between columns', () => {
  for (const sign of [',', ';', '\t', '|'])
    it(`is no row and no heading: sep=${JSON.stringify(sign)}`, async () => {
      const { report } = await read(`sep=${sign}\r\n${parted(sign)}`)
      assert.equal(report?.rows, rows.length - 1)
      assert.equal(report?.invalid['not-a-number'], 0)
      const known = report?.columns.map((column) => column.known)
      assert.deepEqual(known, ['reference', 'name', 'phone', 'region'])
    })
})
