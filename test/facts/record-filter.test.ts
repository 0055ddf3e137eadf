import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CaseId } from '../../src/basics/ids.ts'
import { ok } from '../../src/basics/result.ts'
import type { NewFact } from '../../src/facts/fact.ts'
import { readFacts } from '../../src/record/read-facts.ts'
import { agent, campaign, case_, note, sample, withCampaign } from '../record/ground.ts'
import { SimulatedDisk } from '../record/simulated-disk.ts'

describe('the record of one case', () => {
  it('is every attempt on it and the overwriting of its number, and nothing of another case', async () => {
    const disk = new SimulatedDisk()
    const ground = await withCampaign(disk)
    const erased = (slots: readonly number[]): NewFact => ({
      type: 'number.erased',
      on: { sample },
      data: { slots },
    })
    const calls: NewFact = {
      type: 'shift.calls',
      on: { campaign, seat: agent.seat, person: agent.person },
      data: {
        day: '2026-11-24',
        attempts: [0, 1, 10].map((slot) => ({
          case: `${sample}.${slot}` as CaseId,
          n: 1,
          outcome: 'refuses',
          final: '2.11',
        })),
      },
    }
    await note(ground, calls, erased([5, 0]), erased([10]), {
      type: 'number.suppressed',
      on: { case: `${sample}.1` as CaseId },
      data: {},
    })
    await ground.writer.do(() => ok({ facts: [], reply: undefined }))
    const types: string[] = []
    for await (const fact of readFacts(disk, { filter: { case: case_ } })) types.push(fact.type)
    assert.deepEqual(types, ['shift.calls', 'number.erased'])
    const other: string[] = []
    for await (const fact of readFacts(disk, { filter: { case: `${sample}.10` as CaseId } }))
      other.push(fact.type)
    assert.deepEqual(other, ['shift.calls', 'number.erased'])
  })
})
