import { RatesPage } from '../../views/governor/rates-page.tsx'
import { ReleasePage } from '../../views/governor/release-page.tsx'
import { ResultsPage } from '../../views/governor/results-page.tsx'
import { governorChrome } from './exhibit-chrome.ts'
import type { Exhibit } from './gallery.ts'

const tables = [
  {
    title: 'How long have you been with your present home insurer?',
    columns: ['All', 'Under 45', '45 and over'],
    rows: [
      { label: 'Less than a year', cells: ['25', '15', '10'] },
      { label: '1 to 2 years', cells: ['40', '25', '15'] },
      { label: '3 years or more', cells: ['60', '[REDACTED]', '[REDACTED]'] },
    ],
    base: 'Base: 125 responses, rounded to 5.',
  },
]

export const resultsExhibits: readonly Exhibit[] = [
  {
    name: 'governor-results',
    who: 'staff',
    render: (look) => (
      <ResultsPage
        chrome={governorChrome(look, 'Campaigns')}
        campaign="Home insurance 2025"
        back="/governor/campaigns/1"
        rates={{ href: '/rates', text: 'Where every case stands: rates and codes' }}
        releases={[
          {
            number: 'Release 1',
            prepared: '14:03, Tuesday 14 January 2025',
            state: 'Waiting for a second person',
            tone: 'wait',
            base: '125',
            href: '/release/1',
          },
        ]}
        prepare={[
          {
            label: 'Prepare a release',
            action: '/release',
            refusal: 'A release needs 10 new interviews since the last one (X6).',
          },
        ]}
      />
    ),
  },
  {
    name: 'governor-rates',
    who: 'staff',
    render: (look) => (
      <RatesPage
        chrome={governorChrome(look, 'Campaigns')}
        campaign="Home insurance 2025"
        back="/governor/campaigns/1"
        rule={[
          { term: 'Codes', text: 'AAPOR Standard Definitions, 9th edition (2016), telephone' },
          { term: 'That share, e', text: '62%' },
        ]}
        dispositions={[
          ['Complete', '1.1', 'Interview (I)', '125'],
          ['Refusal', '2.11', 'Refusal or break-off (R)', '240'],
          ['Break-off', '2.12', 'Refusal or break-off (R)', 'c'],
        ]}
        rates={[
          ['Response rate 1', 'RR1', 'I ÷ (I + P + R + NC + O + UH + UO)', '12%'],
          ['Cooperation rate 1', 'COOP1', 'I ÷ (I + P + R + O)', 'n/a'],
        ]}
        notAsked={[
          ['Screened out by an answer', 'c'],
          ['The quota was full', 'c'],
          ['Together', '55'],
        ]}
        codes={[['Busy', 'Stays open; this code at close', '3.12', 'Always busy']]}
      />
    ),
  },
  {
    name: 'governor-rates-empty',
    who: 'staff',
    render: (look) => (
      <RatesPage
        chrome={governorChrome(look, 'Campaigns')}
        campaign="Home insurance 2025"
        back="/governor/campaigns/1"
        rule={[{ term: 'That share, e', text: 'n/a' }]}
        dispositions={[]}
        notAsked={[]}
        rates={[]}
        codes={[]}
      />
    ),
  },
  {
    name: 'governor-release',
    who: 'staff',
    render: (look) => (
      <ReleasePage
        chrome={governorChrome(look, 'Campaigns')}
        campaign="Home insurance 2025"
        number="1"
        state="Waiting for a second person"
        tone="wait"
        back="/governor/results"
        facts={[
          { term: 'Prepared by', text: 'Reid, Tom, 14 January 2025' },
          { term: 'Base', text: '125' },
          { term: 'Suppressed cells', text: '2' },
          { term: 'Rules', text: 'Disclosure rules, version 1' },
        ]}
        heading="What would be released"
        told="These are the tables that were first prepared at 14:03, Tuesday 14 January 2025, and sent back, to the letter."
        tables={tables}
        deeds={[{ label: 'Send it back', action: '/send-back', look: 'secondary' }]}
        approve={{ action: '/approve', error: 'Tick that the check was done (X12).' }}
        files={[{ name: 'tables.csv', text: 'place,question,option,count\nq1,Do you,yes,25\n' }]}
      />
    ),
  },
  {
    name: 'governor-release-approved',
    who: 'staff',
    render: (look) => (
      <ReleasePage
        chrome={governorChrome(look, 'Campaigns')}
        campaign="Home insurance 2025"
        number="1"
        state="Approved"
        tone="good"
        back="/governor/results"
        facts={[{ term: 'Approved by', text: 'Hughes, Ann, 14 January 2025' }]}
        heading="What is released"
        tables={tables}
        files={[]}
        deeds={[{ label: 'Take the signed bundle', action: '/bundle' }]}
      />
    ),
  },
]
