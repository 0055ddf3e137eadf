import { randomUUID } from 'node:crypto'
import type { SeatId } from '../basics/ids.ts'
import type { Announce } from './announce.ts'
import type { Leg } from './leg.ts'
import { type SignalPlace, SignalTeller } from './tell-signal.ts'

/** What sofia-sip answers by itself, without a word on the event socket. */
const byItself = ['REFER', 'SUBSCRIBE', 'PUBLISH', 'UPDATE', 'NOTIFY']

export type HostilePhones = {
  hostileSeat(seat: SeatId, method: string, to?: string): void
  registerPhone(seat: SeatId, phone: string): void
  close(): void
}

/** Phones that do what no phone of the box has reason to. The switch refuses it, and tells what it tells of such. */
export function hostilePhones(
  announce: Announce,
  legsOf: (seat: SeatId) => readonly Leg[],
  signals: SignalPlace | undefined,
): HostilePhones {
  const teller = signals && new SignalTeller(signals)
  const custom = (subclass: string, fields: Readonly<Record<string, string>>) =>
    announce({ name: 'CUSTOM', subclass, source: 'event' }, () => fields)

  const onLine = (leg: Leg, method: string) =>
    custom('sofia::notify_watched_header', {
      'SIP-Message': `${method} sip:mod_sofia@127.0.0.1:5061 SIP/2.0`,
      'Header-Name': 'CSeq',
      'Header-Value': `77 ${method}`,
      'Channel-Name': `sofia/seats/${leg.dialled}`,
      'Unique-ID': leg.uuid,
    })

  const refused = (seat: SeatId, method: string, to: string) => {
    if (method === 'REGISTER' && to !== '') custom('sofia::register_failure', { 'to-user': to })
    if (method !== 'INVITE') return
    announce({ name: 'CHANNEL_HANGUP_COMPLETE', source: 'CHANNEL_HANGUP_COMPLETE' }, () => ({
      'Channel-Name': `sofia/seats/seat${seat}@gatehouse`,
      'Call-Direction': 'inbound',
      'Unique-ID': randomUUID(),
      'Hangup-Cause': 'CALL_REJECTED',
    }))
  }

  return {
    hostileSeat: (seat, method, to = `seat${seat}`) => {
      const [leg] = legsOf(seat)
      if (leg === undefined || method === 'REGISTER') refused(seat, method, to)
      else if (!byItself.includes(method)) onLine(leg, method)
      // For nobody's registration it takes the word of From.
      const status = method === 'REGISTER' && to === '' ? 200 : 405
      teller?.tell({ method, status, from: `seat${seat}`, to })
    },
    registerPhone: (seat, phone) =>
      custom('sofia::register', { username: `seat${seat}`, 'call-id': phone }),
    close: () => teller?.close(),
  }
}
