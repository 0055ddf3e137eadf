import { Layout } from '../layout.tsx'
import { ChoiceFields } from '../parts/choice-fields.tsx'
import type { Chrome } from '../parts/chrome.ts'
import type { Deed } from '../parts/deed.ts'
import { DeedRow } from '../parts/deed-row.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Field } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { Summary, type SummaryRow } from '../parts/summary.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'
import { Changed } from './reading-parts.tsx'
import type { ChangedText } from './script-page.tsx'

/** One sound of a message: what it says, and what it is by its hash. */
export type SoundSeen = {
  readonly heading: string
  readonly transcript: string
  readonly language: string
  /** Where a browser gets the sound; undefined when it is not there. */
  readonly play?: string | undefined
  readonly facts: readonly SummaryRow[]
}

export type MessageSeen = {
  readonly id: string
  /** "When nobody was at the seat", "English". */
  readonly title: string
  readonly language: string
  readonly use: string
  readonly state: { readonly text: string; readonly tone: Tone }
  readonly fault?: string | undefined
  readonly now?: SoundSeen | undefined
  readonly proposed?: SoundSeen | undefined
  readonly changed: readonly ChangedText[]
}

export type MessagesPageProps = {
  readonly chrome: Chrome
  /** Why there is nothing to show. */
  readonly nothing?: string | undefined
  /** What holds dialling back. */
  readonly faults: readonly string[]
  readonly facts: readonly SummaryRow[]
  readonly deeds: readonly Deed[]
  /** For the second governor. */
  readonly approve?:
    | {
        readonly action: string
        readonly set: string
        readonly refusal?: string | undefined
        readonly error?: string | undefined
      }
    | undefined
  readonly messages: readonly MessageSeen[]
}

/** What the switch itself says to people: in use, and proposed, to be read and heard before two people decide (D6). */
export function MessagesPage(props: MessagesPageProps) {
  const { chrome, nothing, faults, facts, deeds, approve, messages } = props
  return (
    <Layout chrome={chrome} title="Spoken messages" view="messages">
      <ErrorSummary fields={approve?.error === undefined ? [] : [heardField(approve.error)]} />
      <PageHeading
        text="Spoken messages"
        lead="What the switch itself says to people when no agent can. A recording is laid ready at the machine; one governor proposes it, another hears and approves it, and only then is it played."
      />
      {faults.length > 0 && (
        <div class="gh-finding gh-finding--forbidden">
          <strong>No call is placed</strong>
          <ul class="govuk-list govuk-list--bullet">
            {faults.map((fault) => (
              <li>{fault}</li>
            ))}
          </ul>
        </div>
      )}
      {nothing !== undefined && <p class="gh-empty">{nothing}</p>}
      {facts.length + deeds.length > 0 && (
        <Panel heading="Decision" id="decision">
          {facts.length > 0 && <Summary rows={facts} />}
          {approve && (
            <SubmitForm
              action={approve.action}
              csrf={chrome.csrf}
              label="Approve these recordings"
              refusal={approve.refusal}
            >
              <input type="hidden" name="set" value={approve.set} />
              <ChoiceFields
                kind="checkboxes"
                field={heardField(approve.error)}
                choices={[
                  {
                    value: 'done',
                    label: 'I have heard each of them to its end, and it says the words shown',
                  },
                ]}
              />
            </SubmitForm>
          )}
          <DeedRow csrf={chrome.csrf} deeds={deeds} />
        </Panel>
      )}
      {messages.map((one) => (
        <Message one={one} />
      ))}
    </Layout>
  )
}

function Message({ one }: { readonly one: MessageSeen }) {
  return (
    <Panel heading={`${one.title}, in ${one.language}`} id={one.id}>
      <p>
        <Tag {...one.state} /> {one.use}
      </p>
      {one.fault !== undefined && <p class="gh-deed__reason">{one.fault}</p>}
      {one.now && <Sound sound={one.now} />}
      {one.proposed && <Sound sound={one.proposed} />}
      <Changed texts={one.changed} />
    </Panel>
  )
}

function Sound({ sound }: { readonly sound: SoundSeen }) {
  const { heading, transcript, language, play, facts } = sound
  return (
    <>
      <h3 class="govuk-heading-s">{heading}</h3>
      <blockquote class="govuk-inset-text" lang={language}>
        {transcript}
      </blockquote>
      {play !== undefined && (
        // biome-ignore lint/a11y/useMediaCaption: every word of it stands above.
        <audio controls preload="none" src={play} aria-label={`${heading}, to be heard`} />
      )}
      <Summary rows={facts} />
    </>
  )
}

function heardField(error: string | undefined): Field {
  return { name: 'heard', label: 'Before they are played to anybody', error }
}
