import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, afterEach, before, describe, it } from 'node:test'
import type { CallId, CaseId, SeatId } from '../../src/basics/ids.ts'
import { until } from '../support/until.ts'
import { BoxProcess } from './real/box-process.ts'
import { findRealSwitch } from './real/find-real-switch.ts'
import { FreeSwitch } from './real/free-switch.ts'
import { sounds } from './real/laboratory.ts'
import { FarEndPhone } from './real/sipp.ts'
import { Sound } from './real/sound.ts'

const found = findRealSwitch()
const skip = 'missing' in found && found.missing
const programs = 'missing' in found ? { freeswitch: '', sipp: '' } : found
const seat = '01' as SeatId
const call = 'dddddddd-0000-4000-8000-000000000001' as CallId
const [agentSays, respondentSays, loud] = [500, 800, 3_000]
const ringsLong = join(import.meta.dirname, '../fixtures/carrier/answer-late-sound.xml')

describe('what a real FreeSWITCH does with our process stopped or dead', { skip }, () => {
  let freeSwitch: FreeSwitch
  let box: BoxProcess
  let agent: Sound
  let respondent: Sound
  let phone: FarEndPhone
  let carrier: FarEndPhone
  before(async () => {
    freeSwitch = await FreeSwitch.open(programs.freeswitch)
  })
  afterEach(async () => {
    await box.kill()
    await freeSwitch.ask('hupall').catch(() => '')
    for (const one of [phone, carrier]) await one.vanish()
    for (const one of [agent, respondent]) one.close()
  })
  after(() => freeSwitch.close())

  async function open(late: boolean): Promise<void> {
    agent = await Sound.open()
    respondent = await Sound.open()
    agent.say(agentSays)
    respondent.say(respondentSays)
    phone = await FarEndPhone.withSound(programs.sipp, agent)
    carrier = late
      ? await FarEndPhone.play(programs.sipp, ringsLong, freeSwitch.ports.trunk, [
          '-key',
          'rtp',
          String(respondent.port),
        ])
      : await FarEndPhone.withSound(programs.sipp, respondent, freeSwitch.ports.trunk)
    box = await BoxProcess.start(freeSwitch, new Map([[seat, phone]]))
    box.send({ do: 'open-seat', seat })
    await box.hears('seat-up')
    box.send({ do: 'dial', call, case: 'sample.1' as CaseId, seat })
    await box.hears(late ? 'ringing' : 'in-conference')
  }
  const conversation = () =>
    until(
      'both to hear each other',
      () => agent.hears(respondentSays, 300) > loud && respondent.hears(agentSays, 300) > loud,
    )
  const message = (since: number) =>
    until('the message', () => respondent.heardFrom(sounds.information.hz, since, loud))

  it('D5: the seat is lost in mid-call, our process stopped: the message is heard within 2 s', async (t) => {
    await open(false)
    await conversation()
    box.freeze()
    await phone.vanish()
    agent.close()
    const lost = performance.now()
    const waited = (await message(lost)) - lost
    t.diagnostic(`heard ${Math.round(waited)} ms after the seat was lost`)
    assert.ok(waited <= 2_000, `heard after ${waited} ms`)
    agent = await Sound.open()
  })

  it('D5: nobody is at the seat at the answer, our process stopped: the message is heard within 2 s', async (t) => {
    await open(true)
    box.freeze()
    await phone.vanish()
    agent.close()
    const lost = performance.now()
    const heard = await message(lost)
    const answered = respondent.firstPacketAfter(lost) ?? heard
    t.diagnostic(`heard ${Math.round(heard - answered)} ms after the first packet`)
    assert.ok(heard - answered <= 2_000, `heard ${heard - answered} ms after the answer`)
    agent = await Sound.open()
  })

  it('our process is killed in mid-call: the conversation goes on, and another finds it again', async (t) => {
    await open(false)
    await conversation()
    await box.kill()
    const end = performance.now() + 2_000
    // Nobody is there who could mend what was cut: whoever is heard now was heard all the while.
    await until('two seconds of talk with nobody there', () => {
      const heard = (by: Sound, hz: number) => by.hears(hz, 1_500) > loud
      const both = heard(respondent, agentSays) && heard(agent, respondentSays)
      return performance.now() > end && both
    })
    const began = performance.now()
    const resume = { seats: [seat], calls: [{ call, seat }] }
    box = await BoxProcess.start(freeSwitch, new Map([[seat, phone]]), resume)
    t.diagnostic(`found again ${Math.round(performance.now() - began)} ms after the start`)
    assert.ok(performance.now() - began < 5_000)
    assert.deepEqual(
      box.told.map(({ kind }) => kind).filter((kind) => kind !== 'seat-talking'),
      ['seat-up', 'answered', 'in-conference', 'connected'],
    )
    await conversation()
    box.send({ do: 'end-call', call })
    await box.hears('ended')
  })
})
