import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { second } from '../../src/basics/instant.ts'
import { err, ok } from '../../src/basics/result.ts'
import type { SwitchEvent } from '../../src/phone/switch-port.ts'
import { AccountBook } from '../../src/switchboard/account-book.ts'
import type { Line } from '../../src/switchboard/link.ts'
import { EndedLegs } from '../../src/switchboard/office.ts'
import { SeatKeeper } from '../../src/switchboard/seat-keeper.ts'
import { HandClock } from '../exchange/hand-clock.ts'

const seat = '01' as SeatId

it('D1: a seat whose phone was changed is rung for no more, and its line ends though the switch missed the first word', async () => {
  const clock = new HandClock()
  const [ended, told]: [string[], SwitchEvent[]] = [[], []]
  let takes = false
  const line = {
    api: async (command: string) => {
      ended.push(command)
      return takes ? ok('+OK') : err({ code: 'timed-out', what: 'No answer.' })
    },
    background: async () => ok(undefined),
  } as unknown as Line
  const tell = (event: SwitchEvent) => void told.push(event)
  const office = { clock, line, tell, asked: () => 0, endedLegs: new EndedLegs() }
  const none = () => undefined
  const hooks = { changed: none, misused: none }
  const seats = new SeatKeeper(office, new AccountBook(line, {}), hooks)
  await seats.open(seat)
  const [leg = ''] = seats.legs()
  seats.hear({ kind: 'joined', leg, room: 'seat-01', member: 1 })
  assert.ok(seats.isReady(seat), 'its line is up')
  for (const phone of ['its own', 'another']) seats.hearPhone({ kind: 'registered', seat, phone })
  clock.move(5 * second)
  assert.equal(ended.length, 1, 'the switch is told, and does not hear')
  assert.equal(seats.isReady(seat), false)
  takes = true
  const there = { leg, state: 'up', doing: 'conference', phone: seat, apart: false } as const
  const members = [{ leg, member: 1, room: 'seat-01', heard: false }]
  seats.settle({ snapshot: { legs: [there], members }, asked: 1, gap: false })
  assert.equal(ended.length, 2, 'it is told again')
  seats.hear({ kind: 'hung-up', leg, cause: 'normal' })
  assert.deepEqual(told.at(-1), { kind: 'seat-down', seat, cause: 'phone-changed' })
  seats.stop()
})
