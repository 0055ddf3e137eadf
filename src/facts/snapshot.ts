import type { EnquiryId, InterviewId, KeyId } from '../basics/ids.ts'
import type { Interview } from '../calls/interview.ts'
import type { Keeping, KeptInterview } from '../calls/kept-interview.ts'
import { openOf } from './fold-incidents.ts'
import { putToWait } from './fold-windows.ts'
import type { CompletingBody, PersonBody } from './shapes.ts'
import { type CaseRows, casesOf, rowsOf } from './snapshot-cases.ts'
import { type Campaign, type Completing, emptyState, type Person, type State } from './state.ts'
import type { Complaint } from './state-enquiries.ts'
import type { ToldAttempt } from './told-attempt.ts'

/** The state as plain JSON, for the view: a saving of time, never the truth. */
export type Snapshot = { readonly format: 'gatehouse-state/7'; readonly state: unknown }

/** What is sealed in the record and in the steps stays sealed in the view, under the very same key. */
export type SnapshotSeal = {
  /** Undefined when the key is gone: then what it sealed is gone here too. The length is a multiple of `piece`. */
  seal(key: KeyId, place: string, content: unknown, piece: number): string | undefined
  open(key: KeyId, place: string, sealed: string): unknown
}

type Sealed<T, K extends keyof T> = Omit<T, K> & { readonly sealed?: string | undefined }
type PersonDump = Sealed<Person, 'body'>
type InterviewDump = Pick<Interview, 'id' | 'key' | 'call'> & {
  readonly sealed?: string | undefined
}
type CompletingDump = { readonly id: InterviewId } & Sealed<Completing, 'body' | 'cells'>
type KeepingDump = { readonly id: InterviewId } & Sealed<Keeping, 'body'>
type CompletingSaid = CompletingBody & Pick<Completing, 'cells'>

type ComplaintDump = { readonly id: EnquiryId } & Sealed<Complaint, 'found'>

type Dumped = Omit<
  State,
  | 'people'
  | 'interviews'
  | 'completing'
  | 'keeping'
  | 'complaints'
  | 'cases'
  | 'appointments'
  | 'retries'
  | 'windowEnds'
  | 'openIncidents'
> & {
  readonly people: readonly PersonDump[]
  readonly interviews: readonly InterviewDump[]
  readonly completing: readonly CompletingDump[]
  readonly keeping?: readonly KeepingDump[]
  readonly complaints?: readonly ComplaintDump[]
  readonly cases: CaseRows
}

/** Longer than most interviews ever are, so that the view does not tell how far one has come. */
const answersPiece = 16_384

/** Dumps the state. People are sealed under their own key, answers under the key of their interview. */
export function dumpState(state: State, { seal }: Pick<SnapshotSeal, 'seal'>): Snapshot {
  // Made of the cases and of the incidents, so they are made again.
  const { appointments: _a, retries: _r, windowEnds: _w, openIncidents: _o, ...kept } = state
  const { people, interviews, completing, keeping, cases, complaints, ...rest } = kept
  const dumped: Omit<Dumped, 'cases'> = {
    ...rest,
    people: [...people.values()].map(({ body, ...person }) => {
      const [key] = person.keys
      return { ...person, sealed: body && key && seal(key, person.id, body, 512) }
    }),
    interviews: [...interviews.values()].map(({ id, key, call, ...said }) => {
      return { id, key, call, sealed: seal(key, id, said, answersPiece) }
    }),
    completing: [...completing].map(([id, { body, cells, ...known }]) => {
      const said = body && { ...body, cells }
      return { id, ...known, sealed: said && seal(known.key, id, said, answersPiece) }
    }),
    keeping: [...keeping].map(([id, { body, ...known }]) => {
      return { id, ...known, sealed: body && seal(known.key, id, body, answersPiece) }
    }),
    complaints: [...complaints].map(([id, { found, ...known }]) => {
      return { id, ...known, sealed: found && seal(known.key, id, found, 4_096) }
    }),
  }
  const encoded = encode(dumped) as Readonly<Record<string, unknown>>
  return { format: 'gatehouse-state/7', state: { ...encoded, cases: rowsOf(cases) } }
}

