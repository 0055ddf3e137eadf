import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { stratumOf } from '../../src/fieldwork/strata.ts'
import { strataPath } from '../../src/record/strata.ts'
import { importSample } from '../../src/upkeep/import-sample.ts'
import { again, campaign, withCall } from '../record/ground.ts'
import { SimulatedDisk } from '../record/simulated-disk.ts'
import { everything, nothing } from '../record/survival.ts'
import { openStores } from '../support/near-stores.ts'

const governor = { person: 'ruth' as never, role: 'governor' } as const
const rows = Array.from(
  { length: 12 },
  (_, n) => `020 7946 01${n + 10},0113 496 01${n + 10},${n % 2 === 0 ? 'Wales' : 'London'}`,
)
const file = Buffer.from(`phone,mobile,region\r\n${rows.join('\r\n')}\r\n`)

type Ground = Awaited<ReturnType<typeof again>>

async function opened(disk: SimulatedDisk, ground: Ground) {
  const stores = await openStores(disk, ground.keys, ground.mixingKey, ground.writer.ahead)
  return { disk, ...ground, stores, numbers: stores.numbers }
}

const bring = (parts: Awaited<ReturnType<typeof opened>>) =>
  importSample(parts, governor, campaign, {
    fileName: 'new.csv',
    source: 'A new list',
    sourceDate: '2026-11-02',
    as: { strata: { region: 3 } },
    bytes: async function* () {
      yield file
    },
  })

/** The names of what lies there of samples. */
async function filesOf(disk: SimulatedDisk): Promise<readonly string[]> {
  return [...(await disk.list('vault')), ...(await disk.list('cases'))]
}

/** Every `step`-th moment, others for each way that a disk comes back: there are some forty, and each costs a box. */
const step = 4

describe('T5: an import is all or nothing, and safe to interrupt', () => {
  for (const left of [nothing, everything])
    it(`whenever the power goes (${left === nothing ? 'nothing' : 'everything'} unsynced is left)`, async () => {
      const whole = new SimulatedDisk()
      const once = await opened(whole, await withCall(whole))
      const before = await filesOf(whole)
      const begin = whole.operations
      assert.ok((await bring(once)).ok)
      const operations = whole.operations - begin
      for (let cut = left === nothing ? 1 : 3; cut <= operations; cut += step) {
        const disk = new SimulatedDisk()
        const box = await opened(disk, await withCall(disk))
        disk.cutAt = disk.operations + cut
        const told = await bring(box).catch(() => undefined)
        const after = disk.afterPowerCut(left)
        const start = await opened(after, await again(after))
        const { samples } = start.writer.ahead
        if (told?.ok) assert.equal(samples.size, 2, `told, cut at ${cut}`)
        if (samples.size === 1) {
          assert.deepEqual(await filesOf(after), before, `nothing of it is left, cut at ${cut}`)
          assert.ok((await bring(start)).ok, `the same file again, cut at ${cut}`)
        }
        const sample = [...samples.values()].at(-1)
        assert.equal(sample?.slots, 12, `cut at ${cut}`)
        const numbers = new Set<string>()
        for (let slot = 0; slot < 12; slot++)
          numbers.add(start.stores.numberOf(`${sample?.id}.${slot}` as never) ?? '')
        assert.equal(numbers.size, 12, `cut at ${cut}`)
        assert.ok(
          [...numbers].every((one) => /^\+4420794601\d\d$/.test(one)),
          `cut at ${cut}`,
        )
        const strata = [...after.get(strataPath(sample?.id as never))]
        assert.deepEqual(strata.map((byte) => stratumOf(byte)?.region).sort(), [
          ...new Array(6).fill(10),
          ...new Array(6).fill(7),
        ])
      }
      const twice = await bring(once)
      assert.match(twice.ok ? '' : twice.error.what, /in the campaign already/)
    })

  it('cancelled at any moment it leaves nothing, and the same file can be brought', async () => {
    const disk = new SimulatedDisk()
    const box = await opened(disk, await withCall(disk))
    const before = await filesOf(disk)
    const cancelled = await importSample(box, governor, campaign, {
      ...{ fileName: 'new.csv', source: 'A list', sourceDate: '2026-11-02' },
      bytes: async function* () {
        yield file
      },
      begun: (sample) => {
        // As soon as it is under way.
        const stop = () => {
          void box.numbers.progressOf(sample).then((progress) => {
            if (progress) void box.numbers.cancelSample(sample)
            else setImmediate(stop)
          })
        }
        stop()
      },
    })
    assert.match(cancelled.ok ? '' : cancelled.error.what, /was cancelled/)
    assert.deepEqual(await filesOf(disk), before)
    assert.equal(box.writer.ahead.samples.size, 1)
    assert.ok((await bring(box)).ok)
  })
})
