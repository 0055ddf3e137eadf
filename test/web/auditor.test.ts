import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ok } from '../../src/basics/result.ts'
import type { Disk } from '../../src/record/disk.ts'
import { readFacts } from '../../src/record/read-facts.ts'
import { showRecord } from '../../src/upkeep/show-record.ts'
import { personNamed } from '../support/a-live-day.ts'
import { startTestBox, type TestBox, workingDay } from '../support/test-box.ts'
import { type StaffAt, sheetForm, signedIn, watchFacts, words } from './staff-at.ts'

describe('the record for those who read it', () => {
  let box: TestBox
  let sian: StaffAt
  let ruth: StaffAt

  before(async () => {
    box = await startTestBox()
    sian = await signedIn(box, 's.bevan')
    ruth = await signedIn(box, 'r.adeyemi')
    await ruth.post('/governor/campaigns/new', sheetForm({ title: 'Home cover' }))
  })
  after(() => box.close())

  it('reads newest first in plain sentences', async () => {
    const text = words(await sian.get('/auditor'))
    assert.match(text, /Adeyemi, Ruth began the campaign “Home cover”\. Governor/)
    assert.match(text, /Bevan, Sian read the record\./)
    assert.ok(text.indexOf('Bevan, Sian read the record') < text.indexOf('began the campaign'))
    assert.match(text, /\d\d:\d\d:\d\d, 24\/11\/2026/)
    assert.doesNotMatch(text, /undefined|[0-9a-f]{16}/)
  })

  it('M1: each page of it that is opened is a line of its own, of older lines as of the newest', async () => {
    const facts = watchFacts(box)
    await sian.get('/auditor')
    await sian.get('/auditor?deed=OPEN_SESSION')
    await sian.get('/auditor?before=20')
    assert.deepEqual(
      facts.map(({ type }) => type),
      ['record.viewed', 'record.viewed', 'record.viewed'],
    )
  })

  it('is found by person, seat, campaign, deed and day', async () => {
    const ruthId = personNamed(box.box.house, 'Adeyemi')
    const [campaign] = box.box.house.writer.ahead.campaigns.keys()
    const lines = async (query: string) =>
      [...(await sian.get(`/auditor?${query}`)).text.matchAll(/gh-record__line/g)].length
    const only = words(await sian.get('/auditor?deed=CREATE_CAMPAIGN'))
    assert.match(only, /began the campaign/)
    assert.equal(await lines('deed=CREATE_CAMPAIGN'), 1)
    assert.equal(await lines(`campaign=${campaign}`), 1)
    assert.ok((await lines(`person=${ruthId}`)) >= 2)
    assert.equal(await lines(`person=${ruthId}&deed=CREATE_CAMPAIGN&day=${workingDay}`), 1)
    assert.equal(await lines('day=2026-11-23'), 0)
    assert.equal(await lines('seat=04'), 0)
    const day = (time: string) => `${workingDay}T${time}`
    assert.equal(await lines(`deed=CREATE_CAMPAIGN&from=${day('00:00')}&to=${day('23:59')}`), 1)
    assert.equal(await lines(`deed=CREATE_CAMPAIGN&from=${day('23:58')}`), 0)
    assert.equal(await lines(`deed=CREATE_CAMPAIGN&day=${workingDay}&to=${day('00:01')}`), 0)
    assert.equal(await lines('case=nothing.1'), 0)
    assert.match(words(await sian.get('/auditor?seat=04')), /0 results in \d+ lines/)
    assert.match(words(await sian.get('/auditor?day=2026-99-99&person=<b>')), /0 results/)
    const unread = words(await sian.get('/auditor?day=24.11.2026&to=half+past'))
    assert.match(unread, /There is a problem Write the day such as 2026-11-24\. It was left out\./)
    assert.match(unread, /or a time such as 2026-11-24T10:30\. It was left out\./)
    const read = await sian.get(`/auditor?from=${day('00:00')}`)
    assert.doesNotMatch(words(read), /There is a problem/)
  })

  it('turns to older lines without a gap and back to the newest', async () => {
    await box.box.house.writer.do(() => {
      const facts = Array.from(
        { length: 120 },
        () => ({ type: 'switch.connected', data: {} }) as const,
      )
      return ok({ facts, reply: undefined })
    })
    const seqs: number[] = []
    let path = '/auditor'
    for (let page = 0; page < 4; page++) {
      const { text } = await sian.get(path)
      seqs.push(...[...text.matchAll(/Line <\/span>(\d+)/g)].map(([, seq]) => Number(seq)))
      const older = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
      if (older === undefined) break
      path = older
    }
    assert.ok(seqs.length > 140)
    assert.deepEqual(
      seqs,
      seqs.map((_, index) => (seqs[0] ?? 0) - index),
    )
  })

  it('a last line cut short is left out, whichever way the record is read', async () => {
    const torn = Buffer.from('{"seq":99999,"at":1,"boot":"x","ba')
    const disk: Disk = {
      ...box.disk,
      read: async (path) => {
        const bytes = await box.disk.read(path)
        return bytes && Buffer.concat([bytes, torn])
      },
    }
    const seqs = async (newestFirst: boolean) => {
      const found: number[] = []
      for await (const { seq } of readFacts(disk, { newestFirst, from: 3, to: 90 })) found.push(seq)
      return found
    }
    const wanted = Array.from({ length: 88 }, (_, index) => index + 3)
    assert.deepEqual(await seqs(false), wanted)
    assert.deepEqual(await seqs(true), wanted.toReversed())
  })

  it('is verified at a press, and the verification is a line too', async () => {
    const facts = watchFacts(box)
    const done = await sian.post('/auditor/verify')
    assert.equal(done.status, 200)
    assert.match(words(done), /The record is whole/)
    assert.deepEqual(facts.find(({ type }) => type === 'record.verified')?.data, { sound: true })
  })

  it('a governor reads and verifies it at their own door', async () => {
    assert.match(words(await ruth.get('/governor/record')), /Adeyemi, Ruth read the record/)
    assert.match(words(await ruth.post('/governor/record/verify')), /The record is whole/)
  })

  it('the command line shows it without opening a name', async () => {
    const lines: string[] = []
    for await (const line of showRecord(box.disk)) lines.push(line)
    assert.ok(lines.length > 150)
    assert.match(lines.join('\n'), /A governor \([0-9a-f]{4}\) began the campaign “Home cover”\./)
    assert.doesNotMatch(lines.join('\n'), /Adeyemi|Bevan|undefined/)
    const found: string[] = []
    for await (const line of showRecord(box.disk, { deed: 'CREATE_CAMPAIGN' })) found.push(line)
    assert.equal(found.length, 1)
  })

  it('a line that was changed on disk is found, said, and recorded as not sound', async () => {
    const slots = await box.disk.slots('record/000001.jsonl')
    const text = Buffer.from((await box.disk.read('record/000001.jsonl')) ?? '').toString()
    await slots.writeAt(text.indexOf('"mode":"trial"'), Buffer.from('"mode":"train"'))
    await slots.close()
    const facts = watchFacts(box)
    const done = await sian.post('/auditor/verify')
    assert.match(words(done), /The record is not what it was/)
    assert.match(words(done), /Keep the disk as it is/)
    assert.deepEqual(facts.find(({ type }) => type === 'record.verified')?.data, { sound: false })
  })
})
