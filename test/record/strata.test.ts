import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { SampleId } from '../../src/basics/ids.ts'
import { emptyState } from '../../src/facts/state.ts'
import { openStrata, strataPath } from '../../src/record/strata.ts'
import { caseId } from '../../src/record/vault.ts'
import { SimulatedDisk } from './simulated-disk.ts'
import { nothing } from './survival.ts'

const [one, two] = ['one', 'two'] as SampleId[]

/** A state that knows of one sample. */
function knowing(sample: SampleId) {
  const state = emptyState()
  state.samples.set(sample, { id: sample } as never)
  return state
}

it('the bands of a case are kept by its slot, durable, and survive a power cut', async () => {
  const disk = new SimulatedDisk()
  const book = await openStrata(disk, emptyState())
  await book.put(one as SampleId, Uint8Array.of(0, 10 * 16 + 12, 7 * 16, 255))
  const again = await openStrata(disk.afterPowerCut(nothing), knowing(one as SampleId))
  const of = (slot: number) => again.of(caseId(one as SampleId, slot))
  assert.deepEqual([0, 1, 2].map(of), [{}, { region: 10, sector: 12 }, { region: 7 }])
  assert.deepEqual(
    [of(3), of(99)],
    [{}, {}],
    'a byte that is no stratum, and a slot that is not there',
  )
  assert.deepEqual(again.of(caseId(two as SampleId, 0)), {}, 'another sample')
})

it('what an import left that was cut short is taken away, and what is known of stays', async () => {
  const disk = new SimulatedDisk()
  const book = await openStrata(disk, emptyState())
  for (const sample of [one, two]) await book.put(sample as SampleId, Uint8Array.of(16))
  await openStrata(disk, knowing(one as SampleId))
  assert.deepEqual(await disk.list('cases'), [strataPath(one as SampleId).slice('cases/'.length)])
})
