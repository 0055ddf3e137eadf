import { Hono } from 'hono'
import { certificatePages } from './certificates.tsx'
import { compliancePages } from './compliance-pages.tsx'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { recordPages } from './record-pages.tsx'
import { shiftReports } from './shift-reports.tsx'

/** The auditor reads the record and verifies it, and changes nothing. */
export function auditorRoutes(house: House): Hono<Vars> {
  const app = new Hono<Vars>()
  recordPages(app, house, { role: 'auditor', home: '/auditor', verify: '/auditor/verify' })
  shiftReports(app, house, 'auditor')
  compliancePages(app, house, 'auditor')
  certificatePages(app, house, 'auditor')
  return app
}
