import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { CallId, CaseId, SeatId } from '../../src/basics/ids.ts'
import { until } from '../support/until.ts'
import { Capture } from './real/capture.ts'
import { findRealSwitch } from './real/find-real-switch.ts'
import { FreeSwitch } from './real/free-switch.ts'
import { RealRoom } from './real/real-room.ts'
import { FarEndPhone } from './real/sipp.ts'

const found = findRealSwitch()
const skip = 'missing' in found && found.missing
const programs = 'missing' in found ? { freeswitch: '', sipp: '' } : found
const carrier = join(import.meta.dirname, '../fixtures/carrier/by-last-digit.xml')
const seats = ['01', '02'] as SeatId[]

/** Twenty numbers, each last digit twice: what the far end does is in it. */
const numbers = Array.from({ length: 20 }, (_, i) => `+447700900${600 + i * 3}`)
const outcomes: Readonly<Record<string, string>> = {
  1: 'busy',
  2: 'unobtainable',
  3: 'rejected',
  4: 'no-answer',
}

describe('a shift of twenty calls on a real FreeSWITCH', { skip }, () => {
  let freeSwitch: FreeSwitch
  before(async () => {
    freeSwitch = await FreeSwitch.open(programs.freeswitch)
  })
  after(() => freeSwitch.close())

  it('ends as the far ends say, and no dialled number is on the seats’ side or in anything the switch wrote (P2)', async (t) => {
    const cases = new Map(numbers.map((number, i) => [`sample.${i}` as CaseId, number]))
    const trunk = await FarEndPhone.play(programs.sipp, carrier, freeSwitch.ports.trunk, [])
    const room = await RealRoom.open(freeSwitch, programs.sipp, {
      trunk,
      settings: { numbers: (case_) => cases.get(case_), ringMs: 15_000 },
    })
    const sip = [freeSwitch.ports.seats, ...[...room.phones.values()].map(({ port }) => port)]
    const captured = await Capture.open(join(freeSwitch.folder, 'seats.pcap'), sip)
    const outside = await Capture.open(join(freeSwitch.folder, 'trunk.pcap'), [trunk.port])
    if (captured === undefined) t.diagnostic('No packets captured: tcpdump is not here.')

    const waiting = [...cases.keys()]
    const ends = new Map<CaseId, string>()
    const work = async (seat: SeatId) => {
      await room.openSeat(seat)
      for (let case_ = waiting.shift(); case_ !== undefined; case_ = waiting.shift())
        ends.set(case_, await oneCall(room, seat, case_))
    }
    await Promise.all(seats.map(work))
    const expected = numbers.map((number) => outcomes[number.at(-1) ?? ''] ?? 'normal')
    assert.deepEqual(
      [...cases.keys()].map((case_) => ends.get(case_)),
      expected,
    )
    assert.equal(room.count({ kind: 'stranger-ended' }) + room.count({ kind: 'seat-down' }), 0)

    const packets = await captured?.end()
    if (packets !== undefined) {
      assert.ok(packets.includes('INVITE sip:'), 'the calls to the seats were captured')
      assert.deepEqual(numbersIn(packets), [], 'on the seats’ side')
      const there = numbersIn((await outside?.end()) ?? Buffer.alloc(0))
      assert.deepEqual(there, numbers, 'the same search finds them all on the carrier’s side')
    }
    const written = filesBelow(freeSwitch.folder).filter((path) => !path.endsWith('.pcap'))
    assert.ok(written.length > 10, 'there was something to search')
    for (const path of written) assert.deepEqual(numbersIn(readFileSync(path)), [], path)
    assert.deepEqual(numbersIn(Buffer.from(JSON.stringify(room.told))), [], 'what the box was told')
    await room.close()
    t.diagnostic(
      `20 calls; ${packets?.length ?? 0} bytes captured, ${written.length} files searched`,
    )
  })
})

/** One call to its end, which the agent makes half a second into a conversation. Gives the cause. */
async function oneCall(room: RealRoom, seat: SeatId, case_: CaseId): Promise<string> {
  const call = crypto.randomUUID() as CallId
  await room.send({ do: 'dial', call, case: case_, seat })
  const ended = () => room.told.find(({ event }) => event.kind === 'ended' && event.call === call)
  await until(
    'an end or a talk',
    () => ended() ?? room.count({ kind: 'in-conference', call }) > 0,
    40_000,
  )
  if (ended() === undefined) await room.send({ do: 'end-call', call })
  const last = await until('the end', ended, 20_000)
  return 'cause' in last.event ? last.event.cause : ''
}

/** The numbers that are in some bytes, in any of the ways a switch writes them. */
function numbersIn(bytes: Buffer): readonly string[] {
  const wide = bytes.toString('utf16le')
  return numbers.filter(
    (number) => bytes.includes(number.slice(3)) || wide.includes(number.slice(3)),
  )
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
}
