import type { RecordLine, RecordPageProps } from '../../views/auditor/record-page.tsx'
import type { CampaignId, CaseId, PersonId, SeatId } from '../basics/ids.ts'
import { day as aDay, instant } from '../basics/instant.ts'
import { catalogue, sentenceOf } from '../facts/catalogue.ts'
import type { Fact } from '../facts/fact.ts'
import type { RecordFilter } from '../facts/record-filter.ts'
import type { State } from '../facts/state.ts'
import { localTime } from '../fieldwork/local-time.ts'
import { typedMoment } from '../fieldwork/typed-moment.ts'
import { listedName } from '../people/person.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'
import { factNames } from './fact-names.ts'

/** What the filter's form asks for. `typed` is the same again, to be carried from page to page. */
export type Asked = {
  readonly filter: RecordFilter
  readonly typed: Readonly<Record<string, string>>
  readonly before?: number
  /** What of it could not be read as a day or a time, and so chooses nothing. */
  readonly unread: readonly ('day' | 'from' | 'to')[]
}

const names = ['person', 'seat', 'campaign', 'case', 'deed', 'day', 'from', 'to'] as const

/** Reads the address of the page. What it cannot read it leaves out, and says so. */
export function askedOf(query: URLSearchParams): Asked {
  const typed = Object.fromEntries(
    names.map((name) => [name, query.get(name) ?? ''] as const).filter(([, value]) => value !== ''),
  )
  const { person, seat, campaign, case: id, deed } = typed
  const before = Number(query.get('before'))
  const moments = times.map((name) => typedMoment(typed[name] ?? ''))
  const unread = times.filter((name, n) => typed[name] !== undefined && !moments[n])
  return {
    typed,
    unread,
    filter: {
      ...(person === undefined ? {} : { person: person as PersonId }),
      ...(seat === undefined ? {} : { seat: seat as SeatId }),
      ...(campaign === undefined ? {} : { campaign: campaign as CampaignId }),
      ...(deed === undefined ? {} : { deed }),
      ...(id === undefined ? {} : { case: id as CaseId }),
      ...timeOf(moments),
    },
    ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}),
  }
}

const times = ['day', 'from', 'to'] as const

type Moment = ReturnType<typeof typedMoment>

/** Inside the day, and not before `from` or after `to`: whatever of them was given. */
function timeOf([day, from, to]: readonly Moment[]): Pick<RecordFilter, 'from' | 'until'> {
  const begins = [day, from].flatMap((one) => one?.from ?? [])
  const ends = [day, to].flatMap((one) => one?.until ?? [])
  return {
    ...(begins.length > 0 ? { from: instant(Math.max(...begins)) } : {}),
    ...(ends.length > 0 ? { until: instant(Math.min(...ends)) } : {}),
  }
}

/** Everything one may filter by, with what was asked for ticked. */
export function choicesFor(
  state: State,
  documents: DocumentsCache,
  seats: readonly SeatId[],
  { typed, unread }: Asked,
): RecordPageProps['filter'] {
  const choice = (name: string) => (value: string, label: string) => ({
    value,
    label,
    checked: typed[name] === value,
  })
  const [person, seat, campaign, deed] = [
    choice('person'),
    choice('seat'),
    choice('campaign'),
    choice('deed'),
  ]
  const known = [...state.people.values()].filter(({ body }) => body !== undefined)
  return {
    people: known
      .map((one) => person(one.id, one.body ? `${listedName(one.body.name)}, ${one.role}` : ''))
      .sort((a, b) => a.label.localeCompare(b.label, 'en-GB')),
    seats: seats.map((id) => seat(id, `Seat ${Number(id)}`)),
    campaigns: [...state.campaigns.values()].map((one) =>
      campaign(one.id, documents.sheet(one.sheet).title),
    ),
    deeds: deedNames.map((name) => deed(name, deedWords(name))),
    case: typed['case'],
    day: typed['day'],
    from: typed['from'],
    to: typed['to'],
    errors: Object.fromEntries(unread.map((name) => [name, notRead[name]])),
  }
}

const asTime =
  'Write a day such as 2026-11-24, or a time such as 2026-11-24T10:30. It was left out.'
const notRead = {
  day: 'Write the day such as 2026-11-24. It was left out.',
  from: asTime,
  to: asTime,
}

const deedNames = [...new Set(Object.values(catalogue).map((row) => row.deed))].sort()

/** "Approve script" for APPROVE_SCRIPT. */
export function deedWords(name: string): string {
  const words = name
    .toLowerCase()
    .replaceAll('_', ' ')
    .replace(/\bpin\b/, 'PIN')
    .replace(/\bwelsh\b/, 'Welsh')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

export function linesSeen(
  state: State,
  documents: DocumentsCache,
  facts: readonly Fact[],
): readonly RecordLine[] {
  const resolve = factNames(state, documents)
  return facts.map((fact) => ({
    seq: String(fact.seq),
    at: shortTime(fact),
    sentence: sentenceOf(fact, resolve),
    by: fact.by ? capital(fact.by.role) : 'The box',
  }))
}

/** "10:42:07, 14/1/2025" (M7, M8). */
function shortTime({ at }: Fact): string {
  const { date, msOfDay } = localTime(at)
  const time = new Date(msOfDay % aDay).toISOString().slice(11, 19)
  const [year, month, date_] = date.split('-').map(Number)
  return `${time}, ${date_}/${month}/${year}`
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}
