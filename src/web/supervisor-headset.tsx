import type { Hono } from 'hono'
import { page } from '../../views/page.ts'
import { HeadsetPage } from '../../views/supervisor/headset-page.tsx'
import { takeSeatAccount } from '../facts/decide-account.ts'
import { supervisorSeat } from '../facts/supervisor-line.ts'
import { soundOf } from '../phone/seat-sound.ts'
import { asStaff } from './deeds.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { giveAccount } from './seat-account.ts'
import { onlyFor, staffChrome } from './staff.ts'

/** Their own line in its own conference, and a second into the conference that they listen to. */
const supervisorCalls = 2

export function hasHeadsetPage(house: House): boolean {
  return soundOf(house.sound?.settings, supervisorSeat) === 'browser'
}

/** The supervisor's headset has a page of its own: going from one staff page to another would drop it. */
export function supervisorHeadset(app: Hono<Vars>, house: House): void {
  app.get('/headset', (c) =>
    onlyFor(c, house, ['supervisor'], async (here) => {
      if (!hasHeadsetPage(house)) return c.redirect('/supervisor', 303)
      const version = house.hub.version('supervisor')
      const present = await house.writer.read(
        (state) => state.shift?.supervisors.get(here.by.person)?.state === 'present',
      )
      const chrome = staffChrome(c, house, here, {
        live: { topic: 'supervisor', stream: '/supervisor/stream', version },
        headset: { calls: supervisorCalls, account: present ? '/supervisor/account' : 'none' },
      })
      return c.html(page(<HeadsetPage chrome={chrome} present={present} />))
    }),
  )
  app.post('/account', (c) =>
    onlyFor(c, house, ['supervisor'], () =>
      hasHeadsetPage(house)
        ? giveAccount(c, house, 'staff', () => asStaff(c, house, takeSeatAccount))
        : c.notFound(),
    ),
  )
}
