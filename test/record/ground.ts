import assert from 'node:assert/strict'
import type { Clock } from '../../src/basics/clock.ts'
import type {
  CallId,
  CampaignId,
  CaseId,
  PersonId,
  SampleId,
  SeatId,
  ShiftId,
} from '../../src/basics/ids.ts'
import { hour, type Instant, later } from '../../src/basics/instant.ts'
import { ok } from '../../src/basics/result.ts'
import { trialSettings } from '../../src/config.ts'
import { beginAgain } from '../../src/facts/decide-upkeep.ts'
import type { Actor, NewFact } from '../../src/facts/fact.ts'
import type { Sheet } from '../../src/facts/sheet.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import { writeCaseSlots } from '../../src/record/case-slots.ts'
import type { Disk } from '../../src/record/disk.ts'
import { NumberList } from '../../src/record/number-list.ts'
import { type Ground, openGround } from '../../src/record/open-ground.ts'
import { openVault } from '../../src/record/vault.ts'
import { createVault } from '../../src/record/vault-import.ts'
import { canonicalText } from '../../src/scripts/canonical.ts'
import { trialScript } from '../scripts/trial-script.ts'
import { sheetFor } from '../support/a-live-day.ts'
import { openStores } from '../support/near-stores.ts'
import { SimulatedDisk } from './simulated-disk.ts'

export const supervisor: Actor = { person: 'helen' as PersonId, role: 'supervisor' }
export const second: Actor = { person: 'imran' as PersonId, role: 'supervisor' }
export const agent = { person: 'dan' as PersonId, role: 'agent', seat: '01' as SeatId } as const
export const campaign = 'campaign' as CampaignId
export const sample = 'sample' as SampleId
export const call = 'call' as CallId
export const case_ = `${sample}.0` as CaseId

/** Kept for drama (D17). */
export const numbers = Array.from({ length: 10 }, (_, i) => `+4416329600${i}0`)

export const morning = instantAt('2026-11-24', 10 * hour)

/** A clock that stands where it is put. */
export function standingClock(now: Instant = morning) {
  const clock = {
    at: now,
    now: () => clock.at,
    after: () => () => undefined,
    every: () => () => undefined,
  }
  return clock
}

/** The record on a simulated disk: the writer and what it stands on, and no switch and no pages. */
export async function openOn(disk: Disk, clock: Clock = standingClock()): Promise<Ground> {
  const opened = await openGround({ disk, clock, settings: trialSettings, site: 'test' })
  if (!opened.ok) assert.fail(opened.error)
  await opened.value.writer.do(() =>
    ok({
      facts: [{ type: 'box.started', data: { version: 'x', mode: 'trial' } }],
      reply: undefined,
    }),
  )
  return opened.value
}

/** Facts that nobody had to decide. */
export async function note({ writer }: Ground, ...facts: readonly NewFact[]): Promise<void> {
  await writer.do(() => ok({ facts, reply: undefined }))
}

/** A live campaign of ten cases, in the record of a box that is founded. */
export async function withCampaign(
  disk = new SimulatedDisk(),
  clock?: Clock,
  declared: Partial<Sheet> = {},
): Promise<Ground> {
  const ground = await openOn(disk, clock)
  const { keys, documents, writer } = ground
  const script = await documents.put(canonicalText(trialScript()))
  const sheet = await documents.put(JSON.stringify({ ...sheetFor(script), ...declared }))
  const data = { name: 'trial', from: 'json', taken: 1, changed: 0, refused: 0, report: script }
  const person = (by: Actor): NewFact => ({
    type: 'person.added',
    on: { person: by.person },
    data: { role: by.role, key: keys.take() },
    secret: { name: { first: 'Dan', last: 'Archer' }, prisonNumber: 'A1001AA' },
  })
  await writer.do((_state, ctx) =>
    ok({
      facts: [
        { type: 'box.founded', data: { key: ctx.key() } },
        ...[supervisor, second, agent].map(person),
        { type: 'script.imported', on: { script }, data },
        { type: 'script.approved', on: { script }, data: {} },
        {
          type: 'campaign.created',
          on: { campaign },
          data: { sheet, key: ctx.key(), poolKey: ctx.key(), doneKey: ctx.key() },
        },
      ],
      reply: undefined,
    }),
  )
  // A campaign's files are made with its first sample.
  const stores = await openStores(disk, keys, ground.mixingKey, writer.ahead)
  const key = keys.take()
  const vault = await createVault({ disk, keys, sample, key })
  for (const number of numbers) vault.add(number)
  await vault.finish()
  const list = new NumberList()
  for (const number of numbers) list.add(number)
  const sealed = await openVault({ disk, keys, sample, key })
  assert.ok(sealed)
  await writeCaseSlots(disk, sample, sealed, list)
  await note(
    ground,
    {
      type: 'sample.imported',
      on: { campaign, sample },
      data: { key, about: sheet, slots: numbers.length, leftOut: 'none' },
    },
    { type: 'campaign.approved', on: { campaign }, data: {} },
  )
  await stores.close()
  await keys.ready()
  return ground
}

/** And a shift with an agent at seat 1, whose call rings. */
export async function withCall(
  disk = new SimulatedDisk(),
  clock?: Clock,
  declared: Partial<Sheet> = {},
): Promise<Ground> {
  const ground = await withCampaign(disk, clock, declared)
  const until = later(morning, 2 * hour)
  await note(
    ground,
    {
      type: 'shift.opened',
      by: supervisor,
      on: { shift: 'shift' as ShiftId, campaign },
      data: { slot: 'AM', until, checks: [], campaign, key: ground.keys.take() },
    },
    { type: 'presence.confirmed', by: supervisor, data: { until } },
    {
      type: 'seat.assigned',
      on: { seat: agent.seat, person: agent.person },
      data: { workingName: 'Alex' },
    },
    { type: 'session.opened', by: agent, on: { seat: agent.seat }, data: { token: 't', until } },
    {
      type: 'attempt.placed',
      on: { call, case: case_, campaign, seat: agent.seat, sample },
      data: { fresh: 0 },
    },
  )
  return ground
}

/** The same disk in a new process, with what start-up settles of the two journals. */
export async function again(disk: SimulatedDisk): Promise<Ground> {
  const ground = await openOn(disk)
  await ground.writer.do(beginAgain)
  return ground
}
