import type { PersonId, SeatId, ShiftId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { SwitchEvent } from '../phone/switch-port.ts'

type Voice = {
  /** Since when the agent speaks without a pause; undefined while they are silent. */
  speaksSince: Instant | undefined
  /** Milliseconds spoken since the block was shown, up to the last pause. */
  spoken: number
  shownAt: Instant
}

/**
 * How long each agent has spoken since the block before them was shown, from the switch's talking events, and how many
 * blocks each has read too fast in this shift. In memory alone: nothing finer than one count for an agent and a shift
 * is ever written down, and after a restart the count begins again.
 */
export class Voices {
  readonly #voices = new Map<SeatId, Voice>()
  #shift: ShiftId | undefined
  readonly #hurried = new Map<PersonId, number>()

  /** Takes what the switch tells. Without the switch nothing is known of anybody's voice. */
  hear(event: SwitchEvent, now: Instant): void {
    if (event.kind === 'disconnected') this.#voices.clear()
    else if (event.kind === 'seat-down') this.#voices.delete(event.seat)
    else if (event.kind === 'in-conference') this.shown(event.seat, now)
    else if (event.kind === 'seat-talking') this.#turn(event.seat, event.talking, now)
  }

  /** Another block stands before the agent: counting begins again. */
  shown(seat: SeatId, now: Instant): void {
    const voice = this.#voices.get(seat)
    if (!voice) return
    voice.spoken = 0
    voice.shownAt = now
  }

  /** Milliseconds the agent has spoken since the block was shown; undefined when the switch has told nothing of them. */
  spokenMs(seat: SeatId, now: Instant): number | undefined {
    const voice = this.#voices.get(seat)
    return voice && voice.spoken + going(voice, now)
  }

  hurried(shift: ShiftId, person: PersonId): void {
    if (this.#shift !== shift) this.#hurried.clear()
    this.#shift = shift
    this.#hurried.set(person, (this.#hurried.get(person) ?? 0) + 1)
  }

  /** Blocks read too fast in this shift, by agent. */
  hurriedIn(shift: ShiftId | undefined): ReadonlyMap<PersonId, number> {
    return this.#shift === shift ? this.#hurried : new Map()
  }

  #turn(seat: SeatId, talking: boolean, now: Instant): void {
    const voice = this.#voices.get(seat) ?? { speaksSince: undefined, spoken: 0, shownAt: now }
    this.#voices.set(seat, voice)
    if (talking) {
      voice.speaksSince ??= now
      return
    }
    voice.spoken += going(voice, now)
    voice.speaksSince = undefined
  }
}

/** What is being said now, as far as it was said to this block. */
function going({ speaksSince, shownAt }: Voice, now: Instant): number {
  return speaksSince === undefined ? 0 : Math.max(0, now - Math.max(speaksSince, shownAt))
}
