import assert from 'node:assert/strict'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { trialSampleCsv } from '../../src/fieldwork/trial-sample.ts'
import { openSealedSample } from '../../src/readers/sample-seal.ts'
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
    const opened = await openSealedSample(bytes, identity)
    assert.ok(opened.ok)
    assert.equal(opened.value.numbers.length, 100)
    assert.equal(opened.value.source, 'The client’s list')
  })

  it('takes the column and the name that are given', async () => {
    const out = join(dir, 'elsewhere')
    const { exit, said } = await seal(csv, '--column', '7', '--out', out)
    assert.equal(exit, 0, said)
    assert.ok((await stat(out)).size > 1_000)
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
