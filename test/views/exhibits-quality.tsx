import { exits } from '../../src/scripts/exits.ts'
import { checkAnswers, wordsOfCheck } from '../../src/supervision/check-words.ts'
import { SupervisorSpeaks } from '../../views/agent/supervisor-speaks.tsx'
import { CheckPage } from '../../views/supervisor/check-page.tsx'
import { QualityPage } from '../../views/supervisor/quality-page.tsx'
import { seatChrome, supervisorChrome } from './exhibit-chrome.ts'
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
        warnings={['Ahmed, Karim: far more calls end as “machine” than in the rest of the room.']}
        agents={[
          {
            name: 'Ahmed, Karim',
            heard: { text: '2 more to hear', tone: 'wait' },
            asked: { text: 'On target', tone: 'good' },
            first: { text: 'New: 3 to hear', tone: 'wait' },
            failed: '1',
            mix: { text: 'Unlike the room', tone: 'stop' },
          },
          {
            name: 'Smith, John',
            heard: { text: 'On target', tone: 'good' },
            asked: { text: 'No interview yet', tone: 'plain' },
            first: { text: 'All heard', tone: 'good' },
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
        warnings={[]}
        agents={[]}
      />
    ),
  },
]
