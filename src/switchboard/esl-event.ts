import type { SeatId } from '../basics/ids.ts'
import { type HangupCause, readHangupCause } from '../phone/hangup-cause.ts'

/** What is kept of an event at the door. A leg is its uuid; nothing here can hold a number (P2). */
export type EslEvent = LegEvent | PhoneNews | ShownNumber

/** The leg shows another number than the box's caller id: see `showsAnother`. */
export type ShownNumber = { readonly kind: 'shows-another'; readonly leg: string }

export type PhoneNews =
  /** The phone of a seat has said where it is; `phone` is a name that it gave itself for as long as it runs. */
  | { readonly kind: 'registered'; readonly seat: SeatId; readonly phone: string }
  /** A seat's phone tried to call or to register, and the switch would not have it. */
  | { readonly kind: 'seat-refused'; readonly seat: SeatId; readonly tried: 'call' | 'register' }
  /**
   * What came on a seat's line and no phone of the box has reason to send: a MESSAGE, an INFO, a re-INVITE, an answer that
   * sends the call elsewhere. `signalled` when the switch's signals tell of it too (`SeatSignals`).
   */
  | { readonly kind: 'seat-misused'; readonly seat: SeatId; readonly signalled: boolean }

export type LegEvent =
  | { readonly kind: 'ringing'; readonly leg: string }
  | { readonly kind: 'answered'; readonly leg: string }
  | { readonly kind: 'hung-up'; readonly leg: string; readonly cause: HangupCause }
  | {
      readonly kind: 'joined'
      readonly leg: string
      readonly room: string
      readonly member: number
    }
  /** `alive` when the leg goes on in the dialplan: it has left the conference but not the line. */
  | { readonly kind: 'left'; readonly leg: string; readonly room: string; readonly alive: boolean }
  /** A member of a conference began or stopped to be heard (D12). Kept nowhere. */
  | { readonly kind: 'voice'; readonly leg: string; readonly heard: boolean }
  /** The conference had no seat in it, so the leg was not let in. */
  | { readonly kind: 'turned-away'; readonly leg: string }
  | { readonly kind: 'job-failed'; readonly job: string; readonly cause: HangupCause }

/** What the dialplan tells of somebody who rang back and pressed 9. It has the number: see `readNeverAgain`. */
const neverAgainEvent = 'gatehouse::never-again'

/** The events asked for: as few as serve (a listener that misses 500 is cut off by FreeSWITCH). */
export const subscription: readonly string[] = [
  'CHANNEL_PROGRESS',
  'CHANNEL_PROGRESS_MEDIA',
  'CHANNEL_ANSWER',
  'CHANNEL_HANGUP_COMPLETE',
  'BACKGROUND_JOB',
  'HEARTBEAT',
  'CUSTOM',
  'conference::maintenance',
  'sofia::gateway_state',
  'sofia::register',
  'sofia::unregister',
  'sofia::register_failure',
  'sofia::notify_watched_header',
  neverAgainEvent,
]

type Header = (name: string) => string | undefined

/**
 * Reads one event, or says that it is of no use here (`no-use`) or not one that was asked for (`unknown`).
 * The header reader and the body are not kept.
 */
export function readEslEvent(header: Header, body: string): EslEvent | 'no-use' | 'unknown' {
  const leg = header('Unique-ID') ?? ''
  switch (header('Event-Name')) {
    case 'CHANNEL_PROGRESS':
    case 'CHANNEL_PROGRESS_MEDIA':
      return { kind: 'ringing', leg }
    case 'CHANNEL_ANSWER':
      return { kind: 'answered', leg }
    case 'CHANNEL_HANGUP_COMPLETE':
      return readHangUp(header, leg)
    case 'BACKGROUND_JOB':
      return readJob(header('Job-UUID') ?? '', body)
    case 'HEARTBEAT':
      return 'no-use'
    case 'CUSTOM':
      return readCustom(header, leg)
    default:
      return 'unknown'
  }
}

/**
 * Somebody who rang back and asked never to be called again: their leg, and the number that the carrier gave for them.
 * Apart from all other events, because it is the only one with a number in it: hand it on and let go of it.
 */
export function readNeverAgain(
  header: Header,
): { readonly leg: string; readonly number: string } | undefined {
  if (header('Event-Subclass') !== neverAgainEvent) return undefined
  return { leg: header('Unique-ID') ?? '', number: header('Caller-Caller-ID-Number') ?? '' }
}

function readHangUp(header: Header, leg: string): EslEvent {
  const seat = /^sofia\/seats\/seat(1?\d{2})@/.exec(header('Channel-Name') ?? '')?.[1]
  if (seat !== undefined && header('Call-Direction') === 'inbound')
    return { kind: 'seat-refused', seat: seat as SeatId, tried: 'call' }
  return { kind: 'hung-up', leg, cause: readHangupCause(header('Hangup-Cause')) }
}

function readRefused(user: string): EslEvent | 'no-use' {
  const seat = /^seat(1?\d{2})$/.exec(user)?.[1]
  if (seat === undefined) return 'no-use'
  return { kind: 'seat-refused', seat: seat as SeatId, tried: 'register' }
}

/**
 * What came on the line of a seat, by its first line alone. The box has called the seat: what comes back are answers,
 * and one BYE when the phone hangs up.
 */
function readRequest(header: Header): EslEvent | 'no-use' {
  const seat = /^sofia\/seats\/seat(1?\d{2})(?:@|$)/.exec(header('Channel-Name') ?? '')?.[1]
  const [word = ''] = (header('SIP-Message') ?? '').split(' ')
  const redirects = /^SIP\/2\.0 3\d\d/.test(header('SIP-Message') ?? '')
  if (seat === undefined || ['', 'BYE', 'ACK', 'CANCEL'].includes(word)) return 'no-use'
  if (word === 'SIP/2.0' && !redirects) return 'no-use'
  const signalled = !redirects && word !== 'INVITE'
  return { kind: 'seat-misused', seat: seat as SeatId, signalled }
}

function readJob(job: string, body: string): EslEvent | 'no-use' {
  const cause = /^-ERR ([A-Z_]+)/.exec(body)?.[1]
  return body.startsWith('-ERR')
    ? { kind: 'job-failed', job, cause: readHangupCause(cause) }
    : 'no-use'
}

function readRegistered(user: string, phone: string): EslEvent | 'no-use' {
  const seat = /^seat(1?\d\d)$/.exec(user)?.[1]
  return seat === undefined ? 'no-use' : { kind: 'registered', seat: seat as SeatId, phone }
}

function readCustom(header: Header, leg: string): EslEvent | 'no-use' | 'unknown' {
  const subclass = header('Event-Subclass') ?? ''
  if (subclass === 'sofia::register_failure') return readRefused(header('to-user') ?? '')
  if (subclass === 'sofia::notify_watched_header') return readRequest(header)
  if (subclass === 'sofia::register')
    return readRegistered(header('username') ?? '', header('call-id') ?? '')
  if (subclass.startsWith('sofia::')) return 'no-use'
  if (subclass !== 'conference::maintenance') return 'unknown'
  const room = header('Conference-Name') ?? ''
  switch (header('Action')) {
    case 'add-member':
      return { kind: 'joined', leg, room, member: Number(header('Member-ID')) }
    case 'del-member':
      return { kind: 'left', leg, room, alive: header('Answer-State') === 'answered' }
    case 'start-talking':
    case 'stop-talking':
      return { kind: 'voice', leg, heard: header('Action') === 'start-talking' }
    case 'rejected-join-only':
      return { kind: 'turned-away', leg }
    default:
      return 'no-use'
  }
}
