import type { Cancel } from '../basics/clock.ts'
import type { Instant } from '../basics/instant.ts'
import type { Asked } from './call-back-plan.ts'
import type { Action, Route } from './dialplan.ts'
import type { FarEnd } from './far-end.ts'
import type { Failed } from './legs.ts'
import type { Member } from './room.ts'

/** One leg on the exchange, from CHANNEL_CREATE to CHANNEL_DESTROY. */
export type Leg = {
  readonly uuid: string
  readonly session: number
  /** The Channel-Name: `sofia/seats/seat01@127.0.0.1:6001` or `sofia/carrier/<number>`. */
  readonly name: string
  readonly profile: 'seats' | 'carrier'
  readonly gateway: string | undefined
  /** Somebody who rings back, and the number that they show. */
  readonly rangBack?: { readonly number: string | undefined; readonly hears: string[] }
  readonly dialled: string
  readonly host: string
  /** The variables given in `{…}`. */
  readonly given: Map<string, string>
  readonly farEnd: FarEnd
  /** Where it goes when it is answered. */
  readonly sentTo: Route
  readonly createdAt: Instant
  state: 'made' | 'ringing' | 'answered' | 'hung-up'
  /** How far the far end got: decides which headers there are. */
  reached: 'nothing' | 'refusal' | 'reply'
  progressAt?: Instant
  answeredAt?: Instant
  hungUpAt?: Instant
  cause?: string
  refusal?: { readonly status: string; readonly phrase: string }
  /** The extension of the dialplan it was sent to last, and what it had before in its place. */
  extension?: string
  cameFrom?: string
  /** On its way out of what it was doing, to where it has been transferred. */
  leaving?: boolean
  /** What the leg is doing, and what it will do next. */
  doing?: Action
  next: Action[]
  /** The last conference it was in, for the variables that stay behind. */
  lastRoom?: { readonly name: string; readonly uuid: string; readonly memberId: number }
  member?: Member
  /** How to end it while nobody has answered, and how to answer it once it rings. */
  failed?: Failed
  pickUp?: () => void
  /** While it is asked for a key. */
  asked?: Asked
  /** Timers that die with the leg. */
  timers: Cancel[]
}