/** Undefined when it is not a dump of this release: then the record is read from its beginning. */
export function loadState(
  snapshot: unknown,
  { open }: Pick<SnapshotSeal, 'open'>,
): State | undefined {
  const { format, state: dumped } = (snapshot ?? {}) as Partial<Snapshot>
  if (format !== 'gatehouse-state/7') return undefined
  const { cases, ...encoded } = dumped as Dumped
  const {
    people,
    interviews,
    completing,
    keeping = [],
    complaints = [],
    ...rest
  } = decode(encoded) as Omit<Dumped, 'cases'>
  const state = emptyState()
  Object.assign(state, rest, { openIncidents: openOf(rest.incidents) })
  for (const { sealed, ...person } of people) {
    const [key] = person.keys
    const body =
      sealed !== undefined && key !== undefined ? open(key, person.id, sealed) : undefined
    state.people.set(person.id, { ...person, body: body as PersonBody | undefined })
  }
  for (const { id, key, call, sealed } of interviews) {
    const said = sealed === undefined ? undefined : open(key, id, sealed)
    // Without its key an interview is over, and the facts that follow say so.
    state.interviews.set(id, { ...unsaid, ...(said as object), id, key, call })
  }
  for (const { id, sealed, ...known } of completing) {
    const said = sealed === undefined ? undefined : open(known.key, id, sealed)
    const { cells, ...body } = (said ?? {}) as CompletingSaid
    state.completing.set(id, { ...known, ...(said ? { body } : {}), ...(cells ? { cells } : {}) })
  }
  for (const { id, sealed, ...known } of keeping) {
    const body = sealed === undefined ? undefined : open(known.key, id, sealed)
    state.keeping.set(id, { ...known, ...(body ? { body: body as KeptInterview } : {}) })
  }
  for (const { id, sealed, ...known } of complaints) {
    const found = sealed === undefined ? undefined : open(known.key, id, sealed)
    state.complaints.set(id, { ...known, ...(found ? { found: found as ToldAttempt[] } : {}) })
  }
  for (const known of casesOf(cases)) {
    state.cases.set(known.id, known)
    if (known.notBefore === undefined || known.final) continue
    putToWait(state, known, known.notBefore, known.until)
  }
  return state
}

const unsaid = { seed: '', at: '', answers: {}, trail: [], turns: 0 } as const

/** Every data key that the state still needs: any other in the key file was never used, or its use is over. */
export function keysOf(state: State): ReadonlySet<KeyId> {
  const keys = new Set<KeyId>(state.doomedKeys)
  if (state.listKey) keys.add(state.listKey)
  for (const person of state.people.values()) for (const key of person.keys) keys.add(key)
  for (const { key, poolKey, doneKey, poolGone, responsesGone } of state.campaigns.values()) {
    if (!responsesGone) keys.add(key)
    if (!poolGone) for (const one of [poolKey, doneKey]) keys.add(one)
  }
  for (const key of state.enquiryDays.values()) keys.add(key)
  for (const { key, found } of state.complaints.values()) if (found) keys.add(key)
  for (const { notes = [] } of state.scripts.values()) for (const key of notes) keys.add(key)
  // With its campaign closed and the pool gone, a sample's numbers are gone too; after a restore they are away.
  for (const { key, campaign, numbersAway } of state.samples.values())
    if (!numbersAway && !state.campaigns.get(campaign)?.poolGone) keys.add(key)
  if (state.shift?.key) keys.add(state.shift.key)
  for (const { key } of state.interviews.values()) keys.add(key)
  for (const { key } of state.completing.values()) keys.add(key)
  for (const { key } of state.keeping.values()) keys.add(key)
  for (const { key } of state.kept.values()) keys.add(key)
  return keys
}

/** Keys that are needed and may all the same be gone: destroyed just before a crash, with the fact still to be written. */
export function mayBeGone(state: State, key: KeyId): boolean {
  if (state.doomedKeys.has(key)) return true
  // Whoever asked never to be called again has nothing kept from that moment; the fact comes with the end of its time.
  for (const kept of state.kept.values()) if (kept.key === key) return true
  for (const campaign of state.campaigns.values())
    if (campaign.life === 'closed' && keysGoneAtClose(state, campaign).includes(key)) return true
  return false
}

/** What is destroyed when a campaign closes: the pool, the done set, and every number not reached (G5, G7). */
export function keysGoneAtClose(state: State, { poolKey, doneKey, samples }: Campaign): KeyId[] {
  const ofSamples = samples.flatMap((id) => state.samples.get(id)?.key ?? [])
  return [poolKey, doneKey, ...ofSamples]
}

function encode(value: unknown): unknown {
  if (value instanceof Map) return { $map: [...value].map(([key, item]) => [key, encode(item)]) }
  if (value instanceof Set) return { $set: [...value] }
  if (Array.isArray(value)) return value.map(encode)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(item)]))
}

function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode)
  if (typeof value !== 'object' || value === null) return value
  const { $map, $set } = value as {
    readonly $map?: [unknown, unknown][]
    readonly $set?: unknown[]
  }
  if ($map) return new Map($map.map(([key, item]) => [key, decode(item)]))
  if ($set) return new Set($set)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decode(item)]))
}
