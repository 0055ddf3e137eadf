import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { CallId, CaseId, SeatId } from '../../src/basics/ids.ts'
import { realClock } from '../../src/clock.ts'
import { openSwitchboard } from '../../src/switchboard/open-switchboard.ts'
import { until } from '../support/until.ts'

/** A switch to be measured, in a process of its own: how to reach it and its phones. */
export type MeasuredSwitch = {
  readonly name: string
  readonly port: number
  readonly password: string
  readonly user?: string
  readonly pid: number
  readonly seatAddress: (seat: SeatId) => string
}

export type Lived = {
  /** Milliseconds from the news of each answer to the news that its sound is open. */
  readonly opened: readonly number[]
  /** When each call was answered, in milliseconds of this process, and for which seat. */
  readonly answers: readonly { readonly seat: SeatId; readonly at: number }[]
  /** Milliseconds of processor time for each second that a call was up: of this process, and of the switch's. */
  readonly ours: number
  readonly theirs: number
}

const holds = 1_000

/** So many seats at work at once, each with so many calls, one after the other, each held for a second. */
export async function liveSeats(at: MeasuredSwitch, seats: number, calls: number): Promise<Lived> {
  const ids = Array.from({ length: seats }, (_, n) => String(n + 1).padStart(2, '0') as SeatId)
  const answered = new Map<CallId, number>()
  const opened: number[] = []
  const left = new Map(ids.map((seat) => [seat, calls]))
  const seatOf = new Map<CallId, SeatId>()
  let up = 0
  let over = 0
  let failed = ''
  const phone = openSwitchboard({
    ...{ clock: realClock(), host: '127.0.0.1', port: at.port, password: at.password },
    ...(at.user === undefined ? {} : { user: at.user }),
    ...{ numbers: () => '+447700900123', callerId: '01632960000', silence: 'not-watched' },
    seatAddress: at.seatAddress,
    plainDesks: true,
  })
  const dial = (seat: SeatId) => {
    const more = left.get(seat) ?? 0
    if (more === 0) return
    left.set(seat, more - 1)
    const call = randomUUID() as CallId
    seatOf.set(call, seat)
    void phone.send({ do: 'dial', call, case: 'bench.1' as CaseId, seat }).then((done) => {
      if (!done.ok) failed = done.error.what
    })
  }
  phone.listen((event) => {
    if (event.kind === 'seat-up') up += 1
    if (event.kind === 'answered') answered.set(event.call, performance.now())
    if (event.kind === 'in-conference') {
      opened.push(performance.now() - (answered.get(event.call) ?? Number.NaN))
      setTimeout(() => void phone.send({ do: 'end-call', call: event.call }), holds)
    }
    if (event.kind !== 'ended') return
    over += 1
    if (event.cause !== 'normal') failed = `a call ended as ${event.cause}`
    const seat = seatOf.get(event.call)
    if (seat !== undefined) dial(seat)
  })
  await phone.start()
  for (const seat of ids) await phone.send({ do: 'open-seat', seat })
  await until('every seat', () => up === seats)
  const before = { ours: process.cpuUsage(), theirs: cpuOf(at.pid) }
  for (const seat of ids) dial(seat)
  await until('every call', () => over === seats * calls || failed !== '', 300_000)
  const { user, system } = process.cpuUsage(before.ours)
  const theirs = cpuOf(at.pid) - before.theirs
  for (const seat of ids) await phone.send({ do: 'close-seat', seat })
  await phone.close()
  if (failed !== '') throw new Error(`${at.name}, ${seats} seats: ${failed}`)
  const seconds = (over * holds) / 1_000
  const answers = [...answered].flatMap(([call, moment]) => {
    const seat = seatOf.get(call)
    return seat === undefined ? [] : [{ seat, at: moment }]
  })
  return { opened, answers, ours: (user + system) / 1_000 / seconds, theirs: theirs / seconds }
}

/** Milliseconds of processor time that a process has had so far, after proc(5): in ticks of 10 ms. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}
