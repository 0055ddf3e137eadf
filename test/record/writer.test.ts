import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ok, type Result } from '../../src/basics/result.ts'
import type { Refusal } from '../../src/facts/decide.ts'
import { handOver, openingChecks, openShift, stepOut } from '../../src/facts/decide-room.ts'
import { takeOver } from '../../src/facts/decide-supervise.ts'
import type { Fact } from '../../src/facts/fact.ts'
import type { Ground } from '../../src/record/open-ground.ts'
import { fc } from '../support/fast-check.ts'
import {
  again,
  call,
  campaign,
  morning,
  note,
  openOn,
  second,
  standingClock,
  supervisor,
  withCall,
  withCampaign,
} from './ground.ts'
import { SimulatedDisk } from './simulated-disk.ts'

/** Holds every sync until it is let go. */
function held(disk: SimulatedDisk) {
  let letGo: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  disk.beforeSync = () => gate
  return () => {
    disk.beforeSync = () => Promise.resolve()
    letGo()
  }
}

/** A few turns of the event loop: enough for anything that does not wait for the disk. */
async function turns(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve))
}

const open = ({ writer }: Ground, by = supervisor) =>
  writer.do((state, ctx) =>
    openShift(state, ctx, by, {
      slot: 'AM',
      until: (morning + 3_600_000) as never,
      campaign,
      checks: Object.keys(openingChecks),
    }),
  )

const won = (done: readonly Result<unknown, Refusal>[]) => done.filter((one) => one.ok).length

