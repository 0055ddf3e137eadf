import { instant } from '../../src/basics/instant.ts'
import { heldLetter, neverLetter } from '../../src/web/public-letters.ts'
import { PublicPage } from '../../views/public/public-page.tsx'
import { ReplyPage } from '../../views/public/reply-page.tsx'
import { TypePage } from '../../views/public/type-page.tsx'
import { governorChrome, supervisorChrome } from './exhibit-chrome.ts'
import type { Exhibit } from './gallery.ts'

const now = instant(Date.UTC(2026, 10, 24, 10))
const from = { now, contacts: ['Ring 0113 496 0002 and ask for the research team.'], days: 28 }
const kinds = [
  { value: 'manner', label: 'How they were spoken to' },
  { value: 'silent', label: 'Answered, and nobody spoke' },
]

/** For whoever rings or writes. */
export const publicExhibits: readonly Exhibit[] = [
  {
    name: 'public',
    who: 'staff',
    render: (look) => (
      <PublicPage
        chrome={governorChrome(look, 'Incidents')}
        never={{ action: '/never' }}
        ask={{ action: '/ask' }}
        kinds={kinds}
        waiting={[
          {
            what: 'What is held',
            how: 'Hughes, Ann asked at 10:42, 24 November 2026.',
            agree: {
              label: 'Agree that it is looked up',
              action: '/agree',
              refusal: 'You have had a part in this.',
            },
          },
          {
            what: 'A complaint: How they were spoken to',
            how: 'Okoro, Ben agreed.',
            type: '/public/1',
          },
        ]}
        complaints={[
          {
            reference: '7B1E 90AF',
            href: '/public/complaints/1',
            about: 'How they were spoken to',
            opened: '10:42, 24 November 2026',
            state: 'Open',
            tone: 'wait',
          },
        ]}
        incidents={{ href: '/incidents', held: 'Now 0 numbers are held.' }}
        errors={{ never: 'Type the number that they give.', what: 'Choose what they want.' }}
      />
    ),
  },
  {
    name: 'public-type',
    who: 'staff',
    render: (look) => (
      <TypePage
        chrome={supervisorChrome(look)}
        back="/public"
        what="What is held"
        action="/public/1"
        error="That is not a phone number."
      />
    ),
  },
  {
    name: 'public-held',
    who: 'staff',
    render: (look) => (
      <ReplyPage
        chrome={supervisorChrome(look)}
        back="/public"
        title="What is held"
        lead="It is shown this once."
        staff={{
          note: 'For staff.',
          rows: [['24 November 2026, 09:00 to 13:00', 'Refused', 'Archer, Daniel', 'Nobody']],
        }}
        letter={heldLetter(from, [
          {
            from: now,
            until: now,
            n: 1,
            outcome: 'refuses',
            agent: 'dan' as never,
            entered: [{ by: 'helen' as never, did: 'listen' }],
          },
        ])}
        answer={{ action: '/answer', choices: kinds, error: 'Choose what came of it.' }}
      />
    ),
  },
  {
    name: 'public-never',
    who: 'staff',
    render: (look) => (
      <ReplyPage
        chrome={supervisorChrome(look)}
        back="/public"
        title="Never called again"
        lead="It is done."
        letter={neverLetter(from)}
      />
    ),
  },
]
