import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hour, instant } from '../../src/basics/instant.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { agreeHold, requestHold } from '../../src/facts/decide-hold.ts'
import { takeExit } from '../../src/facts/decide-interview.ts'
import { openIncident } from '../../src/facts/decide-supervise.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import { tick } from '../../src/facts/decide-tick.ts'
import { agent, call, case_, morning, second, standingClock, supervisor } from './ground.ts'
import { type House, restarted, talking } from './house.ts'
import { SimulatedDisk } from './simulated-disk.ts'

/** A respondent threatens somebody; the call ends and its case is final. */
async function threatened(disk: SimulatedDisk, clock = standingClock()): Promise<House> {
  const opened = await talking(disk, clock)
  const { writer } = opened.ground
  const incident = await writer.do((s, c) =>
    openIncident(s, c, supervisor, { kind: 'threat', seat: agent.seat }),
  )
  assert.ok(incident.ok)
  assert.ok((await writer.do((s, c) => requestHold(s, c, supervisor, incident.value))).ok)
  assert.ok((await writer.do((s, c) => agreeHold(s, c, second, incident.value))).ok)
  await writer.do((s, c) => takeExit(s, c, agent, 'refuses'))
  await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'ended', call, cause: 'normal' }))
  assert.ok((await writer.do((s, c) => confirmOutcome(s, c, agent, 'refuses'))).ok)
  await opened.keeping.idle()
  return opened
}

describe('the number of a final case that two people hold (G5)', () => {
  it('is there until the hold ends by itself, and then is overwritten with a fact', async () => {
    const clock = standingClock()
    const { ground, stores, keeping } = await threatened(new SimulatedDisk(), clock)
    const number = stores.numberOf(case_)
    assert.ok(number)
    const pass = async (ms: number) => {
      clock.at = instant(morning + ms)
      await ground.writer.do(tick)
      await keeping.idle()
    }
    await pass(72 * hour - 1)
    assert.equal(stores.numberOf(case_), number)
    await pass(72 * hour)
    assert.equal(stores.numberOf(case_), undefined)
    assert.deepEqual([...ground.writer.ahead.doomedNumbers], [])
  })

  it('survives a start while it is held, and does not survive a start after', async () => {
    const disk = new SimulatedDisk()
    const { stores } = await threatened(disk)
    const number = stores.numberOf(case_)
    const held = await restarted(disk.afterPowerCut())
    assert.equal(held.stores.numberOf(case_), number)
    const late = await restarted(disk.afterPowerCut(), standingClock(instant(morning + 73 * hour)))
    assert.equal(late.stores.numberOf(case_), undefined, 'gone before any door opens')
  })
})
