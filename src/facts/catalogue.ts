import { catalogueBox } from './catalogue-box.ts'
import { catalogueCalls } from './catalogue-calls.ts'
import { catalogueEnquiries } from './catalogue-enquiries.ts'
import { catalogueFieldwork } from './catalogue-fieldwork.ts'
import { catalogueKept } from './catalogue-kept.ts'
import { cataloguePeople } from './catalogue-people.ts'
import { cataloguePractice } from './catalogue-practice.ts'
import { catalogueQuality } from './catalogue-quality.ts'
import { catalogueQuotas } from './catalogue-quotas.ts'
import { catalogueRoom } from './catalogue-room.ts'
import type { Names, Row, Rows, SubjectType } from './catalogue-row.ts'
import { catalogueSamples } from './catalogue-samples.ts'
import { catalogueSite } from './catalogue-site.ts'
import { catalogueStudies } from './catalogue-studies.ts'
import type { Fact } from './fact.ts'
import type { FactType } from './shapes.ts'

/** One row for every type of fact: a new one does not compile until it has its deed, its retention and its sentence. */
export const catalogue = {
  ...catalogueBox,
  ...cataloguePeople,
  ...catalogueStudies,
  ...catalogueFieldwork,
  ...catalogueSamples,
  ...catalogueRoom,
  ...cataloguePractice,
  ...catalogueCalls,
  ...catalogueKept,
  ...catalogueEnquiries,
  ...catalogueQuality,
  ...catalogueQuotas,
  ...catalogueSite,
} satisfies Rows<FactType>

/** The fact as a governor or an auditor reads it: one plain sentence or two. */
export function sentenceOf(fact: Fact, names: Names): string {
  const said = rowOf(fact).sentence(fact, names)
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`
}

/** The two streams that HMPPS keeps apart (M5), and the box's own facts. */
export const streams = ['STAFF', 'PRISONER', 'BOX'] as const
export type Stream = (typeof streams)[number]

export function streamOf({ by }: Fact): Stream {
  if (!by) return 'BOX'
  return by.role === 'agent' ? 'PRISONER' : 'STAFF'
}

/** An audit event in the shape that HMPPS services send (M1). Ids are the record's own tokens: they name nobody. */
export type AuditFields = {
  /** The deed, VERB_RESOURCE (M2). */
  readonly what: string
  /** ISO 8601, UTC. */
  readonly when: string
  readonly who: string
  readonly subjectId?: string
  readonly subjectType: SubjectType
  /** What belongs together: the call, or else the shift, or else the line itself. */
  readonly correlationId: string
  readonly service: 'gatehouse'
  /** JSON. */
  readonly details: string
}

export function auditFields(fact: Fact, names: Pick<Names, 'role'>): AuditFields {
  const { subject, deed } = rowOf(fact)
  const { on, by, seq, data } = fact
  const person = subject === 'USER_ID' ? (by?.person ?? on.person) : on.person
  const named = subject !== 'NOT_APPLICABLE' && person !== undefined
  const isAgent = named && names.role(person) === 'agent'
  return {
    what: deed,
    when: new Date(fact.at).toISOString(),
    who: by?.person ?? 'gatehouse',
    ...(named ? { subjectId: person } : {}),
    subjectType: named ? (isAgent ? 'PRISONER_ID' : 'USER_ID') : 'NOT_APPLICABLE',
    correlationId: on.call ?? on.interview ?? on.shift ?? String(seq),
    service: 'gatehouse',
    details: JSON.stringify({ on, data }),
  }
}

export function rowOf<T extends FactType>(fact: Fact<T>): Row<T> {
  return (catalogue as unknown as Rows<FactType>)[fact.type] as unknown as Row<T>
}
