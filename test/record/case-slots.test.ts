import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { keyedHash } from '../../src/basics/hash.ts'
import { ok } from '../../src/basics/result.ts'
import type { NewFact } from '../../src/facts/fact.ts'
import { caseSlotsPath } from '../../src/record/case-slots.ts'
import { openHousekeeping } from '../../src/record/housekeeping.ts'
import { openKeySlots } from '../../src/record/key-slots.ts'
import { listKey, NumberList, numberHash, numberHashBytes } from '../../src/record/number-list.ts'
import type { Ground } from '../../src/record/open-ground.ts'
import { openStores } from '../support/near-stores.ts'
import { again, agent, call, campaign, case_, numbers, sample, withCall } from './ground.ts'
import { SimulatedDisk } from './simulated-disk.ts'

/** The record with what looks after its files. */
async function kept(ground: Ground, disk: SimulatedDisk) {
  const { writer, keys, steps } = ground
  const stores = await openStores(disk, keys, ground.mixingKey, writer.ahead)
  const nothing = async () => undefined
  const keeping = openHousekeeping({
    ...{ writer, keys, stores, steps },
    ...{
      checkpoint: nothing,
      saveState: nothing,
      saveLongState: nothing,
      onFailed: () => undefined,
    },
  })
  writer.onEffects((effects) => {
    for (const effect of effects) keeping.run(effect)
  })
  return { ground, stores, keeping }
}

/** The first case is final: its number goes. */
const final: NewFact = {
  type: 'attempt.coded',
  on: { call, case: case_, campaign, seat: agent.seat },
  data: { outcome: 'refuses', day: '2026-11-24', final: '2.11' },
}

async function finish({ ground, keeping }: Awaited<ReturnType<typeof kept>>): Promise<void> {
  await ground.writer.do(() =>
    ok({ facts: [final], effects: [{ do: 'erase-numbers' }], reply: undefined }),
  )
  await keeping.idle()
}

/** Which slots the client's own list finds: the strongest attacker, who holds the very file. */
async function slotsFound(disk: SimulatedDisk): Promise<number[]> {
  const list = new NumberList()
  for (const number of numbers) list.add(number)
  const key = listKey(await list.digest(), sample)
  const bytes = Buffer.from(disk.get(caseSlotsPath(sample)))
  return numbers
    .map((number) => bytes.indexOf(numberHash(key, number)) / numberHashBytes)
    .filter((slot) => Number.isInteger(slot) && slot >= 0)
    .sort((a, b) => a - b)
}

describe('the hash of a case’s number', () => {
  it('is found by the client’s list while the case is open, and by nobody once it is final (G5, G6)', async () => {
    const disk = new SimulatedDisk()
    const box = await kept(await withCall(disk), disk)
    assert.deepEqual(await slotsFound(disk), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    await finish(box)
    assert.deepEqual(await slotsFound(disk), [1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('is worthless without the list: no key of the box matches any number to any slot (G6)', async () => {
    const disk = new SimulatedDisk()
    await withCall(disk)
    const master = disk.get('master.key')
    const { found } = await openKeySlots(disk, master)
    const slots = Buffer.from(disk.get(caseSlotsPath(sample)))
    for (const key of [master, ...found.values()])
      for (const number of numbers)
        for (const written of [number, number.slice(1), `0${number.slice(3)}`]) {
          const hash = Buffer.from(keyedHash(key, written), 'hex').subarray(0, numberHashBytes)
          assert.equal(slots.indexOf(hash), -1)
        }
  })

  it('after a crash at any moment is gone when the record says that the number is (G7)', async () => {
    const whole = new SimulatedDisk()
    const once = await kept(await withCall(whole), whole)
    const begin = whole.operations
    await finish(once)
    for (let cut = 1; cut <= whole.operations - begin; cut++) {
      const disk = new SimulatedDisk()
      const box = await kept(await withCall(disk), disk)
      disk.cutAt = disk.operations + cut
      await finish(box).catch(() => undefined)
      const left = disk.afterPowerCut()
      const after = await kept(await again(left), left)
      await after.keeping.settle()
      await after.keeping.idle()
      const isFinal = after.ground.writer.ahead.cases.get(case_)?.final !== undefined
      assert.equal((await slotsFound(left)).includes(0), !isFinal, `cut at ${cut}`)
    }
  })

  it('of every case is gone when the campaign is closed', async () => {
    const disk = new SimulatedDisk()
    const { ground, keeping } = await kept(await withCall(disk), disk)
    await ground.writer.do(() =>
      ok({
        facts: [{ type: 'campaign.closed', on: { campaign }, data: {} }],
        effects: [{ do: 'close-pool', campaign }],
        reply: undefined,
      }),
    )
    await keeping.idle()
    assert.deepEqual(await slotsFound(disk), [])
  })
})
