import { ComplianceList } from '../../views/supervisor/compliance-list.tsx'
import { ComplianceSheetPage } from '../../views/supervisor/compliance-sheet.tsx'
import { ComplianceTrace } from '../../views/supervisor/compliance-trace.tsx'
import { governorChrome, supervisorChrome } from './exhibit-chrome.ts'
import type { Exhibit } from './gallery.ts'

const campaign = 'Home insurance 2025'
const day = '14 January 2025'

export const complianceExhibits: readonly Exhibit[] = [
  {
    name: 'compliance-list',
    who: 'staff',
    render: (look) => (
      <ComplianceList
        chrome={supervisorChrome(look, 'Compliance')}
        days={[
          {
            ...{ day, href: '/sheet', campaign, calls: '412', rate: '0.54%' },
            ...{ state: 'Waiting for a signature', tone: 'wait' },
          },
          {
            ...{ day: '13 January 2025', href: '/sheet/2', campaign, calls: '390', rate: 'n/a' },
            ...{ state: 'Signed by Marsh, Helen, 16:41, 13 January 2025', tone: 'good' },
          },
        ]}
      />
    ),
  },
  {
    name: 'compliance-list-empty',
    who: 'staff',
    render: (look) => (
      <ComplianceList
        chrome={governorChrome(look, 'Compliance')}
        only={{ campaign, all: '/governor/compliance' }}
        days={[]}
      />
    ),
  },
  {
    name: 'compliance-sheet',
    who: 'staff',
    render: (look) => (
      <ComplianceSheetPage
        chrome={supervisorChrome(look, 'Compliance')}
        back="/supervisor/compliance"
        campaign={campaign}
        day={day}
        about={[
          { term: 'Signature', text: 'Waiting for a signature' },
          { term: 'Counted from', text: '2 shifts' },
          {
            ...{ term: 'Caller number presented', href: '/governor/record?deed=APPROVE_CAMPAIGN' },
            ...{ text: '020 7946 0000, as on the campaign sheet (D10)', change: 'Facts' },
          },
          {
            ...{ term: 'Another number shown, or withheld', text: 'None' },
            ...{ href: '/supervisor/incidents', change: 'Facts' },
          },
        ]}
        figures={[
          {
            ...{ term: 'Calls placed', value: '412', rule: 'Every call is counted (D16)' },
            ...{ kept: 'none', href: '/facts/calls' },
          },
          {
            ...{ term: 'Shortest ring with no answer', value: '15.2 s' },
            ...{ rule: 'At least 15 s (D7)', kept: 'kept', href: '/facts/ring' },
          },
          {
            ...{ term: 'Calls outside the hours', value: '1', rule: 'None (D15)' },
            ...{ kept: 'broken', href: '/facts/hours' },
          },
        ]}
        deeds={[{ label: 'Sign this sheet', action: '/sign' }]}
      />
    ),
  },
  {
    name: 'compliance-trace',
    who: 'staff',
    render: (look) => (
      <ComplianceTrace
        chrome={governorChrome(look, 'Compliance')}
        back="/sheet"
        campaign={campaign}
        day={day}
        figure="Calls placed"
        value="412"
        shifts={[
          {
            ...{ shift: 'Shift closed at 12:58', again: '210', rows: '1,204 to 1,209' },
            ...{ counted: '210', line: '1,210', record: '/governor/record' },
          },
          {
            ...{ shift: 'Shift closed at 16:31', again: '202', rows: '1,511', counted: '203' },
            line: '1,512',
          },
        ]}
        differs="What is left of the calls does not add up to what was counted."
      />
    ),
  },
]
