import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { checkPrompt } from '../../src/site/check-prompt.ts'
import { messageNames } from '../../src/site/messages.ts'
import { isOwnText, promptText } from '../../src/site/prompt-texts.ts'
import { readRecordings } from '../../src/site/read-recordings.ts'
import { aLaw, fromALaw, readWav, toALaw, toWav } from '../../src/site/sound.ts'
import { fc } from '../support/fast-check.ts'
import { loudnessOf } from '../switchboard/real/tones.ts'
import { wav } from './a-wav.ts'

const names = { organisation: 'Example Research', declineNumber: '08081570001' }

describe('what the switch says to people', () => {
  for (const language of ['en', 'cy'] as const) {
    for (const name of messageNames) {
      it(`${language}: “${name}” says what it must, and passes the checker of scripts`, () => {
        assert.deepEqual(checkPrompt(name, promptText(language, name, names), names), [])
      })
    }
  }

  for (const [name, words, fault] of [
    ['information', 'Sorry, wrong number.', /for whom the call is \(D6\)/],
    ['information', 'This was Example Research. Good-bye.', /where to ring \(D6, R3\)/],
    ['call-back', 'This is Example Research. Good-bye.', /which key to press: 9/],
    ['withheld', 'This is Example Research. Ring 0808 157 0002.', /where to ring/],
    [
      'good-bye',
      'Good-bye. Buy two and save money on your insurance!',
      /^It .*Say it without that\.$/,
    ],
    ['noted', '', /transcript is empty/],
    ['noted', 'a '.repeat(2_000), /too long/],
  ] as const) {
    it(`“${name}” may not be: ${words.slice(0, 50)}`, () => {
      const faults = checkPrompt(name, words, names)
      assert.ok(
        faults.some((one) => fault.test(one)),
        faults.join(' | '),
      )
    })
  }
})

describe('the recordings of a site, as they come in', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatehouse-prompts-'))
    await mkdir(join(folder, 'from/en'), { recursive: true })
  })
  afterEach(() => rm(folder, { recursive: true }))

  const put = (path: string, content: string | Buffer) =>
    writeFile(join(folder, 'from', path), content)
  const read = () => readRecordings(join(folder, 'from'), names)
  const noted = async () => {
    await put('en/noted.wav', wav(22_050, 1))
    await put('en/noted.txt', 'Thank you. Your number is on our list now.')
  }
  async function refused(): Promise<string> {
    const done = await read()
    assert.equal(done.ok, false)
    return done.ok ? '' : done.error.map(({ where, what }) => `${where}: ${what}`).join('\n')
  }

  it('are taken with their transcripts, as sound that the switch plays', async () => {
    await noted()
    const done = await read()
    assert.ok(done.ok)
    const [one, ...more] = done.value
    assert.ok(one && more.length === 0)
    assert.deepEqual(
      [one.language, one.name, one.from, one.sound.length],
      ['en', 'noted', 'site', 8_000],
    )
  })

  it('refuses a recording without its words, words without leave, and what is no message at all', async () => {
    await put('en/noted.wav', wav(8_000, 1))
    assert.match(await refused(), /en\/noted\.txt: is missing/)
    await put('en/noted.txt', 'How much is your jewellery worth?')
    assert.match(await refused(), /^en\/noted\.txt: It /)
    await put('en/hello.wav', wav(8_000, 1))
    assert.match(await refused(), /en\/hello\.wav: is no message\. There are: information, /)
  })

  it('refuses sound that the switch could not play, and says what to save', async () => {
    await noted()
    for (const [bytes, words] of [
      [Buffer.alloc(0), /is not a WAV file/],
      [Buffer.from('ID3 an mp3'), /is not a WAV file/],
      [wav(8_000, 1).subarray(0, 40), /cut short/],
      [wav(8_000, 0.1), /shorter than a quarter/],
      [wav(8_000, 61), /longer than 60 seconds/],
    ] as const) {
      await put('en/noted.wav', bytes)
      assert.match(await refused(), words)
    }
  })

  it('says of an empty folder what belongs there', async () => {
    assert.match(await refused(), /holds no message\. Put them in as en\/information\.wav/)
  })

  it('one that is wrong keeps all the others out', async () => {
    await noted()
    await put('en/good-bye.wav', wav(8_000, 1))
    await put('en/good-bye.txt', 'Save money now.')
    await refused()
  })
})

