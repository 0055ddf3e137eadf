import { CampaignForm } from '../../views/governor/campaign-form.tsx'
import { CampaignList } from '../../views/governor/campaign-list.tsx'
import { CampaignPage } from '../../views/governor/campaign-page.tsx'
import { ImportForm } from '../../views/governor/import-form.tsx'
import { ImportReport } from '../../views/governor/import-report.tsx'
import { ScriptList } from '../../views/governor/script-list.tsx'
import { ScriptPage } from '../../views/governor/script-page.tsx'
import { governorChrome } from './exhibit-chrome.ts'
import { peopleExhibits } from './exhibits-people.tsx'
import { resultsExhibits } from './exhibits-results.tsx'
import { scriptExhibits } from './exhibits-scripts.tsx'
import type { Exhibit } from './gallery.ts'

const sha256 = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9'

const scripts: readonly Exhibit[] = [
  {
    name: 'governor-scripts',
    who: 'staff',
    render: (look) => (
      <ScriptList
        chrome={governorChrome(look, 'Questionnaires')}
        importPage="/governor/scripts/import"
        newPage="/governor/scripts/new"
        scripts={[
          {
            href: '/governor/scripts/1',
            title: 'Home insurance 2025',
            version: '2',
            state: 'Proposed',
            tone: 'wait',
            changed: '13 January 2025',
            hash: 'b94d27b9',
          },
          {
            href: '/governor/scripts/2',
            title: 'Travel habits',
            version: '1',
            state: 'Approved',
            tone: 'good',
            changed: '6 January 2025',
            hash: '9f2c41d7',
          },
        ]}
      />
    ),
  },
  {
    name: 'governor-script-import',
    who: 'staff',
    render: (look) => (
      <ImportForm
        chrome={governorChrome(look, 'Questionnaires')}
        heading="Import a questionnaire"
        lead="The box reads the file, says what it took and what it could not, and drops nothing in silence."
        back={{ href: '/governor/scripts', text: 'Questionnaires' }}
        action="/governor/scripts/import"
        accept=".xlsx,.xml,.lss,.json"
        file={{
          name: 'file',
          label: 'The file',
          hint: 'XLSForm, queXML, LimeSurvey or the house’s own format.',
          error: 'Choose a file.',
        }}
      />
    ),
  },
  {
    name: 'governor-import-report',
    who: 'staff',
    render: (look) => (
      <ImportReport
        chrome={governorChrome(look, 'Questionnaires')}
        heading="What was read"
        back={{ href: '/governor/scripts', text: 'Questionnaires' }}
        counts={[
          { term: 'Taken', text: '18 questions' },
          { term: 'Changed', text: '2' },
          { term: 'Refused', text: '1' },
        ]}
        rows={[
          { where: 'Row 4, q1', fate: 'taken', reason: 'Single choice, 4 answers.' },
          {
            where: 'Row 9, q6',
            fate: 'changed',
            reason: 'The age was a number. It is now a list of bands.',
          },
          {
            where: 'Row 14, q11',
            fate: 'refused',
            reason: 'It asks for free text. Give a list of answers instead.',
          },
        ]}
        empty="Every row was taken as it stands."
        deeds={[{ label: 'Keep this version', action: '/governor/scripts/keep' }]}
      />
    ),
  },
  {
    name: 'governor-script',
    who: 'staff',
    render: (look) => (
      <ScriptPage
        chrome={governorChrome(look, 'Questionnaires')}
        title="Home insurance 2025"
        version="2"
        state="Proposed"
        tone="wait"
        back="/governor/scripts"
        sha256={sha256}
        facts={[
          { term: 'Proposed by', text: 'Reid, Tom, 13 January 2025' },
          { term: 'Longest way through', text: '12 questions, about 6 minutes' },
          { term: 'Reading age', text: '11' },
        ]}
        links={[{ href: '/governor/scripts/1/flow', text: 'The way through, as a picture' }]}
        downloads={[{ href: '/governor/scripts/1/export/json', text: 'JSON of the box' }]}
        findings={[
          {
            rule: 'P4',
            where: 'q7',
            sentence: 'It asks what possessions are worth.',
            whatToDo: 'Take the question out. No wording of it is allowed.',
            forbidden: true,
          },
          {
            rule: 'M16',
            where: 'q3',
            sentence: 'This sentence has 34 words.',
            whatToDo: 'Make two sentences of it.',
            forbidden: false,
          },
        ]}
        reading={{
          begin: undefined,
          read: 1,
          of: 3,
          reasonsLeft: 1,
          parts: new Map([
            ['opening/opening-1', { id: 'a1', key: 'opening/opening-1', read: true }],
            ['questions/q1', { id: 'b2', key: 'questions/q1', read: false, mark }],
            ['finding/2', { id: 'c3', key: 'finding/2', read: true, reasonAction: '/accept' }],
          ]),
        }}
        takenOut={[
          { where: 'question "q9"', runs: [{ is: 'taken-out', text: 'Did you renew online?' }] },
        ]}
        comparedWith="the version approved before"
        parts={[
          {
            heading: 'Opening',
            blocks: [
              {
                id: 'opening-1',
                key: 'opening/opening-1',
                versions: [
                  {
                    language: 'Welsh',
                    code: 'cy',
                    texts: [{ here: 'Hello, my name is Sam.', there: 'Helo, fy enw i yw Sam.' }],
                  },
                ],
                changed: [
                  {
                    where: 'opening block "opening-1"',
                    runs: [
                      { is: 'taken-out', text: 'Good morning' },
                      { is: 'added', text: 'Hello' },
                      { is: 'same', text: ', my name is Sam.' },
                    ],
                  },
                ],
                kind: 'Opening',
                read: 'Hello, my name is {working name}. I am calling for Fairview Research.\nThis call is made from a supervised workplace in a prison.',
                ifAsked: [{ asked: 'Who pays for this?', say: 'Fairview Research pays for it.' }],
              },
            ],
          },
          {
            heading: 'Questions',
            blocks: [
              {
                id: 'q1',
                key: 'questions/q1',
                kind: 'Single choice',
                read: 'Do you have home insurance at present?',
                answers: ['Yes', 'No', 'Does not know', 'Prefers not to say'],
              },
              {
                id: 'q2',
                kind: 'Multiple choice',
                read: 'Which of these have you used in the last 12 months?',
                direction: 'Read the list.',
                when: 'Asked only if q1 is Yes',
                answers: ['A comparison website', 'The telephone', 'None of these'],
              },
            ],
          },
        ]}
        deeds={[
          {
            label: 'Approve this version',
            action: '/governor/scripts/1/approve',
            refusal: 'The check found something forbidden (P4).',
          },
          { label: 'Refuse it', action: '/governor/scripts/1/refuse', look: 'secondary' },
        ]}
      />
    ),
  },
]

