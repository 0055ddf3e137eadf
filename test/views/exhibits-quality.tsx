import { exits } from '../../src/scripts/exits.ts'
import { checkAnswers, wordsOfCheck } from '../../src/supervision/check-words.ts'
import { SupervisorSpeaks } from '../../views/agent/supervisor-speaks.tsx'
import { CheckPage } from '../../views/supervisor/check-page.tsx'
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
]
