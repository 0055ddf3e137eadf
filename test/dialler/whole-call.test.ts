import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { CallId, CaseId, SeatId } from '../../src/basics/ids.ts'
import type { DiallerApart } from '../../src/dialler/dialler-apart.ts'
import { trialSampleCsv } from '../../src/fieldwork/trial-sample.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { verifyRecord } from '../../src/record/verify.ts'
import { type ApartSite, startApartSite } from '../support/apart/apart-site.ts'
import { tapSocket } from '../support/apart/tapped-socket.ts'
import { leakSearch } from '../support/leak-search.ts'
import { until } from '../support/until.ts'
import { type RoomAtWork, roomOn } from '../web/at-work.ts'
import { endBy } from './end-by.ts'

const numbers = new Set(
  [...trialSampleCsv('test').matchAll(/0\d[\d ]{8,}\d/g)].map(([one]) =>
    one.replace(/\D/g, '').slice(-10),
  ),
)
const search = leakSearch({ numbers, canaries: [] })

function caseOf(room: RoomAtWork, call: CallId): CaseId {
  const case_ = room.ahead.calls.get(call)?.case
  assert.ok(case_, 'the call has a case')
  return case_
}

describe('a box and its dialler, two processes (design 4)', () => {
  const seat = '01' as SeatId
  let site: ApartSite
  let apart: DiallerApart
  let room: RoomAtWork
  let tap: Awaited<ReturnType<typeof tapSocket>>
  before(async () => {
    site = await startApartSite()
    const through = join(site.dir, 'tapped.sock')
    tap = await tapSocket(through, site.config.socket)
    apart = await site.connect(through)
    room = await roomOn(await site.openBox(apart), await site.sealed())
    await room.sit('Archer', seat)
  })
  after(async () => {
    await room.test.stop()
    tap.close()
    await site.close()
  })

  it('place a whole call; its number is overwritten when the case is final (G5)', async () => {
    await room.press(seat, 'ready')
    const call = await room.nextCall(seat)
    const case_ = caseOf(room, call)
    assert.deepEqual(await apart.numbers.mayRing([case_]), ['yes'])
    await endBy(room, seat, 'refuses')
    await until('the number is gone', async () => {
      const [answer] = await apart.numbers.mayRing([case_])
      return answer === 'no-number'
    })
    await until('the record says so', () => !room.ahead.doomedNumbers.has(case_))
  })

  it('put whoever asks never to be called on the list, across the port (T3)', async () => {
    await until('ready again', async () => {
      await room.press(seat, 'ready')
      return room.ahead.seats.get(seat)?.mode.is === 'ready' || room.ahead.seats.get(seat)?.call
    })
    const call = await room.nextCall(seat)
    const case_ = caseOf(room, call)
    const before = await readFile(join(site.config.data, 'lists/do-not-call.slots'))
    await endBy(room, seat, 'never-call')
    await until('suppressed', () => !room.ahead.toSuppress.has(case_))
    const after = await readFile(join(site.config.data, 'lists/do-not-call.slots'))
    assert.notDeepEqual(after, before, 'the list has one more')
  })

  it('keep every number, list and key of them with the dialler: the box’s folder has none', async () => {
    const folder = join(room.test.dir, 'box')
    const names = await readdir(folder)
    for (const name of ['vault', 'lists', 'done', 'cases', 'enquiry'])
      assert.ok(!names.includes(name), name)
    assert.ok(!(await readdir(join(folder, 'signer'))).includes('key.pem'), 'no signing key')
    for (const name of await readdir(folder, { recursive: true })) {
      const bytes = await readFile(join(folder, name)).catch(() => undefined)
      if (bytes) assert.deepEqual(search(bytes), [], name)
    }
  })

  it('say no number through the socket, either way (P2)', () => {
    const heard = tap.heard()
    assert.ok(heard.length > 10_000, 'the sample went through it, sealed')
    assert.ok(heard.includes('"do":"dial"'), 'and calls were placed through it')
    assert.deepEqual(search(heard), [])
    assert.equal(search(Buffer.from(`x ${[...numbers][0]} x`)).length, 1, 'the search finds one')
  })

  it('sign the record across the port, and it verifies', async () => {
    await room.test.box.house.services.witness()
    const report = await verifyRecord(realDisk(join(room.test.dir, 'box')), { noKeys: 'at work' })
    assert.deepEqual(report.findings, [])
  })
})
