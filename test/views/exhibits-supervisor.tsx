import { QuestionPage } from '../../views/agent/question-page.tsx'
import type { Deed } from '../../views/parts/deed.ts'
import type { Tone } from '../../views/parts/tag.tsx'
import { CloseShift } from '../../views/supervisor/close-shift.tsx'
import { HeadsetPage } from '../../views/supervisor/headset-page.tsx'
import { IncidentForm } from '../../views/supervisor/incident-form.tsx'
import { IncidentList } from '../../views/supervisor/incident-list.tsx'
import { LivePage, type LivePageProps } from '../../views/supervisor/live-page.tsx'
import { OpenShift } from '../../views/supervisor/open-shift.tsx'
import { OutagePage } from '../../views/supervisor/outage-page.tsx'
import { PracticePage } from '../../views/supervisor/practice-page.tsx'
import type { LiveSeat } from '../../views/supervisor/seat-table.tsx'
import { SeatingPage } from '../../views/supervisor/seating-page.tsx'
import { supervisorChrome } from './exhibit-chrome.ts'
import { question } from './exhibits-agent.tsx'
import type { Exhibit, Look } from './gallery.ts'

const names = [
  'Smith, John',
  'Ahmed, Karim',
  'Jones, Peter',
  'Nowak, Piotr',
  'Evans, Rhys',
  'Brown, Michael',
]
const states: readonly (readonly [string, Tone, string | undefined])[] = [
  ['On a call', 'busy', 'Question 3 of 12'],
  ['Ready', 'good', undefined],
  ['Calling', 'info', undefined],
  ['On a call', 'busy', 'Opening'],
  ['Break: rest', 'wait', undefined],
  ['Needs you', 'stop', 'Question 7 of 12'],
]

function seat(number: number): LiveSeat {
  const [state, tone, stage] = states[(number - 1) % states.length] ?? [
    'Closed',
    'plain',
    undefined,
  ]
  const talking = stage !== undefined && number !== 12
  const refusal = talking ? undefined : 'No call is up at this seat.'
  const labels = ['Listen', 'Whisper', 'Join', 'Take over', 'End call']
  return {
    seat: String(number),
    agent: number === 12 ? undefined : names[(number - 1) % names.length],
    state: number === 12 ? 'Closed' : state,
    tone: number === 12 ? 'plain' : tone,
    seconds: number === 12 ? undefined : 17 * number,
    stage: number === 12 ? undefined : stage,
    supervision: number === 4 ? 'You are listening' : undefined,
    deeds: labels.map((label): Deed => ({ label, action: `/supervisor/seats/${number}`, refusal })),
  }
}

function live(look: Look, change: Partial<LivePageProps>): LivePageProps {
  return {
    chrome: supervisorChrome(look),
    shift: 'AM shift, Workshop 3, 08:30 to 11:30',
    stops: {
      freeze: { label: 'Freeze', action: '/supervisor/freeze', key: 'f' },
      close: { label: 'Close', action: '/supervisor/close', key: 'c' },
      clear: { label: 'Clear the room', action: '/supervisor/clear', key: 'x' },
    },
    seats: Array.from({ length: 12 }, (_, index) => seat(index + 1)),
    presence: {
      text: 'You are present',
      tone: 'good',
      remainingSeconds: 1310,
      others: ['Hughes, Ann'],
      confirm: { action: '/supervisor/presence', length: 6 },
      deeds: [
        { label: 'Step out', action: '/supervisor/step-out' },
        {
          label: 'Hand over',
          action: '/supervisor/hand-over',
          refusal: 'Nobody else has signed in.',
        },
      ],
    },
    dialling: { held: [] },
    campaigns: [
      {
        name: 'Home insurance 2025',
        figures: [
          { term: 'Attempts today', text: '145' },
          { term: 'Interviews', text: '20' },
          { term: 'Abandoned calls', text: '0.0%' },
          { term: 'Listened to', text: '25%' },
        ],
      },
    ],
    calls: [
      {
        text: 'Seat 7 calls for you now: Jones, Rhys.',
        going: { label: 'I am going', action: '/supervisor/help', fields: { seat: '07' } },
      },
    ],
    alarms: [
      { text: 'Seat 6: the person is upset.', link: { href: '#seat-6', text: 'Go to seat 6' } },
    ],
    links: [
      { href: '/supervisor/seating', text: 'Seating' },
      { href: '/supervisor/incidents', text: 'Incidents' },
      { href: '/supervisor/shift/close', text: 'Close the shift' },
    ],
    ...change,
  }
}

