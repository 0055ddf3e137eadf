import type { SummaryRow } from '../../views/parts/summary.tsx'
import { localDay } from '../facts/local-day.ts'
import type { State } from '../facts/state.ts'
import type { Role } from '../people/person.ts'
import { type Day, signedText } from './compliance-seen.ts'
import type { House } from './house.ts'

/** What a sheet says of its day beside the figures, each with the way to the lines of the record behind it. */
export function aboutRows(state: State, house: House, day: Day, role: Role): readonly SummaryRow[] {
  const campaign = state.campaigns.get(day.campaign)
  const callerId = campaign ? house.documents.sheet(campaign.sheet).callerId : ''
  const shifts = day.sheet?.shifts ?? 0
  const lines = (deed: string) => recordOf(role, `campaign=${day.campaign}&deed=${deed}`)
  return [
    { term: 'Signature', text: signedText(state, day).text, ...lines('CONFIRM_COMPLIANCE') },
    {
      term: 'Counted from',
      text: `${shifts} ${shifts === 1 ? 'shift' : 'shifts'}${day.open ? ', and one that is open' : ''}`,
      ...lines('COUNT_CALLS'),
    },
    {
      term: 'Caller number presented',
      text: `${callerId === '' ? 'Nothing entered' : callerId}, as on the campaign sheet (D10)`,
      ...lines('APPROVE_CAMPAIGN'),
    },
    {
      term: 'Another number shown, or withheld',
      text: shownText(state, day.day),
      ...(recordOf(role, `deed=OPEN_INCIDENT&day=${day.day}`) ?? incidents(role)),
    },
  ]
}

/** Of that very day, whoever has looked since: a sheet that is signed goes on saying the same. */
function shownText({ incidents }: State, day: string): string {
  const found = [...incidents.values()].filter(
    ({ kind, at }) => kind === 'caller-id' && localDay(at) === day,
  )
  if (found.length === 0) return 'None'
  const open = found.some((one) => one.open)
  const looked = open ? 'nobody has looked yet, and nothing is dialled' : 'looked at since'
  return `By a call of this box, of this campaign or another: see the incident, ${looked} (D10)`
}

function recordOf(role: Role, filter: string): { href: string; change: string } | undefined {
  if (role !== 'governor' && role !== 'auditor') return undefined
  const home = role === 'governor' ? '/governor/record' : '/auditor'
  return { href: `${home}?${filter}`, change: 'Facts' }
}

function incidents(role: Role): { href: string; change: string } {
  return { href: `/${role}/incidents`, change: 'Facts' }
}
