import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { InterviewId } from '../../src/basics/ids.ts'
import { type Keys, openKeys } from '../../src/record/keys.ts'
import { openSteps, padStep, type StepLine, stepBytes, unpadStep } from '../../src/record/steps.ts'
import { SimulatedDisk } from './simulated-disk.ts'

async function open(disk: SimulatedDisk, rotateBytes?: number) {
  const found: StepLine[] = []
  const options = { disk, each: (line: StepLine) => found.push(line) }
  const opened = await openSteps(rotateBytes === undefined ? options : { ...options, rotateBytes })
  assert.ok(opened.ok)
  return { ...opened.value, found }
}

async function stepsWith(keys: Keys, disk: SimulatedDisk, rotateBytes?: number) {
  const key = keys.take()
  const interview = 'i1' as InterviewId
  const { steps } = await open(disk, rotateBytes)
  const add = (after: number, answer: string) => {
    const body = keys.seal(key, padStep(Buffer.from(answer)), interview)
    return steps.append([{ after, interview, key, body }])
  }
  return { steps, key, add, interview }
}

async function someKeys(): Promise<Keys> {
  const keys = await openKeys({ disk: new SimulatedDisk(), masterKey: new Uint8Array(32) })
  await keys.ready()
  return keys
}

describe('the steps', () => {
  it("come back after a power cut, each opened by its interview's key", async () => {
    const disk = new SimulatedDisk()
    const keys = await someKeys()
    const { add, key, interview } = await stepsWith(keys, disk, 8000)
    for (const answer of ['yes', 'no', '', 'a longer answer']) await add(9, answer)
    const { found, cut } = await open(disk.afterPowerCut())
    const answers = found.map((line) => {
      const opened = keys.open(key, 'body' in line ? line.body : '', interview)
      return opened.ok && Buffer.from(unpadStep(opened.value)).toString()
    })
    assert.deepEqual(answers, ['yes', 'no', '', 'a longer answer'])
    assert.deepEqual(
      found.map((line) => [line.seq, line.after]),
      [
        [1, 9],
        [2, 9],
        [3, 9],
        [4, 9],
      ],
    )
    assert.equal(cut, undefined)
  })

  it('are all of one length, and a body of another is refused', async () => {
    const disk = new SimulatedDisk()
    const { add, steps, key, interview } = await stepsWith(await someKeys(), disk)
    await add(1, '')
    await add(1, 'x'.repeat(stepBytes - 4))
    const lines = Buffer.from(disk.get('steps/000001.jsonl')).toString().trim().split('\n').slice(1)
    assert.equal(new Set(lines.map((line) => line.length)).size, 1)
    assert.throws(() => padStep(new Uint8Array(stepBytes - 3)), /do not fit/)
    assert.throws(
      () => steps.append([{ after: 1, interview, key, body: 'c2hvcnQ=' }]),
      /characters/,
    )
  })

  it('are gone from the disk at shift close, whenever the power goes, and begin again', async () => {
    for (let cutAt = 1; cutAt <= 8; cutAt++) {
      const disk = new SimulatedDisk()
      const { add, steps } = await stepsWith(await someKeys(), disk, 4000)
      for (let n = 0; n < 4; n++) await add(1, 'yes')
      disk.cutAt = disk.operations + cutAt
      const closed = await steps.deleteAll().then(
        () => true,
        () => false,
      )
      const after = disk.afterPowerCut()
      const again = await open(after)
      if (closed) assert.equal(again.found.length, 0)
      await again.steps.deleteAll()
      assert.deepEqual((await open(after)).found, [])
      const files = await after.list('steps')
      assert.deepEqual(files, ['000001.jsonl'])
    }
  })

  it('go on after they were deleted', async () => {
    const disk = new SimulatedDisk()
    const { add, steps } = await stepsWith(await someKeys(), disk)
    await add(1, 'yes')
    await steps.deleteAll()
    await add(2, 'no')
    const { found } = await open(disk.afterPowerCut())
    assert.deepEqual(
      found.map((line) => [line.seq, line.after]),
      [[1, 2]],
    )
  })

  it('lose only a torn tail', async () => {
    const disk = new SimulatedDisk()
    const { add } = await stepsWith(await someKeys(), disk)
    await add(1, 'yes')
    await add(1, 'no')
    const bytes = disk.get('steps/000001.jsonl')
    disk.put('steps/000001.jsonl', bytes.slice(0, -5))
    const { found, cut } = await open(disk)
    assert.equal(found.length, 1)
    assert.ok((cut?.bytes ?? 0) > 1000)
  })
})
