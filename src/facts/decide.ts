import type {
  CampaignId,
  CaseId,
  DocumentHash,
  InterviewId,
  KeyId,
  PersonId,
  ReleaseId,
  SeatId,
} from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import { err, type Result } from '../basics/result.ts'
import type { Random } from '../basics/seeded.ts'
import type { KeptInterview } from '../calls/kept-interview.ts'
import type { Counted } from '../fieldwork/quota.ts'
import { type Deed, deeds, whyNot } from '../people/may.ts'
import type { SwitchCommand } from '../phone/switch-port.ts'
import type { Script } from '../scripts/script.ts'
import type { DrawChances } from '../supervision/quality.ts'
import type { SlotTimes } from '../supervision/regime.ts'
import type { Actor, NewFact } from './fact.ts'
import type { Sheet } from './sheet.ts'
import type { State } from './state.ts'
import type { NewStep } from './step.ts'
import type { AttemptNote } from './told-attempt.ts'

/** What a decision may use besides the state. The writer supplies it; tests supply fixed ones. */
export type Ctx = {
  readonly now: Instant
  readonly settings: Settings
  /** A new random id of 128 bits, as a uuid. */
  uuid(): string
  /** A data key that is already durable in its slot. */
  key(): KeyId
  /** A data key that no copy made before now can hold; durable with the steps of the same decision. */
  freshKey(): KeyId
  readonly chance: Random
  /** Frozen documents, by hash: immutable, so reading one is as good as knowing it. */
  script(hash: DocumentHash): Script
  sheet(hash: DocumentHash): Sheet
  /** Completed interviews by quota cell: for the decision alone, and never to be shown before a merge (design 3). */
  counted(campaign: CampaignId): Counted
  /** What is kept under this key for a day on which it goes on: for the decision alone, and never to be shown. */
  kept?(key: KeyId): KeptInterview | undefined
}

export type Settings = {
  readonly presenceMs: number
  readonly closingMs: number
  readonly seats: readonly SeatId[]
  readonly regime: SlotTimes
  /** The drama ranges that libphonenumber calls invalid are taken (trial and tests only, D17). */
  readonly drama: boolean
  readonly staffSessionMs: number
  readonly stepUpMs: number
  readonly attemptCap: number
  /** Agents on calls whom one supervisor may have at a time (R11). */
  readonly agentsPerSupervisor: number
  /** Words a second that nobody reads aloud: an opening block said faster was not said (R1). */
  readonly fastestWords: number
  /** Words a second that nobody can follow: the supervisor is told, and only a count is kept. */
  readonly hurriedWords: number
  /** Words a second that nobody reads with their eyes: a part of a script marked faster was not read (P5). */
  readonly readingWords: number
  /** Kinds of played respondent to practise with before training can be signed for the first time (J12). */
  readonly practiceKinds: number
  /** Days from the removal of a person until the box erases them by itself. */
  readonly personDays: number
  /** Days for which the enquiry index is kept; never more than 28. */
  readonly enquiryDays: number
  /** Days for which written reasons about a version are kept after it is retired, or was never approved. */
  readonly reasonDays: number
  /** Days from the answer to a complaint until what was found for it is destroyed. */
  readonly complaintDays: number
  /** How long two people may hold the number of a case for an incident; never more than 72 h. */
  readonly holdMs: number
  /** How interviews are drawn for a supervisor's check, and how long the person waits for one (R9). Off where absent. */
  readonly validation?: DrawChances & { readonly waitMs: number }
  /**
   * How many first interviews of a new agent are heard before they are no longer new, 5 to 10; and how many may go
   * unheard before calls are placed for them only with a supervisor on their line (R10). Holds nothing where absent.
   */
  readonly firstInterviews?: number
  /** Of 100 interviews of each agent, how many a supervisor hears: 5 where absent, and never fewer (R9, R11). */
  readonly heardPercent?: number
  /** How many interviews of a script that is new here are heard before the field work begins, 20 to 30 (R14). None where absent. */
  readonly pilotInterviews?: number
  /** The numbers that the switch of this box can show, for a campaign to name one (D10). Any where absent: the switch asks. */
  readonly callerIds?: readonly string[]
  /** Staff sign in with a one-time code besides their password. Off only where a trial says so. */
  readonly codes: boolean
}

