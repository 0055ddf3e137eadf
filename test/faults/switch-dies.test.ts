import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import type { Fact } from '../../src/facts/fact.ts'
import type { FactType } from '../../src/facts/shapes.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { type ChildBox, startChildBox } from '../support/child-box.ts'
import { ExchangeChild } from '../support/exchange-child.ts'
import { factsOnDisk } from '../support/facts-on-disk.ts'
import { machineSlowness } from '../support/machine-slowness.ts'
import { until } from '../support/until.ts'
import { SeatClient } from './seat-client.ts'
import { StaffClient } from './staff-client.ts'
import { Told } from './told.ts'

/** Slow enough that two seconds of the switch's are to be measured, fast enough that nobody waits for a phone. */
const speed = 4

describe('the box and the switch, each in a process of its own, when one of them dies or stands still', () => {
  let folder: string
  let exchange: ExchangeChild
  let box: ChildBox
  let seats: readonly SeatClient[]
  let staff: StaffClient

  const life = () =>
    startChildBox({
      ...{ data: join(folder, 'trial'), speed, port: box?.port ?? 0, threads: 2 },
      ...{ colleagues: 0, untimed: true },
      exchange: { port: exchange.port, earPort: 9 },
    })
  const facts = () => factsOnDisk(realDisk(join(folder, 'trial/box')))
  const ofType = async <T extends FactType>(type: T) =>
    (await facts()).filter((fact): fact is Fact<T> => fact.type === type)

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatehouse-switch-'))
    exchange = await ExchangeChild.open(speed)
    box = await life()
    const told = new Told()
    staff = await StaffClient.open(box.origin, told)
    seats = told.seats.map((seat) => new SeatClient(box.origin, seat))
    await Promise.all(seats.map(talking))
  })
  after(async () => {
    await box.kill()
    await exchange.kill()
    await rm(folder, { recursive: true, force: true })
  })

  /** Presses until the seat has answered two questions of a call. */
  async function talking(seat: SeatClient): Promise<void> {
    await until(
      `seat ${seat.told.seat} is talking`,
      async () => {
        if (seat.told.answers.length >= 2 && seat.told.view.startsWith('at ')) return true
        return (await seat.step()) ? undefined : false
      },
      120_000,
    )
  }

  const isUp = (leg: string) => exchange.legs().then((legs) => legs[leg] !== undefined)
  async function callOf(seat: SeatClient): Promise<string> {
    const placed = (await ofType('attempt.placed')).filter(({ on }) => on.seat === seat.told.seat)
    return placed.at(-1)?.on.call ?? assert.fail('no call was placed')
  }
  async function nobodyLostOrTwice(): Promise<void> {
    const placed = await ofType('attempt.placed')
    const ended = new Set((await ofType('attempt.ended')).map(({ on }) => on.call))
    const coded = new Set((await ofType('attempt.coded')).map(({ on }) => on.call))
    const open = placed.filter(({ on }) => !ended.has(on.call) || !coded.has(on.call))
    const atSeats = new Set(open.map(({ on }) => on.seat))
    assert.equal(atSeats.size, open.length, 'one open call a seat at most')
    const cases = placed.map(({ on }) => on.case)
    assert.equal(new Set(cases).size, cases.length, 'no case was dialled twice')
    assert.equal(new Set(exchange.dialled).size, exchange.dialled.length, 'nor was any number')
    assert.ok(exchange.dialled.length <= placed.length, 'nothing was dialled that is not recorded')
  }

  /** D4: one abandoned call among so few stops the campaign until a supervisor has looked. */
  async function goOn(campaign: string): Promise<void> {
    const why: [string, string][] = [
      ['campaign', campaign],
      ['reason', 'checked'],
    ]
    assert.equal((await staff.helen.post('/supervisor/resume-campaign', why)).status, 200)
  }

  it('SIGKILL of the box in mid-call: the conversation goes on, and the page is back within 5 s of the restart', async (test) => {
    const [seat] = seats
    assert.ok(seat, 'a seat')
    const call = await callOf(seat)
    const { view } = seat.told
    const slowness = await machineSlowness()
    await box.kill()
    assert.ok(await isUp(call), 'the respondent is still on the line')
    const began = performance.now()
    box = await life()
    const page = await seat.look()
    const took = performance.now() - began
    assert.equal(page.view, view, 'at the same question')
    // Where other tests keep this machine busy, everything takes as much longer.
    const busy = Math.max(slowness, await machineSlowness())
    test.diagnostic(`back after ${Math.round(took)} ms, on a machine ${busy.toFixed(1)} times slow`)
    assert.ok(took < 5_000 * busy, `back after ${Math.round(took)} ms`)
    assert.ok(await isUp(call), 'and still is')
    seat.told.answers = []
    await talking(seat)
    assert.equal(await callOf(seat), call, 'the next answers are of the same call')
    await nobodyLostOrTwice()
  })

  it('D5: SIGSTOP of the box, the seat lost in mid-call: the message starts within 2 s, and is recorded after', async () => {
    const [, seat] = seats
    assert.ok(seat, 'a second seat')
    const call = await callOf(seat)
    const before = (await ofType('attempt.abandoned')).length
    process.kill(box.pid, 'SIGSTOP')
    const lost = await exchange.drop(seat.told.seat as SeatId)
    const heard = await until('the message', async () => {
      const now = await exchange.stands()
      return now.legs[call] === 'playback' ? now : undefined
    })
    const waited = (heard.since[call] ?? 0) - lost.at
    process.kill(box.pid, 'SIGCONT')
    assert.ok(waited <= 2_000, `${Math.round(waited)} ms of the switch's clock`)
    const abandoned = await until('the record of it', async () => {
      const all = await ofType('attempt.abandoned')
      return all.length > before ? all : undefined
    })
    assert.equal(abandoned.at(-1)?.on.call, call)
    const incidents = await ofType('incident.opened')
    assert.ok(
      incidents.some(({ on, data }) => on.call === call && data.kind === 'abandoned-call'),
      'an incident is opened',
    )
    const coded = await until('its outcome', async () =>
      (await ofType('attempt.coded')).find(({ on }) => on.call === call),
    )
    assert.equal(coded.data.outcome, 'abandoned')
    const locked = Number(coded.data.notBefore) - Number(abandoned.at(-1)?.at)
    assert.ok(locked >= 72 * 3_600_000, `D8: locked for ${locked / 3_600_000} h`)
    await goOn(abandoned.at(-1)?.on.campaign ?? '')
    seat.told.answers = []
    await talking(seat)
    await nobodyLostOrTwice()
  })

  it('D5: SIGSTOP of the box while a phone rings, and the seat lost: who answers hears the message at once', async () => {
    const [, , seat] = seats
    assert.ok(seat, 'a third seat')
    await exchange.answersWhenTold(true)
    const rings = async () =>
      Object.entries(await exchange.legs()).find(([, is]) => is === 'ringing')
    const [call] = await until('its next call to ring', async () => {
      if (seat.told.view !== 'calling') await seat.step()
      return rings()
    })
    process.kill(box.pid, 'SIGSTOP')
    const dropped = await exchange.drop(seat.told.seat as SeatId)
    assert.equal(dropped.legs[call], 'ringing', 'the seat is lost before the answer')
    const legs = Object.keys(dropped.legs).length
    await until('its leg to be gone', async () => {
      return Object.keys(await exchange.legs()).length < legs
    })
    const heard = (await exchange.answer(call)).legs[call]
    await exchange.answersWhenTold(false)
    process.kill(box.pid, 'SIGCONT')
    assert.equal(heard, 'playback', 'the message, in the moment of the answer')
    const lost = await until('the record of it', async () =>
      (await ofType('attempt.abandoned')).find(({ on }) => on.call === call),
    )
    await goOn(lost.on.campaign ?? '')
    seat.told.answers = []
    await Promise.all(seats.map(talking))
    await nobodyLostOrTwice()
  })

  it('an ordinary end plays no message', async () => {
    const before = (await ofType('attempt.abandoned')).length
    const coded = seats.map(({ told }) => told.coded)
    await Promise.all(
      seats.map((seat, at) =>
        until(
          `seat ${seat.told.seat} ends a call`,
          async () => {
            await seat.step()
            return seat.told.coded > (coded[at] ?? 0)
          },
          180_000,
        ),
      ),
    )
    assert.equal((await ofType('attempt.abandoned')).length, before)
  })

  it('SIGKILL of the switch: calls close as line lost, seats come back by themselves, nobody is lost or dialled twice', async () => {
    await Promise.all(seats.map(talking))
    const calls = await Promise.all(seats.map(callOf))
    await exchange.kill()
    await until('the news of it', async () => (await ofType('switch.disconnected')).length > 0)
    const placed = (await ofType('attempt.placed')).length
    await exchange.start()
    const ends = await until('every call to be closed', async () => {
      const ended = (await ofType('attempt.ended')).filter(({ on }) =>
        calls.includes(on.call ?? ''),
      )
      return ended.length === calls.length ? ended : undefined
    })
    assert.deepEqual([...new Set(ends.map(({ data }) => data.cause))], ['line-lost'])
    const between =
      (await facts()).filter(({ type }) => type === 'switch.connected').at(-1)?.seq ?? 0
    const early = (await ofType('attempt.placed')).slice(placed).filter(({ seq }) => seq < between)
    assert.deepEqual(early, [], 'nothing is dialled while the switch is away')
    for (const seat of seats) seat.told.answers = []
    await Promise.all(seats.map(talking))
    await nobodyLostOrTwice()
    assert.equal(await box.stop(), 0)
  })
})
