import { exits } from '../../src/scripts/exits.ts'
import { goOnWords } from '../../src/scripts/go-on-words.ts'
import { BetweenCalls } from '../../views/agent/between-calls.tsx'
import { BreakPage } from '../../views/agent/break-page.tsx'
import { Calling } from '../../views/agent/calling.tsx'
import { ClosingPage } from '../../views/agent/closing-page.tsx'
import { MonitoringNotice } from '../../views/agent/monitoring-notice.tsx'
import { NotCleared } from '../../views/agent/not-cleared.tsx'
import { OutcomePage } from '../../views/agent/outcome-page.tsx'
import { PinPad } from '../../views/agent/pin-pad.tsx'
import { QuestionPage, type QuestionPageProps } from '../../views/agent/question-page.tsx'
import { ReadyPage } from '../../views/agent/ready-page.tsx'
import { SeatBlank } from '../../views/agent/seat-blank.tsx'
import { SeatIdle } from '../../views/agent/seat-idle.tsx'
import { seatChrome } from './exhibit-chrome.ts'
import type { Exhibit, Look } from './gallery.ts'

const opening =
  'Hello, my name is Sam. I am calling for Fairview Research about how people choose home insurance.'

const breaks = [
  { label: 'Rest', action: '/agent/break', fields: { reason: 'rest' } },
  { label: 'Toilet', action: '/agent/break', fields: { reason: 'toilet' } },
  { label: 'Called away', action: '/agent/break', fields: { reason: 'called-away' } },
  { label: 'Speak to supervisor', action: '/agent/break', fields: { reason: 'supervisor' } },
]

const asked = [
  { asked: 'Who are you?', say: 'I work for Fairview Research. My name on this call is Sam.' },
  {
    asked: 'Are you in prison?',
    say: 'Yes. This call is made from a supervised workplace in a prison. I cannot see your number, name or address.',
  },
  {
    asked: 'How did you get my number?',
    say: 'Your number is on a list that Fairview Research was given in December 2024. I cannot see it.',
  },
  {
    asked: 'How do I check?',
    say: 'You can ring 020 7946 0018, free of any charge from us, and ask.',
  },
  {
    asked: 'Is this recorded?',
    say: 'A supervisor may be listening. The sound is not kept. We keep the time and length of the call.',
  },
  {
    asked: 'Can I have my answers removed?',
    say: 'Yes. I can delete them now, until the end of this call.',
  },
]

const standard = [
  { id: 'dk', label: 'Does not know', standard: true },
  { id: 'pnts', label: 'Prefers not to say', standard: true },
]

function options(...labels: string[]) {
  return [...labels.map((label, index) => ({ id: `o${index}`, label })), ...standard]
}

const exitChoices = Object.entries(exits).map(([kind, { label }]) => ({ kind, label }))

export function question(look: Look, change: Partial<QuestionPageProps>): QuestionPageProps {
  return {
    chrome: seatChrome(look),
    place: 'q3',
    call: '5f2d8a01c4b7e693',
    kind: 'single',
    stage: 'Questions',
    progress: 'Question 3 of 12',
    read: 'How long have you been with your present home insurer?',
    ifAsked: [
      { asked: 'Which policy do you mean?', say: 'The one that covers the building you live in.' },
    ],
    asked,
    answers: options('Less than a year', '1 to 2 years', '3 to 5 years', 'More than 5 years'),
    answerAction: '/agent/answer',
    goBackAction: '/agent/go-back',
    exitAction: '/agent/exit',
    exits: exitChoices,
    seconds: 94,
    ...change,
  }
}

const eleven = options(
  'Price',
  'A name I know',
  'Someone I trust told me about it',
  'It was with my mortgage',
  'A comparison website showed it first',
  'Good service in the past',
  'It covers more than the others',
  'It was easy to set up',
  'Something else',
)

const notHeard =
  'Nobody could hear you, so the box ended the last call with a message. Check that your microphone is on and in front of your mouth, then press Ready.'
