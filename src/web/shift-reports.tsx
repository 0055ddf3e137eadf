import type { Hono } from 'hono'
import { ShiftListPage } from '../../views/auditor/shift-list-page.tsx'
import { ShiftReportPage } from '../../views/auditor/shift-report-page.tsx'
import { page } from '../../views/page.ts'
import type { ShiftId } from '../basics/ids.ts'
import { noteView } from '../facts/decide-people.ts'
import type { Role } from '../people/person.ts'
import { asStaff } from './deeds.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { shiftReportSeen, shiftsSeen } from './shift-report-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'

/** The report of every closed shift, for each role at its own door. Each look is a line in the record (M1). */
export function shiftReports(app: Hono<Vars>, house: House, role: Role): void {
  const home = `/${role}/reports`
  app.get('/reports', (c) =>
    onlyFor(c, house, [role], async (here) => {
      const shifts = await house.writer.read((state) => shiftsSeen(state, home))
      return c.html(page(<ShiftListPage chrome={staffChrome(c, house, here)} shifts={shifts} />))
    }),
  )
  app.get('/reports/:shift', (c) =>
    onlyFor(c, house, [role], async (here) => {
      const shift = house.writer.ahead.shifts.get(c.req.param('shift') as ShiftId)
      if (!shift?.closed) return c.notFound()
      const noted = await asStaff(c, house, (state, ctx, by) =>
        noteView(state, ctx, by, 'report.viewed', { shift: shift.id }),
      )
      if (!noted.ok) return c.text(noted.error.sentence, 403)
      const read = await house.services.readShift(shift)
      // Last, so that the root that is printed is over everything above, this look included.
      const witness = await house.services.witness()
      const seen = await house.writer.read((state, { now }) =>
        shiftReportSeen(state, house.documents, shift, { read, witness, now }),
      )
      return c.html(
        page(<ShiftReportPage chrome={staffChrome(c, house, here)} back={home} {...seen} />),
      )
    }),
  )
}
