import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { it } from 'node:test'
import type { CallId, CaseId, SeatId } from '../../src/basics/ids.ts'
import { startExchange } from '../../src/exchange/start-exchange.ts'
import type { SwitchEvent } from '../../src/phone/switch-port.ts'
import { openSwitchboard } from '../../src/switchboard/open-switchboard.ts'
import { fastClock } from '../exchange/fast-clock.ts'

const seats = Array.from({ length: 12 }, (_, n) => String(n + 1).padStart(2, '0') as SeatId)
const wanted = 300

it('a busy shift at many times the speed of life: every call ends once, rings its time, and nobody is a stranger', async () => {
  const clock = fastClock(80)
  const exchange = await startExchange({ clock, seed: 'shift', password: 'x' })
  const numbers = new Map<string, string>()
  const port = openSwitchboard({
    clock,
    wireClock: fastClock(1),
    host: '127.0.0.1',
    port: exchange.port,
    password: 'x',
    numbers: (case_) => numbers.get(case_),
    callerId: '01632960000',
  })
  const histories = new Map<CallId, { kind: SwitchEvent['kind']; at: number; cause?: string }[]>()
  const others: string[] = []
  let ended = 0
  const finished = new Promise<void>((resolve) => {
    port.listen((event) => {
      if ('call' in event) {
        const cause = event.kind === 'ended' ? { cause: event.cause } : {}
        histories.get(event.call)?.push({ kind: event.kind, at: clock.now(), ...cause })
      } else {
        others.push(event.kind)
      }
      if (event.kind === 'seat-up') void dial(event.seat)
      if (event.kind === 'in-conference') talk(event.call)
      if (event.kind !== 'ended') return
      ended += 1
      if (ended === wanted) resolve()
      const seat = seatOf.get(event.call)
      if (seat !== undefined) void dial(seat)
    })
  })
  const seatOf = new Map<CallId, SeatId>()

  async function dial(seat: SeatId): Promise<void> {
    if (histories.size >= wanted) return
    const call = randomUUID() as CallId
    const case_ = `sample.${histories.size}` as CaseId
    numbers.set(case_, `+44${7_700_900_000 + histories.size}`)
    seatOf.set(call, seat)
    histories.set(call, [])
    const done = await port.send({ do: 'dial', call, case: case_, seat })
    assert.deepEqual(done, { ok: true, value: undefined })
  }

  /** Speaks once and, where the respondent does not hang up, ends the call. */
  function talk(call: CallId): void {
    const heard = exchange.ear.hear(call, { place: 'who', read: 'Good morning.', kind: 'opening' })
    clock.after(heard.takes, () => void port.send({ do: 'end-call', call }))
  }

  await port.start()
  for (const seat of seats) await port.send({ do: 'open-seat', seat })
  await finished
  await port.close()
  await exchange.close()

  assert.equal(others.filter((kind) => kind === 'seat-up').length, seats.length)
  assert.deepEqual(
    others.filter((kind) => !['seat-up', 'seat-talking', 'connected'].includes(kind)),
    [],
  )
  const causes = new Set<string | undefined>()
  for (const history of histories.values()) {
    assert.equal(history.filter(({ kind }) => kind === 'ended').length, 1)
    const rang = history.find(({ kind }) => kind === 'ringing')?.at
    const end = history.at(-1)
    causes.add(end?.cause)
    // D7: whoever does not answer has been rung for 15 s.
    if (end?.cause === 'no-answer') assert.ok(rang !== undefined && end.at - rang >= 15_000)
  }
  assert.deepEqual([...causes].sort(), ['busy', 'no-answer', 'normal', 'unobtainable'])
  assert.equal(exchange.refused, 0)
})
