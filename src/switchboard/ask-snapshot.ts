import type { Line } from './link.ts'
import { readLegs, readMembers, type SeenLeg, type Snapshot } from './snapshot.ts'

/** Asks the switch what it holds; undefined when it does not say. `ours` are the legs that the box knows of. */
export async function askSnapshot(
  line: Line,
  ours: () => readonly string[],
): Promise<Snapshot | undefined> {
  const channels = await line.api('show channels as json')
  const table = channels.ok ? readLegs(channels.value) : undefined
  const legs = table && (await withLateRows(line, table, ours()))
  // Last, and nothing is awaited after it: who is in a conference is older than no event that was heard.
  const conferences = await line.api('conference json_list')
  const members = conferences.ok ? readMembers(conferences.value) : undefined
  return legs === undefined || members === undefined ? undefined : { legs, members }
}

/** The switch's table of legs lags behind its calls, so a leg of ours that is not in it is asked for by name. */
async function withLateRows(
  line: Line,
  table: readonly SeenLeg[],
  ours: readonly string[],
): Promise<readonly SeenLeg[] | undefined> {
  const late: SeenLeg[] = []
  for (const leg of ours) {
    if (table.some((one) => one.leg === leg)) continue
    const lives = await line.api(`uuid_exists ${leg}`)
    if (!lives.ok) return undefined
    if (lives.value.trim() === 'true') late.push(lateRow(leg))
  }
  return [...table, ...late]
}

function lateRow(leg: string): SeenLeg {
  return { leg, state: 'other', doing: '', phone: undefined, apart: false }
}
