import type { CaseId, SeatId } from '../../src/basics/ids.ts'
import { hour, later } from '../../src/basics/instant.ts'
import { placeNext } from '../../src/facts/decide-dial.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import { Strata } from '../../src/fieldwork/even-strata.ts'
import { campaign, PaperRoom, sample } from '../facts/paper-room.ts'
import { inTurns, type Measure } from './measure.ts'

const cases = 1_000_000
const touched = 500_000
const rounds = 500

/** The next case of a seat out of a million, half of them tried before, beside a bare Map and an array. */
export async function fieldworkBench(): Promise<readonly Measure[]> {
  const of = cases.toLocaleString('en-GB')
  const fresh = bigRoom(0, false)
  const strata = bigRoom(0, true)
  const due = bigRoom(touched, false)
  const bare = bareRoom()
  const measures: Measure[] = []
  for (const [what, room] of [
    [`next fresh case of ${of}`, fresh],
    [`next fresh case of ${of} in 100 strata`, strata],
    [`next due case, ${touched.toLocaleString('en-GB')} due`, due],
  ] as const) {
    const measured = await inTurns(
      5,
      async () => each(() => chosen(room)),
      async () => each(bare),
    )
    const against = 'a bare Map and array: take the next, mark it'
    measures.push({ what: `${what}: choose`, unit: 'ms', ...measured, against })
  }
  const whole = await inTurns(
    5,
    async () => each(() => wholeAttempt(due)),
    async () => 1,
  )
  const against = 'the promise: well under a millisecond'
  measures.push({ what: 'choose, ring, code, put back', unit: 'ms', ...whole, against })
  const counted = await inTurns(
    5,
    async () => each(() => void counts(due)),
    async () => 1,
  )
  measures.push({ what: 'counting a campaign', unit: 'ms', ...counted, against })
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

function bigRoom(due: number, withStrata: boolean): PaperRoom {
  const room = new PaperRoom({ slots: cases })
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
  if (withStrata) {
    const strata = new Strata(Uint16Array.from({ length: cases }, (_, n) => (n * 31) % 100))
    room.world = { ...room.world, strataOf: () => strata }
  }
  room.ready(1)
  return room
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
