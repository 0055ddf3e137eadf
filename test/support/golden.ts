import { join } from 'node:path'
import type { CaseId } from '../../src/basics/ids.ts'
import type { Instant } from '../../src/basics/instant.ts'
import type { State } from '../../src/facts/state.ts'

/** Folders that boxes left behind, and what they knew when they were left. */
export const goldens = {
  'golden-1': 'with the facts of calls in the record',
  'golden-2': 'with the facts of calls beside the steps',
} as const
export type Golden = keyof typeof goldens

export function goldenPaths(golden: Golden) {
  const dir = join(import.meta.dirname, '../fixtures', golden)
  return { dir, box: join(dir, 'box'), expected: join(dir, 'expected.json') }
}

/** What any later release must make of that folder: the parts of the state that a person would miss, in plain words. */
export function summaryOf(state: State, numberOf: (id: CaseId) => string | undefined) {
  return {
    people: [...state.people.values()].map(({ role, body, removed }) => ({
      role,
      name: body ? `${body.name.first} ${body.name.last}` : 'erased',
      gates: Object.keys(body?.gates ?? {}).sort(),
      removed,
    })),
    sessions: state.sessions.size,
    scripts: [...state.scripts.values()].map(({ hash, life }) => ({ hash, life })),
    campaigns: [...state.campaigns.values()].map((one) => ({
      life: one.life,
      sheet: one.sheet,
      completed: one.completed,
      merged: one.mergedResponses,
      waiting: one.waitingToMerge,
      outcomes: Object.fromEntries([...one.outcomes].sort()),
    })),
    samples: [...state.samples.values()].map(({ id, slots }) => ({
      slots,
      numbers: Array.from({ length: slots }, (_, n) => numberOf(`${id}.${n}` as CaseId) ?? 'gone'),
    })),
    cases: [...state.cases.values()].map(({ attempts, lastOutcome, final }) => ({
      attempts,
      outcome: lastOutcome ?? 'none',
      final: final?.code ?? 'open',
    })),
    interviews: [...state.interviews.values()].map(({ at, answers, turns }) => ({
      at,
      answers: { ...answers },
      turns,
    })),
    shift: state.shift && { slot: state.shift.slot, until: state.shift.until },
    seats: [...state.seats.values()].map(({ id, signedIn, mode, call }) => ({
      id,
      signedIn,
      mode: mode.is,
      onCall: call !== undefined,
    })),
    incidents: [...state.incidents.values()].map(({ kind, open }) => ({ kind, open })),
    destroyedKeys: [...state.destroyedKeys].sort(),
    atLeast: { lines: state.seq, at: state.at as Instant },
  }
}
