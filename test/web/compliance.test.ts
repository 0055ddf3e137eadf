import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CallId } from '../../src/basics/ids.ts'
import { ok } from '../../src/basics/result.ts'
import { closingChecks } from '../../src/facts/decide-room.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import type { Fact } from '../../src/facts/fact.ts'
import { until } from '../support/until.ts'
import { type RoomAtWork, roomAtWork } from './at-work.ts'
import { type StaffAt, signedIn, watchFacts, words } from './staff-at.ts'

describe('D16: the compliance sheet of a day', () => {
  let room: RoomAtWork
  let ruth: StaffAt
  let sian: StaffAt
  let facts: Fact[]
  let sheet: string

  before(async () => {
    room = await roomAtWork()
    ruth = await signedIn(room.test, 'r.adeyemi')
    sian = await signedIn(room.test, 's.bevan')
    facts = watchFacts(room.test)
  })
  after(() => room.test.close())

  const refusal = async () => {
    const { writer } = room.test.box.house
    const call = await room.talk('Archer', '01')
    await room.staff.post('/supervisor/stop', [['stop', 'freeze']])
    await room.press('01', 'exit', [['exit', 'refuses']])
    await room.press('01', 'end')
    await until('the call to end', () => writer.ahead.calls.get(call)?.state === 'wrapping-up')
    await room.press('01', 'outcome', [['answer', 'refuses']])
    await until('the call to be coded', () => writer.ahead.calls.size === 0)
  }

  const close = async () => {
    const checks = Object.keys(closingChecks).map((one): [string, string] => ['check', one])
    const page = await room.staff.post('/supervisor/close', checks)
    await room.test.box.idle()
    return page
  }

  it('M11: says so where no calls have been made', async () => {
    assert.match(words(await ruth.get('/governor/compliance')), /No calls have been made\./)
  })

  it('while the shift is open it is still being counted, and cannot be signed', async () => {
    await refusal()
    const list = await room.staff.get('/supervisor/compliance')
    assert.match(words(list), /24 November 2026/)
    assert.match(words(list), /Still being counted/)
    ;[, sheet = ''] = /href="(\/supervisor\/compliance\/[^"?]+)"/.exec(list.text) ?? []
    const page = await room.staff.get(sheet)
    assert.match(words(page), /Calls placed\s+\d+/)
    assert.match(words(page), /Close the shift first/)
    const early = await room.staff.post(`${sheet}/sign`)
    assert.equal(early.status, 409)
    assert.match(words(early), /Close the shift, then sign the sheet/)
    const trace = words(await room.staff.get(`${sheet}/facts/calls`))
    assert.match(trace, /Shift still open Beside the record until it closes/)
  })

  it('once the shift is closed it waits for a signature, and says what was kept', async () => {
    const opened = await close()
    assert.equal(opened.view, 'open-shift')
    assert.match(words(opened), /1 compliance sheet waits for a signature/)
    const text = words(await room.staff.get(sheet))
    assert.match(text, /Signature Waiting for a signature/)
    assert.match(text, /Counted from 1 shift /)
    assert.match(text, /Live calls passed to an agent\s+1 /)
    assert.match(text, /Abandoned-call rate\s+0\.00% .*under 3%.*no estimate of machines.* Kept/)
    assert.match(text, /Rung again within 72 hours\s+0 .* Kept/)
    assert.match(text, /Calls outside the hours\s+0 .* Kept/)
    assert.match(text, /Caller number presented 0113/)
    assert.doesNotMatch(text, /Archer|A\d{4}[A-Z]{2}|seat/, 'of no agent')
  })

  it('each figure leads to the lines that it came from, added up again', async () => {
    const page = await room.staff.get(sheet)
    const links = [...page.text.matchAll(/href="([^"]+\/facts\/[a-z]+)"/g)].map(([, href]) => href)
    assert.equal(links.length, 9)
    const rows = facts.filter(({ type }) => type === 'shift.calls')
    const [count] = facts.filter(({ type }) => type === 'calls.counted')
    assert.ok(rows.length > 0 && count, 'both are in the record')
    for (const href of links) {
      const trace = await room.staff.get(href ?? '')
      assert.equal(trace.view, 'compliance-trace', href)
      assert.match(words(trace), new RegExp(`Shift closed at .* ${count.seq} `))
      assert.doesNotMatch(words(trace), /does not add up/)
    }
    const calls = words(await room.staff.get(`${sheet}/facts/calls`))
    const [, again, counted] = /Shift closed at \d\d:\d\d (\d+) \d+ (\d+) \d+/.exec(calls) ?? []
    assert.equal(again, counted, 'the two ways agree')
    assert.match(words(await room.staff.get(`${sheet}/facts/ring`)), /Gone with the calls/)
    assert.equal((await room.staff.get(`${sheet}/facts/nothing`)).status, 404)
    assert.equal((await room.staff.get(sheet.replace('2026-11-24', '2026-11-23'))).status, 404)
  })

  it('a governor and an auditor read it, with the very lines; only a supervisor signs', async () => {
    for (const [who, role] of [
      [ruth, 'governor'],
      [sian, 'auditor'],
    ] as const) {
      const own = sheet.replace('/supervisor/', `/${role}/`)
      const page = await who.get(own)
      assert.equal(page.view, 'compliance-sheet')
      assert.doesNotMatch(page.text, /Sign this sheet/)
      const trace = await who.get(`${own}/facts/calls`)
      const [, record = ''] = /href="([^"]+before=\d+)"/.exec(trace.text) ?? []
      const lines = words(await who.get(record.replaceAll('&amp;', '&')))
      assert.match(
        lines,
        /The calls of the campaign .* in the shift, on 24 November 2026: \d+ call/,
      )
      assert.equal((await who.get(sheet)).status, 403)
      assert.equal((await who.post(`${sheet}/sign`)).status, 403)
    }
    assert.ok(!facts.some(({ type }) => type === 'compliance.signed'), 'nobody has signed')
  })

  it('what stands beside the figures leads to its lines, too: who signed, what was approved, what was shown (D10)', async () => {
    for (const [who, role] of [
      [ruth, 'governor'],
      [sian, 'auditor'],
    ] as const) {
      const page = await who.get(sheet.replace('/supervisor/', `/${role}/`))
      const links = [...page.text.matchAll(/href="([^"]+deed=([A-Z_]+)[^"]*)"/g)]
      assert.deepEqual(
        links.map(([, , deed]) => deed),
        ['CONFIRM_COMPLIANCE', 'COUNT_CALLS', 'APPROVE_CAMPAIGN', 'OPEN_INCIDENT'],
      )
      for (const [, href = ''] of links)
        assert.equal((await who.get(href.replaceAll('&amp;', '&'))).view, 'record', href)
    }
    assert.match((await room.staff.get(sheet)).text, /href="\/supervisor\/incidents"/)
  })

  it('a call that showed another number stays on the sheet of its day, and on no other (D10)', async () => {
    const { writer } = room.test.box.house
    const shown = async () => words(await room.staff.get(sheet))
    assert.match(await shown(), /Another number shown, or withheld None/)
    await writer.do((state, ctx) =>
      takeSwitchEvent(state, ctx, { kind: 'caller-id-differs', call: 'any' as CallId }),
    )
    assert.match(await shown(), /see the incident, nobody has looked yet, and nothing is dialled/)
    const [open] = [...writer.ahead.openIncidents.keys()]
    await writer.do(() =>
      ok({
        facts: [{ type: 'incident.closed', on: { incident: open ?? assert.fail() }, data: {} }],
        reply: undefined,
      }),
    )
    assert.match(await shown(), /see the incident, looked at since/)
    const record = (await ruth.get('/governor/record?deed=OPEN_INCIDENT&day=2026-11-24')) ?? ''
    assert.match(words(record), /opened an incident: a call showed another number/)
  })

  it('is signed once, by name, and the signature is a fact', async () => {
    const page = await room.staff.post(`${sheet}/sign`)
    assert.equal(page.view, 'compliance-sheet')
    assert.match(words(page), /Signed by Marsh, Helen, \d\d:\d\d, 24 November 2026/)
    assert.doesNotMatch(page.text, /Sign this sheet/)
    const signed = facts.filter(({ type }) => type === 'compliance.signed')
    assert.deepEqual(
      signed.map(({ data }) => (data as { day: string }).day),
      ['2026-11-24'],
    )
    assert.match(words(await room.staff.post(`${sheet}/sign`)), /signed already/)
    assert.doesNotMatch(words(await room.staff.get('/supervisor/open')), /waits for a signature/)
    assert.match(words(await ruth.get('/governor/compliance')), /Signed by Marsh, Helen/)
  })
})
