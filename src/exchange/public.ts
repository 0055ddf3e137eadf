import type { Cancel, Clock } from '../basics/clock.ts'
import type { CallId } from '../basics/ids.ts'
import { second } from '../basics/instant.ts'
import { isDramaNumber } from '../phone/drama-numbers.ts'
import type { Answers, Place } from '../scripts/script.ts'
import type { Profile } from './characters.ts'
import { Conversation } from './conversation.ts'
import type { FarEnd } from './far-end.ts'
import type { Leg } from './leg.ts'
import { respondentAt } from './respondent.ts'
import type { Heard, Spoken } from './spoken.ts'

/** Nobody stays on a silent line for longer, unless a setting says so. */
export const usualWait = 90 * second

type Deps = {
  readonly clock: Clock
  readonly seed: string
  readonly profile: Profile
  /** How long somebody stays on a silent line. */
  readonly waits: number
  readonly leg: (uuid: string) => Leg | undefined
  readonly hangUp: (leg: Leg) => void
}

/** What each respondent truly said, to hold a released table against. Only answers: nobody's number is here. */
export type Truth = {
  readonly said: () => ReadonlyMap<CallId, Answers>
  readonly completed: () => ReadonlySet<CallId>
}

/** The people behind the trunk: who is at which number, what they say, and when they hang up. */
export class Public {
  readonly #deps: Deps
  readonly #conversations = new Map<string, Conversation>()
  readonly #silence = new Map<string, Cancel>()
  #refused = 0

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** How many calls were turned away because their number is not one for drama (D17). */
  get refused(): number {
    return this.#refused
  }

  /** The far end of one call. Any number that is not for drama gets a carrier's "not found". */
  answerFor(dialled: string, uuid: string): FarEnd {
    const e164 = dialled.startsWith('0') ? `+44${dialled.slice(1)}` : dialled
    if (!isDramaNumber(e164)) {
      this.#refused += 1
      return { does: 'refuse', after: 300, status: '404' }
    }
    const respondent = respondentAt(this.#deps.seed, e164, this.#deps.profile)
    this.#conversations.set(uuid, new Conversation(respondent, this.#deps.seed))
    return respondent.farEnd
  }

  answered(leg: Leg): void {
    if (this.#conversations.has(leg.uuid)) this.#waitInSilence(leg.uuid)
  }

  ended(leg: Leg): void {
    this.#silence.get(leg.uuid)?.()
    this.#silence.delete(leg.uuid)
    const conversation = this.#conversations.get(leg.uuid)
    if (conversation !== undefined && Object.keys(conversation.said).length === 0) {
      this.#conversations.delete(leg.uuid)
    }
  }

  /** Speaks to the respondent of a call. Nobody is there unless the leg is in a conference. */
  hear(call: CallId, spoken: Spoken): Heard {
    const leg = this.#deps.leg(call)
    const conversation = this.#conversations.get(call)
    if (leg?.state !== 'answered' || conversation === undefined) {
      return { says: '', takes: 0, hungUp: true }
    }
    if (leg.member === undefined) return { says: '', takes: 0 }
    this.#waitInSilence(call)
    const heard = conversation.hear(spoken)
    if (heard.hungUp) this.#deps.hangUp(leg)
    return heard
  }

  #waitInSilence(uuid: string): void {
    this.#silence.get(uuid)?.()
    const cancel = this.#deps.clock.after(this.#deps.waits, () => {
      const leg = this.#deps.leg(uuid)
      if (leg !== undefined) this.#deps.hangUp(leg)
    })
    this.#silence.set(uuid, cancel)
  }

  /** Stops every timer, for closing time. */
  forget(): void {
    for (const cancel of this.#silence.values()) cancel()
    this.#silence.clear()
  }

  truth(): Truth {
    const entries = () => [...this.#conversations] as [CallId, Conversation][]
    return {
      said: () =>
        new Map<CallId, Readonly<Record<Place, Answers[Place]>>>(
          entries().map(([call, one]) => [call, one.said]),
        ),
      completed: () => new Set(entries().flatMap(([call, one]) => (one.completed ? [call] : []))),
    }
  }
}
