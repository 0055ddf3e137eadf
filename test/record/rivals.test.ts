import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DocumentHash, PersonId, SeatId } from '../../src/basics/ids.ts'
import { hour, later } from '../../src/basics/instant.ts'
import type { Result } from '../../src/basics/result.ts'
import type { Ctx, Decision, Refusal } from '../../src/facts/decide.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { answerBlock } from '../../src/facts/decide-interview.ts'
import { addPerson } from '../../src/facts/decide-people.ts'
import { prepareRelease } from '../../src/facts/decide-release.ts'
import { openingChecks, openShift } from '../../src/facts/decide-room.ts'
import { assignSeats } from '../../src/facts/decide-seats.ts'
import { takeOver } from '../../src/facts/decide-supervise.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import type { Actor, Fact } from '../../src/facts/fact.ts'
import type { State } from '../../src/facts/state.ts'
import type { Ground } from '../../src/record/open-ground.ts'
import { openGates } from '../facts/paper-room.ts'
import { fc } from '../support/fast-check.ts'
import {
  again,
  agent,
  call,
  campaign,
  morning,
  note,
  second,
  supervisor,
  withCall,
  withCampaign,
} from './ground.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const governor: Actor = { person: 'ruth' as PersonId, role: 'governor' }
const seat = '02' as SeatId

type Deed = (state: State, ctx: Ctx) => Decision<unknown>
/** A box where each of the deeds would be let through if it came alone, and only one of them ever. */
type Rivals = {
  readonly box: (disk: SimulatedDisk) => Promise<Ground>
  readonly deeds: (ground: Ground) => readonly Deed[]
  /** The same deed once more changes nothing, and is not refused. */
  readonly sameIsFine?: true
}

async function talking(disk: SimulatedDisk): Promise<Ground> {
  const ground = await withCall(disk)
  await ground.writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'answered', call }))
  return ground
}

async function wrappingUp(disk: SimulatedDisk): Promise<Ground> {
  const ground = await talking(disk)
  await ground.writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'ended', call, cause: 'normal' }))
  return ground
}

async function twoStrangers(disk: SimulatedDisk): Promise<Ground> {
  const ground = await withCall(disk)
  for (const person of ['one', 'two'] as PersonId[])
    await note(ground, {
      type: 'person.added',
      on: { person },
      data: { role: 'agent', key: ground.keys.take() },
      secret: { name: { first: 'Sam', last: person }, gates: openGates(morning) },
    })
  return ground
}

const rivals = {
  'open the shift': {
    box: withCampaign,
    deeds: () =>
      [supervisor, second].map((by) => (s, c) => {
        const checks = Object.keys(openingChecks)
        return openShift(s, c, by, { slot: 'AM', until: later(c.now, hour), campaign, checks })
      }),
  },
  'take over one call': {
    box: talking,
    deeds: () => [supervisor, second].map((by) => (s, c) => takeOver(s, c, by, call)),
  },
  'seat two agents at one seat': {
    box: twoStrangers,
    sameIsFine: true,
    deeds: () =>
      ['one', 'two'].map(
        (person) => (s, c) => assignSeats(s, c, supervisor, [{ seat, person: person as PersonId }]),
      ),
  },
  'seat one agent at two seats': {
    box: twoStrangers,
    sameIsFine: true,
    deeds: () =>
      ['02', '03'].map(
        (at) => (s, c) =>
          assignSeats(s, c, supervisor, [{ seat: at as SeatId, person: 'one' as PersonId }]),
      ),
  },
  'press the same page twice': {
    box: talking,
    deeds: ({ writer }) => {
      const [interview] = writer.ahead.interviews.values()
      const { at = '', turns: turn = 0 } = interview ?? {}
      const press: Deed = (s, c) =>
        answerBlock(s, c, agent, { place: at, turn, answer: { kind: 'said' } })
      return [press, press]
    },
  },
  'confirm one outcome': {
    box: wrappingUp,
    deeds: () =>
      (['refuses', 'machine'] as const).map((one) => (s, c) => confirmOutcome(s, c, agent, one)),
  },
  'prepare a release of one campaign': {
    box: withCampaign,
    deeds: () =>
      [1, 2].map((n) => (s, c) => {
        const document = s.campaigns.get(campaign)?.sheet ?? ('' as DocumentHash)
        return prepareRelease(s, c, governor, { campaign, document, responses: 10 * n })
      }),
  },
  'take one username': {
    box: withCampaign,
    deeds: () =>
      ['One', 'Two'].map((last) => (s, c) => {
        const body = { name: { first: 'Sam', last }, username: 's.same' }
        return addPerson(s, c, undefined, { role: 'supervisor', body })
      }),
  },
} satisfies Record<string, Rivals>

const won = (done: readonly Result<unknown, Refusal>[]) => done.filter((one) => one.ok).length

describe('of deeds in one batch that exclude each other', () => {
  for (const [what, { box, deeds, sameIsFine }] of Object.entries(rivals) as [string, Rivals][]) {
    it(`exactly one wins, the first: ${what}`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat(1), { minLength: 2, maxLength: 5 }), async (crowd) => {
          const order = sameIsFine ? [crowd[0], 1 - (crowd[0] ?? 0)] : crowd
          const disk = new SimulatedDisk()
          const ground = await box(disk)
          const [one, other] = deeds(ground)
          assert.ok(one && other)
          const alone = [one, other].map((deed) => deed(ground.writer.ahead, ctxOf(ground)).ok)
          assert.deepEqual(alone, [true, true], 'each of them could win')
          const synced: (readonly Fact[])[] = []
          ground.writer.onSynced((facts) => synced.push(facts))
          const { syncs } = disk
          const done = await Promise.all(order.map((n) => ground.writer.do(n === 0 ? one : other)))
          assert.equal(won(done), 1)
          assert.equal(done[0]?.ok, true)
          assert.ok(disk.syncs - syncs <= 2, 'they shared one batch of each journal')
          const { ahead } = await againAfterCut(disk)
          assert.equal(ahead.seq, ground.writer.ahead.seq + 1, 'and a start finds what was told')
        }),
        { numRuns: 5 },
      )
    })
  }
})

async function againAfterCut(disk: SimulatedDisk) {
  return (await again(disk.afterPowerCut())).writer
}

/** What a decision is given, to ask what it would say: nothing of it is kept. */
function ctxOf({ writer }: Ground): Ctx {
  let found: Ctx | undefined
  void writer.read((_state, ctx) => {
    found = ctx
  })
  assert.ok(found)
  return found
}
