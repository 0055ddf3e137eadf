import type { Fact } from '../facts/fact.ts'
import type { FactType } from '../facts/shapes.ts'
import type { Disk } from '../record/disk.ts'
import { readFacts } from '../record/read-facts.ts'

const looked: readonly FactType[] = ['box.started', 'seat.misused', 'incident.opened']

/**
 * What the switch has told since the box last started and somebody ought to look at, in words with the next thing to do.
 * Nothing where nothing was. The record is read as it lies there, backwards to the start.
 */
export async function sinceStart(disk: Disk): Promise<readonly string[]> {
  const misused = new Map<string, number>()
  let unknown = 0
  for await (const fact of readFacts(disk, { newestFirst: true, types: new Set(looked) })) {
    if (fact.type === 'box.started') break
    count(fact, misused)
    if (fact.type === 'incident.opened' && fact.data.kind === 'unknown-events') unknown += 1
  }
  const seats = [...misused].sort(([a], [b]) => a.localeCompare(b))
  return [
    ...seats.map(
      ([seat, times]) =>
        `Since the box started, the phone of seat ${seat} sent ${times} ${times === 1 ? 'request' : 'requests'} that no phone of the box has reason to send. Take the seat out of use, look at what is plugged in there, and give its phone a new account: release the seat, or for a desk phone take its line out of secrets.json, run gatehouse init and restart the switch between shifts.`,
    ),
    ...(unknown === 0
      ? []
      : [
          `Since the box started, the switch told what nobody had asked it (${unknown === 1 ? 'one incident' : `${unknown} incidents`}). Another program may speak with it, or its configuration is not the one of gatehouse init: run gatehouse attest as root, and restart the switch between shifts.`,
        ]),
  ]
}

function count(fact: Fact, misused: Map<string, number>): void {
  if (fact.type !== 'seat.misused' || fact.on.seat === undefined) return
  const { seat } = fact.on
  misused.set(seat, (misused.get(seat) ?? 0) + fact.data.count)
}
