import { flowRows } from '../../src/web/script-flow-seen.ts'
import { languageSeen } from '../../src/web/script-language-seen.ts'
import { addSeen, orderSections } from '../../src/web/script-order-seen.ts'
import { toolsSeen } from '../../src/web/script-tools-seen.ts'
import { addTopicSeen, topicGoing } from '../../src/web/script-topics-seen.ts'
import { ScriptEditPage } from '../../views/governor/script-edit-page.tsx'
import { ScriptFlowPage } from '../../views/governor/script-flow-page.tsx'
import { ScriptLanguagePage } from '../../views/governor/script-language-page.tsx'
import { ScriptNewPage } from '../../views/governor/script-new-page.tsx'
import { trialScript } from '../scripts/trial-script.ts'
import { governorChrome } from './exhibit-chrome.ts'
import type { Exhibit } from './gallery.ts'

const questionnaire = { href: '/governor/scripts/1', text: 'The questionnaire' }

const ease = { part: 'questions', id: 'ease' } as const
const findings = [
  {
    code: 'bands',
    severity: 'refused',
    where: 'question "ease"',
    what: 'It asks what possessions are worth',
    whatToDo: 'Take the question out.',
  },
] as const

/** Questionnaires seen as a way through, and changed part by part. */
export const scriptExhibits: readonly Exhibit[] = [
  {
    name: 'governor-script-flow',
    who: 'staff',
    render: (look) => (
      <ScriptFlowPage
        chrome={governorChrome(look, 'Questionnaires')}
        title="Household insurance: customer experience"
        version="2"
        back={questionnaire}
        rows={flowRows(trialScript(), '/governor/scripts/1')}
      />
    ),
  },
  {
    name: 'governor-script-edit',
    who: 'staff',
    render: (look) => (
      <ScriptEditPage
        chrome={governorChrome(look, 'Questionnaires')}
        title="Home insurance 2025"
        part="Question: q3"
        back={questionnaire}
        action="/governor/scripts/1/edit/questions/q3"
        check="/governor/scripts/1/edit/questions/q3/check"
        groups={[
          {
            legend: 'Words',
            texts: [
              {
                rows: 3,
                fields: [
                  {
                    name: 'questions/q3/read',
                    label: 'Words to read aloud',
                    value: 'What is it worth?',
                  },
                  {
                    name: 'cy:questions/q3/read',
                    label: 'Words to read aloud, in Welsh',
                    value: 'Faint?',
                  },
                ],
              },
            ],
          },
          {
            legend: 'Answers',
            texts: [
              { fields: [{ name: 'questions/q3/options/a', label: 'Answer “a”', value: 'A lot' }] },
              { fields: [{ name: 'questions/q3/options/new', label: 'One more answer' }] },
            ],
          },
        ]}
        choice={{
          field: {
            name: 'questions/q3/disclosure',
            label: 'How easily the answer points at a person',
            value: 'open',
          },
          choices: [
            { value: 'open', label: 'Open' },
            { value: 'sensitive', label: 'Sensitive' },
          ],
        }}
        checked={{
          here: [
            {
              rule: 'P4',
              where: 'question "q3"',
              sentence: 'It asks what possessions are worth.',
              whatToDo: 'Take the question out. No wording of it is allowed.',
              forbidden: true,
            },
          ],
          elsewhere: 2,
        }}
        errors={['Somebody changed this draft in the meantime. Nothing was saved.']}
        neighbours={[
          { href: '/governor/scripts/1/edit/questions/q2', text: 'Before: Question: q2' },
          { href: '/governor/scripts/1/edit/questions/q4', text: 'After: Question: q4' },
        ]}
        sections={orderSections(trialScript(), '1', ease, findings)}
        change="/governor/scripts/1/change"
        open="/governor/scripts/1/edit/questions/ease"
        focus="up:ease"
        tools={toolsSeen(trialScript(), ease, 'has-policy')}
        add={addSeen(trialScript(), ease, () => undefined)}
        topic={topicGoing(trialScript(), { part: 'asked', id: '1' })}
        addTopic={{
          ...addTopicSeen({ ...trialScript(), asked: [] }, ease, () => undefined),
          opened: true,
        }}
        deeds={[
          { label: 'Take back the last change (3)', action: '/governor/scripts/1/undo' },
          { label: 'Begin Welsh', action: '/governor/scripts/1/change', look: 'secondary' },
        ]}
        languages={[
          {
            href: '/governor/scripts/1/language/cy',
            text: 'The words in Welsh: 3 texts are missing',
          },
        ]}
        saved="It is saved."
        conflict={{
          gone: false,
          texts: [
            {
              where: 'Words to read aloud',
              before: 'How easy was it?',
              now: 'How easy or hard was it?',
              yours: 'Was it easy?',
            },
          ],
        }}
      />
    ),
  },
  {
    name: 'governor-script-language',
    who: 'staff',
    render: (look) => (
      <ScriptLanguagePage
        chrome={governorChrome(look, 'Questionnaires')}
        title="Household insurance: customer experience"
        language="Welsh"
        own="en"
        code="cy"
        back={{ href: '/governor/scripts/1/edit/about/-', text: 'The draft' }}
        errors={[]}
        deeds={[
          {
            label: 'Take Welsh out of the draft',
            action: '/governor/scripts/1/change',
            look: 'warning',
          },
        ]}
        {...languageSeen(
          { ...trialScript(), versions: { cy: { title: 'Yswiriant cartref' } } },
          'cy',
          '/governor/scripts/1/language/cy',
          { show: 'all', page: 1 },
          {},
        )}
      />
    ),
  },
  {
    name: 'governor-script-new',
    who: 'staff',
    render: (look) => (
      <ScriptNewPage
        chrome={governorChrome(look, 'Questionnaires')}
        heading="Begin a questionnaire"
        lead="It begins with what every call must say."
        back={{ href: '/governor/scripts', text: 'Questionnaires' }}
        action="/governor/scripts/new"
        button="Begin it"
        fields={[{ name: 'title', label: 'Title', hint: 'As staff will see it.', value: '' }]}
        language={{
          field: { name: 'language', label: 'Language', value: 'en' },
          choices: [{ value: 'en', label: 'English' }],
        }}
        errors={['There is a questionnaire of that name already. Give this one another title.']}
      />
    ),
  },
]
