import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hour, type Instant, later, minute } from '../../src/basics/instant.ts'
import { keptLedger, ledgerPath } from '../../src/dialler/kept-ledger.ts'
import { mostTyped, typedKinds } from '../../src/dialler/typed-counts.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import { SimulatedDisk } from '../record/simulated-disk.ts'

const begin = instantAt('2026-11-24', 10 * hour + 20 * minute)

describe('how much may be typed in 24 hours (design 4)', () => {
  for (const what of typedKinds)
    it(`stands over a restart: ${what}`, async () => {
      const disk = new SimulatedDisk()
      const most = mostTyped[what]
      const first = await keptLedger(disk)
      assert.equal(await first.typed.take(what, most - 1, begin), true)
      const again = (await keptLedger(disk.afterPowerCut())).typed
      assert.equal(await again.take(what, 2, later(begin, hour)), false, 'one too many')
      assert.equal(await again.take(what, 1, later(begin, hour)), true)
      assert.equal(await again.take(what, 1, later(begin, 2 * hour)), false)
      for (const other of typedKinds)
        if (other !== what) assert.equal(await again.take(other, 1, begin), true, 'each by itself')
    })

  it('is counted by the hour, until 24 hours after its end, and then forgotten', async () => {
    const disk = new SimulatedDisk()
    const { typed } = await keptLedger(disk)
    await typed.take('told', mostTyped.told, begin)
    const before = later(begin, 24 * hour + 39 * minute)
    assert.equal(await typed.take('told', 1, before), false)
    assert.equal(await typed.take('told', 1, later(begin, 24 * hour + 40 * minute)), true)
    const kept = JSON.parse(Buffer.from(disk.get(ledgerPath)).toString())
    assert.deepEqual(
      kept.typed,
      [{ what: 'told', hour: later(begin, 24 * hour + 40 * minute), count: 1 }],
      'the full hour, and how many',
    )
  })

  it('is on disk before it is allowed, and a clock that was put back opens nothing', async () => {
    const disk = new SimulatedDisk()
    const { typed } = await keptLedger(disk)
    disk.cutAt = disk.operations + 1
    await assert.rejects(typed.take('never', 1, begin))
    const whole = (await keptLedger(new SimulatedDisk())).typed
    await whole.take('never', mostTyped.never, begin)
    assert.equal(await whole.take('never', 1, later(begin, -48 * hour) as Instant), false)
  })

  it('what was typed while the clock was a year ahead counts for a day once it is put right, and no longer', async () => {
    const { typed } = await keptLedger(new SimulatedDisk())
    await typed.take('told', mostTyped.told - 1, begin)
    const right = later(begin, -365 * 24 * hour)
    assert.equal(await typed.take('told', 2, right), false, 'it counts')
    assert.equal(await typed.take('told', 1, right), true)
    assert.equal(await typed.take('told', 1, later(right, 24 * hour)), false)
    assert.equal(await typed.take('told', 1, later(right, 25 * hour)), true)
  })
})
