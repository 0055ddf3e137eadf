import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { responsesPath } from '../../src/record/responses.ts'
import { campaign, complete, numbers, openRoom, someKeys } from './mixing-room.ts'
import { SimulatedDisk } from './simulated-disk.ts'

describe('merged responses', () => {
  it('have new random ids, sorted, and keys in the order of names, not of asking', async () => {
    const room = await openRoom(new SimulatedDisk(), await someKeys(), true)
    await complete(room, 0, 120)
    await room.mixing.merge()
    const all = room.responses.readAll()
    const ids = all.map(({ id }) => id)
    assert.deepEqual(ids, [...ids].sort())
    assert.ok(ids.every((id) => /^[0-9a-f]{32}$/.test(id)))
    assert.deepEqual(Object.keys(all[0]?.answers ?? {}), ['a', 'z'])
    const order = numbers(room)
    assert.notDeepEqual(
      order,
      [...order].sort((a, b) => a - b),
    )
  })

  it("are sealed at rest, and gone with the campaign's key", async () => {
    const disk = new SimulatedDisk()
    const at = await someKeys()
    const room = await openRoom(disk, at, true)
    await complete(room, 0, 100)
    await room.mixing.merge()
    assert.ok(!Buffer.from(disk.get(responsesPath(campaign))).includes('canary'))
    await at.keys.destroy([at.campaignKey])
    await assert.rejects(openRoom(disk, at), /Its key was destroyed/)
  })

  it('never start empty when their file is lost', async () => {
    const disk = new SimulatedDisk()
    const at = await someKeys()
    await openRoom(disk, at, true)
    disk.files.delete(responsesPath(campaign))
    await assert.rejects(openRoom(disk, at), /It is missing/)
  })
})
