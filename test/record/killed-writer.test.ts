import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type KeptAnswers, openKeptAnswers } from '../../src/record/kept-answers.ts'
import { until } from '../support/until.ts'
import { openRoom, response, someKeys, token } from './mixing-room.ts'
import { SimulatedDisk } from './simulated-disk.ts'

/** Does the work on this disk and kills the process between the write and its sync; gives the disk as the next one finds it. */
async function killedBeforeTheSync(disk: SimulatedDisk, work: () => Promise<unknown>) {
  let asked = false
  disk.beforeSync = () => {
    asked = true
    return new Promise(() => undefined)
  }
  void work()
  await until('the sync to be asked for', () => asked)
  return disk.afterRestart()
}

describe('P9: what a killed process wrote can be read by the next, and is on no disk before it is synced', () => {
  it('a response that is put away again is on the disk when that is said', async () => {
    const disk = new SimulatedDisk()
    const at = await someKeys()
    const [answers, one] = [response(at.mixingKey, 1), token()]
    const first = await openRoom(disk, at, true)
    await first.pool.add(response(at.mixingKey, 0), token())
    const found = await killedBeforeTheSync(disk, () => first.pool.add(answers, one))
    const next = await openRoom(found, at)
    assert.ok(next.pool.holds(one), 'it can be read')
    await next.pool.add(answers, one)
    const after = await openRoom(found.afterPowerCut(), at)
    assert.ok(after.pool.holds(one))
  })

  it('and so is an interview that is kept for another day', async () => {
    const disk = new SimulatedDisk()
    const { keys, poolKey: other, campaignKey: key } = await someKeys()
    const said = {} as Parameters<KeptAnswers['put']>[1]
    const first = await openKeptAnswers(disk, keys)
    await first.put(other, said)
    const found = await killedBeforeTheSync(disk, () => first.put(key, said))
    const next = await openKeptAnswers(found, keys)
    assert.deepEqual(next.read(key), said, 'it can be read')
    await next.put(key, said)
    const after = await openKeptAnswers(found.afterPowerCut(), keys)
    assert.deepEqual(after.read(key), said)
  })
})