const lineLost =
  'The sound of your headset was lost. Push its plug in firmly. The box rings it again by itself. If this stays, tell your supervisor.'

export const agentExhibits: readonly Exhibit[] = [
  {
    name: 'agent-idle',
    who: 'agent',
    render: (look) => <SeatIdle chrome={seatChrome(look)} seat="Seat 4" />,
  },
  {
    name: 'agent-pin',
    who: 'agent',
    render: (look) => (
      <PinPad chrome={seatChrome(look)} seat="Seat 4" action="/agent/pin" length={6} />
    ),
  },
  {
    name: 'agent-pin-wrong',
    who: 'agent',
    render: (look) => (
      <PinPad
        chrome={seatChrome(look)}
        seat="Seat 4"
        action="/agent/pin"
        length={6}
        error="That PIN is not right."
        waitSeconds={15}
      />
    ),
  },
  {
    name: 'agent-monitored',
    who: 'agent',
    render: (look) => <MonitoringNotice chrome={seatChrome(look)} action="/agent/notice" />,
  },
  {
    name: 'agent-not-cleared',
    who: 'agent',
    render: (look) => <NotCleared chrome={seatChrome(look)} seat="Seat 4" />,
  },
  {
    name: 'agent-ready',
    who: 'agent',
    render: (look) => (
      <ReadyPage
        chrome={seatChrome(look)}
        seat="4"
        supervisor="Okafor, Joy"
        workingName="Sam"
        campaign="Home insurance 2025"
        firstWords={opening}
        ready={{ label: 'I am ready', action: '/agent/ready', key: '1' }}
        breaks={breaks}
      />
    ),
  },
  {
    name: 'agent-not-heard',
    who: 'agent',
    render: (look) => (
      <ReadyPage
        chrome={{ ...seatChrome(look), notice: { kind: 'error', text: notHeard } }}
        seat="4"
        supervisor="Okafor, Joy"
        workingName="Sam"
        campaign="Home insurance 2025"
        firstWords={opening}
        ready={{ label: 'Ready', action: '/agent/ready', key: '1' }}
        breaks={breaks}
      />
    ),
  },
  {
    name: 'agent-line-lost',
    who: 'agent',
    render: (look) => (
      <BetweenCalls
        chrome={seatChrome(look)}
        lastCall="You are ready."
        held={lineLost}
        next={{ label: 'Next call', action: '/agent/ready', refusal: 'No new calls now.' }}
        breaks={breaks}
      />
    ),
  },
  {
    name: 'agent-calling',
    who: 'agent',
    render: (look) => (
      <Calling
        chrome={seatChrome(look)}
        state="ringing"
        seconds={7}
        firstWords={opening}
        caption="ringing tone"
      />
    ),
  },
  {
    name: 'agent-question-single',
    who: 'agent',
    render: (look) => (
      <QuestionPage {...question(look, { caption: '“About three years, I think.”' })} />
    ),
  },
  {
    name: 'agent-question-eleven',
    who: 'agent',
    render: (look) => (
      <QuestionPage
        {...question(look, {
          place: 'q4',
          progress: 'Question 4 of 12',
          read: 'Thinking about the last time you took out or renewed your home insurance, what was the main reason you chose that insurer rather than another one?',
          direction: 'Do not read the list. Choose the one that is nearest to what they say.',
          answers: eleven,
          caption: '“Well, it was the cheapest, really, when I looked on the website.”',
        })}
      />
    ),
  },
  {
    name: 'agent-question-multiple',
    who: 'agent',
    render: (look) => (
      <QuestionPage
        {...question(look, {
          place: 'q5',
          kind: 'multiple',
          progress: 'Question 5 of 12',
          read: 'Which of these have you used in the last 12 months? Please tell me all that you have used.',
          direction: 'Read the list.',
          atMost: 3,
          answers: [
            ...options(
              'A comparison website',
              'An insurer’s own website',
              'The telephone',
              'A branch',
            ).slice(0, 4),
            { id: 'none', label: 'None of these', alone: true },
            ...standard,
          ],
          error: 'Choose up to 3 answers.',
        })}
      />
    ),
  },
  {
    name: 'agent-opening',
    who: 'agent',
    render: (look) => (
      <QuestionPage
        {...question(look, {
          place: 'opening-1',
          kind: 'statement',
          stage: 'Opening',
          progress: undefined,
          read: `${opening}\nThis call is made from a supervised workplace in a prison. I cannot see your number, name or address. A supervisor may be listening. The sound is not kept.\nTaking part is your choice. You can stop at any time.`,
          direction: 'Wait until they agree to go on.',
          answers: [],
          ifAsked: [],
        })}
      />
    ),
  },
  {
    name: 'agent-closing',
    who: 'agent',
    render: (look) => (
      <ClosingPage
        chrome={seatChrome(look)}
        because="They do not want to take part"
        read="That is quite all right. Thank you for your time. We will not call you again about this. Goodbye."
        endCall={{ label: 'End the call', action: '/agent/end' }}
        call="5f2d8a01c4b7e693"
        asked={asked}
        exits={{ action: '/agent/exit', choices: exitChoices }}
        seconds={102}
        caption="“Thanks, bye.”"
      />
    ),
  },
  {
    name: 'agent-closing-keep',
    who: 'agent',
    render: (look) => (
      <ClosingPage
        chrome={seatChrome(look)}
        because="Call back later"
        read="Of course. Thank you, and goodbye."
        endCall={{ label: 'End the call', action: '/agent/end' }}
        call="5f2d8a01c4b7e693"
        asked={asked}
        keep={{
          read: goOnWords.en.keep,
          deeds: [
            { label: goOnWords.en.keepYes, action: '/agent/exit', key: '2', look: 'secondary' },
            { label: goOnWords.en.keepNo, action: '/agent/exit', key: '3', look: 'secondary' },
          ],
        }}
        seconds={102}
      />
    ),
  },
  {
    name: 'agent-outcome-lost',
    who: 'agent',
    render: (look) => (
      <OutcomePage
        chrome={seatChrome(look)}
        action="/agent/outcome"
        call="5f2d8a01c4b7e693"
        lostFor={104}
        outcomes={[{ id: 'line-lost', label: 'Line lost' }]}
      />
    ),
  },
  {
    name: 'agent-outcome',
    who: 'agent',
    render: (look) => (
      <OutcomePage
        chrome={seatChrome(look)}
        action="/agent/outcome"
        call="5f2d8a01c4b7e693"
        outcomes={[
          { id: 'refused', label: 'They did not want to take part' },
          { id: 'hung-up', label: 'They ended the call' },
          { id: 'silent', label: 'Nobody spoke' },
          { id: 'machine', label: 'It was an answering machine' },
        ]}
      />
    ),
  },
  {
    name: 'agent-between',
    who: 'agent',
    render: (look) => (
      <BetweenCalls
        chrome={seatChrome(look)}
        lastCall="The call has ended. Thank you."
        nextInSeconds={12}
        next={{ label: 'Next call now', action: '/agent/ready' }}
        breaks={breaks}
      />
    ),
  },
  {
    name: 'agent-held',
    who: 'agent',
    render: (look) => (
      <BetweenCalls
        chrome={seatChrome(look)}
        lastCall="The call has ended. Thank you."
        held="Your supervisor has stopped new calls. Stay at your seat."
        next={{ label: 'Next call now', action: '/agent/ready', refusal: 'New calls are stopped.' }}
        breaks={breaks}
      />
    ),
  },
  {
    name: 'agent-break',
    who: 'agent',
    render: (look) => (
      <BreakPage
        chrome={seatChrome(look)}
        reason="Rest"
        seconds={312}
        back={{ label: 'I am back', action: '/agent/back' }}
      />
    ),
  },
  {
    name: 'agent-blank',
    who: 'agent',
    render: (look) => <SeatBlank chrome={{ ...seatChrome(look), role: undefined }} />,
  },
]
