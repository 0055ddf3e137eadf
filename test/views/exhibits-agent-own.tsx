import { ListenPage } from '../../views/agent/listen-page.tsx'
import { PracticeReady } from '../../views/agent/practice-ready.tsx'
import { QuestionPage } from '../../views/agent/question-page.tsx'
import { ShiftEnded } from '../../views/agent/shift-ended.tsx'
import { seatChrome } from './exhibit-chrome.ts'
import { question } from './exhibits-agent.tsx'
import type { Exhibit } from './gallery.ts'

/** The agent's page in practice, in another language, as an agent has chosen to have it, and when the shift is over. */
export const ownExhibits: readonly Exhibit[] = [
  {
    name: 'agent-practice',
    who: 'agent',
    render: (look) => (
      <QuestionPage
        {...question(look, {
          chrome: { ...seatChrome(look), practice: true, role: 'Practice' },
          hear: { src: '/practice/04/hear/questions.q3-en' },
          hard: [{ word: 'insurer', say: 'in-SHOR-er' }],
          hardIfAsked: [{ word: 'building', say: 'BIL-ding' }],
        })}
      />
    ),
  },
  {
    name: 'agent-listen',
    who: 'agent',
    render: (look) => (
      <ListenPage
        chrome={seatChrome(look)}
        name="questions.q3-en"
        howFar="Block 7 of 40"
        words={['How long have you been with your present home insurer?', 'Less than a year']}
        lang="en"
        hard={[{ word: 'insurer', say: 'in-SHOR-er' }]}
        hear={{ refusal: 'This box cannot speak. Tell your supervisor.' }}
        next={{ label: 'Next block', action: '/seat/04/listen' }}
        before={{ label: 'Block before', action: '/seat/04/listen' }}
        back={{ label: 'Back to my seat', action: '/seat/04/listened' }}
      />
    ),
  },
  {
    name: 'agent-practice-ready',
    who: 'agent',
    render: (look) => (
      <PracticeReady
        chrome={{ ...seatChrome(look), practice: true, role: 'Practice' }}
        done="You have finished 3."
        start={{ label: 'Start', action: '/practice/04/start' }}
      />
    ),
  },
  {
    name: 'agent-question-welsh',
    who: 'agent',
    render: (look) => (
      <QuestionPage
        {...question(look, {
          lang: 'cy',
          read: 'Ers pryd mae eich yswiriant cartref gyda’ch yswiriwr presennol?',
          otherLanguage: { action: '/agent/language', language: 'en', label: 'English' },
          version: '4c64ea1d',
        })}
      />
    ),
  },
  {
    name: 'agent-question-largest',
    who: 'agent',
    render: (look) => (
      <QuestionPage
        {...question(look, {
          chrome: { ...seatChrome(look), look: 'gh-size-largest gh-spacing-wide gh-tint-blue' },
        })}
      />
    ),
  },
  {
    name: 'agent-ended',
    who: 'agent',
    render: (look) => (
      <ShiftEnded
        chrome={seatChrome(look)}
        seat="Seat 4"
        because="The shift has ended. Thank you for your work."
      />
    ),
  },
]
