import type { SiteSettings } from '../../src/site/site-settings.ts'

export const aTrunk = {
  address: 'sip.carrier.example',
  addresses: ['203.0.113.16/28'],
  transport: 'tls',
  srtp: true,
  register: { username: 'gatehouse', password: 'a-password' },
  inboundFrom: ['192.0.2.0/28'],
  local: { address: '198.51.100.2' },
}

/** A site's settings as somebody would write them, before anything is checked. */
export function aSite(change: Partial<Record<keyof SiteSettings, unknown>> = {}) {
  return {
    organisation: 'Example Research',
    declineNumber: '08081570001',
    languages: ['en', 'cy'],
    callerIds: ['01134960000'],
    lan: { address: '10.20.0.2' },
    seats: [
      { seat: '01', address: '10.20.0.11', phone: 'browser' },
      { seat: '02', address: '10.20.0.12', phone: 'desk' },
      { seat: '90', address: '10.20.0.90', phone: 'desk' },
    ],
    trunk: aTrunk,
    ...change,
  }
}
