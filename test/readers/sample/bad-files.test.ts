import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { importSample } from '../../../src/readers/sample-import.ts'
import { chunks, read } from './read.ts'

const good = '07700 900001'
/** In every bad file, and in no message. */
const canary = 'Zebediah'

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
  )
const many = (count: number, row: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => row(index)).join('\n')

type Bad = readonly [name: string, file: Uint8Array | string, fault: string, row?: number]

const badFiles: readonly Bad[] = [
  ['an empty file', '', 'empty'],
  ['nothing but blank lines', '\n\r\n\n', 'empty'],
  ['nothing but commas', ',,,\n,,,\n', 'empty'],
  ['nothing but a byte-order mark', bytes([0xef, 0xbb, 0xbf]), 'empty'],
  ['headings only', `name,phone\n`, 'headings-only'],
  ['headings and blank rows', `name,phone\n,\n\n`, 'headings-only'],
  [
    'an Excel workbook',
    bytes([0x50, 0x4b, 3, 4], `[Content_Types].xml ${canary}`),
    'damaged-workbook',
  ],
  [
    'an old Excel workbook',
    bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    'old-workbook',
  ],
  ['a zip archive', bytes([0x50, 0x4b, 3, 4], `sample.csv ${canary}`), 'zip'],
  ['a PDF', `%PDF-1.7 ${canary}`, 'pdf'],
  ['a web page', `<!DOCTYPE html><p>${canary}`, 'web-page'],
  ['an XML spreadsheet', `<?xml version="1.0"?><Workbook>${canary}`, 'web-page'],
  ['a sealed sample', `age-encryption.org/v1\n-> X25519 ${canary}`, 'sealed'],
  ['a picture', bytes([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10], new Array(64).fill(1)), 'binary'],
  ['a zero byte in a row', bytes(`name,phone\n${canary},${good}\nA\0B,${good}\n`), 'zero-byte', 3],
  ['no headings', `${canary},${good}\nB,07700 900002\n`, 'no-headings', 1],
  ['no headings, only numbers', `${good}\n07700900002\n`, 'no-headings', 1],
  [
    'an e-mail where a heading should be',
    `name,a.b@example.org,phone\nA,,${good}\n`,
    'no-headings',
    1,
  ],
  ['no phone column at all', `name,colour\n${canary},blue\n`, 'no-phone-column'],
  [
    'a long customer number instead of a phone',
    `id\n${many(20, (i) => `55500000${i + 10}`)}\n`,
    'no-phone-column',
  ],
  [
    'a quotation mark never closed',
    `name,phone\nA,${good}\n"${canary},07700900002\n`,
    'open-quote',
    3,
  ],
  [
    'a quotation mark that is closed by another, rows later',
    `name,phone\nA,${good}\n"${canary},07700900002\nC,07700900003\nD",07700900004\n`,
    'rows-in-quotes',
    3,
  ],
  [
    'a quotation mark that swallows the file',
    `name,phone\nA,${good}\n"${canary},1\n${many(9000, () => `B,${good}`)}\n`,
    'long-row',
    3,
  ],
  ['one enormous line', `name,phone\nA,${good}\n${canary.repeat(20_000)}\n`, 'long-row', 3],
  ['one enormous line from the start', 'x'.repeat(300_000), 'long-row', 1],
  [
    'ten thousand columns',
    `${many(1, () => new Array(10_000).fill('c').join(','))}\n`,
    'too-many-columns',
    1,
  ],
  ['every number empty', `name,phone\n${canary},\nB,\n`, 'no-numbers', 2],
  ['every number a word', `name,phone\n${canary},ask me\n`, 'no-numbers', 2],
  ['every number premium', `phone\n0909 879 0001\n0909 879 0002\n`, 'no-numbers', 2],
  ['every number abroad', `phone\n+1 202 555 0101\n`, 'no-numbers', 2],
  ['every number lost to a spreadsheet', `phone\n7.7009E+09\n7.7009E+09\n`, 'no-numbers', 2],
  [
    'formulas instead of numbers',
    `phone\n=cmd|'/c calc'!A1\n@SUM(1)\n+A1\n-2+3\n`,
    'no-numbers',
    2,
  ],
  ['phone heading over the wrong column', `phone,name\n${canary},A\n`, 'no-numbers', 2],
]

describe('a bad file is refused with a sentence that says what to do', () => {
  for (const [name, file, fault, row] of badFiles) {
    it(`${name}: ${fault}`, async () => {
      const result = await read(file)
      assert.equal(result.fault, fault)
      assert.equal(result.row, row)
      assert.deepEqual(result.numbers, [])
      assert.match(result.said, /^(Row \d+: )?[A-Z].+\. .+\. Nothing was imported\.$/)
      assert.doesNotMatch(result.said, new RegExp(`${canary}|900001|calc|example`))
    })
  }

  it('a column named that is not there', async () => {
    for (const phoneColumn of [0, 4, -1, 1.5, Number.NaN]) {
      const result = await read(`name,phone\nA,${good}\n`, { phoneColumns: [phoneColumn] })
      assert.equal(result.fault, 'no-such-column')
    }
  })

  it('a workbook whose format nobody knows is told by its file name', async () => {
    const file = bytes([1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4])
    assert.equal((await read(file, { fileName: 'Sample.XLSB' })).fault, 'other-workbook')
    assert.equal((await read(file, { fileName: 'sample.csv' })).fault, 'binary')
  })

  it('a drive pulled out half way', async () => {
    async function* pulled() {
      yield Buffer.from(
        `phone\n${many(3000, (index) => `07700 900${String(index % 1000).padStart(3, '0')}`)}`,
      )
      throw new Error('EIO: the drive is gone')
    }
    const result = await importSample(pulled(), {
      fileName: 'sample.csv',
      drama: true,
      isExcluded: () => false,
      sink: { add: () => undefined },
    })
    assert.equal(result.ok ? '' : result.error.code, 'not-read')
  })

  it('a fault far down names its row, although rows above it were good', async () => {
    const rows = many(5000, (index) => `A,07700 900${String(index % 1000).padStart(3, '0')}`)
    const result = await read(`name,phone\n${rows}\n"${canary},1`)
    assert.equal(result.fault, 'open-quote')
    assert.equal(result.row, 5002)
  })

  it('a fault of our own is not taken for a bad file', async () => {
    const broken = importSample(chunks(`phone\n${good}\n`), {
      fileName: 'sample.csv',
      drama: true,
      isExcluded: () => false,
      sink: {
        add: () => {
          throw new Error('the vault is full')
        },
      },
    })
    await assert.rejects(broken, /the vault is full/)
  })
})