describe('the one writer', () => {
  it('of two deeds in one batch that exclude each other, exactly one wins', async () => {
    const ground = await withCampaign()
    const done = await Promise.all([open(ground), open(ground, second), open(ground)])
    assert.equal(won(done), 1)
    assert.equal(done[0]?.ok, true, 'the first one to come')
  })

  it('whatever crowd of deeds comes at once, the winners are those of one after the other', async () => {
    const disk = new SimulatedDisk()
    const ground = await withCall(disk)
    await note(ground, {
      type: 'attempt.answered',
      on: { call, interview: 'i' as never },
      data: {},
    })
    const deeds = {
      take: () => ground.writer.do((s, c) => takeOver(s, c, supervisor, call)),
      takeToo: () => ground.writer.do((s, c) => takeOver(s, c, second, call)),
      out: () => ground.writer.do((s, c) => stepOut(s, c, supervisor)),
      over: () => ground.writer.do((s, c) => handOver(s, c, supervisor, second.person)),
      open: () => open(ground),
    }
    let taken = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...(Object.keys(deeds) as (keyof typeof deeds)[])), {
          minLength: 2,
          maxLength: 12,
        }),
        async (crowd) => {
          const done = await Promise.all(crowd.map((deed) => deeds[deed]()))
          taken += done.filter((one, i) => one.ok && crowd[i]?.startsWith('take')).length
          assert.equal(won(done.filter((_, i) => crowd[i] === 'open')), 0)
          // Who stepped out is out until somebody hands over to them: never twice in a row.
          const outs = done.filter((one, i) => one.ok && crowd[i] === 'out').length
          assert.ok(outs <= 1)
        },
      ),
      { numRuns: 40 },
    )
    assert.equal(taken, 1, 'a call is taken over once, however many tried')
  })

  it('nothing is acknowledged, done or shown before it is on disk', async () => {
    const disk = new SimulatedDisk()
    const ground = await withCampaign(disk)
    const heard: string[] = []
    const { writer } = ground
    writer.onSynced((facts) => heard.push(...facts.map(({ type }) => `synced ${type}`)))
    writer.onEffects((effects) => heard.push(...effects.map((one) => `effect ${one.do}`)))
    const letGo = held(disk)
    const deed = open(ground).then(() => heard.push('replied'))
    const look = writer.read((state) => state.shift).then(() => heard.push('read'))
    await turns()
    assert.ok(writer.ahead.shift, 'it is decided')
    assert.deepEqual(heard, [], 'and nobody has been told')
    letGo()
    await Promise.all([deed, look])
    assert.deepEqual(heard.slice(0, 4), [
      'synced shift.opened',
      'synced presence.confirmed',
      'synced enquiry.day_begun',
      'effect switch',
    ])
    assert.deepEqual(heard.slice(4).sort(), ['read', 'replied'])
  })

  it('a refusal waits for the facts it was decided on', async () => {
    const disk = new SimulatedDisk()
    const ground = await withCampaign(disk)
    const letGo = held(disk)
    const first = open(ground)
    let told = false
    const late = open(ground, second).then((done) => {
      told = true
      return done
    })
    await turns()
    assert.equal(told, false)
    letGo()
    assert.equal((await first).ok, true)
    assert.equal((await late).ok, false)
  })

  it('P9: after one sync that failed nothing is acknowledged any more, and the box is told once', async () => {
    const disk = new SimulatedDisk()
    const ground = await withCampaign(disk)
    const { writer } = ground
    const failures: Error[] = []
    const heard: Fact[] = []
    writer.onFailed((cause) => failures.push(cause))
    writer.onSynced((facts) => heard.push(...facts))
    const lines = writer.tail.seq
    disk.failAt = disk.operations + 2
    const crowd = await Promise.allSettled([open(ground), open(ground, second)])
    const after = await Promise.allSettled([open(ground), writer.read((state) => state.shift)])
    for (const one of [...crowd, ...after]) assert.equal(one.status, 'rejected')
    assert.equal(failures.length, 1)
    assert.deepEqual(heard, [])
    const reopened = await openOn(disk.afterPowerCut())
    assert.equal(reopened.writer.ahead.shift, undefined)
    assert.equal(reopened.writer.tail.seq, lines + 1, 'what was acknowledged, and the new start')
  })

  it('a fact that cannot be folded stops the box: what is ahead would be no state of any disk', async () => {
    const ground = await withCampaign()
    const { writer } = ground
    const failures: Error[] = []
    writer.onFailed((cause) => failures.push(cause))
    await assert.rejects(
      writer.do(() =>
        ok({
          facts: [
            { type: 'deed.refused', data: { deed: 'x', rule: 'x' } },
            { type: 'room.resumed', data: {} },
          ],
          reply: undefined,
        }),
      ),
      /about a shift that is not there/,
    )
    assert.equal(failures.length, 1)
    await assert.rejects(open(ground))
  })

  it('a decision that throws has changed nothing, and the next one is taken', async () => {
    const ground = await withCampaign()
    const before = ground.writer.tail.seq
    await assert.rejects(
      ground.writer.do(() => {
        throw new Error('surprise')
      }),
    )
    assert.equal(ground.writer.tail.seq, before)
    assert.equal((await open(ground)).ok, true)
  })

  it('a clock that went back is a fact, and the order of the lines does not depend on it', async () => {
    const disk = new SimulatedDisk()
    const ground = await withCampaign(disk)
    await ground.writer.close()
    const clock = standingClock((morning - 60_000) as never)
    const late = await openOn(disk, clock)
    assert.equal(late.writer.ahead.at, morning - 60_000)
    const seen: Fact[] = []
    late.writer.onSynced((facts) => seen.push(...facts))
    clock.at = (morning - 120_000) as never
    await note(late, { type: 'switch.connected', data: {} })
    assert.deepEqual(
      seen.map(({ type, data }) => [type, data]),
      [
        ['clock.jumped', { byMs: -60_000 }],
        ['switch.connected', {}],
      ],
    )
  })

  it('a new process folds the same facts to the same state', async () => {
    const disk = new SimulatedDisk()
    const ground = await withCall(disk)
    const { state } = { state: structuredClone(stateOf(ground)) }
    await ground.writer.close()
    const reopened = await again(disk)
    assert.deepEqual(stateOf(reopened), state)
  })
})

function stateOf({ writer }: Ground) {
  const { people, calls, cases, campaigns, samples, sessions, seats, shift } = writer.ahead
  return { people, calls, cases, campaigns, samples, sessions, seats, shift }
}
