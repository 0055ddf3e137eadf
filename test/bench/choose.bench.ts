import type { CaseId, IncidentId, SeatId } from '../../src/basics/ids.ts'
import { hour, later } from '../../src/basics/instant.ts'
import { placeNext } from '../../src/facts/decide-dial.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import { mostCells } from '../../src/fieldwork/check-quotas.ts'
import { Strata } from '../../src/fieldwork/even-strata.ts'
import { stratumByCode } from '../../src/fieldwork/quota-strata.ts'
import { campaign, PaperRoom, sample } from '../facts/paper-room.ts'
import { inTurns, type Measure } from './measure.ts'

const cases = 1_000_000
const touched = 500_000
const rounds = 500

/** What is promised of each step at a million cases, in milliseconds: well under one. */
const most = 1

/** The next case of a seat out of a million, half of them tried before, beside a bare Map and an array. */
export async function chooseBench(): Promise<readonly Measure[]> {
  const of = cases.toLocaleString('en-GB')
  const due = bigRoom({ due: touched })
  const rooms = [
    [`next fresh case of ${of}`, bigRoom({})],
    [
      `the same in ${strataCodes.length} strata, 100 quota cells, 50 calls up`,
      bigRoom({ strata: true }),
    ],
    [`next due case, ${touched.toLocaleString('en-GB')} due`, due],
  ] as const
  const bare = bareRoom()
  const measures: Measure[] = []
  for (const [what, room] of rooms) {
    let alone = 0
    const { figure } = await inTurns(
      5,
      async () => each(() => chosen(room)),
      async () => {
        alone = each(bare)
        return alone
      },
    )
    const map = `a bare Map and array alone ${(alone * 1000).toFixed(2)} µs`
    measures.push({
      what: `${what}: choose`,
      unit: 'ms',
      figure,
      limit: most,
      against: `the promise; ${map}`,
    })
  }
  const steps = [
    ['choose, ring, code, put back', () => wholeAttempt(due)],
    ['counting a campaign', () => void counts(due)],
  ] as const
  for (const [what, step] of steps) {
    const measured = await inTurns(
      5,
      async () => each(step),
      async () => most,
    )
    measures.push({ what, unit: 'ms', ...measured, against: 'the promise' })
  }
  return measures
}

function each(work: () => unknown): number {
  const begun = performance.now()
  for (let i = 0; i < rounds; i++) work()
  return (performance.now() - begun) / rounds
}

/** Decides only: nothing is folded, so that each look meets the same million. */
function chosen(room: PaperRoom): void {
  const decision = placeNext(room.state, room.ctx(), '01' as SeatId, room.world)
  if (!decision.ok || decision.value.reply === undefined) throw new Error('Nobody to ring')
}

function wholeAttempt(room: PaperRoom): void {
  const { state } = room
  const placed = placeNext(state, room.ctx(), '01' as SeatId, room.world)
  if (!placed.ok || placed.value.reply === undefined) throw new Error('Nobody to ring')
  room.add(...placed.value.facts)
  const event = { kind: 'ended', call: placed.value.reply, cause: 'no-answer' } as const
  const ended = takeSwitchEvent(state, room.ctx(), event)
  if (ended.ok) room.add(...ended.value.facts)
  room.facts.length = 0
  const seat = state.seats.get('01' as SeatId)
  if (seat) delete seat.pauseUntil
}

function counts({ state }: PaperRoom): number {
  const known = state.campaigns.get(campaign)
  const left = (known?.samples ?? []).map((id) => state.samples.get(id))
  const attempts = [...(known?.outcomes.values() ?? [])].reduce((all, n) => all + n, 0)
  return left.reduce((all, one) => all + (one ? one.slots - one.nextFresh : 0), attempts)
}

function bigRoom({
  due = 0,
  strata = false,
}: {
  readonly due?: number
  readonly strata?: boolean
}) {
  const room = new PaperRoom({ slots: cases, settings: { agentsPerSupervisor: 100 } })
  for (let slot = 0; slot < due; slot++) {
    const id = `${sample}.${slot}` as CaseId
    const notBefore = later(room.now, -hour - ((slot * 7919) % due))
    const lastAt = later(room.now, -100 * hour)
    const known = { id, campaign, attempts: 1, lastAt, askedBack: false, notBefore }
    room.state.cases.set(id, { ...known, lastOutcome: 'no-answer' })
    room.state.retries.add(id, notBefore)
  }
  const known = room.state.samples.get(sample)
  if (known) known.nextFresh = due
  // A year of a busy room.
  for (let n = 0; n < 5_000; n++) {
    const on = { incident: `incident-${n}` as IncidentId }
    room.add({ type: 'incident.opened', on, data: { kind: 'line-fault' } })
    room.add({ type: 'incident.closed', on, data: {} })
  }
  if (strata) withStrata(room)
  room.facts.length = 0
  room.ready(1)
  return room
}

/** Every stratum that a sample can have. */
const strataCodes = Array.from({ length: 256 }, (_, code) => code).filter(
  (code) => stratumByCode(code) !== undefined,
)

/** As many quota cells as a sheet may have, over two bands each, and half a room on the line. */
function withStrata(room: PaperRoom): void {
  const codes = Uint8Array.from(
    { length: cases },
    (_, n) => strataCodes[(n * 31) % strataCodes.length] ?? 0,
  )
  const strata = new Strata(codes)
  room.world = { ...room.world, strataOf: () => strata }
  const nested = strataCodes.flatMap((code) => {
    const of = Object.entries(stratumByCode(code) ?? {})
    return of.length < 2
      ? []
      : [{ of: of.map(([stratum, is]) => ({ stratum, is: [is] })), target: 1000 }]
  })
  room.sheet = { quotas: nested.slice(0, mostCells) }
  for (let number = 2; number <= 51; number++) {
    room.ready(number)
    if (room.place(number) === undefined) throw new Error('Nobody to ring')
  }
}

function bareRoom(): () => void {
  const slots = Array.from({ length: cases }, (_, slot) => slot)
  const known = new Map<string, number>()
  let next = 0
  return () => {
    const slot = slots[next++ % cases] ?? 0
    known.set(`${sample}.${slot}`, slot)
  }
}
