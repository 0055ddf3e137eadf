import assert from 'node:assert/strict'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { once, wholeOf } from '../../src/basics/byte-streams.ts'
import { trialSampleCsv } from '../../src/fieldwork/trial-sample.ts'
import { openSealedSample } from '../../src/readers/sample-open.ts'
import { sealSampleCommand } from '../../src/upkeep/seal-command.ts'
import { numbersOf } from '../readers/sample/read.ts'
import { commandHere, workFolder } from './gatehouse.ts'

const { dir, put } = await workFolder()
const identity = await generateIdentity()
const to = await put('box.pub', `${await identityToRecipient(identity)}\n`)
const csv = await put('sample.csv', trialSampleCsv('seal', 100))
const about = ['--source', 'The client’s list', '--date', '2026-11-02', '--drama']

const seal = (file: string, ...more: readonly string[]) =>
  commandHere('sample', 'seal', file, '--to', to, ...about, ...more)

describe('gatehouse sample seal', () => {
  it('writes the numbers, sealed to the box and readable by nobody else, and exits 0', async () => {
    const { exit, said } = await seal(csv)
    assert.equal(exit, 0, said)
    assert.match(said, /sample\.csv\.sealed: numbers sealed \(100 of \d+ rows\)/)
    const bytes = await readFile(`${csv}.sealed`)
    assert.equal((await stat(`${csv}.sealed`)).mode & 0o777, 0o600)
    assert.doesNotMatch(bytes.toString('latin1'), /Telephone|\d{9}/)
    const opened = await openSealedSample(once(bytes), identity)
    assert.ok(opened.ok)
    assert.equal((await numbersOf(opened.value)).length, 100)
    assert.equal(opened.value.source, 'The client’s list')
  })

  it('takes the column and the name that are given', async () => {
    const out = join(dir, 'elsewhere')
    const { exit, said } = await seal(csv, '--column', '7', '--out', out)
    assert.equal(exit, 0, said)
    assert.ok((await stat(out)).size > 500)
  })

  const phone = '07700 900001'
  const bad: readonly [name: string, content: string | Uint8Array, says: RegExp][] = [
    ['an empty file', '', /empty.*Save/],
    ['headings alone', 'name,phone\n', /nothing below it.*Check/],
    ['a file without headings', `Zebediah,${phone}\nB,07700 900002\n`, /Row 1.*Add a heading/],
    ['a file without numbers', 'name,colour\nZebediah,blue\n', /No column.*heading/],
    ['a workbook', Buffer.from('PK\u0003\u0004[Content_Types].xml'), /workbook.*Save as/],
    ['a zip archive', Buffer.from('PK\u0003\u0004sample.csv'), /zip.*Unpack/],
    ['a PDF', '%PDF-1.7', /PDF.*CSV/],
    ['a web page', '<!doctype html><p>Zebediah', /web page.*CSV/],
    ['an open quotation mark', `name,phone\nA,${phone}\n"Zebediah,1\n`, /Row 3.*Close/],
    ['a zero byte', `name,phone\nA\u0000B,${phone}\n`, /zero byte.*Save/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255]), /not a text file.*Save/],
    ['numbers that are no longer numbers', 'phone\n7.7009E+09\n', /Row 2.*right column/],
    ['numbers abroad', 'phone\n+1 202 555 0101\n', /Row 2.*UK numbers/],
    ['ten thousand columns', `${'c,'.repeat(10_000)}c\n`, /500 columns.*Keep/],
    ['a sample that is sealed already', 'age-encryption.org/v1\n-> X25519', /is sealed.*box/],
  ]
  for (const [name, content, says] of bad) {
    it(`refuses ${name}, exits 1, and writes nothing`, async () => {
      const path = await put('bad.csv', content)
      const { exit, said } = await seal(path)
      assert.equal(exit, 1)
      assert.match(said, says)
      assert.match(said, /bad\.csv: .*Nothing was written\.$/)
      assert.doesNotMatch(said, /Zebediah|900001/)
      assert.deepEqual(await beside('bad.csv'), ['bad.csv'])
    })
  }

  it('refuses a date that is none and a key that is none, exits 1, and writes nothing', async () => {
    const path = await put('other.csv', `phone\n${phone}\n`)
    const wrongKey = await put('wrong.pub', 'ssh-ed25519 AAAA')
    const noDate = await seal(path, '--date', '2/11/2026')
    const noKey = await seal(path, '--to', wrongKey)
    assert.match(noDate.said, /source and date.*2026-05-05/)
    assert.match(noKey.said, /not a box’s public key.*age1/)
    assert.deepEqual([noDate.exit, noKey.exit], [1, 1])
    assert.deepEqual(await beside('other.csv'), ['other.csv'])
  })

  it('does not take the place of the client’s file or of the key', async () => {
    for (const out of [csv, to, join(dir, '.', 'sample.csv')]) {
      const { exit, said } = await seal(csv, '--out', out)
      assert.equal(exit, 2)
      assert.match(said, /take the place of.*Give another name/)
    }
    assert.match(await readFile(csv, 'utf8'), /^Reference,/)
  })

  it('exits 2 for a file, a key or a column that cannot be', async () => {
    for (const [path, ...more] of [
      [join(dir, 'none.csv')],
      [dir],
      [csv, '--to', join(dir, 'none.pub')],
      [csv, '--column', 'phone'],
      [csv, '--column', '0'],
    ] as const) {
      const { exit, said } = await seal(path, ...more)
      assert.equal(exit, 2, said)
      assert.match(said, /cannot be read|A column is a number/)
    }
  })
})

