import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CaseId } from '../../src/basics/ids.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { takeExit } from '../../src/facts/decide-interview.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import { turns } from './day-dialler.ts'
import { agent, call, case_ } from './ground.ts'
import { talking } from './house.ts'
import { SimulatedDisk } from './simulated-disk.ts'

/** A conversation, on a disk whose syncs can be held. */
async function atWork() {
  const disk = new SimulatedDisk()
  const opened = await talking(disk)
  let letGo: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const hold = () => {
    disk.beforeSync = () => held
  }
  return { ...opened, ...opened.ground, hold, letGo }
}

describe('what goes for good goes once the disk says so, whoever asked for it before', () => {
  it('no key is destroyed of a fact that is still on its way: a crash would leave a record that names it', async () => {
    const { writer, keys, keeping, hold, letGo } = await atWork()
    const [interview] = writer.ahead.interviews.values()
    const key = interview?.key ?? assert.fail('there is an interview')
    await writer.do((s, c) => takeExit(s, c, agent, 'refuses'))
    await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'ended', call, cause: 'normal' }))
    hold()
    const over = writer.do((s, c) => confirmOutcome(s, c, agent, 'refuses'))
    keeping.run({ do: 'destroy-keys' })
    await turns(30)
    assert.ok(writer.ahead.doomedKeys.has(key), 'the fact is on its way')
    assert.ok(keys.has(key), 'the key is there')
    letGo()
    await over
    await keeping.idle()
    assert.equal(keys.has(key), false)
  })

  it('no number is overwritten of a case that is not final on the disk yet', async () => {
    const { writer, stores, keeping, hold, letGo } = await atWork()
    await writer.do((s, c) => takeExit(s, c, agent, 'refuses'))
    await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'ended', call, cause: 'normal' }))
    await keeping.idle()
    const erased: CaseId[] = []
    const { numbers } = stores
    const erase = async (cases: readonly CaseId[]) => {
      erased.push(...cases)
      await numbers.erase(cases)
    }
    Object.assign(stores, { numbers: { ...numbers, index: numbers.index, erase } })
    hold()
    const coded = writer.do((s, c) => confirmOutcome(s, c, agent, 'refuses'))
    keeping.run({ do: 'erase-numbers' })
    await turns(30)
    assert.ok(writer.ahead.doomedNumbers.has(case_), 'the fact is on its way')
    assert.deepEqual(erased, [])
    letGo()
    await coded
    await keeping.idle()
    assert.deepEqual(erased, [case_])
  })
})
