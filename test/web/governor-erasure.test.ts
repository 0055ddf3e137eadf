import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openFact } from '../../src/record/fact-codec.ts'
import { openKeys } from '../../src/record/keys.ts'
import { loadMasterKey } from '../../src/record/master-key.ts'
import { readFacts } from '../../src/record/read-facts.ts'
import { verifyRecord } from '../../src/record/verify.ts'
import { showRecord } from '../../src/upkeep/show-record.ts'
import { trialPeople } from '../../src/upkeep/trial-people.ts'
import { personNamed } from '../support/a-live-day.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { type StaffAt, signedIn, watchFacts, words } from './staff-at.ts'

/** Flynn, Martin A1006AF: an agent with an alert, whom two governors erase. */
const traces = /Flynn|Martin|A1006AF|\bXCU\b/
/** Three letters come up by chance in what is sealed: in files the code counts as it would be written. */
const tracesInFiles = /Flynn|Martin|A1006AF|"XCU"/

describe('G8: a person’s copy and erasure', () => {
  let box: TestBox
  let ruth: StaffAt
  let owen: StaffAt
  let at: string
  /** What a gate's form carried that was open before the erasure. */
  let openBefore = ''
  const flynn = () =>
    box.box.house.writer.ahead.people.get(at.slice(at.lastIndexOf('/') + 1) as never)

  before(async () => {
    box = await startTestBox()
    ruth = await signedIn(box, 'r.adeyemi')
    owen = await signedIn(box, 'o.pritchard')
    at = `/governor/people/${personNamed(box.box.house, 'Flynn')}`
  })
  after(() => box.close())

  it('says on the page what has to come first', async () => {
    const text = words(await ruth.get(at))
    assert.match(text, /No copy has been made for this person yet/)
    assert.match(text, /First make the copy of what is held/)
    const early = await ruth.post(`${at}/propose-erasure`)
    assert.equal(early.status, 409)
    assert.ok(flynn()?.erasure === undefined)
  })

  it('makes the copy after the password, in sentences and as a file, with a fact for each', async () => {
    assert.equal((await ruth.post(`${at}/export`)).view, 'step-up')
    await ruth.stepUp()
    const facts = watchFacts(box)
    const copy = await ruth.post(`${at}/export`)
    assert.match(words(copy), /Name Flynn, Martin .*Prison number A1006AF/)
    assert.match(words(copy), /Controlled unlock \(XCU\)/)
    assert.match(words(copy), /A governor looked at the page of Flynn, Martin/)
    assert.doesNotMatch(words(copy).replace(/^.*Sign out/, ''), /Adeyemi, Ruth (?!Governor)/)
    const file = await ruth.post(`${at}/export`, [['as', 'json']])
    const read = JSON.parse(file.text)
    assert.equal(read.format, 'gatehouse-person/1')
    assert.doesNotMatch(file.text, /Adeyemi|Pritchard|argon2|\+44/)
    assert.deepEqual(
      facts.map(({ type }) => type).filter((type) => type === 'person.exported'),
      ['person.exported', 'person.exported'],
    )
  })

  it('is proposed by one governor and agreed by another, after the password', async () => {
    const form = await ruth.get(
      `/governor/people/${personNamed(box.box.house, 'Archer')}/gates/risk`,
    )
    openBefore = form.values('erased')[0] ?? ''
    assert.notEqual(openBefore, '')
    await ruth.post(`${at}/propose-erasure`)
    assert.match(words(await ruth.get('/governor')), /Erase: Flynn, Martin Waiting for approval/)
    assert.match(words(await ruth.get(at)), /You have had a part in this/)
    assert.equal((await ruth.post(`${at}/erase`)).status, 403)
    assert.equal((await owen.post(`${at}/erase`)).view, 'step-up')
    await owen.stepUp()
    const done = await owen.post(`${at}/erase`)
    assert.match(words(done), /a person, erased/)
    assert.match(words(done), /This person was erased/)
    assert.doesNotMatch(words(done), /Nothing stands in the way|Not signed|Show the reasons/)
    await box.box.idle()
    assert.deepEqual([...box.box.house.writer.ahead.doomedKeys], [])
  })

  it('a signature typed before it is not taken after it: the name would be back', async () => {
    const gate = `/governor/people/${personNamed(box.box.house, 'Archer')}/gates/interview`
    const sign = (erased: string, signedBy: string) =>
      ruth.post(gate, [
        ...[['erased', erased] as const, ['signedBy', signedBy] as const],
        ...[['on', '2026-11-20'] as const, ['until', '2027-11-19'] as const],
      ])
    const facts = watchFacts(box)
    for (const stale of [openBefore, '', 'x']) {
      const late = await sign(stale, 'Flynn, Martin')
      assert.equal(late.status, 409)
      assert.match(words(late), /erased while you were writing, .* sign anew/)
      assert.doesNotMatch(late.text, traces)
    }
    const unread = await sign(openBefore, '')
    assert.equal(unread.status, 422)
    assert.deepEqual(unread.values('erased'), [openBefore], 'shown again it is as old as before')
    assert.ok(facts.every(({ type }) => type !== 'person.gates_changed'))
    const [now = ''] = (await ruth.get(gate)).values('erased')
    assert.equal((await sign(now, 'Okoro, B.')).status, 200)
    assert.ok(facts.some(({ type }) => type === 'person.gates_changed'))
  })

  it('after it no page, no command and no start of the trial names them', async () => {
    const sian = await signedIn(box, 's.bevan')
    const helen = await signedIn(box, 'h.marsh')
    const pages = [
      ...['/', '/room'].map((path) => sian.get(path)),
      ...['/auditor', '/auditor?deed=ERASE_PERSON'].map((path) => sian.get(path)),
      ...['/governor', '/governor/people', at, '/governor/record'].map((path) => ruth.get(path)),
      ...['/supervisor', '/supervisor/seating'].map((path) => helen.get(path)),
    ]
    for (const page of await Promise.all(pages)) assert.doesNotMatch(page.text, traces)
    assert.match(words(await sian.get('/auditor?deed=ERASE_PERSON')), /erased a person, erased/)
    for await (const line of showRecord(box.disk)) {
      assert.doesNotMatch(line, traces)
      assert.ok(!line.includes(at.slice(-36, -32)), line)
    }
    const { writer, passwords } = box.box.house
    const again = await trialPeople(writer, passwords, box.clock.now(), 0)
    assert.doesNotMatch(JSON.stringify(again), traces)
    assert.equal(
      [...writer.ahead.people.values()].filter(({ body }) => body?.prisonNumber === 'A1006AF')
        .length,
      0,
    )
  })

  it('nor does any file, with the master key and every key that is still there', async () => {
    const master = await loadMasterKey(box.disk, { create: false })
    assert.ok(master.ok)
    const keys = await openKeys({ disk: box.disk, masterKey: master.value })
    for await (const fact of readFacts(box.disk, { open: (line) => openFact(keys, line) }))
      assert.doesNotMatch(JSON.stringify(fact), traces)
    await keys.close()
    const root = join(box.dir, 'box')
    for (const name of await readdir(root, { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue
      // The box is at work: a draft may be in place under its own name by now, and that is read, too.
      const bytes = await readFile(join(name.parentPath, name.name), 'latin1').catch(
        (cause: unknown) => (name.name.endsWith('.partial') ? '' : Promise.reject(cause)),
      )
      assert.doesNotMatch(bytes, tracesInFiles, name.name)
    }
  })

  it('the record still verifies, and an erased person has no copy and no second erasure', async () => {
    assert.equal((await verifyRecord(box.disk)).ok, true)
    assert.equal((await owen.post(`${at}/export`)).status, 404)
    assert.equal((await ruth.post(`${at}/propose-erasure`)).status, 409)
  })

  it('nobody but a governor comes near it', async () => {
    const someone = `/governor/people/${personNamed(box.box.house, 'Archer')}`
    for (const user of ['h.marsh', 's.bevan'] as const) {
      const other = await signedIn(box, user)
      for (const what of ['export', 'propose-erasure', 'erase', 'keep']) {
        const page = await other.post(`${someone}/${what}`)
        assert.equal(page.status, 403, `${user} ${what}`)
        assert.doesNotMatch(page.text, /Archer/)
      }
    }
  })
})
