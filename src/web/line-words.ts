import type { Seat, State } from '../facts/state.ts'
import type { HangupCause } from '../phone/hangup-cause.ts'
import type { SeatSound } from '../phone/seat-sound.ts'

/** What keeps a seat from being heard, in words for its agent and with the next thing to do. Undefined when nothing does. */
export function lineTrouble(state: State, seat: Seat, sound: SeatSound): string | undefined {
  if (!state.switchUp)
    return 'The box is not connected to its telephone switch. It tries again by itself: wait, you have nothing to do.'
  if (!seat.lineUp && seat.lineCause === 'phone-changed') return down['phone-changed']
  if (!seat.lineUp) return sound === 'desk-phone' ? phoneDown : lineDown(seat.lineCause)
  return seat.notHeard ? notHeard : undefined
}

const phoneDown =
  'Your phone is not connected. Put its receiver down and check its plug. The box rings it again by itself. If this stays, tell your supervisor.'

const notHeard =
  'Nobody could hear you, so the box ended the last call with a message. Check that your microphone is on and in front of your mouth, then press Ready.'

function lineDown(cause: HangupCause | undefined): string {
  if (cause === undefined)
    return 'Your headset is not connected yet. Wait a moment, then tell your supervisor.'
  return `${down[cause]} The box rings it again by itself. If this stays, tell your supervisor.`
}

const noAnswer =
  'Your headset does not answer. Check that it is plugged in and that this page may use the microphone.'
const closed = 'The line of your headset was closed.'
const fault = 'The line of your headset could not be opened.'

const down: Readonly<Record<HangupCause, string>> = {
  'line-lost': 'The sound of your headset was lost. Push its plug in firmly.',
  'not-registered':
    'Your headset is not signed in. Check that it is plugged in, and that this is the only page open.',
  'phone-changed':
    'Another phone or page has taken the place of yours, so the box has closed the line. Close every other page, then ask your supervisor to release this seat and to seat you again.',
  'no-answer': noAnswer,
  cancelled: noAnswer,
  busy: 'Your headset is in use by another page. Close that page.',
  rejected: 'Your headset refused the line. Close every other page and window.',
  normal: closed,
  unobtainable: fault,
  'trunk-fault': fault,
  other: fault,
}
