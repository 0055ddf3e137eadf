import { asPart } from '../../views/parts/as-part.ts'
import type { IncidentListProps } from '../../views/supervisor/incident-list.tsx'
import type { Ctx } from '../facts/decide.ts'
import { holdFor, whyNotHold } from '../facts/decide-hold.ts'
import { askedFor } from '../facts/decide-read-out.ts'
import type { Actor } from '../facts/fact.ts'
import type { Hold, Incident, State } from '../facts/state.ts'
import { momentWords } from '../fieldwork/day-words.ts'
import { incidentKinds, mayHoldFor } from '../supervision/incident.ts'
import { whyGreyed } from './governor-words.ts'
import { staffName } from './names.ts'

type Now = Pick<Ctx, 'now'>
type Row = IncidentListProps['incidents'][number]

/** Of closed incidents the page shows so many: after some years there are thousands, and the record has them all. */
const closedShown = 100

/** Every open incident and the last that were closed, newest first, with what this person may press. */
export function incidentsSeen(
  state: State,
  ctx: Now,
  by: Actor,
  home: string,
): Pick<IncidentListProps, 'incidents' | 'older'> {
  const shown: Row[] = []
  let closed = 0
  for (const one of [...state.incidents.values()].reverse()) {
    if (!one.open && ++closed > closedShown) continue
    shown.push(rowSeen(state, ctx, by, home, one))
  }
  const older = Math.max(0, closed - closedShown)
  return {
    incidents: shown,
    older:
      older === 0
        ? undefined
        : `${older.toLocaleString('en-GB')} ${older === 1 ? 'incident that was' : 'incidents that were'} closed earlier ${older === 1 ? 'is' : 'are'} in the record.`,
  }
}

function rowSeen(state: State, ctx: Now, by: Actor, home: string, one: Incident): Row {
  return {
    close: one.open
      ? {
          label: 'Close',
          action: `${home}/${one.id}/close`,
          look: 'secondary' as const,
          about: `the incident ${one.seat ? `at seat ${Number(one.seat)}` : 'of the room'}, ${momentWords(one.at)}: ${asPart(incidentKinds[one.kind])}`,
          refusal: holdFor(state, one.id)[0] ? 'Its number is held. Release it first.' : undefined,
        }
      : undefined,
    opened: momentWords(one.at),
    kind: incidentKinds[one.kind],
    where: one.seat ? `Seat ${Number(one.seat)}` : 'The room',
    state: one.open ? 'Open' : 'Closed',
    tone: one.open ? ('stop' as const) : ('plain' as const),
    ...(mayHoldFor(one.kind)
      ? { number: numberSeen(state, ctx, by, `${home}/${one.id}`, one) }
      : {}),
  }
}

function numberSeen(state: State, ctx: Now, by: Actor, at: string, one: Incident): Row['number'] {
  const [, hold] = holdFor(state, one.id)
  if (hold) return heldSeen(state, ctx, by, at, hold)
  const refusal = whyNotHold(state, one.id)?.sentence
  if (refusal !== undefined) return { text: refusal, deeds: [] }
  return {
    text: 'Not held. It is overwritten when its case is final.',
    deeds: [{ label: 'Hold the number', action: `${at}/hold` }],
  }
}

function heldSeen(state: State, ctx: Now, by: Actor, at: string, hold: Hold): Row['number'] {
  const ends = momentWords(hold.until)
  const asked = `${staffName(state, hold.requestedBy)} asked for it`
  const mine = by.person === hold.requestedBy || by.person === hold.agreedBy
  const release = {
    label: 'Release the number',
    action: `${at}/release`,
    look: 'secondary' as const,
    refusal: mine ? undefined : 'Only who asked for it or agreed to it can release it.',
  }
  if (hold.agreedBy) {
    const reading = readingSeen(state, ctx, by, at, hold)
    return {
      text: `Held until ${ends} at most. ${asked}, ${staffName(state, hold.agreedBy)} agreed. ${reading.text}`,
      deeds: [...reading.deeds, release],
    }
  }
  const refusal = whyGreyed(state, by, 'APPROVE_HOLD', new Set([hold.requestedBy]))
  return {
    text: `Held until ${ends}, when it is let go unless a second person agrees. ${asked}.`,
    deeds: [{ label: 'Agree to hold it', action: `${at}/agree`, refusal }, release],
  }
}

/** How it stands with showing it: to the second of two governors, once, for the emergency services. */
function readingSeen(state: State, ctx: Now, by: Actor, at: string, hold: Hold) {
  if (by.role !== 'governor') return { text: whoMayAsk, deeds: [] }
  const asked = askedFor(ctx, hold)
  if (!asked)
    return {
      text: whoMayAsk,
      deeds: [
        { label: 'Ask to see the number', action: `${at}/ask-number`, look: 'secondary' as const },
      ],
    }
  const refusal = whyGreyed(state, by, 'VIEW_HELD', new Set([asked.askedBy]))
  return {
    text: `${staffName(state, asked.askedBy)} asks to see it, and a second governor is needed within a quarter of an hour.`,
    deeds: [
      {
        label: 'Agree, and show me the number once',
        action: `${at}/show-number`,
        look: 'warning' as const,
        refusal,
      },
    ],
  }
}

const whoMayAsk =
  'No page shows it. If the emergency services ask for it, two governors together can have it shown once, to be read out.'
