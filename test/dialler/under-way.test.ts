import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CampaignId, CaseId, KeyId, SampleId } from '../../src/basics/ids.ts'
import { keptLedger } from '../../src/dialler/kept-ledger.ts'
import { Numbers } from '../../src/dialler/numbers.ts'
import type { KnownNumbers } from '../../src/phone/numbers-port.ts'
import { openKeys } from '../../src/record/keys.ts'
import { SimulatedDisk } from '../record/simulated-disk.ts'
import { everyDramaNumber } from '../support/found-room.ts'

const key = (n: number) => n.toString(16).padStart(32, '0') as KeyId
const into = { campaign: 'campaign' as CampaignId, key: key(2), fresh: true }
const sample = '01234567-89ab-4cde-8f01-23456789abcd' as SampleId
const known: KnownNumbers = {
  list: { key: key(1), fresh: true },
  campaigns: [into],
  samples: [],
  days: [],
}
const order = { sample, key: key(3), into }
const [one = '', other = ''] = everyDramaNumber()

/** A dialler of its own, open, with nothing in it. */
async function dialler(disk = new SimulatedDisk(), told = known) {
  const keys = await openKeys({ disk, masterKey: new Uint8Array(32) })
  const door = { drama: true, identity: '' }
  const numbers = new Numbers({ disk, keys, ledger: await keptLedger(disk), door })
  await numbers.open(() => told)
  return { disk, keys, numbers }
}

/** A file that stops in its middle until `goOn`. */
function slowFile() {
  let goOn: () => void = () => undefined
  let half: () => void = () => undefined
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const reached = new Promise<void>((resolve) => {
    half = resolve
  })
  const bytes = async function* () {
    yield Buffer.from(`phone\r\n${one}\r\n`)
    half()
    await waiting
    yield Buffer.from(`${other}\r\n`)
  }
  return { file: { fileName: 'a.csv', bytes }, goOn: () => goOn(), reached }
}

const numbersIn = (numbers: Numbers) =>
  [0, 1].map((slot) => numbers.stores.numberOf(`${sample}.${slot}` as CaseId)).sort()

describe('a sample that is coming in', () => {
  it('is not taken for one that was cut short when a campaign is approved meanwhile', async () => {
    const { numbers } = await dialler()
    const { file, goOn, reached } = slowFile()
    const taking = numbers.takeSample(order, file)
    await reached
    await numbers.open(() => known)
    goOn()
    const taken = await taking
    assert.ok(taken.ok)
    // Nor is it while the record is still to say that it has it.
    await numbers.open(() => known)
    await numbers.settleSample(sample, true)
    assert.deepEqual(numbersIn(numbers), [one, other].sort())
  })

  it('is cut short when the box is gone that asked for it: the next one finds nothing of it', async () => {
    const { disk, numbers } = await dialler()
    const { file, goOn, reached } = slowFile()
    const taking = numbers.takeSample(order, file)
    await reached
    numbers.leftAlone()
    goOn()
    const taken = await taking
    assert.equal(taken.ok, false)
    assert.deepEqual(await disk.list('vault'), [])
  })

  it('and so is one that was read to its end, and that nobody is there for any more', async () => {
    const { disk, numbers } = await dialler()
    const { file, goOn } = slowFile()
    goOn()
    const taken = await numbers.takeSample(order, file)
    assert.ok(taken.ok)
    numbers.leftAlone()
    await numbers.open(() => known)
    assert.deepEqual(await disk.list('vault'), [])
  })

  it('G5: and one that is sent back leaves neither its numbers nor their key, whenever the process ends', async () => {
    const { disk: first, numbers } = await dialler()
    const { file, goOn } = slowFile()
    goOn()
    assert.ok((await numbers.takeSample(order, file)).ok)
    const waits = {
      sample,
      campaign: into.campaign,
      key: order.key,
      away: false,
      waits: true,
    } as const
    const disk = first.afterPowerCut()
    const second = await dialler(disk, { ...known, samples: [waits] })
    const begin = disk.moment
    await second.numbers.settleSample(sample, false)
    for (let moment = begin; moment <= disk.moment; moment++)
      for (const left of [disk.afterPowerCut(0, moment), disk.killedAt(moment)]) {
        const { keys } = await dialler(left)
        assert.equal(keys.has(order.key), false, `the key is there, ended at ${moment - begin}`)
        assert.deepEqual(await left.list('vault'), [])
        assert.deepEqual(await left.list('cases'), [])
      }
  })

  it('is given up when its campaign is closed meanwhile, and nothing comes into that one any more', async () => {
    const { disk, keys, numbers } = await dialler()
    const { file, goOn, reached } = slowFile()
    const taking = numbers.takeSample(order, file)
    await reached
    const closing = numbers.closeCampaign(into.campaign)
    goOn()
    await closing
    const taken = await taking
    assert.equal(taken.ok, false)
    assert.deepEqual(await disk.list('vault'), [])
    assert.equal(keys.has(order.key), false)
    const late = await numbers.takeSample(order, slowFile().file)
    assert.ok(!late.ok)
    assert.equal(late.error.what, 'That campaign was closed in the meantime.')
    const back = { into, waiting: [] }
    const returned = await numbers.returnNumbers(back, slowFile().file)
    assert.ok(!returned.ok, 'nor do numbers come back into it')
  })
})
