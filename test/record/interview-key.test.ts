import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import { readKeySlots } from '../../src/record/key-slots.ts'
import { loadMasterKey } from '../../src/record/master-key.ts'
import type { Ground } from '../../src/record/open-ground.ts'
import { again, call, withCall } from './ground.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const answer = ({ writer }: Ground) =>
  writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'answered', call }))

describe('the key of an interview', () => {
  it('is in no copy of the disk from before it, so that such a copy opens nothing of it afterwards', async () => {
    const disk = new SimulatedDisk()
    const ground = await withCall(disk)
    const loaded = await loadMasterKey(disk, { create: false })
    assert.ok(loaded.ok)
    const before = await readKeySlots(disk.afterPowerCut(), loaded.value)
    await answer(ground)
    const [interview] = ground.writer.ahead.interviews.values()
    const after = await readKeySlots(disk.afterPowerCut(), loaded.value)
    assert.ok(interview && after.has(interview.key), 'it is durable when the page is shown')
    assert.equal(before.has(interview.key), false)
  })

  it('may be missing after a power cut at the answer: then the interview begins at its beginning', async () => {
    const whole = new SimulatedDisk()
    const once = await withCall(whole)
    const begin = whole.operations
    await answer(once)
    let begun = 0
    for (let cut = 1; cut <= whole.operations - begin; cut++) {
      for (const keep of [0, 300, 1_000_000]) {
        const disk = new SimulatedDisk()
        const ground = await withCall(disk)
        disk.cutAt = disk.operations + cut
        const told = await answer(ground).then(
          () => true,
          () => false,
        )
        const after = await again(disk.afterPowerCut(keep))
        const [interview] = after.writer.ahead.interviews.values()
        assert.ok(interview || !told, 'what was acknowledged is there')
        if (!interview) continue
        begun += 1
        assert.notEqual(interview.at, '')
        assert.ok(after.keys.has(interview.key))
      }
    }
    assert.ok(begun > 1, `${begun} interviews to go on with`)
  })
})
