import { MessagesPage } from '../../views/governor/messages-page.tsx'
import { RulesPage } from '../../views/governor/rules-page.tsx'
import { governorChrome } from './exhibit-chrome.ts'
import type { Exhibit } from './gallery.ts'

const hash = 'a'.repeat(64)
const sound = (heading: string, transcript: string, play: string) => ({
  ...{ heading, transcript, language: 'en', play },
  facts: [
    { term: 'Length', text: '3.2 seconds' },
    { term: 'SHA-256', text: hash },
    { term: 'Put there by', text: 'Penrose, J., at the machine, 09:10, 24 November 2026' },
  ],
})
const frozen = {
  href: '/governor/scripts/1',
  title: 'Household insurance',
  found: ['question "ease", “claim” (claims)'],
}
const ruleSet = {
  id: 'rules-of-this-site',
  heading: 'Rules of this site, 24 November 2026',
  facts: [
    { term: 'Approved', text: '10:05, 24 November 2026, Pritchard, Owen' },
    { term: 'SHA-256', text: hash },
  ],
  rules: [
    {
      name: 'cathedral',
      says: 'asks about the cathedral',
      because: 'It points at a small place.',
      level: 'Nobody can allow it',
    },
  ],
  text: 'rule cathedral\nsays: asks about the cathedral',
}
const release = { ...ruleSet, id: 'release', heading: 'Rules of the release', facts: [] }
const withdraw = {
  action: '/governor/rules/propose-withdrawal',
  fields: { rules: hash },
  why: { name: 'why-1', label: 'Why they should go' },
  choices: [{ value: 'over', label: 'What they were for is over' }],
}

export const siteExhibits: readonly Exhibit[] = [
  {
    name: 'governor-messages',
    who: 'staff',
    render: (look) => (
      <MessagesPage
        chrome={governorChrome(look, 'Spoken messages')}
        faults={['cy/noted is missing. Run gatehouse init.']}
        facts={[{ term: 'Proposed', text: '09:30, 24 November 2026, Adeyemi, Ruth' }]}
        deeds={[
          { label: 'Send them back', action: '/governor/messages/send-back', look: 'secondary' },
        ]}
        approve={{
          action: '/governor/messages/approve',
          set: hash,
          error: 'Hear each of them to its end, then tick that you did.',
        }}
        messages={[
          {
            id: 'en-noted',
            title: 'Noted',
            language: 'English',
            use: 'Said when the 9 is in the record.',
            state: { text: 'Proposed', tone: 'wait' },
            now: sound(
              'Played now',
              'Thank you. Good-bye.',
              '/governor/messages/sound/now/en/noted/1',
            ),
            proposed: sound(
              'Proposed',
              'Thank you. Good day.',
              '/governor/messages/sound/ready/en/noted/2',
            ),
            changed: [
              {
                where: 'the words',
                runs: [
                  { is: 'same', text: 'Thank you. Good' },
                  { is: 'taken-out', text: '-bye' },
                  { is: 'added', text: ' day' },
                ],
              },
            ],
          },
          {
            id: 'cy-noted',
            title: 'Noted',
            language: 'Welsh',
            use: 'Said when the 9 is in the record.',
            state: { text: 'Not approved', tone: 'stop' },
            fault: 'This message is missing. Run gatehouse init.',
            changed: [],
          },
        ]}
      />
    ),
  },
  {
    name: 'governor-messages-none',
    who: 'staff',
    render: (look) => (
      <MessagesPage
        chrome={governorChrome(look, 'Spoken messages')}
        nothing="This box has no switch but the exchange, which makes no sound: there is nothing to approve."
        faults={[]}
        facts={[]}
        deeds={[]}
        messages={[]}
      />
    ),
  },
  {
    name: 'governor-rules',
    who: 'staff',
    render: (look) => (
      <RulesPage
        chrome={governorChrome(look, 'Rules for scripts')}
        forbidden={[frozen]}
        unknown={['A very long questionnaire']}
        proposed={{
          ...ruleSet,
          id: 'waiting',
          heading: 'Rules that wait for their approval',
          wouldForbid: [frozen],
          deeds: [
            { label: 'Approve: they are in force at once', action: '/governor/rules/approve' },
          ],
        }}
        sets={[{ ...ruleSet, withdraw }]}
        withdrawn={[]}
        release={release}
      />
    ),
  },
  {
    name: 'governor-rules-propose',
    who: 'staff',
    render: (look) => (
      <RulesPage
        chrome={governorChrome(look, 'Rules for scripts')}
        forbidden={[]}
        unknown={[]}
        sets={[{ ...ruleSet, facts: [] }]}
        withdrawal={{
          ...ruleSet,
          id: 'withdrawal',
          heading: 'Rules that one of you would withdraw',
          facts: [{ term: 'Why', text: 'They find what may well be asked' }, ...ruleSet.facts],
          deeds: [
            {
              label: 'Approve: they are in force no more',
              action: '/governor/rules/approve-withdrawal',
              look: 'warning',
            },
          ],
        }}
        withdrawn={[
          {
            id: 'withdrawn-1',
            heading: 'Withdrawn rules of this site, 20 November 2026',
            facts: [{ term: 'Why', text: 'They were approved by mistake' }, ...ruleSet.facts],
            text: ruleSet.text,
          },
        ]}
        release={release}
        propose={{
          action: '/governor/rules/propose',
          rules: {
            name: 'rules',
            label: 'The rules',
            hint: 'Written like those below.',
            value: 'rule x',
          },
          file: { name: 'file', label: 'Or a file with them' },
          faults: ['Line 1. Rule "x": it has no "says:" line: add it.'],
        }}
      />
    ),
  },
]