const campaigns: readonly Exhibit[] = [
  {
    name: 'governor-campaigns',
    who: 'staff',
    render: (look) => (
      <CampaignList
        chrome={governorChrome(look, 'Campaigns')}
        newCampaign="/governor/campaigns/new"
        campaigns={[]}
      />
    ),
  },
  {
    name: 'governor-campaign-form',
    who: 'staff',
    render: (look) => (
      <CampaignForm
        chrome={governorChrome(look, 'Campaigns')}
        heading="Start a campaign"
        back={{ href: '/governor/campaigns', text: 'Campaigns' }}
        action="/governor/campaigns"
        values={{ title: 'Home insurance 2025', weekdaysFrom: '09:00', weekdaysTo: '20:30' }}
        errors={{ callerId: 'Give a number of 10 or 11 digits that people can ring.' }}
        scripts={[{ value: 's1', label: 'Home insurance 2025, version 2' }]}
        lawfulBases={[
          { value: 'legitimate-interests', label: 'Legitimate interests' },
          { value: 'public-task', label: 'Public task' },
        ]}
        declarations={[
          { value: 'prison', label: 'The client has signed that calls are made from a prison' },
          { value: 'no-sale', label: 'No sale, no lead and no transfer follows from any call' },
        ]}
        goingOn={[
          {
            value: 'no',
            label: 'What they said is destroyed, and the next call begins anew',
          },
          { value: 'yes', label: 'They may go on where they stopped, if they agree' },
        ]}
        screening={[
          { value: 'yes', label: 'Whoever is on them is left out' },
          { value: 'no', label: 'They are not looked at' },
        ]}
        eligibilities={[
          { value: 'computed', label: 'Work it out', hint: 'By proportion.' },
          { value: 'all', label: 'All of them', hint: 'The most cautious.' },
        ]}
      />
    ),
  },
  {
    name: 'governor-campaign',
    who: 'staff',
    render: (look) => (
      <CampaignPage
        chrome={governorChrome(look, 'Campaigns')}
        name="Home insurance 2025"
        state="Not live"
        tone="wait"
        back="/governor/campaigns"
        waits="1,842 cases are waiting for their numbers: import the client’s file again."
        tasks={[
          {
            title: 'Approved questionnaire',
            status: 'Completed',
            tone: 'good',
            href: '/governor/scripts/1',
          },
          {
            title: 'DPIA reference',
            status: 'Not yet started',
            tone: 'wait',
            href: '/edit',
            hint: 'Needed before it can go live (G2).',
          },
          { title: 'Sample', status: 'Cannot start yet', hint: 'Save the source and date first.' },
        ]}
        facts={[
          { term: 'Client', text: 'Fairview Research', href: '/edit' },
          { term: 'Calling hours', text: '09:00 to 20:30', href: '/edit' },
          { term: 'Lawful basis', text: 'Legitimate interests', href: '/edit' },
        ]}
        deeds={[
          {
            label: 'Propose to go live',
            action: '/propose',
            refusal: 'The DPIA reference is missing (G2).',
          },
        ]}
        links={[{ href: '/results', text: 'Results' }]}
      />
    ),
  },
  {
    name: 'governor-sample-import',
    who: 'staff',
    render: (look) => (
      <ImportForm
        chrome={governorChrome(look, 'Campaigns')}
        heading="Import a sample"
        lead="Only the numbers and the allowed bands are kept. Everything else in the file is left behind."
        back={{ href: '/governor/campaigns/1', text: 'Campaign' }}
        action="/governor/campaigns/1/sample"
        accept=".csv,.age"
        file={{ name: 'file', label: 'The file' }}
        fields={[
          {
            name: 'source',
            label: 'Where the numbers came from',
            hint: 'People are told this when they ask.',
          },
          { name: 'obtained', label: 'When they were obtained', kind: 'date' },
        ]}
      />
    ),
  },
  {
    name: 'governor-sample-report',
    who: 'staff',
    render: (look) => (
      <ImportReport
        chrome={governorChrome(look, 'Campaigns')}
        heading="What was read"
        back={{ href: '/governor/campaigns/1', text: 'Campaign' }}
        counts={[
          { term: 'Cases made', text: '1,985' },
          { term: 'On the do-not-call list', text: '5' },
          { term: 'Refused', text: '10' },
        ]}
        rows={[
          { where: 'Column 1', fate: 'taken', reason: 'Telephone numbers.' },
          { where: 'Column 4', fate: 'left', reason: 'Nothing of it was kept.' },
        ]}
        empty="Every row was taken as it stands."
        deeds={[]}
      />
    ),
  },
]

const mark = { label: 'I have read this', action: '/read', look: 'secondary', about: 'q1' } as const

export const governorExhibits: readonly Exhibit[] = [
  ...scripts,
  ...campaigns,
  ...resultsExhibits,
  ...peopleExhibits,
  ...scriptExhibits,
]
