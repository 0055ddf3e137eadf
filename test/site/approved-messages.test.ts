import assert from 'node:assert/strict'
import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { sha256 } from '../../src/basics/hash.ts'
import {
  approvedIn,
  approvedText,
  handedOver,
  readApproved,
} from '../../src/site/approved-messages.ts'
import { initSite } from '../../src/site/init-site.ts'
import { messageFaults, messagesOnDisk } from '../../src/site/message-faults.ts'
import { promptApplyCommand, promptInstallCommand } from '../../src/site/prompt-command.ts'
import { wordsOf } from '../../src/site/prompt-texts.ts'
import { waitingIn } from '../../src/site/waiting-messages.ts'
import { aSite } from './a-site.ts'
import { wav } from './a-wav.ts'

const names = { organisation: 'Example Research', declineNumber: '08081570001' }
const transcript = 'Thank you. Your number is on our list now.'

describe('messages that two governors approve (D6, X11)', () => {
  let folder: string
  let to: string
  let list: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatehouse-messages-'))
    to = join(folder, 'etc')
    list = join(folder, 'approved.json')
    await mkdir(to)
    await init()
    await mkdir(join(folder, 'from/en'), { recursive: true })
    await record('noted', transcript)
  })
  afterEach(() => rm(folder, { recursive: true }))

  const init = async () => {
    const speak = () => Promise.resolve(wav(8_000, 0.5))
    const done = await initSite({ settings: JSON.stringify(aSite()), to, speak })
    assert.ok(done.ok, JSON.stringify(done))
    return done.value.changed
  }
  const record = async (name: string, words: string) => {
    await writeFile(join(folder, `from/en/${name}.wav`), wav(8_000, 1))
    await writeFile(join(folder, `from/en/${name}.txt`), words)
  }
  const install = () => promptInstallCommand(join(folder, 'from'), { to, by: 'J. Penrose' })
  const apply = () => promptApplyCommand({ to, approved: list })
  const ready = async () => {
    const read = await waitingIn(to)
    assert.ok(read.ok)
    return read.value
  }
  const approve = async (change: { sha256?: string; words?: string } = {}) => {
    const one = (await ready())['en/noted.PCMA']
    assert.ok(one)
    const known = { sha256: one.sha256, words: sha256(one.transcript), ...change }
    await writeFile(list, approvedText(new Map([['en/noted.PCMA', known]])))
  }
  const playing = (file = 'en/noted.PCMA') => readFile(join(to, 'prompts', file))
  const faults = async () => {
    const [disk, approved] = [await messagesOnDisk(to), await approvedIn(to)]
    assert.ok(disk.ok && approved.ok)
    const ours = (file: string, words: string) => wordsOf(file, names) === words
    return messageFaults(disk.value, approved.value, ours)
  }

  it('a recording that is installed lies ready, and the switch says what it said', async () => {
    const before = await playing()
    const said = await install()
    assert.deepEqual(said.exit, 0)
    assert.match(said.lines.join(' '), /Ready: en\/noted\. The switch does not say them yet/)
    assert.deepEqual(await playing(), before)
    assert.deepEqual((await ready())['en/noted.PCMA']?.by, 'J. Penrose')
    assert.deepEqual(await faults(), [])
    assert.match((await install()).lines.join(' '), /lie ready already/)
  })

  it('can be read by the box, which is another user, whatever the umask of whoever installs it', async () => {
    const umask = process.umask(0o077)
    await install()
    await rm(join(to, 'prompts/en'), { recursive: true })
    await init()
    process.umask(umask)
    for (const path of ['prompts/en', 'prompts-waiting', 'prompts-waiting/en'])
      assert.equal((await stat(join(to, path))).mode & 0o777, 0o755, path)
    for (const path of ['prompts/en/noted.PCMA', 'prompts-waiting/en/noted.PCMA'])
      assert.equal((await stat(join(to, path))).mode & 0o777, 0o644, path)
    assert.equal((await stat(join(to, 'secrets.json'))).mode & 0o777, 0o600)
  })

  it('is refused in a language that the switch does not speak', async () => {
    const list = join(to, 'prompts/prompts.json')
    const { prompts, ...rest } = JSON.parse(await readFile(list, 'utf8'))
    const english = Object.entries(prompts).filter(([file]) => file.startsWith('en/'))
    await writeFile(list, JSON.stringify({ ...rest, prompts: Object.fromEntries(english) }))
    await rename(join(folder, 'from/en'), join(folder, 'from/cy'))
    const said = await install()
    assert.equal(said.exit, 1)
    assert.match(said.lines.join(' '), /cy\/noted\.wav: the switch of this site does not speak/)
    assert.deepEqual(await ready(), {})
  })

  it('comes into use once its hashes are approved, with nothing left ready; done again nothing changes', async () => {
    await install()
    assert.match((await apply()).lines.join(' '), /No governors have approved/)
    await approve()
    const [wanted] = Object.values(await ready())
    assert.deepEqual(await apply(), { lines: ['In use: en/noted.'], exit: 0 })
    assert.equal(sha256(await playing()), wanted?.sha256)
    assert.deepEqual(await ready(), {})
    assert.deepEqual(await readdir(join(to, 'prompts-waiting/en')), [])
    assert.deepEqual(await faults(), [])
    assert.deepEqual(await apply(), { lines: ['Nothing was changed.'], exit: 0 })
    assert.deepEqual(await init(), [], 'and init leaves it where it is')
  })

  it('any other sound, or other words under that sound, stay out', async () => {
    await install()
    const before = await playing()
    for (const change of [{ sha256: 'a'.repeat(64) }, { words: sha256('Something else.') }]) {
      await approve(change)
      assert.match((await apply()).lines.join(' '), /Approved, and not here: en\/noted/)
      assert.deepEqual(await playing(), before)
    }
    await approve()
    await appendFile(join(to, 'prompts-waiting/en/noted.PCMA'), 'x')
    assert.match((await apply()).lines.join(' '), /not here: en\/noted/, 'changed where it lay')
    assert.deepEqual(await playing(), before)
  })

  it('P4: words that the checker refuses by now are not put in use, whoever approved them', async () => {
    await install()
    const path = join(to, 'prompts-waiting/waiting.json')
    const bad = 'Tell us what your jewellery is worth.'
    await writeFile(path, (await readFile(path, 'utf8')).replace(transcript, bad))
    const before = await playing()
    await approve()
    const said = await apply()
    assert.equal(said.exit, 1)
    assert.match(said.lines.join(' '), /^en\/noted\.PCMA: It /)
    assert.deepEqual(await playing(), before)
  })

  it('on a box that was set up anew, recordings approved before come into use as they are installed', async () => {
    await install()
    await approve()
    await apply()
    const approved = await readFile(join(to, 'prompts/approved.json'))
    await rm(join(to, 'prompts'), { recursive: true })
    await init()
    await writeFile(join(to, 'prompts/approved.json'), approved)
    assert.match((await install()).lines.join(' '), /Approved before, and in use: en\/noted/)
    assert.deepEqual(await faults(), [])
  })

  it('what nobody approved is named, with what to do', async () => {
    const fault = async (file = 'en/noted.PCMA') =>
      (await faults()).map((one) => `${one.file} ${one.what}`).find((one) => one.startsWith(file))
    const sound = await playing()
    await writeFile(join(to, 'prompts/en/noted.PCMA'), 'another sound')
    assert.match((await fault()) ?? '', /is not the sound that was put there/)
    assert.deepEqual(await init(), ['prompts/en/noted.PCMA'], 'init makes it again')
    assert.deepEqual(await playing(), sound)
    await rm(join(to, 'prompts/cy/apology.PCMA'))
    assert.match((await fault('cy/apology')) ?? '', /is missing/)
    await writeFile(join(to, 'prompts/en/hello.PCMA'), 'hello')
    assert.match((await fault('en/hello')) ?? '', /put there by nobody known/)
    const path = join(to, 'prompts/prompts.json')
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace(wordsOf('en/noted.PCMA', names) ?? '', 'Thank you.'))
    assert.match((await fault()) ?? '', /does not say the words of this release/)
    await writeFile(path, text.replaceAll('"speech program"', '"site"'))
    assert.match((await fault()) ?? '', /two governors have not approved/)
  })

  it('of the box’s list only hashes of known messages are taken, out of a plain short file', async () => {
    const good = approvedText(
      new Map([['en/noted.PCMA', { sha256: sha256('a'), words: sha256('b') }]]),
    )
    for (const text of [
      '',
      'null',
      '{}',
      good.replace('en/noted', 'en/../../etc/noted'),
      good.replace('en/noted', 'en/hello'),
      good.replace(sha256('a'), 'zz'),
      good.replace('"words"', '"path"'),
    ])
      assert.equal(readApproved(text).ok, false, text.slice(0, 80))
    assert.ok(readApproved(good).ok)
    await writeFile(join(folder, 'elsewhere'), good)
    await symlink(join(folder, 'elsewhere'), list)
    assert.equal((await handedOver(list))?.ok, false, 'no link is followed')
    await rm(list)
    assert.equal(await handedOver(list), undefined)
    await mkdir(list)
    assert.equal((await handedOver(list))?.ok, false)
    await rm(list, { recursive: true })
    await writeFile(list, good + ' '.repeat(17 * 1024))
    assert.equal((await handedOver(list))?.ok, false)
  })
})
