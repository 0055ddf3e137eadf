import type {
  CallId,
  CampaignId,
  CaseId,
  DocumentHash,
  EnquiryId,
  IncidentId,
  InterviewId,
  PersonId,
  ReleaseId,
  SampleId,
  SeatId,
  ShiftId,
} from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { Role } from '../people/person.ts'
import type { FactShapes, FactType } from './shapes.ts'

/** Who did it. Absent when the box itself did. */
export type Actor = { readonly person: PersonId; readonly role: Role; readonly seat?: SeatId }

/** What it was done to. */
export type On = {
  readonly person?: PersonId
  readonly seat?: SeatId
  readonly shift?: ShiftId
  readonly script?: DocumentHash
  readonly campaign?: CampaignId
  readonly sample?: SampleId
  readonly case?: CaseId
  readonly call?: CallId
  readonly interview?: InterviewId
  readonly incident?: IncidentId
  readonly release?: ReleaseId
  readonly enquiry?: EnquiryId
}

type Secret<T extends FactType> = FactShapes[T] extends { secret: infer S } ? S : never

/** A fact as a decision proposes it: the writer gives it its place and time. */
export type NewFact<T extends FactType = FactType> = T extends FactType
  ? {
      readonly type: T
      readonly by?: Actor
      readonly on?: On
      readonly data: FactShapes[T]['data']
    } & ([Secret<T>] extends [never] ? { readonly secret?: never } : { readonly secret: Secret<T> })
  : never

/** A fact in the record. `secret` is absent when its key was destroyed: the line still verifies and names nobody. */
export type Fact<T extends FactType = FactType> = T extends FactType
  ? {
      readonly type: T
      readonly seq: number
      readonly at: Instant
      readonly by?: Actor
      readonly on: On
      readonly data: FactShapes[T]['data']
      readonly secret?: Secret<T>
    }
  : never
