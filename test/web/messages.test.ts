import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { sha256 } from '../../src/basics/hash.ts'
import { second } from '../../src/basics/instant.ts'
import { promptApplyCommand, promptInstallCommand } from '../../src/site/prompt-command.ts'
import { readWav } from '../../src/site/sound.ts'
import { type SpokenMessages, watchMessages } from '../../src/upkeep/spoken-messages.ts'
import { HandClock } from '../exchange/hand-clock.ts'
import { spokenSite } from '../site/a-spoken-site.ts'
import { wav } from '../site/a-wav.ts'
import { BrowserJar } from '../support/browser-jar.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { until } from '../support/until.ts'
import { type StaffAt, signedIn, watchFacts, words } from './staff-at.ts'

const at = '/governor/messages'
const transcript = 'Thank you. Your number is on our list from today.'

describe('what the switch says to people, and its two governors (D6, X11)', () => {
  const clock = new HandClock()
  let folder: string
  let site: string
  let messages: SpokenMessages
  let box: TestBox
  let ruth: StaffAt
  let owen: StaffAt
  const handedOver = () => join(box.dir, 'box/approved-messages.json')
  const unapproved = () => box.box.house.world().unapproved
  const setOn = async (staff: StaffAt) => (await staff.get(at)).values('set')[0] ?? ''

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatehouse-spoken-'))
    site = join(folder, 'etc')
    await mkdir(join(folder, 'from/en'), { recursive: true })
    await spokenSite(site)
    messages = await watchMessages(site, clock)
    box = await startTestBox({ messages })
    ruth = await signedIn(box, 'r.adeyemi')
    owen = await signedIn(box, 'o.pritchard')
  })
  after(async () => {
    messages.stop()
    await box.close()
    await rm(folder, { recursive: true })
  })

  const install = async (text = transcript) => {
    await writeFile(join(folder, 'from/en/noted.wav'), wav(8_000, 1.5))
    await writeFile(join(folder, 'from/en/noted.txt'), text)
    return promptInstallCommand(join(folder, 'from'), { to: site, by: 'Penrose, J.' })
  }
  const apply = () => promptApplyCommand({ to: site, approved: handedOver() })

  it('shows each message in each language, what it is for, its words, its length and its hash', async () => {
    const page = await ruth.get(at)
    const text = words(page)
    assert.equal(text.match(/Of the release/g)?.length, 14)
    assert.match(text, /Noted, in Welsh Of the release Said when the 9 is in the record/)
    assert.match(text, /Played now Diolch\. Mae eich rhif ar ein rhestr nawr/)
    assert.match(text, /Length 0\.5 seconds SHA-256 [0-9a-f]{64} Put there by the box: its speech/)
    assert.doesNotMatch(text, /No call is placed/)
    assert.deepEqual(page.values('set'), [])
    assert.equal(unapproved(), undefined)
  })

  it('a recording that lies ready is shown beside what is played, word by word, with who put it there', async () => {
    assert.equal((await install()).exit, 0)
    const text = words(await ruth.get(at))
    assert.match(text, /Lies ready Thank you\. Your number is on our list from today/)
    assert.match(text, /Put there by Penrose, J\., at the machine/)
    assert.match(text, /Propose the recording that waits/)
    assert.equal(unapproved(), undefined, 'what is played is what was played')
  })

  it('is heard on the page by governors alone, as it lies there and under its hash', async () => {
    const page = await ruth.get(at)
    const [play = ''] = /\/governor\/messages\/sound\/ready[^"]+/.exec(page.text) ?? []
    const strangers = await new BrowserJar(box.box).get(play)
    assert.equal(strangers.url, '/sign-in', 'nobody who is not signed in')
    const auditor = await signedIn(box, 's.bevan')
    assert.equal((await auditor.get(play)).status, 403)
    const sound = await ruth.jar.bytes(play)
    assert.equal(sound.type, 'audio/wav')
    const read = readWav(sound.bytes)
    assert.equal(read.ok && read.value.samples.length, 12_000)
    for (const wrong of [
      play.slice(0, -1) + (play.endsWith('0') ? '1' : '0'),
      play.replace('/en/noted/', '/en/..%2f..%2fsecrets/'),
      play.replace('/ready/', '/tls/'),
    ])
      assert.equal((await ruth.get(wrong)).status, 404, wrong)
    const policy = async (url: string) =>
      (await ruth.get(url)).headers.get('content-security-policy') ?? ''
    assert.match(await policy(at), /media-src 'self'/)
    assert.doesNotMatch(await policy('/governor'), /media-src/)
  })

  it('one governor proposes; their own approval is refused, and so is one of what nobody heard', async () => {
    const facts = watchFacts(box)
    const set = await setOn(ruth)
    const proposed = await ruth.post(`${at}/propose`, [['set', set]])
    assert.match(words(proposed), /Proposed .*Adeyemi/)
    const [fact] = facts.filter(({ type }) => type === 'messages.proposed')
    assert.ok(fact, 'the record has it')
    assert.doesNotMatch(JSON.stringify(fact), /Thank you|Penrose/)
    await ruth.stepUp()
    const own = await ruth.post(`${at}/approve`, [
      ['set', set],
      ['heard', 'done'],
    ])
    assert.equal(own.status, 403)
    assert.match(words(own), /You have had a part in this/)
    assert.match(words(await owen.get('/governor')), /Spoken messages Waiting for approval/)
    await owen.stepUp()
    const deaf = await owen.post(`${at}/approve`, [['set', set]])
    assert.equal(deaf.status, 422)
    assert.match(words(deaf), /Hear each of them to its end/)
    assert.equal(box.box.house.writer.ahead.messages.size, 0)
    await assert.rejects(readFile(handedOver()), /ENOENT/)
  })

  it('what changed at the machine since it was proposed is not approved', async () => {
    const set = await setOn(owen)
    await install(`${transcript} Good-bye.`)
    const late = await owen.post(`${at}/approve`, [
      ['set', set],
      ['heard', 'done'],
    ])
    assert.equal(late.status, 409)
    assert.match(words(late), /changed at the machine/)
    await install()
    // As it was put there at another time it is another offer: it is proposed again.
    await owen.post(`${at}/send-back`, [['set', set]])
    assert.match(words(await owen.get(at)), /Propose the recording that waits/)
  })

  it('another approves: the hashes are left for root, who puts it in use, and no call is placed in between', async () => {
    const set = await setOn(ruth)
    await ruth.post(`${at}/propose`, [['set', set]])
    await owen.stepUp()
    const done = await owen.post(`${at}/approve`, [
      ['set', await setOn(owen)],
      ['heard', 'done'],
    ])
    assert.equal(done.status, 200, words(done))
    const left = await readFile(handedOver(), 'utf8')
    assert.doesNotMatch(left, /Thank you|Penrose|\d{4} \d{3}/)
    assert.match((await apply()).lines.join(' '), /In use: en\/noted/)
    const text = words(await ruth.get(at))
    assert.match(text, /Noted, in English Approved Said when/)
    assert.match(text, /Approved \d\d:\d\d, .*Pritchard/)
    clock.move(5 * second)
    await until('it is looked at again', () => unapproved() === undefined)
  })

  it('D6: a sound that nobody approved stops dialling, and the page names it', async () => {
    const path = join(site, 'prompts/en/noted.PCMA')
    const approved = await readFile(path)
    await writeFile(path, 'another sound')
    clock.move(5 * second)
    await until('it is seen', () => unapproved() !== undefined)
    assert.match(unapproved() ?? '', /^en\/noted is not the sound that was put there/)
    const text = words(await ruth.get(at))
    assert.match(text, /No call is placed en\/noted is not the sound/)
    assert.match(text, /Noted, in English Not approved/)
    await writeFile(path, approved)
    // Also where the list at the machine was changed with it: the record says what was approved.
    const list = join(site, 'prompts/prompts.json')
    const before = await readFile(list, 'utf8')
    await writeFile(path, 'another sound')
    await writeFile(list, before.replaceAll(sha256(approved), sha256('another sound')))
    assert.match(words(await ruth.get(at)), /two governors have not approved/)
    await writeFile(path, approved)
    await writeFile(list, before)
    await ruth.get(at)
    assert.equal(unapproved(), undefined)
  })
})

it('the trial’s page says that the exchange makes no sound', async () => {
  const box = await startTestBox()
  const ruth = await signedIn(box, 'r.adeyemi')
  assert.match(words(await ruth.get(at)), /no switch but the exchange/)
  assert.equal(box.box.house.world().unapproved, undefined)
  await box.close()
})
