import { flowRows } from '../../src/web/script-flow-seen.ts'
import { ScriptEditPage } from '../../views/governor/script-edit-page.tsx'
import { ScriptFlowPage } from '../../views/governor/script-flow-page.tsx'
import { trialScript } from '../scripts/trial-script.ts'
import { governorChrome } from './exhibit-chrome.ts'
import type { Exhibit } from './gallery.ts'

const questionnaire = { href: '/governor/scripts/1', text: 'The questionnaire' }

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
      />
    ),
  },
]
