import type {
  CampaignId,
  CaseId,
  KeyId,
  PersonId,
  SampleId,
  SeatId,
  ShiftId,
} from '../../src/basics/ids.ts'
import type { Instant } from '../../src/basics/instant.ts'
import { ok } from '../../src/basics/result.ts'
import type { Actor, NewFact } from '../../src/facts/fact.ts'
import type { Sheet } from '../../src/facts/sheet.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import { dramaRanges } from '../../src/phone/drama-numbers.ts'
import type { Disk } from '../../src/record/disk.ts'
import type { Ground } from '../../src/record/open-ground.ts'
import { createVault } from '../../src/record/vault-import.ts'
import { canonicalText } from '../../src/scripts/canonical.ts'
import type { Script } from '../../src/scripts/script.ts'
import { openGates } from '../facts/paper-room.ts'
import { sheetFor } from './a-live-day.ts'
import type { NearStores } from './near-stores.ts'

export const campaign = 'campaign' as CampaignId
export const sample = 'sample' as SampleId
export const governor: Actor = { person: 'ruth' as PersonId, role: 'governor' }
export const supervisor: Actor = { person: 'helen' as PersonId, role: 'supervisor' }

export function agentAt(seat: number): Actor & { readonly seat: SeatId } {
  const id = String(seat).padStart(2, '0') as SeatId
  return { person: `agent-${seat}` as PersonId, role: 'agent', seat: id }
}

/** Every number the exchange would ring (D17), in order. */
export function everyDramaNumber(): string[] {
  return dramaRanges
    .filter(({ kind }) => kind !== 'to-be-refused')
    .flatMap(({ pattern }) =>
      Array.from({ length: 1000 }, (_, i) => pattern.replace('###', String(i).padStart(3, '0'))),
    )
}

/** A box is founded, with one of each kind of staff and an agent for each seat. */
export async function foundPeople(ground: Ground, seats: number): Promise<void> {
  const { writer, keys } = ground
  await keys.ready()
  await writer.do((_s, ctx) =>
    ok({
      facts: [
        { type: 'box.started', data: { version: 'x', mode: 'trial' } },
        { type: 'box.founded', data: { key: ctx.key() } },
      ],
      reply: undefined,
    }),
  )
  const agents = Array.from({ length: seats }, (_, i) => agentAt(i + 1))
  for (const one of [supervisor, governor, ...agents]) await note(ground, added(one, keys.take()))
}

type Campaign = {
  readonly disk: Disk
  readonly script: Script
  readonly cases: number
  readonly quotas?: Sheet['quotas']
}

/** A live campaign over the first so many drama numbers. Gives the number of each case. */
export async function foundCampaign(
  ground: Ground,
  stores: NearStores,
  { disk, script: asked, cases, quotas }: Campaign,
): Promise<ReadonlyMap<CaseId, string>> {
  const { documents, keys, writer } = ground
  await keys.ready()
  const script = await documents.put(canonicalText(asked))
  const sheet = await documents.put(JSON.stringify({ ...sheetFor(script), quotas }))
  const data = { name: 'trial', from: 'json', taken: 1, changed: 0, refused: 0, report: script }
  const own = { sheet, key: keys.take(), poolKey: keys.take(), doneKey: keys.take() }
  await note(
    ground,
    { type: 'script.imported', on: { script }, data },
    { type: 'script.approved', on: { script }, data: {} },
    { type: 'campaign.created', on: { campaign }, data: own },
  )
  await stores.openCampaign(writer.ahead, campaign)
  const key = keys.take()
  const vault = await createVault({ disk, keys, sample, key })
  const numbers = everyDramaNumber().slice(0, cases)
  for (const number of numbers) vault.add(number)
  const slots = await vault.finish()
  const about = { key, about: sheet, slots: numbers.length, leftOut: 'none' }
  await note(
    ground,
    { type: 'sample.imported', on: { campaign, sample }, data: about },
    { type: 'campaign.approved', on: { campaign }, data: {} },
  )
  await stores.openSample(writer.ahead, sample)
  return new Map([...slots].map((slot, row) => [`${sample}.${slot}` as CaseId, numbers[row] ?? '']))
}

/** A shift, with a supervisor present to its end and every seat's agent ready. */
export async function openTheShift(
  ground: Ground,
  until: Instant,
  seats: number,
  shift = 'shift' as ShiftId,
): Promise<void> {
  await note(
    ground,
    {
      type: 'shift.opened',
      by: supervisor,
      on: { shift, campaign },
      data: { slot: 'AM', until, checks: [], campaign, key: ground.keys.take() },
    },
    { type: 'presence.confirmed', by: supervisor, data: { until } },
    { type: 'switch.connected', data: {} },
  )
  for (let i = 1; i <= seats; i++) {
    const by = agentAt(i)
    const on = { seat: by.seat, person: by.person }
    await note(
      ground,
      { type: 'seat.assigned', by: supervisor, on, data: { workingName: `Name ${i}` } },
      { type: 'seat.line', on: { seat: by.seat }, data: { up: true } },
      { type: 'person.acknowledged', by, on: { person: by.person }, data: {} },
      {
        type: 'session.opened',
        by,
        on: { seat: by.seat },
        data: { token: `t-${i}-${shift}`, until },
      },
      { type: 'agent.ready', by, on: { seat: by.seat }, data: {} },
    )
  }
}

async function note({ writer }: Ground, ...facts: readonly NewFact[]): Promise<void> {
  await writer.do(() => ok({ facts, reply: undefined }))
}

function added({ person, role }: Actor, key: KeyId): NewFact {
  const gates = role === 'agent' ? { gates: openGates(instantAt('2026-11-24', 0)) } : {}
  const secret = { name: { first: person, last: person }, ...gates }
  return { type: 'person.added', on: { person }, data: { role, key }, secret }
}