describe('sound', () => {
  const played = (file: Buffer): Buffer => {
    const read = readWav(file)
    assert.ok(read.ok, read.ok ? '' : read.error)
    return toALaw(read.value)
  }
  for (const rate of [8_000, 16_000, 22_050, 44_100, 48_000]) {
    it(`at ${rate} Hz comes out at 8 kHz as long as it was, and as the same tone`, () => {
      const sound = played(wav(rate, 1, 1_000, 0.2))
      assert.ok(Math.abs(sound.length - 8_000) <= 2, `${sound.length} samples`)
      const level = loudnessOf(1_000, sound)
      assert.ok(level > 23_000 && level < 27_000, `${level}, of 26,214 that it is brought to`)
    })
  }

  it('A-law comes in as it is, and goes out to a browser as the same samples', () => {
    const bytes = Buffer.from(Array.from({ length: 256 * 40 }, (_, n) => n % 256))
    const file = toWav(bytes)
    const back = readWav(file)
    assert.ok(back.ok)
    assert.deepEqual([back.value.rate, back.value.samples.length], [8_000, bytes.length])
    for (const byte of bytes.subarray(0, 256))
      assert.equal(aLaw(fromALaw(byte)), byte, String(byte))
    const given = aLawWav(bytes)
    const read = readWav(given)
    assert.deepEqual(read.ok && read.value.samples, back.value.samples)
  })

  it('what a telephone cannot carry is taken out, and does not fold back', () => {
    const whole = readWav(wav(48_000, 1, 1_000, 0.4))
    const high = readWav(wav(48_000, 1, 6_000, 0.4))
    assert.ok(whole.ok && high.ok)
    const both = whole.value.samples.map((one, i) => one + (high.value.samples[i] ?? 0))
    const sound = toALaw({ rate: 48_000, samples: both })
    assert.ok(loudnessOf(2_000, sound) < loudnessOf(1_000, sound) / 50)
  })

  it('no bytes at all make the reader throw', () => {
    const file = wav(8_000, 0.5)
    fc.assert(
      fc.property(fc.nat(43), fc.uint8Array({ minLength: 1, maxLength: 8 }), (at, bytes) => {
        const broken = Buffer.from(file)
        broken.set(bytes, at)
        const read = readWav(broken)
        if (read.ok) assert.ok(toALaw(read.value).length > 0)
      }),
      { numRuns: 500 },
    )
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => readWav(bytes).ok || true))
  })
})

/** A WAV file of A-law, as a telephone system exports it. */
function aLawWav(sound: Buffer): Buffer {
  const head = Buffer.from(toWav(Buffer.alloc(0)))
  head.writeUInt32LE(36 + sound.length, 4)
  head.writeUInt16LE(6, 20)
  head.writeUInt32LE(8_000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.writeUInt32LE(sound.length, 40)
  return Buffer.concat([head, sound])
}

describe('the release’s own words', () => {
  for (const language of ['en', 'cy'] as const)
    for (const name of messageNames)
      it(`${language}: “${name}” is known whatever name and number stand in it, and a word more is not`, () => {
        const file = `${language}/${name}.PCMA`
        const text = promptText(language, name, {
          organisation: 'A. B. (Research) & Co',
          declineNumber: '08081570002',
        })
        assert.ok(isOwnText(file, text), text)
        assert.equal(isOwnText(file, `${text} Buy now.`), false)
        assert.equal(isOwnText('en/hello.PCMA', text), false)
      })
})
