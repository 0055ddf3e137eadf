import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { hour } from '../../src/basics/instant.ts'
import type { Fact } from '../../src/facts/fact.ts'
import type { FactType } from '../../src/facts/shapes.ts'
import { trialSampleCsv } from '../../src/fieldwork/trial-sample.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { AtWork } from '../faults/kill-rounds.ts'
import type { SeatClient } from '../faults/seat-client.ts'
import type { Site } from '../faults/site.ts'
import { startApartSite } from '../support/apart/apart-site.ts'
import { startApartWeb } from '../support/apart/apart-web.ts'
import { factsOnDisk } from '../support/facts-on-disk.ts'
import { until } from '../support/until.ts'
import { findRealSwitch } from './real/find-real-switch.ts'
import { freeUdpPort } from './real/free-port.ts'
import { FreeSwitch } from './real/free-switch.ts'
import { sounds } from './real/laboratory.ts'
import { FarEndPhone, register } from './real/sipp.ts'
import { Sound } from './real/sound.ts'

const found = findRealSwitch()
const skip = 'missing' in found && found.missing
const programs = 'missing' in found ? { freeswitch: '', sipp: '' } : found
const ringsBack = join(import.meta.dirname, '../fixtures/carrier/rings-back.xml')
const everySeat = ['01', '02', '03', '90']

