import assert from 'node:assert/strict'
import { it } from 'node:test'
import { type Random, seeded } from '../../src/basics/seeded.ts'
import type { Faults } from '../../src/exchange/faults.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { factsOnDisk } from '../support/facts-on-disk.ts'
import { until } from '../support/until.ts'
import { AtWork, slowly } from './kill-rounds.ts'

const rounds = 12

it('whatever the wire does to a room at work, no case is lost or dialled twice, and every call is closed', async (test) => {
  const chance = seeded('wire')
  const room = await AtWork.open()
  const { exchange, dialled } = room.site
  try {
    await room.begin()
    for (let round = 0; round < rounds; round++) {
      exchange.play(someFaults(chance))
      if (round % 3 === 2) exchange.cut()
      const [pressed, looked] = [room.pressed, room.looked]
      // A wire in trouble may let nobody press anything: then the next trouble comes.
      await room.work(() => room.pressed - pressed >= 25 || room.looked - looked >= 150)
    }
    exchange.play({})
    await untilQuiet(room)
    assert.equal(await room.site.stop(), 0)
    const facts = await factsOnDisk(realDisk(`${room.site.data}/box`))
    const ofType = (type: string) => facts.filter((fact) => fact.type === type)
    const placed = ofType('attempt.placed')
    const each = (type: string) => ofType(type).map(({ on }) => on.call)
    for (const type of ['attempt.ended', 'attempt.coded']) {
      const calls = each(type)
      assert.equal(new Set(calls).size, calls.length, `${type} once a call`)
      const open = placed.filter(({ on }) => !calls.includes(on.call))
      assert.deepEqual(
        open.map(({ on }) => on.call),
        [],
        `${type} for every call`,
      )
    }
    const cases = placed.map(({ on }) => on.case)
    assert.equal(new Set(cases).size, cases.length, 'no case was dialled twice')
    assert.equal(new Set(dialled).size, dialled.length, 'nor was any number')
    assert.ok(dialled.length <= placed.length, 'nothing was dialled that is not recorded')
    const alone = Object.values(exchange.rooms()).map((members) => members.length)
    assert.deepEqual(alone, [1, 1, 1, 1], 'three seats and the supervisor are in their places')
    assert.equal(Object.keys(exchange.legs()).length, alone.length, 'no other leg is left up')
    assert.deepEqual(ofType('incident.opened'), [], 'no leg was taken for a stranger')
    test.diagnostic(`${placed.length} calls, ${dialled.length} of them rang`)
    assert.ok(placed.length >= 10, 'there was something to lose')
  } finally {
    await room.site.close()
  }
})

function someFaults(chance: Random): Faults {
  const share = chance() * 0.5
  const lateBy = 200 + Math.floor(chance() * 5_000)
  const fate = (['lost', 'twice', { lateBy }] as const)[Math.floor(chance() * 3)] ?? 'lost'
  return {
    fate: () => (chance() < share ? fate : 'told'),
    ...(chance() < 0.5
      ? { chunks: [1 + Math.floor(chance() * 900), 1 + Math.floor(chance() * 9_000)] }
      : {}),
    ...(chance() < 0.4 ? { answersAfter: Math.floor(chance() * 4_000) } : {}),
    ...(chance() < 0.3 ? { breaksAfter: 500 + Math.floor(chance() * 20_000) } : {}),
    ...(chance() < 0.2 ? { busyOut: true } : {}),
  }
}

/** The shift goes on until every seat has done a call that began after the trouble; then every agent takes a break. */
async function untilQuiet(room: AtWork): Promise<void> {
  const before = room.told.seats.map(({ coded }) => coded)
  await room.work(() => room.told.seats.every(({ coded }, at) => coded >= (before[at] ?? 0) + 2))
  const held = await room.staff.helen.post('/supervisor/stop', [['stop', 'close']])
  assert.equal(held.status, 200)
  await until(
    'every call to be closed',
    async () => {
      for (const seat of room.seats) await seat.step().catch(() => false)
      const page = await room.staff.helen.get('/supervisor')
      return !/On a call|Calling|Ringing|Coding|Message playing/.test(page.text) || undefined
    },
    slowly,
  )
}
