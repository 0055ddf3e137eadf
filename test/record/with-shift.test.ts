import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { trialSettings } from '../../src/config.ts'
import type { Fact } from '../../src/facts/fact.ts'
import { openGround } from '../../src/record/open-ground.ts'
import { readFacts } from '../../src/record/read-facts.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { trialScript } from '../scripts/trial-script.ts'
import { factsOnDisk } from '../support/facts-on-disk.ts'
import { withFastFolder } from '../support/fast-folder.ts'
import { ordinarySpeakers } from '../support/speakers.ts'
import { openWorkedRoom, type WorkedRoom } from '../support/worked-room.ts'
import { canonicalState } from './canonical-state.ts'

type Worked = { readonly room: WorkedRoom; readonly dir: string }

/** A room of three seats that has worked through some calls and has its shift still open. */
async function withWorkedRoom(work: (worked: Worked) => Promise<void>): Promise<void> {
  await withFastFolder(async (dir) => {
    const disk = realDisk(dir)
    const options = { disk, script: trialScript(), cases: 300, seats: 3, unanswered: 0.3 }
    const room = await openWorkedRoom(options)
    await room.work(12, ordinarySpeakers())
    await work({ room, dir })
  })
}

async function recordOf(dir: string): Promise<readonly Fact[]> {
  const facts: Fact[] = []
  for await (const fact of readFacts(realDisk(dir))) facts.push(fact)
  return facts
}

const ofCalls = /^(attempt|interview|call|number)\./

describe('what tells when a call was, and how long it took', () => {
  it('is no line of the record while the shift is open, and is on the disk all the same', async () => {
    await withWorkedRoom(async ({ room, dir }) => {
      const lines = (await recordOf(dir)).map(({ type }) => type)
      assert.deepEqual(
        lines.filter((type) => ofCalls.test(type)),
        [],
      )
      const types = (await factsOnDisk(realDisk(dir))).map(({ type }) => type)
      assert.ok(types.filter((type) => type === 'attempt.coded').length >= 12, 'every attempt')
      assert.ok(types.includes('number.erased'), 'and every deletion')
      await room.close()
    })
  })

  it('is gone when the shift closes, with the key that sealed it: what is left is sorted by case', async () => {
    await withWorkedRoom(async ({ room, dir }) => {
      const before = room.ground.writer.ahead
      const key = before.shift?.key
      assert.ok(key, 'the shift has a key')
      const attempts = before.tally.attempts.size
      await room.closeShift()
      assert.equal(room.ground.keys.has(key), false, 'the key is destroyed')
      const facts = await recordOf(dir)
      assert.ok(
        facts.some((fact) => fact.type === 'key.destroyed' && fact.data.keys.includes(key)),
        'and a fact says so (G7)',
      )
      const rows = facts.flatMap((fact) =>
        fact.type === 'shift.calls' ? [fact.data.attempts] : [],
      )
      assert.equal(rows.flat().length, attempts)
      for (const of of rows) {
        const cases = of.map((row) => row.case)
        assert.deepEqual(cases, [...cases].sort())
      }
      const closed = facts.find(({ type }) => type === 'shift.closed')
      assert.ok(closed, 'the shift is closed')
      const saved = room.ground.writer.ahead
      for (const { case: id } of rows.flat()) {
        assert.equal(saved.cases.get(id)?.lastAt, closed.at, 'no time of its own')
        const again = saved.cases.get(id)?.notBefore ?? 0
        assert.equal(again % 3_600_000, 0, 'a retry at a full hour')
      }
      await room.close()
    })
  })

  it('is not needed to read the record back: with the steps or without, the same state comes of it', async () => {
    await withWorkedRoom(async ({ room, dir }) => {
      await room.closeShift()
      const { writer, keys } = room.ground
      const lived = canonicalState(writer.ahead, keys)
      await room.close()
      await rm(join(dir, 'view.json'))
      const clock = { now: () => writer.ahead.at, after: () => () => {}, every: () => () => {} }
      const disk = realDisk(dir)
      const opened = await openGround({ disk, clock, settings: trialSettings, site: 'test' })
      assert.ok(opened.ok, 'the box opens')
      assert.equal(canonicalState(opened.value.writer.ahead, opened.value.keys), lived)
      await opened.value.writer.close()
      await opened.value.checkpoints.close()
      await opened.value.keys.close()
    })
  })
})
