import type { SuperviseMode } from '../phone/switch-port.ts'

type Present = {
  /** Member ids in the seat's conference. */
  readonly supervisor: number
  readonly respondent: number | undefined
  /** A number is being dialled for the seat, so a respondent may come in at any moment. */
  readonly callComing: boolean
}

/** What to tell the conference so that the supervisor is heard by nobody, by the agent only, or by both. */
export function voiceOrders(mode: SuperviseMode, present: Present): readonly string[] {
  const { supervisor, respondent, callComing } = present
  const mute = `mute ${supervisor}`
  const unmute = `unmute ${supervisor}`
  switch (mode) {
    case 'listen':
      return [mute]
    case 'whisper':
      if (respondent === undefined) return [callComing ? mute : unmute]
      // Muted first: between two orders the respondent must hear nothing.
      return [mute, `relate ${supervisor} ${respondent} nospeak`, unmute]
    case 'join':
      return respondent === undefined
        ? [unmute]
        : [`relate ${supervisor} ${respondent} clear`, unmute]
  }
}
