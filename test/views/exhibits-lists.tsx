import { ListsPage } from '../../views/governor/lists-page.tsx'
import { BarredPage } from '../../views/protection/barred-page.tsx'
import { governorChrome, protectionChrome } from './exhibit-chrome.ts'
import type { Exhibit } from './gallery.ts'

export const listExhibits: readonly Exhibit[] = [
  {
    name: 'governor-lists',
    who: 'staff',
    render: (look) => (
      <ListsPage
        chrome={governorChrome(look, 'Never to be called')}
        importHref="/governor/lists/import"
        warnings={[
          'The TPS file is of 2 October 2025, more than 28 days old. Import a newer one (T4).',
        ]}
        rows={[
          {
            name: 'TPS',
            source: 'The licensed file',
            date: '2 October 2025',
            entries: '18,204,350',
            state: { text: 'Too old', tone: 'stop' },
          },
          {
            name: 'Exclusions of Home Insurers',
            source: 'The client',
            date: '1 January 2026',
            entries: 'fewer than 10',
            state: { text: 'In use', tone: 'plain' },
          },
        ]}
      />
    ),
  },
  {
    name: 'governor-lists-none',
    who: 'staff',
    render: (look) => (
      <ListsPage
        chrome={governorChrome(look, 'Never to be called')}
        importHref="/governor/lists/import"
        warnings={[]}
        rows={[]}
      />
    ),
  },
  {
    name: 'protection-barred',
    who: 'staff',
    render: (look) => (
      <BarredPage
        chrome={protectionChrome(look)}
        action="/protection"
        file="/protection/file"
        numbers={{
          name: 'numbers',
          label: 'Numbers',
          hint: 'At most 20, one a line, in any spelling. They are not shown again.',
          error: 'Enter one whole number on each line.',
        }}
        agent={{ name: 'agent', label: 'Who must not call them' }}
        agents={[
          { value: 'everybody', label: 'Nobody here may call them', checked: true },
          { value: 'p1', label: 'Smith, John, A1234BC' },
        ]}
      />
    ),
  },
]
