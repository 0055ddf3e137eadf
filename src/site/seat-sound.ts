import type { SeatId } from '../basics/ids.ts'
import type { SeatAccount } from '../phone/seat-account.ts'
import type { SeatSound, SoundSettings } from '../phone/seat-sound.ts'
import type { SiteSettings } from './site-settings.ts'
import { seatAccounts } from './switch-files.ts'

/** How the seats of a site sound, as its pages need to know it. */
export function siteSound({ lan, seats }: SiteSettings): SoundSettings {
  const each = seats.map(({ seat, phone }): [SeatId, SeatSound] => [
    seat as SeatId,
    phone === 'browser' ? 'browser' : 'desk-phone',
  ])
  return {
    usual: 'desk-phone',
    seats: Object.fromEntries(each),
    server: `wss://${lan.address}:${lan.wssPort}`,
  }
}

/** Writes the file of the accounts of the browsers of seats that are open now. Each works from its own seat's address alone. */
export function accountsFile({
  seats,
}: Pick<SiteSettings, 'seats'>): (browsers: readonly SeatAccount[]) => string {
  return (browsers) => {
    const all = seats.flatMap(({ seat, address, phone }) => {
      const browser = browsers.find((one) => one.seat === seat)
      if (phone !== 'browser' || browser === undefined) return []
      return [{ seat, address, password: browser.password }]
    })
    return seatAccounts(all)
  }
}
