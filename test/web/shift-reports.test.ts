import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CaseId, KeyId } from '../../src/basics/ids.ts'
import { closingChecks } from '../../src/facts/decide-room.ts'
import { keysDestroyed, numbersErased } from '../../src/facts/decide-upkeep.ts'
import { readPrinted } from '../../src/record/printed-root.ts'
import { decodeVerifier } from '../../src/record/signed-note.ts'
import { verifyRecord } from '../../src/record/verify.ts'
import { readWitness } from '../../src/record/witness.ts'
import { personNamed } from '../support/a-live-day.ts'
import { until } from '../support/until.ts'
import { type RoomAtWork, roomAtWork } from './at-work.ts'
import { type StaffAt, signedIn, watchFacts, words } from './staff-at.ts'

describe('what is handed out of the box', () => {
  let room: RoomAtWork
  let sian: StaffAt
  let key: KeyId
  let interviewKey: KeyId

  before(async () => {
    room = await roomAtWork()
    sian = await signedIn(room.test, 's.bevan')
    const { writer } = room.test.box.house
    const call = await room.talk('Archer', '01')
    const known = writer.ahead.calls.get(call)
    assert.ok(known && 'interview' in known)
    interviewKey = writer.ahead.interviews.get(known.interview)?.key as KeyId
    const person = writer.ahead.people.get(personNamed(room.test.box.house, 'Bevan'))
    key = person?.keys[0] as KeyId
    await room.staff.post('/supervisor/stop', [['stop', 'freeze']])
    await room.press('01', 'exit', [['exit', 'refuses']])
    await room.press('01', 'end')
    await until('the call to end', () => writer.ahead.calls.get(call)?.state === 'wrapping-up')
    await room.press('01', 'outcome', [['answer', 'refuses']])
    await until('the call to be coded', () => writer.ahead.calls.size === 0)
    await writer.do((state) => keysDestroyed(state, [key]))
    const [sample] = writer.ahead.samples.keys()
    const cases = Array.from({ length: 14 }, (_, i) => `${sample}.${1_000 + i}` as CaseId)
    await writer.do(() => numbersErased(cases))
    const checks = Object.keys(closingChecks).map((one): [string, string] => ['check', one])
    const stale = [...checks, ['shift', 'the-one-before']] as const
    const late = await room.staff.post('/supervisor/close', stale)
    assert.match(words(late), /The page that you pressed was of a shift that is closed already/)
    assert.ok(writer.ahead.shift, 'a page of the shift before closes nothing')
    const [shift] = (await room.staff.get('/supervisor/close')).values('shift')
    const closed = await room.staff.post('/supervisor/close', [...checks, ['shift', shift ?? '']])
    assert.equal(writer.ahead.shift, undefined)
    assert.match(closed.text, new RegExp(`/supervisor/reports/${shift}">Report to print: `))
    await room.test.box.idle()
  })
  after(() => room.test.close())

  const verifier = async () => {
    const line = Buffer.from((await room.test.disk.read('signer/verifier.txt')) ?? '').toString()
    const read = decodeVerifier(line.trim())
    if (!read.ok) assert.fail(read.error.what)
    return read.value
  }

  const report = async (who: StaffAt, role: string) => {
    const list = await who.get(`/${role}/reports`)
    const [, href = ''] = new RegExp(`href="(/${role}/reports/[^"]+)"`).exec(list.text) ?? []
    return who.get(href)
  }

  it('each of the three roles finds the report of the shift at its own door, and every look is a fact', async () => {
    const ruth = await signedIn(room.test, 'r.adeyemi')
    const facts = watchFacts(room.test)
    for (const [who, role] of [
      [room.staff, 'supervisor'],
      [ruth, 'governor'],
      [sian, 'auditor'],
    ] as const) {
      const page = words(await report(who, role))
      assert.match(page, /Morning shift, 24 November 2026, \d\d:\d\d to \d\d:\d\d/)
      assert.match(page, /Calls placed\s+\d+/)
      assert.match(page, /Region, countersigned/)
    }
    const looks = facts.filter(({ type }) => type === 'report.viewed')
    assert.equal(looks.length, 3)
    assert.ok(looks.every(({ on }) => on.shift !== undefined))
  })

  it('X13: no figure in it is about fewer than ten people in prison, and none about one agent', async () => {
    const page = words(await report(sian, 'auditor'))
    for (const term of ['Agents at work', 'Agents not cleared', 'Interviews completed'])
      assert.match(page, new RegExp(`${term}\\s+fewer than 10`))
    assert.doesNotMatch(page, /Archer|A\d{4}[A-Z]{2}/)
  })

  it('counts the numbers that were overwritten in the shift, though their lines come behind its close (G7)', async () => {
    assert.match(words(await report(sian, 'auditor')), /Telephone numbers overwritten\s+about 15/)
  })

  it('prints a root in groups of four by which the record can be checked by hand', async () => {
    const page = words(await report(sian, 'auditor'))
    const [, lines = '', groups = ''] =
      /had\s+(\d+)\s+lines[\s\S]*?Their root is:\s+((?:[0-9a-f]{4}\s+){16})/.exec(page) ?? []
    const printed = readPrinted(`${lines}:${groups}`)
    if (!printed.ok) assert.fail(printed.error)
    const sound = await verifyRecord(room.test.disk, { printed: [printed.value] })
    assert.deepEqual(sound.findings, [])
    const other = readPrinted(
      `${lines}:${groups.replace(/[0-9a-f]/, (d) => (d === '0' ? '1' : '0'))}`,
    )
    if (!other.ok) assert.fail(other.error)
    const found = await verifyRecord(room.test.disk, { printed: [other.value] })
    assert.deepEqual(
      found.findings.map(({ code, file }) => [code, file]),
      [['other-root', 'printed root 1']],
    )
  })

  it('lists the keys of people and responses that were destroyed, and no other', async () => {
    const { text } = await report(sian, 'auditor')
    const grouped = (id: KeyId) => id.match(/.{4}/g)?.join(' ') ?? ''
    assert.ok(text.includes(grouped(key)))
    assert.ok(!text.includes(grouped(interviewKey)))
  })

  it('gives a witness as a file that covers the line of its own download', async () => {
    const facts = watchFacts(room.test)
    const file = await sian.post('/auditor/verify/witness')
    assert.match(
      file.headers.get('content-disposition') ?? '',
      /attachment; filename="gatehouse-test-\d+\.witness"/,
    )
    const read = readWitness(file.text, await verifier())
    if (!read.ok) assert.fail(read.error.what)
    assert.deepEqual(read.value.destroyed, [key])
    const noted = facts.find(({ type }) => type === 'witness.downloaded')
    assert.ok(noted && noted.seq <= read.value.checkpoint.size)
    const report = await verifyRecord(room.test.disk, { witnesses: [file.text] })
    assert.deepEqual(report.findings, [])
  })

  it('gives nothing to a supervisor, nor without the token of the form', async () => {
    const helen = await room.staff.post('/auditor/verify/witness')
    assert.equal(helen.status, 403)
    const bare = await sian.jar.post('/auditor/verify/witness', [['csrf', 'wrong']])
    assert.equal(bare.status, 403)
    assert.doesNotMatch(bare.text, /^gatehouse\/test/)
  })
})
