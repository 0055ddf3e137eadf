import { QuotaForm, type QuotaFormProps } from '../../views/governor/quota-form.tsx'
import type { QuotaRow } from '../../views/parts/quota-cells.tsx'
import { QuotasPage } from '../../views/supervisor/quotas-page.tsx'
import { governorChrome, supervisorChrome } from './exhibit-chrome.ts'
import type { Exhibit, Look } from './gallery.ts'

const cells: readonly QuotaRow[] = [
  {
    number: 1,
    who: ['age: 16 to 34', 'region: London or South East'],
    target: '120',
    merged: 'about 95',
    state: 'Nearly full',
    tone: 'wait',
  },
  {
    number: 2,
    who: ['age: 35 to 54'],
    target: '80',
    merged: 'about 80',
    state: 'Full',
    tone: 'stop',
  },
  {
    number: 3,
    who: ['age: 55 or over'],
    target: '80',
    merged: 'fewer than 10',
    state: 'Open',
    tone: 'good',
  },
]

const form: NonNullable<QuotaFormProps['form']> = {
  action: '/governor/campaigns/1/quotas',
  value: 'age: 16-34 = 120\nage: 35-54 = 80',
  faults: [],
  from: 'a'.repeat(64),
  names: [
    {
      name: 'age',
      about: 'How old are you?',
      values: [
        { id: '16-34', label: '16 to 34' },
        { id: '35-54', label: '35 to 54' },
      ],
    },
  ],
}

const governor = (look: Look, more: Partial<QuotaFormProps>) => (
  <QuotaForm
    chrome={governorChrome(look, 'Campaigns')}
    back="/governor/campaigns/1"
    cells={cells}
    {...more}
  />
)

export const quotaExhibits: readonly Exhibit[] = [
  { name: 'governor-quotas', who: 'staff', render: (look) => governor(look, {}) },
  { name: 'governor-quotas-form', who: 'staff', render: (look) => governor(look, { form }) },
  {
    name: 'governor-quotas-refused',
    who: 'staff',
    render: (look) =>
      governor(look, {
        cells: [],
        form: {
          ...form,
          faults: [
            'Cells 1 and 2 overlap. Give each answer to one of them.',
            'Cell 3: Its target is a whole number from 1 to 100,000.',
          ],
        },
      }),
  },
  {
    name: 'supervisor-quotas',
    who: 'staff',
    render: (look) => (
      <QuotasPage
        chrome={supervisorChrome(look)}
        campaigns={[{ name: 'Household insurance', cells }]}
      />
    ),
  },
  {
    name: 'supervisor-quotas-none',
    who: 'staff',
    render: (look) => <QuotasPage chrome={supervisorChrome(look)} campaigns={[]} />,
  },
]
