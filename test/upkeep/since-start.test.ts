import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { IncidentId, SeatId } from '../../src/basics/ids.ts'
import type { NewFact } from '../../src/facts/fact.ts'
import { hearsUdp } from '../../src/upkeep/proc.ts'
import { sinceStart } from '../../src/upkeep/since-start.ts'
import { note, withCampaign } from '../record/ground.ts'
import { SimulatedDisk } from '../record/simulated-disk.ts'

const misused = (seat: string, count: number): NewFact => ({
  type: 'seat.misused',
  on: { seat: seat as SeatId },
  data: { count },
})
const unknown: NewFact = {
  type: 'incident.opened',
  on: { incident: '00000000-0000-4000-8000-000000000001' as IncidentId },
  data: { kind: 'unknown-events' },
}
const started: NewFact = { type: 'box.started', data: { version: '1.0.0', mode: 'live' } }

describe('what gatehouse doctor says of the time since the box started', () => {
  it('is nothing where nothing was, and counts by seat what its phone tried', async () => {
    const disk = new SimulatedDisk()
    const ground = await withCampaign(disk)
    await note(ground, misused('03', 5), unknown, started)
    assert.deepEqual(await sinceStart(disk), [])
    await note(ground, misused('02', 1), misused('01', 1), misused('02', 41))
    const [first, second, ...more] = await sinceStart(disk)
    assert.match(first ?? '', /seat 01 sent 1 request that .*Take the seat out of use/)
    assert.match(second ?? '', /seat 02 sent 42 requests that/)
    assert.deepEqual(more, [], 'seat 03 was before the start')
  })

  it('names what the switch told unasked, with what to do', async () => {
    const disk = new SimulatedDisk()
    const ground = await withCampaign(disk)
    await note(ground, started, unknown)
    assert.match((await sinceStart(disk)).join(), /told what nobody had asked.*gatehouse attest/)
  })

  it('sees whether anybody listens at a UDP port of loopback', async () => {
    const proc = await mkdtemp(join(tmpdir(), 'gatehouse-proc-'))
    await mkdir(join(proc, 'net'))
    const row = '  12: 0100007F:1F56 00000000:0000 07 00000000:00000000 00:00000000 0 0 0 99 2 0 0'
    await writeFile(join(proc, 'net/udp'), `  sl  local_address\n${row}\n`)
    assert.equal(await hearsUdp(proc, 8_022), true)
    assert.equal(await hearsUdp(proc, 8_021), false)
    assert.equal(await hearsUdp(join(proc, 'nowhere'), 8_022), false)
    await rm(proc, { recursive: true })
  })
})
