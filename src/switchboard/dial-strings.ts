import type { SeatId } from '../basics/ids.ts'
import { boxCalling } from '../phone/seat-account.ts'

/** The conference of a seat, in the switch's profile for this house. */
export function roomName(seat: SeatId): string {
  return `seat-${seat}`
}

/** Says which seat a conference belongs to; undefined for any other conference. */
export function seatOfRoom(room: string): SeatId | undefined {
  return /^seat-1?\d{2}$/.test(room) ? (room.slice(5) as SeatId) : undefined
}

/**
 * A number as the trunk takes it. Anything else in it would be read by the switch as its own syntax. Not asked of a
 * regular expression: JavaScript keeps the last text that one has matched (P2).
 */
export function isDiallable(number: string): boolean {
  const digits = number.startsWith('+') ? number.slice(1) : number
  const all = [...digits].every((digit) => digit >= '0' && digit <= '9')
  return all && digits.length >= 5 && digits.length <= 15
}

/** Milliseconds without a packet after which a seat is lost: what is left of two seconds is for the switch (D5). */
const silentFor = 1_500

type RespondentDial = {
  readonly call: string
  readonly seat: SeatId
  readonly number: string
  readonly callerId: string
  readonly longestCallMs: number
}

/**
 * Rings a respondent through the trunk and sends the answer to the seat's dialplan extension (design 4).
 * The only text in the house with a number in it: hand it to the wire and let go of it.
 */
export function respondentDial(dial: RespondentDial): string {
  const { call, seat, number, callerId, longestCallMs } = dial
  const variables = [
    `origination_uuid=${call}`,
    `origination_caller_id_name=${callerId}`,
    `origination_caller_id_number=${callerId}`,
    'ignore_early_media=true',
    // Who is told to ring elsewhere would be rung at a number that nobody checked.
    'outbound_redirect_fatal=true',
    // Only an outer limit: the ring clock (D7) runs from the first ringing and ends the call itself.
    'originate_timeout=60',
    'hangup_after_conference=false',
    `execute_on_answer='sched_hangup +${Math.ceil(longestCallMs / 1_000)}'`,
  ]
  return `originate {${variables.join(',')}}sofia/gateway/trunk/${number} respondent-${seat} XML gatehouse`
}

/** Rings a seat once for the shift. It holds its conference open, and takes it along when it goes (`endconf`). */
export function seatDial(leg: string, seat: SeatId, phone: SeatPhone): string {
  const room = `${roomName(seat)}@gatehouse+flags{endconf}`
  return originateSeat(leg, phone, [`media_timeout=${silentFor}`], room)
}

/**
 * Where a seat's phone is, and the word that a browser wants to hear before it answers. `plain` is a phone of a
 * laboratory, which does not encrypt: from any other the switch takes no sound in the clear.
 */
export type SeatPhone = {
  readonly address: string
  readonly proof?: string | undefined
  readonly plain?: boolean
}

/** Rings a supervisor into a seat's conference: muted, and never opening one by themselves. */
export function supervisorDial(leg: string, seat: SeatId, phone: SeatPhone): string {
  return originateSeat(leg, phone, [], `${roomName(seat)}@gatehouse+flags{mute|join-only}`)
}

function originateSeat(
  leg: string,
  { address, proof, plain = false }: SeatPhone,
  more: readonly string[],
  room: string,
): string {
  const variables = [
    `origination_uuid=${leg}`,
    `origination_caller_id_name=${boxCalling.name}`,
    `origination_caller_id_number=${boxCalling.user}`,
    'ignore_early_media=true',
    'originate_timeout=20',
    // A seat may neither send its call elsewhere nor turn it into another.
    'outbound_redirect_fatal=true',
    'sip_ignore_reinvites=true',
    // Every message has a CSeq: so the switch tells of each that comes on this line, and what kind it is.
    'sip_watch_headers=CSeq',
    // Without this the switch tells the seat's phone whom it is talking to.
    'ignore_display_updates=true',
    // A browser's sound is encrypted by what browsers are (DTLS); a desk phone has to be told (SDES, under TLS).
    ...(proof === undefined && !plain
      ? ['rtp_secure_media_outbound=mandatory:AES_CM_128_HMAC_SHA1_80']
      : []),
    // A desk phone is asked to answer by itself (Call-Info: answer-after=0); a browser does when the call proves itself.
    proof === undefined ? 'sip_auto_answer=true' : `sip_h_${boxCalling.proofHeader}=${proof}`,
    ...more,
  ]
  return `originate {${variables.join(',')}}${address} &conference(${room})`
}

/** Moves a respondent to another seat's conference, or to the message when nobody is in it (D5). */
export function handOver(leg: string, to: SeatId): string {
  return `uuid_transfer ${leg} respondent-${to} XML gatehouse`
}

/**
 * Moves a respondent whom no agent speaks to on to the message (D12). Nobody sits at seat 00, so the switch turns the
 * leg away and does what it does when no agent is there (D5).
 */
export function message(leg: string): string {
  return `uuid_transfer ${leg} respondent-00 XML gatehouse`
}

export function apology(leg: string): string {
  return `uuid_transfer ${leg} apology XML gatehouse`
}

/** Tells who rang back and pressed 9 that it is noted. */
export function noted(leg: string): string {
  return `uuid_transfer ${leg} noted XML call-back-ends`
}

export function kill(
  leg: string,
  cause: 'NORMAL_CLEARING' | 'NO_ANSWER' | 'ORIGINATOR_CANCEL',
): string {
  return `uuid_kill ${leg} ${cause}`
}