/** Work for the outside, done only after the facts are on disk. */
export type Effect =
  | { readonly do: 'switch'; readonly command: SwitchCommand }
  | { readonly do: 'finish-interview'; readonly interview: InterviewId }
  | { readonly do: 'keep-interview'; readonly interview: InterviewId }
  | { readonly do: 'destroy-keys' }
  | { readonly do: 'erase-numbers' }
  /** Takes the names of people who were erased out of the gates that they had signed. */
  | { readonly do: 'unsign' }
  | { readonly do: 'drop-responses'; readonly campaign: CampaignId }
  | { readonly do: 'suppress'; readonly case: CaseId }
  /** An attempt has ended: into the enquiry index, before its number can be overwritten. */
  | { readonly do: 'note-attempt'; readonly note: AttemptNote }
  /** Destroys the days of the enquiry index that the state knows no more. */
  | { readonly do: 'keep-days' }
  | { readonly do: 'close-pool'; readonly campaign: CampaignId }
  | { readonly do: 'make-bundle'; readonly release: ReleaseId }
  | { readonly do: 'close-steps' }
  | { readonly do: 'checkpoint' }

export type Decided<R> = {
  readonly facts: readonly NewFact[]
  readonly steps?: readonly NewStep[]
  readonly effects?: readonly Effect[]
  readonly reply: R
}

/** Why not, in words for the person, with the rule's id. `facts` are recorded all the same. */
export type Refusal = {
  readonly status: 400 | 403 | 404 | 409 | 422
  readonly rule: string
  readonly sentence: string
  readonly facts?: readonly NewFact[]
}

export type Decision<R = undefined> = Result<Decided<R>, Refusal>

export function refuse(
  status: Refusal['status'],
  rule: string,
  sentence: string,
  facts?: readonly NewFact[],
): { readonly ok: false; readonly error: Refusal } {
  return err(facts ? { status, rule, sentence, facts } : { status, rule, sentence })
}

/** Asks the permission table; a refusal is itself a fact in the record. */
export function notAllowed(
  state: State,
  ctx: Ctx,
  by: Actor,
  deed: Deed,
  token?: string,
): Refusal | undefined {
  const why = whyNot(deed, by.role, standing(state, ctx, by, token))
  if (!why) return undefined
  const fact: NewFact = { type: 'deed.refused', by, data: { deed, rule: why.rule } }
  return { status: 403, rule: why.rule, sentence: why.sentence, facts: [fact] }
}

export function standing(state: State, ctx: Ctx, by: Actor, token: string | undefined) {
  const session = token === undefined ? undefined : state.sessions.get(token)
  return {
    shiftOpen: state.shift !== undefined,
    mustChange: state.people.get(by.person)?.mustChange === true,
    steppedUp: session?.steppedUpUntil !== undefined && ctx.now < session.steppedUpUntil,
  }
}

/**
 * The second of two people: has touched nothing in it, and neither made the sign-in of one who has, nor had theirs made
 * by one, nor by the same maker (design 7). Otherwise one governor alone could add two more and be all of them.
 */
export function secondPerson(
  state: State,
  by: Actor,
  deed: Deed,
  touchedBy: ReadonlySet<PersonId>,
): Refusal | undefined {
  const mine = stands(state, by.person)
  const own = touchedBy.has(by.person)
  const tied =
    own || [...touchedBy].some((one) => stands(state, one).some((id) => mine.includes(id)))
  if (!tied) return undefined
  const why = own
    ? 'You have had a part in this'
    : 'You and somebody who had a part in this have a sign-in made by the same person, or one by the other'
  const fact: NewFact = { type: 'deed.refused', by, data: { deed, rule: 'X11' } }
  return {
    status: 403,
    rule: 'X11',
    sentence: `${why}, so you cannot ${deeds[deed].does.replace(/ an? /, ' this ')}. Ask another ${by.role}.`,
    facts: [fact],
  }
}

/** Whether two governors are left who can decide together (X11): neither behind the other's sign-in, nor one behind both. */
export function twoCanDecide(state: State): boolean {
  const behind = [...state.people.values()]
    .filter(({ role, removed, body }) => role === 'governor' && !removed && body !== undefined)
    .map(({ id }) => stands(state, id))
  return behind.some((one, n) =>
    behind.slice(n + 1).some((other) => !one.some((id) => other.includes(id))),
  )
}

/** Everybody who may have been behind this sign-in. */
function stands(state: State, person: PersonId): readonly PersonId[] {
  return [person, ...(state.people.get(person)?.touchedBy ?? [])]
}
