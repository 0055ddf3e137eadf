import type { CallId, CampaignId, CaseId, InterviewId, PersonId, SeatId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { HangupCause } from '../phone/hangup-cause.ts'

type Placed = {
  readonly id: CallId
  readonly case: CaseId
  readonly campaign: CampaignId
  readonly seat: SeatId
  readonly agent: PersonId
  readonly placedAt: Instant
  /** What the sample says of the case, where quotas ask for it. */
  readonly stratum?: Readonly<Record<string, string>>
  /** The line was lost in the middle, and a supervisor agreed that it is rung once more (D14). */
  readonly redials?: { readonly interview: InterviewId; readonly by: PersonId }
  /** The end of the window in which the person asked for this call. */
  readonly askedUntil?: Instant
  /** Asked to end before anybody answered (D7 lets it ring on): who answers now finds no agent. */
  readonly unwanted?: true
}
type Rung = Placed & { readonly ringingAt?: Instant }
type Answered = Rung & { readonly answeredAt: Instant; readonly interview: InterviewId }

/** One attempt while it is up, or waiting for the agent to confirm its outcome. A coded one is gone from the state. */
export type Call =
  | (Placed & { readonly state: 'placing' })
  | (Rung & { readonly state: 'ringing'; readonly ringingAt: Instant })
  | (Answered & {
      readonly state: 'talking'
      readonly takenOverBy?: PersonId
      readonly closeBy?: Instant
      readonly apologised?: true
    })
  | (Rung & { readonly state: 'abandoned'; readonly answeredAt: Instant })
  | (Answered & {
      readonly state: 'wrapping-up'
      readonly endedAt: Instant
      readonly cause: HangupCause
      readonly takenOverBy?: PersonId
    })
