import type { Context, Hono } from 'hono'
import { noteCountersigned } from '../facts/decide-upkeep.ts'
import { asStaff } from './deeds.ts'
import { readForm } from './form.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { onlyFor, type StaffHere } from './staff.ts'

/** What came of a witness that was brought back: kept, refused for what it is, or not taken at all. */
export type BroughtBack = {
  readonly kept?: string
  readonly refused?: string
  readonly error?: string
}

type Show = (c: Context, here: StaffHere, shown: BroughtBack) => Response | Promise<Response>

/** Where a governor brings back a witness that the region has countersigned. It is kept first, then in the record. */
export function countersignedDoor(
  app: Hono<Vars>,
  house: House,
  action: string,
  back: string,
  show: Show,
): void {
  const path = action.slice('/governor'.length)
  app.get(path, (c) => c.redirect(back, 303))
  app.post(path, (c) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const form = await readForm(c, 'staff')
      if (!form.ok) return show(c, here, { error: form.error })
      const file = form.value.file('file')
      if (!file || file.size === 0) return show(c, here, { refused: 'Choose a file.' })
      const kept = await house.services.keepCountersigned(await file.text())
      if (!kept.ok) return show(c, here, { refused: kept.error })
      const { lines } = kept.value
      const noted = await asStaff(c, house, (state, ctx, by) =>
        noteCountersigned(state, ctx, by, kept.value),
      )
      if (!noted.ok) return show(c, here, { error: noted.error.sentence })
      const text = `Kept. The region has countersigned the first ${lines.toLocaleString('en-GB')} lines of the record.`
      return show(c, here, { kept: text })
    }),
  )
}
