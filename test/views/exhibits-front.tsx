import { Accessibility } from '../../views/front/accessibility.tsx'
import { ChooseSignIn } from '../../views/front/choose-sign-in.tsx'
import { Home } from '../../views/front/home.tsx'
import { MessagePage, type MessagePageProps } from '../../views/front/message-page.tsx'
import { SignIn } from '../../views/front/sign-in.tsx'
import { StepUp } from '../../views/front/step-up.tsx'
import { frontChrome, governorChrome, seatChrome } from './exhibit-chrome.ts'
import type { Exhibit } from './gallery.ts'

const kinds: readonly MessagePageProps['kind'][] = [
  'refused',
  'not-found',
  'conflict',
  'error',
  'too-large',
  'signed-out',
]

export const frontExhibits: readonly Exhibit[] = [
  {
    name: 'front-accessibility',
    who: 'front',
    render: (look) => (
      <Accessibility
        chrome={frontChrome(look)}
        back={{ href: '/', text: 'Doors' }}
        version="1.0.0"
      />
    ),
  },
  {
    name: 'front-home',
    who: 'front',
    render: (look) => (
      <Home
        chrome={frontChrome(look)}
        staffSignIn="/sign-in"
        roomBoard="/room"
        accessibility="/accessibility"
        seats={Array.from({ length: 12 }, (_, index) => ({
          number: String(index + 1),
          href: `/seats/${index + 1}`,
        }))}
        trial={{
          staff: [
            {
              name: 'Okafor, Joy',
              role: 'Supervisor',
              signInName: 'joy',
              password: 'amber lamp over stone',
            },
            {
              name: 'Hughes, Ann',
              role: 'Governor',
              signInName: 'ann',
              password: 'quiet bell in morning',
            },
            {
              name: 'Reid, Tom',
              role: 'Governor',
              signInName: 'tom',
              password: 'seven keys one door',
            },
            {
              name: 'Shah, Leila',
              role: 'Auditor',
              signInName: 'leila',
              password: 'plain ink dry paper',
            },
          ],
          agents: [
            { name: 'Smith, John', pin: '246810' },
            { name: 'Ahmed, Karim', pin: '135791' },
          ],
        }}
      />
    ),
  },
  {
    name: 'front-sign-in',
    who: 'front',
    render: (look) => (
      <SignIn
        chrome={frontChrome(look)}
        action="/sign-in"
        home="/"
        name="joy"
        error="That sign-in name and password do not go together."
        withCode
      />
    ),
  },
  {
    name: 'front-step-up',
    who: 'staff',
    render: (look) => (
      <StepUp
        chrome={governorChrome(look)}
        action="/step-up"
        because="To approve a questionnaire, give your password again."
        back="/governor"
      />
    ),
  },
  {
    name: 'front-choose-sign-in',
    who: 'staff',
    render: (look) => (
      <ChooseSignIn
        chrome={{ ...governorChrome(look), navigation: [] }}
        action="/password"
        because="Somebody else set what you signed in with. Choose what only you know, then you can go on."
        withPin
        deviceSecret="ABCD EFGH IJKL MNOP QRST UVWX YZ23 4567"
        errors={{ password: 'Use 12 characters or more.', pin: 'Enter six digits.' }}
      />
    ),
  },
  ...kinds.map(
    (kind): Exhibit => ({
      name: `front-${kind}`,
      who: 'front',
      render: (look) => (
        <MessagePage
          chrome={frontChrome(look)}
          kind={kind}
          next={{ href: '/', text: 'Go to the doors' }}
        />
      ),
    }),
  ),
  {
    name: 'agent-conflict',
    who: 'agent',
    render: (look) => (
      <MessagePage
        chrome={seatChrome(look)}
        kind="conflict"
        frame="seat"
        next={{ href: '/agent', text: 'Go back' }}
      />
    ),
  },
]
