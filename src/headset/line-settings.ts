import type { SeatAccount } from '../phone/seat-account.ts'
import { boxCalling, seatDomain } from '../phone/seat-account.ts'

/** What the box gives a browser so that it can be the phone of its seat. */
export type LineSettings = Omit<SeatAccount, 'seat'> & { readonly server: string }

export type Invite = {
  readonly fromUser: string
  readonly fromName: string
  readonly proof: string | undefined
}

/**
 * Whether a call is the box's own: from its name, and with the word that only the box and this browser know. The
 * name alone proves nothing, since whoever calls chooses it.
 */
export function isTheBoxs(invite: Invite, settings: Pick<LineSettings, 'proof'>): boolean {
  return (
    invite.fromUser === boxCalling.user &&
    invite.fromName === boxCalling.name &&
    settings.proof !== '' &&
    invite.proof === settings.proof
  )
}

/** Reads what the box answered; undefined when it is not that. */
export function readLineSettings(value: unknown): LineSettings | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { server, user, password, proof } = value as Readonly<Record<string, unknown>>
  const texts = [server, user, password, proof]
  if (!texts.every((text): text is string => typeof text === 'string' && text !== ''))
    return undefined
  const [at = '', who = '', secret = '', word = ''] = texts
  return /^wss?:\/\/[^/\s]+$/.test(at)
    ? { server: at, user: who, password: secret, proof: word }
    : undefined
}

export function seatAddressOf({ user }: Pick<LineSettings, 'user'>): string {
  return `sip:${user}@${seatDomain}`
}
