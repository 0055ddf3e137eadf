import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { wholeOf } from '../../src/basics/byte-streams.ts'
import type { CaseId } from '../../src/basics/ids.ts'
import { instant } from '../../src/basics/instant.ts'
import { renewPool } from '../../src/facts/decide-restore.ts'
import { casesWithoutNumber } from '../../src/facts/decide-samples.ts'
import type { Actor } from '../../src/facts/fact.ts'
import { sealSample } from '../../src/readers/sample-seal.ts'
import { openHousekeeping } from '../../src/record/housekeeping.ts'
import type { Ground } from '../../src/record/open-ground.ts'
import { importSample } from '../../src/upkeep/import-sample.ts'
import { again, campaign, case_, note, numbers, sample, withCall } from '../record/ground.ts'
import { SimulatedDisk } from '../record/simulated-disk.ts'
import { type NearStores, openStores } from '../support/near-stores.ts'

const governor: Actor = { person: 'ruth' as never, role: 'governor' }
const identity = await generateIdentity()
const national = (number: string) => `0${number.slice(3, 7)} ${number.slice(7)}`
const rows = (list: readonly string[]) => `phone\r\n${list.map(national).join('\r\n')}\r\n`

/**
 * A box as a restore leaves it: the sample's key and its vault are gone, the first case is final, and the hashes of the
 * open cases are there.
 */
async function restored(disk: SimulatedDisk, { suppress = false } = {}) {
  const ground = await withCall(disk)
  const { writer, keys } = ground
  const [known] = writer.ahead.samples.values()
  assert.ok(known)
  const whole = await openStores(disk, keys, ground.mixingKey, writer.ahead)
  const was = numbersIn(whole)
  await whole.close()
  const gone = [known.key]
  await keys.destroy(gone)
  await disk.remove(`vault/${sample}.slots`)
  const place = { size: 1, root: '' }
  const signers = { before: '', after: '' }
  await note(
    ground,
    {
      type: 'attempt.coded',
      on: { call: 'call' as never, case: case_, campaign },
      data: {
        ...{ outcome: suppress ? 'never-call' : 'refuses', day: '2026-11-24', final: '2.11' },
        ...(suppress ? { suppress } : {}),
      },
    },
    ...(suppress ? [] : [{ type: 'number.erased', on: { sample }, data: { slots: [0] } } as const]),
    {
      type: 'box.restored',
      data: {
        backup: place,
        witness: { ...place, at: instant(0) },
        ...signers,
        gone,
        destroyed: [],
      },
    },
  )
  await writer.do((state, ctx) => renewPool(state, ctx, campaign, 0))
  await keys.ready()
  return {
    ground,
    stores: await openStores(disk, keys, ground.mixingKey, writer.ahead, identity),
    was,
  }
}

async function bring(
  disk: SimulatedDisk,
  { ground, stores }: { ground: Ground; stores: NearStores },
  file: string | Uint8Array,
) {
  const parts = { disk, ...ground, stores, numbers: stores.numbers }
  return importSample(parts, governor, campaign, {
    fileName: 'again.csv',
    source: 'The same list',
    sourceDate: '2026-11-02',
    bytes: async function* () {
      yield Buffer.from(file)
    },
  })
}

const numbersIn = (stores: NearStores) =>
  numbers.map((_, slot) => stores.numberOf(`${sample}.${slot}` as CaseId))

