import type { CampaignId, DocumentHash, PersonId } from '../basics/ids.ts'
import { aRole, type Role } from '../people/person.ts'
import type { Fact } from './fact.ts'
import type { Retention } from './retention.ts'
import type { FactType } from './shapes.ts'

/** Who and what tokens stand for. Whoever was erased is "a person, erased". */
export type Names = {
  person(id: PersonId): string
  /** Undefined when the box does not know the person. */
  role(id: PersonId): Role | undefined
  campaign(id: CampaignId): string
  script(hash: DocumentHash): string
}

/** HMPPS subject types (M3). PRISONER_ID stands for whoever `on.person` names, and is USER_ID when that is staff. */
export type SubjectType = 'PRISONER_ID' | 'USER_ID' | 'SEARCH_TERM' | 'NOT_APPLICABLE'

/** The verbs that a deed's name may begin with (M2): the HMPPS seven, and those of this house. */
export const verbs = [
  ...(['SEARCH', 'VIEW', 'CREATE', 'EDIT', 'DELETE', 'PRINT', 'DOWNLOAD'] as const),
  ...([
    'ACCEPT',
    'ACKNOWLEDGE',
    'ADD',
    'ADJUST',
    'ANSWER',
    'APPROVE',
    'ASSESS',
    'ASSIGN',
    'BEGIN',
    'CALL',
    'CHANGE',
    'CLOSE',
  ] as const),
  ...([
    'CODE',
    'COMPLETE',
    'COUNT',
    'CONFIRM',
    'END',
    'ERASE',
    'FORCE',
    'FOUND',
    'HAND',
    'IMPORT',
    'KEEP',
  ] as const),
  ...(['LAPSE', 'LOSE', 'MERGE', 'OPEN', 'PAUSE', 'PLACE', 'PLAY', 'PREPARE', 'PROPOSE'] as const),
  ...([
    'READ',
    'RECOVER',
    'REFUSE',
    'RELEASE',
    'RESET',
    'RESTORE',
    'RESUME',
    'RETIRE',
    'RETURN',
    'RING',
  ] as const),
  ...([
    'SEND_BACK',
    'START',
    'STEP',
    'STOP',
    'SUPERVISE',
    'SUPPRESS',
    'TAKE',
    'VALIDATE',
    'VERIFY',
  ] as const),
] as const

type Deed = `${(typeof verbs)[number]}_${string}`

/** What the catalogue says of one type of fact. */
export type Row<T extends FactType> = {
  readonly deed: Deed
  readonly subject: SubjectType
  readonly keep: Retention
  /** A plain sentence. Never a number of the public, an answer, or a place in a script: no fact holds one. */
  readonly sentence: (fact: Fact<T>, names: Names) => string
}

export type Rows<T extends FactType> = { readonly [K in T]: Row<K> }

/** "a governor", "an agent"; "somebody" when the box does not know the role. */
export function roleWords(role: Role | undefined): string {
  if (role === undefined) return 'somebody'
  return aRole(role)
}

/** Who did it: "Marsh, Helen", or the box itself. */
export function who({ by }: Fact, names: Names): string {
  return by ? names.person(by.person) : 'the box'
}

/** Whom it was done to. */
export function whom({ on }: Fact, names: Names): string {
  return on.person ? names.person(on.person) : 'somebody'
}

/** "seat 4". */
export function seat({ on, by }: Fact): string {
  const id = on.seat ?? by?.seat
  return id === undefined ? 'a seat' : `seat ${Number(id)}`
}

/** " at seat 4", or nothing where no seat is named. */
export function atSeat(fact: Fact): string {
  return (fact.on.seat ?? fact.by?.seat) === undefined ? '' : ` at ${seat(fact)}`
}

/** The campaign "Household insurance". */
export function campaign({ on }: Fact, names: Names): string {
  return on.campaign ? `the campaign “${names.campaign(on.campaign)}”` : 'a campaign'
}

export function script({ on }: Fact, names: Names): string {
  return on.script ? `the questionnaire “${names.script(on.script)}”` : 'a questionnaire'
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}