/** The files whose names begin like this one: the file itself and anything that was left beside it. */
async function beside(name: string): Promise<string[]> {
  return (await readdir(dir)).filter((one) => one.startsWith(name))
}

describe('gatehouse sample seal says what it found before it seals', () => {
  const text =
    'Reference;Phone;Area;Trade\nZebediah;07700 900001;Wales;F\nB;01632 960002;Narnia;G\n'

  it('--look shows columns and counts, no row, and writes nothing', async () => {
    const path = await put('look.csv', text)
    const { exit, said } = await seal(path, '--look')
    assert.equal(exit, 0)
    assert.match(said, /columns parted by semicolons, in UTF-8/)
    assert.match(
      said,
      /column 2, phone: 2 filled, 2 look like a telephone number; numbers are taken/,
    )
    assert.match(
      said,
      /column 4: 2 filled, 0 look .*; left behind, unless it is declared as the sector/,
    )
    assert.doesNotMatch(said, /Zebediah|900001|Narnia|Area/)
    assert.deepEqual(await beside('look.csv'), ['look.csv'])
  })

  it('takes declared bands from the list alone, and counts what it refused by reason', async () => {
    const path = await put('bands.csv', `${text}C;7.7E+09;Wales;F\n`)
    const { exit, said } = await seal(path, '--region', '3', '--sector', '4')
    assert.equal(exit, 0, said)
    assert.match(said, /Refused, digits were lost.*: 1 rows/)
    assert.match(said, /In no region of the list, so in none: 1 rows/)
    const opened = await openSealedSample(once(await readFile(`${path}.sealed`)), identity)
    assert.ok(opened.ok)
    const csvInside = await wholeOf(opened.value.csv)
    const inside = Buffer.from(csvInside).toString().trimEnd().split('\n').slice(1).sort()
    assert.deepEqual(inside, ['+441632960002,,,G', '+447700900001,,W92000004,F'])
  })

  it('reads a fixed-width file as it is told to', async () => {
    const path = await put(
      'fixed.txt',
      'Id Tel        Name\nA107700900001Zebediah\nA201632960002B\n',
    )
    const { exit, said } = await seal(path, '--widths', '2,11,8', '--column', '2')
    assert.equal(exit, 0, said)
    assert.match(said, /fixed width \(2, 11, 8\)/)
  })

  it('exits 2 for words that cannot be', async () => {
    const path = await put('words.csv', text)
    for (const more of [
      ['--region', 'north'],
      ['--delimiter', '"'],
      ['--widths', '1,x'],
      ['--encoding', 'ebcdic'],
      ['--column', '1,,2'],
    ]) {
      const { exit, said } = await seal(path, ...more)
      assert.equal(exit, 2, said)
      assert.match(said, /for example|is one of/)
    }
  })

  it('whoever sits there is asked, and a no writes nothing', async () => {
    const path = await put('asked.csv', text)
    const shown: string[] = []
    const answers = [false, true]
    const read: number[] = []
    const terminal = {
      confirm: async (lines: readonly string[]) => {
        shown.push(...lines)
        return answers.shift() === true
      },
      progress: (bytes: number, of: number) => void read.push(bytes / of),
    }
    const asked = { to, source: 'x', date: '2026-11-02', drama: true }
    const no = await sealSampleCommand(path, asked, terminal)
    assert.deepEqual([no.exit, await beside('asked.csv')], [1, ['asked.csv']])
    assert.match(no.lines.join(), /nothing was sealed\. Say how it is laid out with --delimiter/)
    const yes = await sealSampleCommand(path, asked, terminal)
    assert.equal(yes.exit, 0)
    assert.match(shown.join('\n'), /column 2, phone/)
    assert.equal(read.at(-1), 1)
  })
})
