import assert from 'node:assert/strict'
import type { AttemptRow } from '../../src/facts/attempt-row.ts'
import type { FactShapes } from '../../src/facts/shapes.ts'
import type { Case } from '../../src/facts/state.ts'
import type { Disk } from '../../src/record/disk.ts'
import { readKeys } from '../../src/record/keys.ts'
import { loadMasterKey } from '../../src/record/master-key.ts'
import { loadSavedState } from '../../src/record/state-view.ts'
import { factsOnDisk } from './facts-on-disk.ts'
import { indexClues, readIndex } from './index-clues.ts'

/** One fact that he can read: of the record, and of the steps where their key is still there. */
type Seen = {
  readonly seq: number
  readonly at: number
  readonly type: string
  readonly on: Readonly<Record<string, string | undefined>>
  readonly data: unknown
  readonly by?: { readonly person: string; readonly role: string }
}

/** What the disk tells of the length of one completed interview, in as many ways as he can think of. */
export type Clues = { readonly case: string; readonly clues: readonly number[] }

/**
 * Everything that bears on how long each completed interview took, with the master key and every key that is left:
 * the times of its call where they can be read; otherwise how much else its agent did in the shift, where its row
 * stands, what the saved state still says of its case, and what the enquiry index tells of its number (`numberOf`, by
 * case: he is told more than the disk does).
 */
export async function cluesOn(
  disk: Disk,
  numberOf: ReadonlyMap<string, string>,
): Promise<readonly Clues[]> {
  const facts = (await factsOnDisk(disk)) as readonly Seen[]
  const timed = timedCalls(facts)
  if (timed.length > 0) return timed
  const master = await loadMasterKey(disk, { create: false })
  assert.ok(master.ok, 'he has the master key')
  const keys = await readKeys(disk, master.value)
  const saved = await loadSavedState(disk, keys)
  assert.ok(saved, 'there is a saved state')
  const told = indexClues(await readIndex(disk, keys, saved.state))
  const rows = [...rowsIn(facts, [...saved.state.cases.values()])]
  return rows.map((one) => {
    const more = told.get(numberOf.get(one.case) ?? '')
    assert.ok(more, 'the index tells of everybody who was rung')
    return { case: one.case, clues: [...one.clues, ...more] }
  })
}

/** Calls whose own facts can be read: their times, their places among their neighbours, and the lines in between. */
function timedCalls(facts: readonly Seen[]): Clues[] {
  const placed = placesInTime(facts)
  const begun = new Map<string, Seen>()
  const ended = new Map<string, Seen>()
  for (const fact of facts) {
    const call = fact.on['call'] ?? ''
    if (fact.type === 'attempt.answered') begun.set(call, fact)
    if (fact.type === 'attempt.ended') ended.set(call, fact)
  }
  return facts.flatMap(({ type, on, data }) => {
    if (type !== 'attempt.coded' || (data as AttemptRow).outcome !== 'completed') return []
    const [from, to] = [begun.get(on['call'] ?? ''), ended.get(on['call'] ?? '')]
    if (!from || !to) return []
    const apart = (placed.get(to) ?? 0) - (placed.get(from) ?? 0)
    return { case: on['case'] ?? '', clues: [to.at - from.at, apart, to.seq - from.seq] }
  })
}

function* rowsIn(facts: readonly Seen[], cases: readonly Case[]): Generator<Clues> {
  const saved = new Map(cases.map((one, index) => [one.id as string, { ...one, index }]))
  const shifts = figuresIn(facts)
  const gaps = gapsIn(facts)
  for (const { type, on, data } of facts) {
    if (type !== 'shift.calls') continue
    const { attempts } = data as { readonly attempts: readonly AttemptRow[] }
    const shift = shifts.get(on['shift'] ?? '') ?? []
    const whole = attempts.filter(({ outcome }) => outcome === 'completed').length
    for (const [index, row] of attempts.entries()) {
      if (row.outcome !== 'completed') continue
      const known = saved.get(row.case)
      const slot = Number(row.case.slice(row.case.lastIndexOf('.') + 1))
      const kept = [known?.index ?? 0, known?.lastAt ?? 0, known?.notBefore ?? 0, known?.attempts]
      const clues = [
        attempts.length,
        whole,
        attempts.length / whole,
        index,
        slot,
        ...kept,
        ...shift,
        ...(gaps.get(`${on['shift']} ${on['person']}`) ?? [0, 0, 0]).flatMap((gap) => [
          gap,
          gap - unansweredCall * attempts.filter(({ spoke }) => !spoke).length,
        ]),
      ]
      yield { case: row.case, clues: clues.map((clue) => clue ?? 0) }
    }
  }
}