describe('after a restore, the client’s file once more', () => {
  it('gives every open case its own number, and a final one none (G5)', async () => {
    const disk = new SimulatedDisk()
    const box = await restored(disk)
    const { ahead } = box.ground.writer
    assert.deepEqual(casesWithoutNumber(ahead, campaign), { waiting: 9, missing: 0 })
    const done = await bring(disk, box, rows([...numbers].reverse()))
    assert.ok(done.ok)
    assert.deepEqual(done.value.back, { returned: 9, missing: 0 })
    assert.deepEqual(numbersIn(box.stores), [undefined, ...box.was.slice(1)])
    assert.deepEqual(casesWithoutNumber(ahead, campaign), { waiting: 0, missing: 0 })
    const twice = await bring(disk, box, rows(numbers))
    assert.ok(!twice.ok)
    assert.match(twice.error.what, /This very list of numbers is in the campaign already/)
    const more = await bring(disk, box, rows([...numbers, '+441632960999']))
    assert.ok(more.ok)
    const fresh = ahead.samples.get(more.value.sample)
    assert.equal(
      fresh?.slots,
      1,
      'the finished one is in the done set again: only the new one is new',
    )
  })

  it('does the same as a sealed sample made of the same list', async () => {
    const disk = new SimulatedDisk()
    const box = await restored(disk)
    const raw = (async function* () {
      yield Buffer.from(rows(numbers))
    })()
    const about = { fileName: 'x.csv', source: 'x', date: '2026-11-02', drama: true }
    const sealed = await sealSample(raw, await identityToRecipient(identity), about)
    assert.ok(sealed.ok)
    const done = await bring(disk, box, await wholeOf(sealed.value.sealed))
    assert.ok(done.ok)
    assert.equal(done.value.back?.returned, 9)
  })

  it('gives no number back that has since gone on the do-not-call list (T3)', async () => {
    const disk = new SimulatedDisk()
    const box = await restored(disk)
    const kept = numbers.slice(3, 5)
    await box.stores.doNotCall.add(kept)
    const done = await bring(disk, box, rows(numbers))
    assert.ok(done.ok)
    const now = numbersIn(box.stores)
    for (const number of kept) assert.ok(!now.includes(number))
    const { missing = 0, returned = 0 } = done.value.back ?? {}
    assert.equal(returned + missing, 9)
    assert.deepEqual(casesWithoutNumber(box.ground.writer.ahead, campaign), { waiting: 0, missing })
  })

  it('puts a number on the do-not-call list that was on its way there when the backup was made (T3)', async () => {
    const disk = new SimulatedDisk()
    const box = await restored(disk, { suppress: true })
    const { ground, stores } = box
    const asked = box.was[0] ?? ''
    const { writer, keys, steps } = ground
    const nothing = async () => undefined
    const keeping = openHousekeeping({
      ...{ writer, keys, stores, steps, checkpoint: nothing },
      ...{ saveState: nothing, saveLongState: nothing, onFailed: () => undefined },
    })
    writer.onEffects((effects) => {
      for (const effect of effects) keeping.run(effect)
    })
    await keeping.settle()
    assert.equal(stores.doNotCall.has(asked), false, 'the box does not know the number yet')
    assert.ok((await bring(disk, box, rows(numbers))).ok)
    await keeping.idle()
    assert.equal(stores.doNotCall.has(asked), true)
    assert.equal(writer.ahead.toSuppress.size + writer.ahead.doomedNumbers.size, 0)
    assert.equal(stores.numberOf(case_), undefined)
  })

  for (const [what, list] of [
    ['one number less', numbers.slice(1)],
    ['one number more', [...numbers, '+441632960999']],
    ['another number in place of one', [...numbers.slice(1), '+441632960999']],
    ['other numbers', ['+441632960998', '+441632960999']],
  ] as const) {
    it(`is refused with ${what}, and nothing is changed`, async () => {
      const disk = new SimulatedDisk()
      const box = await restored(disk)
      const { seq } = box.ground.writer.ahead
      const done = await bring(disk, box, rows(list))
      assert.ok(!done.ok)
      assert.match(done.error.what, /not the list that the cases of this campaign came from/)
      assert.match(done.error.whatToDo, /Import the very file/)
      assert.equal(box.ground.writer.ahead.seq, seq)
      assert.deepEqual(
        numbersIn(box.stores),
        numbers.map(() => undefined),
      )
    })
  }

  it('after a crash at any moment either waits still or is back, and comes again', async () => {
    const whole = new SimulatedDisk()
    const once = await restored(whole)
    const begin = whole.operations
    assert.ok((await bring(whole, once, rows(numbers))).ok)
    for (let cut = 1; cut <= whole.operations - begin; cut++) {
      const disk = new SimulatedDisk()
      const box = await restored(disk)
      disk.cutAt = disk.operations + cut
      const told = await bring(disk, box, rows(numbers)).catch(() => undefined)
      const left = disk.afterPowerCut()
      const ground = await again(left)
      const stores = await openStores(left, ground.keys, ground.mixingKey, ground.writer.ahead)
      const { waiting } = casesWithoutNumber(ground.writer.ahead, campaign)
      if (told?.ok) assert.equal(waiting, 0, `cut at ${cut}`)
      if (waiting > 0) assert.ok((await bring(left, { ground, stores }, rows(numbers))).ok)
      const now = numbersIn(stores)
      assert.equal(now.filter((number) => number !== undefined).length, 9, `cut at ${cut}`)
    }
  })
})
