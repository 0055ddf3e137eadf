import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'

export type MessagePageProps = {
  readonly chrome: Chrome
  readonly kind: 'refused' | 'not-found' | 'conflict' | 'too-large' | 'error' | 'signed-out'
  /** Each kind has its own when this is left out. */
  readonly heading?: string | undefined
  /** What is wrong, in the reader's words; each kind has its own when this is left out. */
  readonly text?: string | undefined
  readonly next?: { readonly href: string; readonly text: string } | undefined
  /** `seat` fills one screen and speaks as plainly as an agent's page. */
  readonly frame?: 'staff' | 'seat' | undefined
}

const words = {
  refused: {
    heading: 'You cannot do this',
    text: 'Your role does not allow it. This has been noted in the record.',
  },
  'not-found': { heading: 'Page not found', text: 'There is nothing at this address.' },
  conflict: {
    heading: 'This has already changed',
    text: 'Somebody else, or an earlier press, was first. Go back and look again.',
  },
  'too-large': { heading: 'The file is too large', text: 'Nothing of it was taken.' },
  error: {
    heading: 'Something went wrong',
    text: 'Nothing was saved by this press. Try again. If it goes wrong again, tell a supervisor.',
  },
  'signed-out': { heading: 'You have signed out', text: 'It is safe to leave this screen.' },
} satisfies Record<MessagePageProps['kind'], { heading: string; text: string }>

/** Refusals, faults and goodbyes: what is the matter, and the next thing to do. */
export function MessagePage(props: MessagePageProps) {
  const { chrome, kind, text, next, frame = 'staff' } = props
  const message = words[kind]
  const heading = props.heading ?? message.heading
  return (
    <Layout chrome={chrome} title={heading} view={kind} frame={frame}>
      <div class="gh-card">
        <h1 class="govuk-heading-xl" data-start="" tabindex={-1}>
          {heading}
        </h1>
        <p class="gh-lead">{text ?? message.text}</p>
        {next && (
          <a class="govuk-button gh-button" href={next.href}>
            {next.text}
          </a>
        )}
      </div>
    </Layout>
  )
}