/**
 * Between whatever a line of the record says of an agent's seat, and the next such line: the first of these times
 * that may hold a call, the longest and the middle one, by shift and agent. Who does something after every call leaves the
 * length of a call there.
 */
function gapsIn(facts: readonly Seen[]): ReadonlyMap<string, readonly number[]> {
  const times = new Map<string, number[]>()
  const atSeat = new Map<string, string>()
  let shift = ''
  for (const { type, at, on, by } of facts) {
    if (type === 'shift.opened') {
      shift = on['shift'] ?? ''
      atSeat.clear()
    }
    if (type === 'shift.calls' || type === 'seat.counted') continue
    if (type === 'seat.assigned') atSeat.set(on['seat'] ?? '', on['person'] ?? '')
    const person = by?.role === 'agent' ? by.person : (on['person'] ?? atSeat.get(on['seat'] ?? ''))
    if (person === undefined) continue
    const name = `${shift} ${person}`
    times.set(name, [...(times.get(name) ?? []), at])
  }
  const found = new Map<string, readonly number[]>()
  for (const [name, all] of times) {
    const gaps = all.slice(1).map((at, i) => at - (all[i] ?? at))
    const long = gaps.filter((gap) => gap > leastCall)
    const [first = 0] = long
    long.sort((a, b) => a - b)
    found.set(name, [first, long.at(-1) ?? 0, long[long.length >> 1] ?? 0])
  }
  return found
}

/** No interview is over sooner, with its ringing; and so long takes a call that nobody answers, with the pause after it. */
const [leastCall, unansweredCall] = [60_000, 28_000]

/** What each shift's own figures say of the interviews that were held in it: their length, and how many an hour. */
function figuresIn(facts: readonly Seen[]): ReadonlyMap<string, readonly number[]> {
  const shifts = new Map<string, readonly number[]>()
  for (const { type, on, data } of facts) {
    if (type !== 'shift.figures') continue
    const { hours, length } = data as FactShapes['shift.figures']['data']
    const inAll = length.minutes / length.interviews
    const busy = Math.max(...hours.map(({ completed }) => completed))
    shifts.set(on['shift'] ?? '', [inAll, length.interviews / hours.length, busy])
  }
  return shifts
}

/** Facts of one minute spread evenly over it, in their order: sharper than the minute where many are. */
function placesInTime(facts: readonly Seen[]): Map<Seen, number> {
  const minutes = new Map<number, Seen[]>()
  for (const fact of facts) {
    const minute = Math.floor(fact.at / 60_000)
    minutes.set(minute, [...(minutes.get(minute) ?? []), fact])
  }
  const times = new Map<Seen, number>()
  for (const [minute, those] of minutes)
    for (const [i, fact] of those.entries())
      times.set(fact, (minute + (i + 0.5) / those.length) * 60_000)
  return times
}

export type Example = { readonly clues: readonly number[]; readonly truly: boolean }

/**
 * What somebody guesses of the `others` who knows the true answers of half the interviews (`known`): whatever is
 * likelier among the known ones that are most alike. He takes the clue, and the number of neighbours, that serve him
 * best among those he knows.
 */
export function guessed(known: readonly Example[], others: readonly Example[]): readonly boolean[] {
  const ways = (known[0]?.clues ?? []).flatMap((_, clue) =>
    [15, 31, 61].map((near) => ({ clue, near })),
  )
  const score = (way: (typeof ways)[number]) => {
    const without = (one: Example) => known.filter((other) => other !== one)
    return known.filter((one) => likelier(one, without(one), way) === one.truly).length
  }
  const [first, ...rest] = ways.map((way) => ({ way, score: score(way) }))
  if (first === undefined) throw new Error('An attacker without a clue guesses nothing.')
  const { way } = rest.reduce((a, b) => (b.score > a.score ? b : a), first)
  return others.map((one) => likelier(one, known, way))
}

function likelier(
  one: Example,
  known: readonly Example[],
  { clue, near }: { readonly clue: number; readonly near: number },
): boolean {
  const distance = (other: Example) => Math.abs((other.clues[clue] ?? 0) - (one.clues[clue] ?? 0))
  const nearest = [...known].sort((a, b) => distance(a) - distance(b)).slice(0, near)
  return nearest.filter(({ truly }) => truly).length * 2 > nearest.length
}
