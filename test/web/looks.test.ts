import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { PersonId } from '../../src/basics/ids.ts'
import { auditFields } from '../../src/facts/catalogue.ts'
import { personNamed } from '../support/a-live-day.ts'
import { type RoomAtWork, roomAtWork } from './at-work.ts'
import { type StaffAt, signedIn, watchFacts } from './staff-at.ts'

describe('M1: every page of people in prison, of counts or of the record says in the record who looked', () => {
  let room: RoomAtWork
  let staff: Record<'governor' | 'supervisor' | 'auditor', StaffAt>
  before(async () => {
    room = await roomAtWork({ speed: 5 })
    await room.sit('Archer', '01')
    const governor = await signedIn(room.test, 'r.adeyemi')
    await governor.stepUp()
    staff = { governor, supervisor: room.staff, auditor: await signedIn(room.test, 's.bevan') }
  })
  after(() => room.test.close())

  for (const [role, page, what] of [
    ['governor', '/governor/people', 'VIEW_PEOPLE'],
    ['governor', '/governor/people/PERSON', 'VIEW_PEOPLE'],
    ['governor', '/governor/people/PERSON/gates/risk', 'VIEW_PEOPLE'],
    ['governor', '/governor/people/PERSON/eligibility', 'VIEW_REASON'],
    ['governor', '/governor/campaigns/CAMPAIGN/results', 'VIEW_COUNTS'],
    ['governor', '/governor/campaigns/CAMPAIGN/rates', 'VIEW_COUNTS'],
    ['governor', '/governor/campaigns/CAMPAIGN/figures', 'VIEW_FIGURES'],
    ['governor', '/governor/campaigns/CAMPAIGN/quotas', 'VIEW_FIGURES'],
    ['governor', '/governor/record?before=40', 'VIEW_RECORD'],
    ['governor', '/governor/certificate', 'VIEW_RECORD'],
    ['governor', '/governor/certificate/CAMPAIGN', 'VIEW_RECORD'],
    ['supervisor', '/supervisor/figures/CAMPAIGN', 'VIEW_FIGURES'],
    ['supervisor', '/supervisor/quality/CAMPAIGN', 'VIEW_FIGURES'],
    ['auditor', '/auditor', 'VIEW_RECORD'],
    ['auditor', '/auditor?person=PERSON&before=40', 'VIEW_RECORD'],
    ['auditor', '/auditor/certificate', 'VIEW_RECORD'],
  ] as const)
    it(`${page}: one line, ${what}`, async () => {
      const { house } = room.test.box
      const person = personNamed(house, 'Archer')
      const [campaign = ''] = house.writer.ahead.campaigns.keys()
      const facts = watchFacts(room.test)
      const path = page.replace('PERSON', person).replace('CAMPAIGN', campaign)
      assert.equal((await staff[role].get(path)).status, 200)
      const events = facts.filter(({ by }) => by?.role === role)
      const known = { role: (id: PersonId) => house.writer.ahead.people.get(id)?.role }
      assert.deepEqual(
        events.map((fact) => auditFields(fact, known).what),
        [what],
      )
    })
})
