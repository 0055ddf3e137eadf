import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { identityToRecipient } from 'age-encryption'
import { once, wholeOf } from '../../src/basics/byte-streams.ts'
import { trialSampleCsv } from '../../src/fieldwork/trial-sample.ts'
import { sealSample } from '../../src/readers/sample-seal.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { until } from '../support/until.ts'
import { type StaffAt, sheetForm, signedIn, words } from './staff-at.ts'

const megabyte = 1024 * 1024
const about = [
  ['source', 'The client’s customer list'],
  ['obtained', '2026-11-02'],
] as const

describe('a sealed sample comes in through the page', () => {
  let box: TestBox
  let ruth: StaffAt
  let at: string
  /** The sealed numbers of so many people, as `gatehouse sample seal` makes them outside. */
  const sealed = async (seed: string, rows: number) => {
    const csv = Buffer.from(trialSampleCsv(seed, rows))
    const to = await identityToRecipient(box.identity)
    const options = { fileName: 'a.csv', drama: true, source: 'A list', date: '2026-11-02' }
    const made = await sealSample(once(csv), to, options)
    assert.ok(made.ok, 'it is sealed')
    return wholeOf(made.value.sealed)
  }
  const incoming = async () => readdir(join(box.dir, 'box', 'incoming')).catch(() => [])
  const samples = () => [...box.box.house.writer.ahead.samples.values()]
  /** What nobody could open, of any length, and looks sealed. */
  const looksSealed = (bytes: number) => {
    const file = new Uint8Array(bytes)
    file.set(Buffer.from('age-encryption.org/v1\n'))
    return { name: 'a.sealed', bytes: file }
  }

  before(async () => {
    box = await startTestBox()
    ruth = await signedIn(box, 'r.adeyemi')
    at = `${(await ruth.post('/governor/campaigns/new', sheetForm({}))).url}/sample`
  })
  after(() => box.close())

  it('lies on the disk until it is taken, and then nowhere', async () => {
    const file = { name: 'a.sealed', bytes: await sealed('page', 60) }
    const check = await ruth.send(at, file, about)
    assert.equal(check.view, 'sample-check', words(check))
    assert.equal((await incoming()).length, 1, 'it waits for the governor’s word')
    const report = await ruth.sample(at, file, about)
    assert.equal(report.view, 'import-report', words(report))
    assert.equal(samples().length, 1)
    assert.deepEqual(await incoming(), [], 'neither the one that was taken nor the one before it')
  })

  it('may be longer than what is held in memory; one that is longer still is refused, and nothing of either stays', async () => {
    const long = await ruth.send(at, looksSealed(20 * megabyte), about)
    assert.equal(long.status, 422)
    assert.match(words(long), /was not sealed for this box|cannot be opened/i)
    await until('the refused file is gone', async () => (await incoming()).length === 0)
    const longer = await ruth.send(at, looksSealed(65 * megabyte), about)
    assert.equal(longer.status, 413)
    assert.match(words(longer), /Nothing of it was taken/)
    const raw = { name: 'a.csv', bytes: new Uint8Array(17 * megabyte).fill(48) }
    assert.equal((await ruth.send(at, raw, about)).status, 413, 'a raw one is held in memory')
    assert.equal(samples().length, 1)
  })

  it('is gone when another is sent, when its form is wrong, and when it is not of a page of ours', async () => {
    const file = { name: 'a.sealed', bytes: await sealed('other', 50) }
    await ruth.send(at, file, about)
    assert.equal((await incoming()).length, 1, 'the one before it went')
    const bare = await ruth.send(at, file)
    assert.equal(bare.status, 422)
    assert.equal((await incoming()).length, 1)
    const form = new FormData()
    form.set('file', new File([Buffer.from(file.bytes)], file.name))
    for (const [name, value] of about) form.set(name, value)
    form.set('csrf', 'somebody else’s')
    const foreign = await ruth.jar.postForm(at, form)
    assert.equal(foreign.status, 403)
    assert.equal((await incoming()).length, 1)
    const none = await ruth.jar.post(at, about, bare)
    assert.equal(none.status, 403, 'a form without a file is not of this page')
  })
})
