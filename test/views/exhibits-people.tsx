import { EligibilityForm } from '../../views/governor/eligibility-form.tsx'
import { GateForm } from '../../views/governor/gate-form.tsx'
import { GovernorHome } from '../../views/governor/governor-home.tsx'
import { HeldNumberPage } from '../../views/governor/held-number-page.tsx'
import { LearningPage } from '../../views/governor/learning-page.tsx'
import { PeopleList } from '../../views/governor/people-list.tsx'
import { PersonCopyPage } from '../../views/governor/person-copy-page.tsx'
import { PersonForm } from '../../views/governor/person-form.tsx'
import { PersonPage } from '../../views/governor/person-page.tsx'
import { governorChrome } from './exhibit-chrome.ts'
import type { Exhibit } from './gallery.ts'

export const peopleExhibits: readonly Exhibit[] = [
  {
    name: 'held-number',
    who: 'staff',
    render: (look) => (
      <HeldNumberPage
        chrome={{
          ...governorChrome(look, 'Incidents'),
          sessionEnds: {
            warnInSeconds: 0,
            againSeconds: 600,
            within: '30 minutes',
            stay: { label: 'Stay signed in', action: '/stay', look: 'secondary' },
          },
        }}
        number="01632 960123"
        by={['Hughes, Ann', 'Okoro, Ben']}
        back="/governor/incidents"
      />
    ),
  },
  {
    name: 'governor-home',
    who: 'staff',
    render: (look) => (
      <GovernorHome
        chrome={governorChrome(look, 'Home')}
        waiting={[
          {
            title: 'Approve Home insurance 2025, version 2',
            status: 'Waiting',
            tone: 'wait',
            href: '/governor/scripts/1',
            hint: 'Proposed by Reid, Tom.',
          },
          {
            title: 'Sign a risk assessment',
            status: 'Out of date',
            tone: 'stop',
            href: '/governor/people/2',
          },
        ]}
        setUp={[
          { title: 'Questionnaires', status: '2', href: '/governor/scripts' },
          { title: 'Campaigns', status: '1', href: '/governor/campaigns' },
          { title: 'People', status: '12', href: '/governor/people' },
        ]}
      />
    ),
  },
  {
    name: 'governor-people',
    who: 'staff',
    render: (look) => (
      <PeopleList
        chrome={governorChrome(look, 'People')}
        newPerson="/governor/people/new"
        agents={[
          {
            href: '/governor/people/1',
            name: 'Smith, John',
            prisonNumber: 'A1234BC',
            cleared: 'Cleared',
            tone: 'good',
            nextDue: 'Risk assessment, 1 June 2025',
          },
          {
            href: '/governor/people/2',
            name: 'Ahmed, Karim',
            prisonNumber: 'A1235BC',
            cleared: 'Not cleared',
            tone: 'stop',
            nextDue: 'Risk assessment, now',
          },
        ]}
        staff={[
          {
            href: '/governor/people/3',
            name: 'Hughes, Ann',
            role: 'Governor',
            username: 'a.hughes',
          },
        ]}
        left={[
          {
            href: '/governor/people/4',
            name: 'Lewis, Dai',
            role: 'Agent',
            removed: '3 January 2025',
            state: 'By itself on 3 January 2026',
          },
        ]}
      />
    ),
  },
  {
    name: 'governor-person',
    who: 'staff',
    render: (look) => (
      <PersonPage
        chrome={governorChrome(look, 'People')}
        name="Ahmed, Karim"
        over="A1235BC"
        back="/governor/people"
        cleared={{ text: 'Not cleared', tone: 'stop' }}
        gates={[
          {
            gate: 'Risk assessment',
            state: 'Out of date',
            tone: 'stop',
            signed: '2 July 2024',
            signedBy: 'Hughes, Ann',
            until: '1 January 2025',
            sign: { href: '/sign', text: 'Sign again' },
          },
          {
            gate: 'Interview',
            state: 'Signed',
            tone: 'good',
            signed: '3 July 2024',
            signedBy: 'Reid, Tom',
          },
          {
            gate: 'Training',
            state: 'Not signed',
            tone: 'wait',
            sign: { href: '/sign', text: 'Sign' },
          },
        ]}
        reveal={{ label: 'Show the reasons', action: '/reveal' }}
        deeds={[{ label: 'Remove from the work', action: '/remove', look: 'warning' }]}
        erasure={{
          text: 'A copy was made on 3 January 2025. Reid, Tom proposed at 10:42, 4 January 2025 to erase this person. A second governor has to agree.',
          deeds: [
            { label: 'Make a copy for this person', action: '/export', look: 'secondary' },
            {
              label: 'Agree: erase now',
              action: '/erase',
              look: 'warning',
              refusal: 'You have had a part in this. Ask another governor.',
            },
            { label: 'Send back the proposal', action: '/keep', look: 'quiet' },
          ],
        }}
      />
    ),
  },
  {
    name: 'governor-person-copy',
    who: 'staff',
    render: (look) => (
      <PersonCopyPage
        chrome={governorChrome(look, 'People')}
        back="/governor/people/2"
        save={{ label: 'Save as a file', action: '/export', look: 'secondary' }}
        format="gatehouse-person/1"
        made="14:05, 14 January 2025"
        about={[
          { term: 'Name', text: 'Ahmed, Karim' },
          { term: 'Prison number', text: 'A1235BC' },
        ]}
        gates={['Training: not signed.', 'Eligibility: nothing stands in the way.']}
        lines={[
          {
            line: 12,
            at: '09:12, 3 January 2025',
            deed: 'ASSIGN_SEAT',
            sentence: 'A supervisor gave seat 4 to Ahmed, Karim, with the working name Sam.',
            sealed: [],
          },
        ]}
      />
    ),
  },
  {
    name: 'governor-person-form',
    who: 'staff',
    render: (look) => (
      <PersonForm
        chrome={governorChrome(look, 'People')}
        action="/governor/people"
        back="/governor/people"
        roles={[
          { value: 'agent', label: 'Agent' },
          { value: 'supervisor', label: 'Supervisor' },
        ]}
        values={{ familyName: 'Smith' }}
        errors={{ prisonNumber: 'Enter a prison number such as A1234BC.' }}
      />
    ),
  },
  {
    name: 'governor-gate-form',
    who: 'staff',
    render: (look) => (
      <GateForm
        chrome={governorChrome(look, 'People')}
        gate="Risk assessment"
        name="Ahmed, Karim"
        back="/governor/people/2"
        action="/governor/people/2/gates/risk"
        values={{ signedBy: 'Hughes, Ann' }}
        erased="0"
        errors={{ until: 'Enter the last day on which it holds.' }}
        levels={[
          { value: 'RLO', label: 'Low (RLO)' },
          { value: 'RME', label: 'Medium (RME)' },
        ]}
      />
    ),
  },
  {
    name: 'governor-learning',
    who: 'staff',
    render: (look) => (
      <LearningPage
        chrome={governorChrome(look, 'People')}
        name="Ahmed, Karim"
        back="/governor/people/2"
        uln="/governor/people/2/learning/uln"
        unit="/governor/people/2/learning/unit"
        shown="1"
        practised="7 practice interviews were finished in this box, 7 of them scored by a supervisor. They are listed where the training is signed."
        units={[
          {
            qualification: 'Level 2 Certificate in Contact Centre Operations',
            level: 'Level 2',
            unit: 'Communicate information to customers',
            decision: 'Achieved',
            on: '14 January 2025',
            remove: {
              label: 'Take out',
              action: '/governor/people/2/learning/remove',
              look: 'quiet',
              about: 'Communicate information to customers',
              fields: { unit: '0', units: '1' },
            },
          },
        ]}
        values={{ uln: '1000000001', on: '2025-01-14' }}
        errors={{ unit: 'Enter the name of the unit.' }}
        levels={[
          { value: 'ENTRY', label: 'Entry level' },
          { value: '1', label: 'Level 1' },
          { value: '2', label: 'Level 2' },
        ]}
        decisions={[
          { value: 'achieved', label: 'Achieved' },
          { value: 'not-yet', label: 'Not yet achieved' },
        ]}
      />
    ),
  },
  {
    name: 'governor-eligibility',
    who: 'staff',
    render: (look) => (
      <EligibilityForm
        chrome={governorChrome(look, 'People')}
        name="Ahmed, Karim"
        back="/governor/people/2"
        action="/governor/people/2/eligibility"
        alerts={[{ value: 'XCU', label: 'Controlled unlock (XCU)', checked: true }]}
        offences={[{ value: 'FRAUD', label: 'Fraud' }]}
      />
    ),
  },
]
