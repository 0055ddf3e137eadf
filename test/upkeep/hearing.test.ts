import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import type { DocumentHash } from '../../src/basics/ids.ts'
import { hour } from '../../src/basics/instant.ts'
import { stepUp } from '../../src/facts/decide-people.ts'
import { retireScript } from '../../src/facts/decide-studies.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import { heardParts } from '../../src/scripts/heard-parts.ts'
import { canSpeak, espeak, type Speak, voices } from '../../src/site/speech.ts'
import { roomForSound, soundGivesWay } from '../../src/upkeep/hearing.ts'
import { wav } from '../site/a-wav.ts'
import { liveCampaign, must, personNamed } from '../support/a-live-day.ts'
import { gearedClock } from '../support/geared-clock.ts'
import { startTestBox, type TestBox, workingDay } from '../support/test-box.ts'
import { until } from '../support/until.ts'

const silent = await promisify(execFile)('espeak-ng', ['--version']).then(
  () => false,
  () => 'Not tried: espeak-ng is not on this machine.',
)

/** Speaks in no time, and remembers what it was asked. `after` pieces it does not answer any more. */
function aVoice(after = Number.POSITIVE_INFINITY) {
  const said: { readonly voice: string; readonly text: string }[] = []
  let atOnce = 0
  let most = 0
  const speak: Speak = async (voice, text) => {
    most = Math.max(most, ++atOnce)
    await new Promise((done) => setImmediate(done))
    atOnce -= 1
    if (said.length >= after) return undefined
    said.push({ voice, text })
    return wav(8_000, 0.1)
  }
  return { speak, said, most: () => most }
}

const scriptOf = ({ box }: TestBox) => [...box.house.writer.ahead.scripts.keys()][0] as DocumentHash
const standing = (test: TestBox) => test.box.house.services.hearing.standing(scriptOf(test))
const made = (test: TestBox) => until('all is spoken', () => standing(test).is === 'made')
const files = async (test: TestBox) => test.disk.list(`hearing/${scriptOf(test)}`)

describe('when a script is approved, its blocks are spoken', () => {
  let test: TestBox
  const voice = aVoice()
  before(async () => {
    test = await startTestBox({ speak: voice.speak })
    await liveCampaign(test)
    await made(test)
  })
  after(() => test.close())

  it('one file for each block and language, a whole WAV, and nothing else lies there', async () => {
    const parts = heardParts(test.box.house.documents.script(scriptOf(test)))
    assert.deepEqual(await files(test), parts.map(({ name }) => `${name}.wav`).sort())
    for (const { name } of parts) {
      const sound = await test.box.house.services.hearing.sound(scriptOf(test), name)
      assert.ok(sound, name)
      const bytes = Buffer.from(sound)
      assert.equal(bytes.readUInt32LE(4), bytes.length - 8)
      assert.equal(bytes.readUInt32LE(40), bytes.length - 44)
    }
  })

  it('one at a time, the words of the script and nobody else’s, in the voice of their language', () => {
    const parts = heardParts(test.box.house.documents.script(scriptOf(test)))
    assert.equal(voice.most(), 1)
    assert.deepEqual(
      voice.said,
      parts.map(({ language, words }) => ({ voice: voices[language], text: words.join('\n\n') })),
    )
  })

  it('no name that the box did not make is looked for', async () => {
    const { hearing } = test.box.house.services
    for (const name of ['../../master.key', 'questions.nothing-en', '', '.', '__proto__'])
      assert.equal(await hearing.sound(scriptOf(test), name), undefined, name)
    assert.equal(await hearing.sound('../..' as DocumentHash, 'opening.hello-en'), undefined)
  })

  it('the sound goes when the script is withdrawn', async () => {
    const { writer } = test.box.house
    const person = personNamed(test.box.house, 'Pritchard')
    const by = { person, role: 'governor' } as const
    must(await writer.do((s, c) => stepUp(s, c, by, 'second-governor')))
    must(await writer.do((s, c) => retireScript(s, c, by, scriptOf(test), 'second-governor')))
    await until('its sound is gone', async () => (await files(test)).length === 0)
  })
})

describe('the speech program is no part of an approval', () => {
  it('a box whose program stops answering says so, and makes the rest when it is started again', async () => {
    const first = await startTestBox({ speak: aVoice(3).speak })
    await liveCampaign(first)
    await until('it has stopped', () => standing(first).is === 'no-program')
    assert.equal(first.box.house.writer.ahead.scripts.get(scriptOf(first))?.life, 'approved')
    assert.equal((await files(first)).length, 3)
    await first.stop()
    const voice = aVoice()
    const again = await startTestBox({ dir: first.dir, speak: voice.speak })
    await made(again)
    const all = heardParts(again.box.house.documents.script(scriptOf(again)))
    assert.equal(voice.said.length, all.length - 3, 'what was made is not made again')
    await again.close()
    await rm(first.dir, { recursive: true, force: true })
  })

  it('a disk that takes none of it is told as such, and the box goes on', async () => {
    const full = await startTestBox({
      speak: aVoice().speak,
      overDisk: (disk) => ({
        ...disk,
        replace: async (path, bytes) => {
          if (path.startsWith('hearing/')) throw new Error('ENOSPC: no space left on device')
          return disk.replace(path, bytes)
        },
      }),
    })
    await liveCampaign(full)
    await until('it is told', () => standing(full).is === 'not-written')
    assert.equal(full.box.house.outage(), undefined)
    await full.close()
  })

  it('a disk with little room is left to the record; the box goes on when there is room, and gives back what is scarce', async (t) => {
    let free = roomForSound - 1
    const clock = gearedClock(instantAt(workingDay, 10 * hour), 60)
    const small = await startTestBox({ speak: aVoice().speak, clock, free: async () => free })
    t.after(() => small.close())
    await liveCampaign(small)
    await until('it is told', () => standing(small).is === 'no-room')
    // From here on ten minutes are soon over.
    clock.shift(6_000)
    assert.deepEqual(await files(small), [])
    free = roomForSound
    await made(small)
    free = soundGivesWay - 1
    await until('the sound is gone', async () => (await files(small)).length === 0)
    await until('it is told again', () => standing(small).is === 'no-room')
  })

  it('without a program nothing is made, and that is said', async () => {
    const test = await startTestBox()
    await liveCampaign(test)
    assert.deepEqual(standing(test), { is: 'no-program' })
    assert.deepEqual(await files(test), [])
    await test.close()
  })
})

describe('espeak-ng', { skip: silent }, () => {
  it('speaks English and Welsh, by its standard input: words that look like options are words', async () => {
    for (const voice of Object.values(voices)) {
      const sound = await espeak(voice, '--help -v nothing\n\n… a second piece')
      assert.ok(sound && sound.length > 20_000, voice)
      assert.equal(sound.toString('latin1', 36, 40), 'data')
    }
  })
  it('is known to be there', async () => assert.equal(await canSpeak(), true))
})
