import type { LivePageProps } from '../../views/supervisor/live-page.tsx'
import { second } from '../basics/instant.ts'
import type { Ctx } from '../facts/decide.ts'
import type { State } from '../facts/state.ts'
import { incidentKinds } from '../supervision/incident.ts'
import { timeText } from './chrome.ts'

type Alarms = LivePageProps['alarms']
type Now = Pick<Ctx, 'now'>

/** What the supervisor must know now, the most urgent first, each with the way to what can be done about it. */
export function alarmsSeen(state: State, ctx: Now): Alarms {
  return [...lineAlarms(state, ctx), ...overtime(state, ctx), ...incidents(state)]
}

/** The switch that is away (P9), and who has not been heard since the answer (D12), while there is time to go there. */
function lineAlarms(state: State, { now }: Now): Alarms {
  const silent = [...state.seats.values()].filter(
    ({ silent, call }) => silent && silent.call === call && now < silent.at + silenceShown,
  )
  return [
    ...(state.switchUp ? [] : [{ text: noSwitch }]),
    ...silent.map(({ id }) => ({
      text: `Seat ${Number(id)}: nothing has been heard of the agent since the answer. Go to the seat.`,
    })),
  ]
}

/** Milliseconds: until then the agent has been heard, or the message plays. */
const silenceShown = 6 * second

const noSwitch =
  'The box is not connected to its telephone switch. No call is placed; calls that are up go on.'

/** Nothing is dialled in a shift that is over, and nobody can sign in to it. */
function overtime({ shift }: State, { now }: Now): Alarms {
  if (!shift || now < shift.until) return []
  const text = `This shift was until ${timeText(shift.until)}. Close it, then open the next one.`
  return [{ text, link: { href: '/supervisor/close', text: 'Close the shift' } }]
}

/** Open incidents, the newest few; those that read the same are told once. */
function incidents({ openIncidents: all }: State): Alarms {
  const counts = new Map<string, number>()
  for (const { seat, kind } of all.values()) {
    const text = `${seat ? `Seat ${Number(seat)}: ` : ''}${incidentKinds[kind]}`
    const before = counts.get(text) ?? 0
    // The newest comes last.
    counts.delete(text)
    counts.set(text, before + 1)
  }
  return [...counts].slice(-5).map(([text, count]) => ({
    text: count === 1 ? `${text}.` : `${text}, ${count} times.`,
    link: { href: '/supervisor/incidents', text: 'Incidents' },
  }))
}
