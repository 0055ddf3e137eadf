import type { Context } from 'hono'
import { MessagePage } from '../../views/front/message-page.tsx'
import { page } from '../../views/page.ts'
import type { SeatId } from '../basics/ids.ts'
import { diskTroubleOf } from '../record/disk-trouble.ts'
import { chromeOf } from './chrome.ts'
import type { House } from './house.ts'
import { outagePage } from './outage-pages.tsx'

/** Nothing is at this address, or not for everybody: the answer is the same. */
export function notFoundPage(c: Context, house: House): Response | Promise<Response> {
  const seat = seatOf(c, house)
  const chrome = chromeOf(c, house, { door: seat ?? 'staff' })
  return c.html(
    page(<MessagePage chrome={chrome} kind="not-found" frame={frameOf(seat)} next={doors} />),
    404,
  )
}

/** A governor brought a file that would keep everybody waiting: what to do with it instead. */
export function tooLargePage(c: Context, house: House): Response | Promise<Response> {
  const text =
    'This file is larger than 16 MB, or than 64 MB if it is a sealed sample. Nothing of it was taken. Of a sample, bring only the column of numbers, or seal it outside the prison with gatehouse sample seal: then four million numbers fit.'
  const next = { href: c.req.path, text: 'Choose another file' }
  const chrome = chromeOf(c, house, { door: 'staff' })
  return c.html(page(<MessagePage chrome={chrome} kind="too-large" text={text} next={next} />), 413)
}

/** Something went wrong. The words say what to do and nothing of what it was. */
export function faultPage(c: Context, house: House, fault: Error): Response | Promise<Response> {
  const seat = seatOf(c, house)
  const outage = house.outage()
  if (outage) return outagePage(c, house, outage, seat)
  const live = seat
    ? {
        topic: `seat/${seat}`,
        stream: `/seat/${seat}/stream`,
        version: house.hub.version(`seat/${seat}`),
      }
    : undefined
  const chrome = chromeOf(c, house, { door: seat ?? 'staff', ...(live ? { live } : {}) })
  const text = diskTroubleOf(fault) === 'full' ? noRoom : undefined
  return c.html(
    page(<MessagePage chrome={chrome} kind="error" text={text} frame={frameOf(seat)} />),
    text ? 507 : 500,
  )
}

const noRoom =
  'There is not enough room on the disk of the box for this, so nothing was saved. Ask whoever looks after the box to make room, then try again.'

function seatOf(c: Context, house: House): SeatId | undefined {
  const [, first, second] = c.req.path.split('/')
  return first === 'seat' ? house.settings.seats.find((seat) => seat === second) : undefined
}

function frameOf(seat: SeatId | undefined): 'seat' | 'staff' {
  return seat ? 'seat' : 'staff'
}

const doors = { href: '/', text: 'Doors' }
