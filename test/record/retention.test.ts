import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { day, hour, later } from '../../src/basics/instant.ts'
import { ok } from '../../src/basics/result.ts'
import { keepPeriods } from '../../src/facts/decide-retention.ts'
import { sealAnswers } from '../../src/record/sealed-answers.ts'
import { verifyRecord } from '../../src/record/verify.ts'
import { campaign, morning, note, standingClock } from './ground.ts'
import { endedBy, type House, restarted, talking } from './house.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const past = later(morning, 31 * day)

/** A campaign that closed with sixty responses, a month ago tomorrow. */
async function closed(disk: SimulatedDisk, clock = standingClock()): Promise<House> {
  const opened = await talking(disk, clock)
  await endedBy(opened, 'refuses')
  await opened.keeping.idle()
  const { pool } = opened.stores.campaign(campaign)
  for (let i = 0; i < 60; i++) {
    const token = i.toString(16).padStart(32, '0')
    const answers = Buffer.from('{"age":{"kind":"one","option":"16-34"}}')
    await pool.add(sealAnswers(opened.ground.mixingKey, campaign, answers), token)
    pool.settle(token)
  }
  await opened.ground.writer.do(() =>
    ok({
      facts: [{ type: 'campaign.closed', on: { campaign }, data: {} }],
      effects: [{ do: 'close-pool', campaign }],
      reply: undefined,
    }),
  )
  await opened.keeping.idle()
  assert.equal(opened.stores.responses(campaign)?.readAll().length, 60)
  return opened
}

const filesOf = (disk: SimulatedDisk) =>
  [...disk.files.keys()].filter((path) => path.includes(campaign))

describe('a closed campaign on its retention date (G6, G7)', () => {
  it('loses its responses, its key and its files, with a fact for each deletion', async () => {
    const disk = new SimulatedDisk()
    const clock = standingClock()
    const { ground, keeping, stores } = await closed(disk, clock)
    const { writer, keys } = ground
    const key = writer.ahead.campaigns.get(campaign)?.key
    assert.ok(key && keys.has(key))
    clock.at = past
    await writer.do(keepPeriods)
    await keeping.idle()
    assert.equal(keys.has(key), false)
    assert.equal(stores.responses(campaign), undefined)
    assert.deepEqual(filesOf(disk), [])
    const text = Buffer.from(disk.get('record/000001.jsonl')).toString()
    assert.match(text, /"type":"responses\.destroyed"/)
    const gone = text.split('\n').filter((line) => line.includes('"type":"key.destroyed"'))
    assert.ok(gone.some((line) => line.includes(key)))
    await ground.signCheckpoint()
    assert.equal((await verifyRecord(disk)).ok, true)
    const again = await restarted(disk, clock)
    assert.equal(again.stores.responses(campaign), undefined)
    await note(again.ground, { type: 'switch.connected', data: {} })
  })

  it('waits while nobody has looked at a jump of the clock that may have made it look due', async () => {
    const disk = new SimulatedDisk()
    const clock = standingClock()
    const { ground, keeping } = await closed(disk, clock)
    const { writer, keys } = ground
    const key = writer.ahead.campaigns.get(campaign)?.key
    assert.ok(key, 'a campaign has its key')
    clock.at = past
    await note(ground, { type: 'clock.jumped', data: { byMs: 31 * day } })
    await writer.do(keepPeriods)
    await keeping.idle()
    assert.equal(keys.has(key), true, 'nothing goes on the word of a clock that jumped')
    await note(ground, { type: 'clock.seen', data: { upTo: writer.ahead.seq } })
    await writer.do(keepPeriods)
    await keeping.idle()
    assert.equal(keys.has(key), false)
  })

  it('after a crash at any moment of it loses them at the next start, before a door opens', async () => {
    const whole = new SimulatedDisk()
    const clock = standingClock()
    const once = await closed(whole, clock)
    const begin = whole.operations
    clock.at = past
    await once.ground.writer.do(keepPeriods)
    await once.keeping.idle()
    const operations = whole.operations - begin
    assert.ok(operations >= 5, `${operations}`)
    for (let cut = 1; cut <= operations; cut++) {
      const disk = new SimulatedDisk()
      const time = standingClock()
      const opened = await closed(disk, time)
      const key = opened.ground.writer.ahead.campaigns.get(campaign)?.key
      time.at = past
      // A box that was off for so long would first ask whether its clock is right.
      await note(opened.ground, { type: 'switch.connected', data: {} })
      disk.cutAt = disk.operations + cut
      await opened.ground.writer.do(keepPeriods).catch(() => undefined)
      await opened.keeping.idle()
      const left = disk.afterPowerCut(cut % 2 === 0 ? 0 : 1_000_000)
      const after = await restarted(left, standingClock(later(past, hour)))
      assert.equal(after.ground.keys.has(key as never), false, `cut at ${cut}`)
      assert.deepEqual(filesOf(left), [], `cut at ${cut}`)
      assert.deepEqual([...after.ground.writer.ahead.doomedKeys], [])
    }
  })
})