export const supervisorExhibits: readonly Exhibit[] = [
  {
    name: 'supervisor-outage',
    who: 'staff',
    render: (look) => (
      <OutagePage
        chrome={supervisorChrome(look, 'Live room')}
        what="The box is full: there is no room left on its disk."
        since="10:42"
        calls="One call is being brought to the closing words of the script."
        whatToDo="Ask whoever looks after the box to make room on its disk."
        press="The record cannot be written, so nothing was saved by this press."
      />
    ),
  },
  {
    name: 'supervisor-open-shift',
    who: 'staff',
    render: (look) => (
      <OpenShift
        chrome={supervisorChrome(look, 'Shift')}
        action="/supervisor/shift"
        after={[
          { href: '/supervisor/compliance', text: '1 compliance sheet waits for a signature' },
        ]}
        slots={[
          { value: 'AM', label: 'AM, 08:30 to 11:30' },
          { value: 'PM', label: 'PM, 13:30 to 16:30' },
        ]}
        campaigns={[{ value: 'c1', label: 'Home insurance 2025' }]}
        checks={[
          { value: 'entry', label: 'Entry search done' },
          { value: 'papers', label: 'No pens, paper or phones in the room' },
          { value: 'seats', label: 'Seats and headsets counted: 12' },
        ]}
        errors={{ slot: 'Choose which part of the day the shift is for.' }}
      />
    ),
  },
  {
    name: 'supervisor-seating',
    who: 'staff',
    render: (look) => (
      <SeatingPage
        chrome={supervisorChrome(look, 'Seating')}
        action="/supervisor/seating"
        livePage="/supervisor/live"
        seats={['1', '2', '3', '4', '5', '6', '7', '8']}
        newPin={{ name: 'Jones, Peter', pin: '481920' }}
        rows={names.map((name, index) => ({
          person: `p${index}`,
          name,
          prisonNumber: `A${1234 + index}BC`,
          seat: String(index + 1),
          gate: index === 1 ? 'Risk assessment out of date' : undefined,
          note: index === 2 ? 'First interviews: listen to all of them.' : undefined,
          seated: index === 0,
          resetPin: {
            label: 'Reset PIN',
            action: '/supervisor/pin',
            fields: { person: `p${index}` },
          },
        }))}
      />
    ),
  },
  {
    name: 'supervisor-live',
    who: 'staff',
    render: (look) => <LivePage {...live(look, {})} />,
  },
  {
    name: 'supervisor-live-line-lost',
    who: 'staff',
    render: (look) => (
      <LivePage
        {...live(look, {
          calls: [
            {
              text: 'Seat 3, Archer, Daniel: the line was lost in the middle of an interview.',
              seconds: 104,
              going: { label: 'Redial once', action: '/supervisor/return-call', about: 'seat 3' },
            },
          ],
        })}
      />
    ),
  },
  {
    name: 'supervisor-live-frozen',
    who: 'staff',
    render: (look) => (
      <LivePage
        {...live(look, {
          alarms: [],
          stops: {
            freeze: { label: 'Freeze', action: '/f', refusal: 'Already frozen.' },
            close: { label: 'Close', action: '/c', key: 'c' },
            clear: { label: 'Clear the room', action: '/x', key: 'x' },
            holding: {
              text: 'Frozen since 10:40. No new calls.',
              resume: { label: 'Resume', action: '/supervisor/resume' },
            },
          },
          roll: names.map((name, index) => ({ seat: String(index + 1), name })),
          dialling: {
            held: [
              { rule: 'J8', sentence: 'The room is frozen for a roll check.' },
              { rule: 'D15', sentence: 'The slot ends before another call could finish.' },
            ],
          },
        })}
      />
    ),
  },
  {
    name: 'supervisor-take-over',
    who: 'staff',
    render: (look) => (
      <QuestionPage
        {...question(look, { chrome: supervisorChrome(look, 'Live room') })}
        takenFrom="6"
      />
    ),
  },
  {
    name: 'supervisor-incidents',
    who: 'staff',
    render: (look) => (
      <IncidentList
        chrome={supervisorChrome(look, 'Incidents')}
        newIncident="/supervisor/incidents/new"
        incidents={[
          {
            opened: '10:12, 14 January 2025',
            kind: 'Respondent upset',
            where: 'Seat 6',
            state: 'Open',
            close: { label: 'Close', action: '/supervisor/incidents/1/close', look: 'secondary' },
            tone: 'wait',
          },
          {
            opened: '09:40, 14 January 2025',
            kind: 'Threat, crime or risk to life',
            where: 'Seat 3',
            state: 'Open',
            tone: 'stop',
            number: {
              text: 'Held until 10:40, 14 January 2025, when it is let go unless a second person agrees.',
              deeds: [
                {
                  label: 'Agree to hold it',
                  action: '/supervisor/incidents/3/agree',
                  refusal: 'You have had a part in this. Ask another supervisor.',
                },
                {
                  label: 'Release the number',
                  action: '/supervisor/incidents/3/release',
                  look: 'secondary',
                },
              ],
            },
          },
          {
            opened: '09:05, 14 January 2025',
            kind: 'Abandoned call',
            where: 'Seat 2',
            state: 'Closed',
            tone: 'plain',
          },
        ]}
      />
    ),
  },
  {
    name: 'supervisor-headset',
    who: 'staff',
    render: (look) => (
      <HeadsetPage
        chrome={{
          ...supervisorChrome(look),
          headset: { calls: 2, account: '/supervisor/account' },
        }}
        present
      />
    ),
  },
  {
    name: 'supervisor-incident-form',
    who: 'staff',
    render: (look) => (
      <IncidentForm
        chrome={supervisorChrome(look, 'Incidents')}
        action="/supervisor/incidents"
        back="/supervisor/incidents"
        kinds={[
          { value: 'distress', label: 'A person was upset or distressed' },
          { value: 'heard', label: 'A name, number or address was heard' },
          { value: 'known', label: 'Agent and respondent knew each other' },
          { value: 'conduct', label: 'Agent left the script' },
        ]}
        seats={[
          { value: 'room', label: 'The whole room' },
          { value: '6', label: 'Seat 6' },
        ]}
      />
    ),
  },
  {
    name: 'supervisor-practice',
    who: 'staff',
    render: (look) => (
      <PracticePage
        chrome={supervisorChrome(look)}
        open={[
          {
            seat: '5',
            name: 'Evans, Rhys',
            close: { label: 'Close', action: '/supervisor/close' },
          },
        ]}
        form={{
          action: '/supervisor/practice/open',
          seats: [{ value: '06', label: 'Seat 6' }],
          people: [{ value: 'p', label: 'Brown, Michael' }],
          scripts: [{ value: 's', label: 'Household insurance' }],
        }}
        interviews={[
          {
            name: 'Evans, Rhys',
            when: '10:40, 14 January 2025',
            met: 'A child',
            ended: 'Call back later',
            wanted: 'A child answered',
            slips: '2',
            score: '',
            scores: ['Good', 'Small slips', 'Practise again', 'Stop and talk'].map((label) => ({
              label,
              action: '/supervisor/practice/score',
              look: 'secondary',
            })),
          },
        ]}
      />
    ),
  },
  {
    name: 'supervisor-close-shift',
    who: 'staff',
    render: (look) => (
      <CloseShift
        chrome={supervisorChrome(look, 'Shift')}
        action="/supervisor/shift/close"
        shift="s1"
        back="/supervisor/live"
        below={['Ahmed, Karim: 1 more interview to be heard.']}
        standing={['Seat 4 is still on a call.', 'Jones, Peter has not been listened to today.']}
        report={[
          { term: 'Shift', text: 'AM, 14 January 2025, opened 08:34' },
          { term: 'Agents', text: '11' },
          { term: 'Attempts', text: '145' },
          { term: 'Interviews completed', text: '20' },
          { term: 'Listened to live', text: '25%' },
          { term: 'Incidents', text: '2' },
          { term: 'Checkpoint', text: <span class="gh-hash">9f2c 41d7 88ab 03e5</span> },
        ]}
        checks={[
          { value: 'exit', label: 'Exit search done' },
          { value: 'seats', label: 'Seats and headsets counted: 12' },
        ]}
        refusal="Seat 4 is still on a call."
      />
    ),
  },
]
