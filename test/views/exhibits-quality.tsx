import { exits } from '../../src/scripts/exits.ts'
import { checkAnswers, wordsOfCheck } from '../../src/supervision/check-words.ts'
import { SupervisorSpeaks } from '../../views/agent/supervisor-speaks.tsx'
import { CheckPage } from '../../views/supervisor/check-page.tsx'
import { FiguresPage } from '../../views/supervisor/figures-page.tsx'
import { QualityPage } from '../../views/supervisor/quality-page.tsx'
import { governorChrome, seatChrome, supervisorChrome } from './exhibit-chrome.ts'
import type { Exhibit } from './gallery.ts'

const spoken = wordsOfCheck('en', 'how households choose home insurance')
const speaks = {
  call: 'a-call',
  lang: 'en',
  seconds: 412,
  exitAction: '/agent/exit',
  exits: Object.entries(exits).map(([kind, { label }]) => ({ kind, label })),
  asked: [{ asked: 'Who are you?', say: 'I work for the research company.' }],
}

/** Checks of interviews, monitoring, and the figures of a campaign. */
export const qualityExhibits: readonly Exhibit[] = [
  {
    name: 'agent-check-drawn',
    who: 'agent',
    render: (look) => (
      <SupervisorSpeaks chrome={seatChrome(look)} {...speaks} handOver={spoken.handOver} />
    ),
  },
  {
    name: 'agent-check-begun',
    who: 'agent',
    render: (look) => <SupervisorSpeaks chrome={seatChrome(look)} {...speaks} />,
  },
  {
    name: 'supervisor-check',
    who: 'staff',
    render: (look) => (
      <CheckPage
        chrome={supervisorChrome(look)}
        back="/supervisor"
        seat="Seat 4"
        lang="en"
        hello={spoken.hello}
        thanks={spoken.thanks}
        questions={[
          { name: 'asked', read: spoken.asked },
          { name: 'told', read: spoken.told, error: 'Choose what the person said.' },
        ]}
        choices={Object.entries(checkAnswers).map(([value, label]) => ({ value, label }))}
        call="a-call"
        action="/supervisor/check/answer"
        leave={{ label: 'Leave without an answer', action: '/supervisor/check/leave' }}
      />
    ),
  },
  {
    name: 'supervisor-quality',
    who: 'staff',
    render: (look) => (
      <QualityPage
        chrome={supervisorChrome(look)}
        back="/supervisor"
        campaign="Household insurance"
        whole="Of all interviews of this campaign 7% were heard by a supervisor, and 11% asked about."
        heardPercent={5}
        first="A new agent’s first 5 interviews are heard, and two in each week after that."
        warnings={['Ahmed, Karim: far more calls end as “machine” than in the rest of the room.']}
        agents={[
          {
            name: 'Ahmed, Karim',
            heard: { text: '2 more to hear', tone: 'wait' },
            asked: { text: 'On target', tone: 'good' },
            first: { text: 'New: 3 to hear', tone: 'wait' },
            week: { text: 'On target', tone: 'good' },
            failed: '1',
            mix: { text: 'Unlike the room', tone: 'stop' },
          },
          {
            name: 'Smith, John',
            heard: { text: 'On target', tone: 'good' },
            asked: { text: 'No interview yet', tone: 'plain' },
            first: { text: 'All heard', tone: 'good' },
            week: { text: '1 more to hear', tone: 'wait' },
            failed: 'None',
            mix: { text: 'Too few calls', tone: 'plain' },
          },
        ]}
      />
    ),
  },
  {
    name: 'supervisor-quality-empty',
    who: 'staff',
    render: (look) => (
      <QualityPage
        chrome={supervisorChrome(look)}
        back="/supervisor"
        campaign="Household insurance"
        whole="No interview of this campaign is complete yet."
        heardPercent={5}
        first="A new agent’s first 5 interviews are heard, and two in each week after that."
        warnings={[]}
        agents={[]}
      />
    ),
  },
  {
    name: 'figures',
    who: 'staff',
    render: (look) => (
      <FiguresPage
        chrome={governorChrome(look, 'Campaigns')}
        back={{ href: '/governor/campaigns/x', text: 'Campaign' }}
        campaign="Household insurance"
        progress={[
          { term: 'Interviews completed', text: '312' },
          {
            term: 'The sample is worked through',
            text: 'About 12 March 2025; between 5 March 2025 and 24 March 2025',
          },
        ]}
        projection="The day is projected from the days so far."
        quotas={[
          {
            number: 1,
            who: ['region: London', 'age: 16 to 34'],
            target: '40',
            merged: 'about 35',
            state: 'Nearly full',
            tone: 'wait',
          },
        ]}
        notAsked={[
          ['Screened out by an answer', '60'],
          ['The quota was full', '15'],
          ['Together', '75'],
        ]}
        others={[{ href: '/supervisor/figures/y', text: 'Household energy' }]}
        response={{
          lines: [
            { name: 'Response (RR1)', points: [3, 5.5, undefined, 9] },
            { name: 'Cooperation (COOP3)', points: [31, 30, 28, 29.5] },
          ],
          from: '13 January 2025',
          to: '16 January 2025',
          rows: [
            ['13 January 2025', '410', '160', '12', '41', '3.0%', '31.0%'],
            ['14 January 2025', '388', '149', '15', '38', '5.5%', '30.0%'],
          ],
        }}
        parts={{ bars: [bar('Morning', 38, 4), bar('Evening', 61, 9)], rows: partRows }}
        hours={{
          bars: [bar('10:00 to 11:00', 35, 3), bar('11:00 to 12:00', 41, 5)],
          rows: [['10:00 to 11:00', '400', '140', '12', '60']],
          about: 'Out of 12 closed shifts with twenty interviews or more.',
        }}
        pace={[{ term: 'Interviews for each hour that a shift was open', text: '4.2' }]}
        agents={[{ term: 'Agents who have worked on it', text: 'Fewer than 10' }]}
      />
    ),
  },
  {
    name: 'figures-empty',
    who: 'staff',
    render: (look) => (
      <FiguresPage
        chrome={supervisorChrome(look)}
        back={{ href: '/supervisor', text: 'Live room' }}
        campaign="Household insurance"
        progress={[{ term: 'Interviews completed', text: '0' }]}
        projection="The day is projected from the days so far."
        quotas={[]}
        notAsked={[]}
        response={{ lines: [], from: '', to: '', rows: [] }}
        parts={{ bars: [], rows: [] }}
        hours={{ bars: [], rows: [], about: '' }}
        pace={[{ term: 'Length of an interview', text: 'Not told before 60 interviews' }]}
        agents={[{ term: 'Agents who have worked on it', text: 'Fewer than 10' }]}
      />
    ),
  },
]

const partRows = [
  ['Morning', '1,200', '456', '48', '140'],
  ['Evening', '800', '488', '72', '160'],
]

function bar(label: string, people: number, interviews: number) {
  const parts = [people, interviews].map((share) => ({ share, text: String(share) }))
  return { label, parts }
}
