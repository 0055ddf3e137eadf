import type { SeatId } from '../basics/ids.ts'
import type { IncidentKind } from '../supervision/incident.ts'
import type { Handler } from './fold.ts'
import { must } from './must.ts'
import type { Incident, State } from './state.ts'

export const foldIncidents: {
  readonly [T in 'incident.opened' | 'incident.closed']: Handler<T>
} = {
  'incident.opened': (state, fact) => {
    const id = must(fact.on.incident, fact.seq, 'an incident')
    const where = {
      ...(fact.on.seat ? { seat: fact.on.seat } : {}),
      ...(fact.on.call ? { call: fact.on.call } : {}),
      ...(fact.on.case ? { case: fact.on.case } : {}),
    }
    const opened: Incident = { id, kind: fact.data.kind, at: fact.at, ...where, open: true }
    state.incidents.set(id, opened)
    state.openIncidents.set(id, opened)
  },
  'incident.closed': (state, fact) => {
    const incident = fact.on.incident && state.incidents.get(fact.on.incident)
    if (!incident) return
    incident.open = false
    state.openIncidents.delete(incident.id)
  },
}

/** Those of all that are open, made again where a state is read and not folded. */
export function openOf(incidents: State['incidents']): State['openIncidents'] {
  return new Map([...incidents].filter(([, { open }]) => open))
}

/** Whether one of this kind is open, at this seat or at none. Looks at open ones alone: every dial asks. */
export function isOpen(
  { openIncidents }: Pick<State, 'openIncidents'>,
  kind: IncidentKind,
  seat?: SeatId,
): boolean {
  for (const one of openIncidents.values()) if (one.kind === kind && one.seat === seat) return true
  return false
}