describe('the box, its dialler and a real FreeSWITCH, each a process of its own', { skip }, () => {
  const phones = new Map<string, FarEndPhone>()
  let freeSwitch: FreeSwitch
  let respondents: Sound
  let carrier: FarEndPhone
  let web: Site
  let room: AtWork
  let site: Awaited<ReturnType<typeof startApartSite>>

  before(async () => {
    freeSwitch = await FreeSwitch.open(programs.freeswitch)
    respondents = await Sound.open()
    respondents.say(800)
    carrier = await FarEndPhone.withSound(programs.sipp, respondents, freeSwitch.ports.trunk)
    for (const seat of everySeat) await plug(seat)
    site = await startApartSite({
      speed: 1,
      real: { ...freeSwitch.account, signals: freeSwitch.signals },
    })
    const apart = await site.connect()
    const sample = await site.sealed(trialSampleCsv('real', 600))
    apart.end()
    web = await startApartWeb(site)
    room = await AtWork.on(web, sample)
    await room.begin()
  })
  after(async () => {
    await web?.close()
    for (const phone of phones.values()) await phone.vanish()
    await carrier?.vanish()
    respondents?.close()
    await freeSwitch?.close()
  })

  /** A phone that says where it is, as one does that has just been plugged in. */
  async function plug(seat: string): Promise<void> {
    const before = phones.get(seat)
    await before?.vanish()
    const port = before?.port ?? (await freeUdpPort())
    const { seats } = freeSwitch.ports
    const password = freeSwitch.secrets.desks[seat] ?? ''
    // Refused until the switch has forgotten where it was.
    await until(`seat ${seat} to be registered`, () =>
      register(programs.sipp, `seat${seat}`, password, port, seats).then(
        () => true,
        () => false,
      ),
    )
    phones.set(seat, await FarEndPhone.open(programs.sipp, 'answer-hold', port))
  }
  const facts = () => factsOnDisk(realDisk(join(web.data, 'site')))
  const ofType = async <T extends FactType>(type: T) =>
    (await facts()).filter((fact): fact is Fact<T> => fact.type === type)
  const legs = async () => await freeSwitch.ask('show channels as json')
  async function callOf({ told: { seat } }: SeatClient): Promise<string> {
    const placed = (await ofType('attempt.placed')).filter(({ on }) => on.seat === seat)
    return placed.at(-1)?.on.call ?? assert.fail(`no call was placed at seat ${seat}`)
  }
  async function talking(seat: SeatClient, answers = 2): Promise<void> {
    seat.told.answers = []
    const answered = async () => {
      if (seat.told.answers.length >= answers && seat.told.view.startsWith('at ')) return true
      return (await seat.step()) ? undefined : false
    }
    await until(`seat ${seat.told.seat} is talking`, answered, 60_000)
  }
  async function nobodyTwice(): Promise<void> {
    const cases = (await ofType('attempt.placed')).map(({ on }) => on.case)
    assert.equal(new Set(cases).size, cases.length, 'no case was dialled twice')
  }

  it('SIGKILL of the box in mid-call: the conversation goes on, and the page is back at its question within 5 s', async (t) => {
    const [seat] = room.seats
    assert.ok(seat, 'a seat')
    await talking(seat)
    const call = await callOf(seat)
    const { view } = seat.told
    await web.kill()
    assert.match(await legs(), new RegExp(call), 'the respondent is on the line')
    const began = performance.now()
    await web.start()
    const page = await until('the page', () => seat.look().catch(() => undefined))
    const took = performance.now() - began
    t.diagnostic(`the page was back ${Math.round(took)} ms after the start`)
    assert.equal(page.view, view, 'at the same question')
    assert.ok(took < 5_000, `${Math.round(took)} ms`)
    assert.match(await legs(), new RegExp(call), 'and still is')
    await talking(seat, 1)
    assert.equal(await callOf(seat), call, 'the next answer is of the same call')
  })

  it('D5, D8: a seat that is lost in mid-call: the message within 2 s, abandoned in the record, 72 h for the case', async (t) => {
    const [, seat] = room.seats
    assert.ok(seat, 'a second seat')
    await talking(seat)
    const call = await callOf(seat)
    const lost = performance.now()
    await phones.get(seat.told.seat)?.vanish()
    const { hz } = sounds.information
    const heard = await until('the message', () => respondents.heardFrom(hz, lost, 3_000), 10_000)
    t.diagnostic(`heard ${Math.round(heard - lost)} ms after the seat was lost`)
    assert.ok(heard - lost <= 2_000, `${Math.round(heard - lost)} ms`)
    const coded = await until('its outcome', async () =>
      (await ofType('attempt.coded')).find(({ on }) => on.call === call),
    )
    assert.equal(coded.data.outcome, 'abandoned')
    const abandoned = (await ofType('attempt.abandoned')).find(({ on }) => on.call === call)
    const locked = Number(coded.data.notBefore) - Number(abandoned?.at)
    assert.ok(locked >= 72 * hour, `locked for ${locked / hour} h`)
    const incident = (await ofType('incident.opened')).find(({ on }) => on.call === call)
    assert.equal(incident?.data.kind, 'abandoned-call')
    await plug(seat.told.seat)
    // One abandoned call among so few stops the campaign until a supervisor has looked (D4).
    const fields: [string, string][] = [
      ['campaign', abandoned?.on.campaign ?? ''],
      ['reason', 'checked'],
    ]
    assert.equal((await room.staff.helen.post('/supervisor/resume-campaign', fields)).status, 200)
    await talking(seat)
    await nobodyTwice()
  })

  it('T3: who rings back and presses 9 is on the list and in the record, and hears it', async () => {
    const list = () => readFileSync(join(site.config.data, 'lists/do-not-call.slots'))
    const before = list()
    const caller = await Sound.open()
    const phone = await FarEndPhone.play(programs.sipp, ringsBack, await freeUdpPort(), [
      ...['-m', '1', '-key', 'caller', '07700900456', '-key', 'rtp', String(caller.port)],
      ...['-key', 'privacy', 'X-Nothing: 0', `127.0.0.1:${freeSwitch.ports.carrier}`],
    ])
    const hears = (name: keyof typeof sounds) =>
      until(`the message ${name}`, () => caller.hears(sounds[name].hz, 200) > 6_000, 15_000)
    await hears('call-back')
    caller.press(9)
    await hears('noted')
    const noted = (await ofType('number.suppressed')).filter(({ on }) => on.case === undefined)
    assert.equal(noted.length, 1)
    assert.notDeepEqual(list(), before)
    await phone.vanish()
    caller.close()
  })

  it('SIGKILL of the switch: calls close as line lost, seats come back by themselves, nobody is lost or dialled twice', async (t) => {
    await Promise.all(room.seats.map(talking))
    const calls = await Promise.all(room.seats.map(callOf))
    await freeSwitch.kill()
    await until('the news of it', async () => (await ofType('switch.disconnected')).length > 0)
    const placed = (await ofType('attempt.placed')).length
    await freeSwitch.start()
    const back = performance.now()
    for (const seat of everySeat) await plug(seat)
    const ends = await until('every call to be closed', async () => {
      const all = await ofType('attempt.ended')
      const ended = all.filter(({ on }) => calls.includes(on.call ?? ''))
      return ended.length === calls.length ? ended : undefined
    })
    assert.deepEqual([...new Set(ends.map(({ data }) => data.cause))], ['line-lost'])
    const up = (await ofType('switch.connected')).at(-1)?.seq ?? 0
    const early = (await ofType('attempt.placed')).slice(placed).filter(({ seq }) => seq < up)
    assert.deepEqual(early, [], 'nothing is dialled while the switch is away')
    await Promise.all(room.seats.map(talking))
    t.diagnostic(
      `everybody was on a call ${Math.round(performance.now() - back)} ms after its start`,
    )
    await nobodyTwice()
  })

  it('what an honest phone sends on its line all the while is counted as no misuse', async () => {
    assert.deepEqual(await ofType('seat.misused'), [])
    const seats = (await ofType('seat.line')).map(({ on }) => on.seat as SeatId)
    assert.ok(new Set(seats).size >= 3, 'three seats had a line')
  })
})
