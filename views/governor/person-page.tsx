import { Layout } from '../layout.tsx'
import { asPart } from '../parts/as-part.ts'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import { Decision } from '../parts/decision.tsx'
import type { Deed } from '../parts/deed.ts'
import { DeedRow } from '../parts/deed-row.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'

export type GateRow = {
  /** "Risk assessment", "Interview", "Training", "Undertaking". */
  readonly gate: string
  readonly state: string
  readonly tone: Tone
  /** "14 January 2025". */
  readonly signed?: string | undefined
  readonly signedBy?: string | undefined
  readonly until?: string | undefined
  /** Where it is signed. */
  readonly sign?: { readonly href: string; readonly text: string } | undefined
}

export type PersonPageProps = {
  readonly chrome: Chrome
  readonly name: string
  /** The prison number of an agent, the role of staff. */
  readonly over: string
  readonly back: string
  /** Only agents have gates; what follows is left out for staff. */
  readonly cleared?: { readonly text: string; readonly tone: Tone } | undefined
  readonly gates?: readonly GateRow[] | undefined
  /** Asks for the password again; each look is a fact in the record. */
  readonly reveal?: Deed | undefined
  /** The codes, only after that step. */
  readonly codes?: readonly { readonly code: string; readonly meaning: string }[] | undefined
  /** What an agent has learned here, and where it is noted (J14). */
  readonly learning?: { readonly text: string; readonly href: string } | undefined
  /** Only staff sign in with something that can be reset. */
  readonly signIn?: { readonly note: string; readonly deeds: readonly Deed[] } | undefined
  /** Suspend, remove, override a medium risk. */
  readonly deeds: readonly Deed[]
  /** Somebody pressed what cannot be taken back, and is asked once more. */
  readonly sure?:
    | {
        readonly question: string
        readonly text: string
        readonly yes: Deed
        readonly no: { readonly href: string; readonly text: string }
      }
    | undefined
  /** The copy for the person, and how far the erasure has come: two governors, one after the other. */
  readonly erasure: { readonly text: string; readonly deeds: readonly Deed[] }
}

/** One person: every gate with its date and signature (P1), and the codes only after a further step. */
export function PersonPage(props: PersonPageProps) {
  const { chrome } = props
  return (
    <Layout chrome={chrome} title="Person" view="person">
      <PageHeading text={props.name} over={props.over} back={{ href: props.back, text: 'People' }}>
        {props.cleared && <Tag {...props.cleared} />}
      </PageHeading>
      {props.sure && <Sure csrf={chrome.csrf} sure={props.sure} />}
      {props.gates && <Gates gates={props.gates} />}
      {props.reveal && <Reasons csrf={chrome.csrf} reveal={props.reveal} codes={props.codes} />}
      {props.learning && (
        <Panel heading="Learning" id="learning">
          <p class="govuk-body">
            {props.learning.text}{' '}
            <a class="govuk-link" href={props.learning.href}>
              See and note what was learned
            </a>
          </p>
        </Panel>
      )}
      {props.signIn && (
        <Panel heading="Sign-in" id="sign-in">
          <p class="govuk-body">{props.signIn.note}</p>
          <DeedRow csrf={chrome.csrf} deeds={props.signIn.deeds} />
        </Panel>
      )}
      {!props.sure && <Decision csrf={chrome.csrf} deeds={props.deeds} />}
      <Panel heading="What is held about this person" id="held">
        <p class="govuk-body">{props.erasure.text}</p>
        <DeedRow csrf={chrome.csrf} deeds={props.erasure.deeds} />
      </Panel>
    </Layout>
  )
}

function Sure({ csrf, sure }: { csrf: string; sure: NonNullable<PersonPageProps['sure']> }) {
  return (
    <Panel heading={sure.question} id="decision">
      <p class="govuk-body">{sure.text}</p>
      <DeedRow csrf={csrf} deeds={[sure.yes]} />
      <p class="govuk-body">
        <a class="govuk-link" href={sure.no.href}>
          {sure.no.text}
        </a>
      </p>
    </Panel>
  )
}

function Gates({ gates }: { gates: readonly GateRow[] }) {
  return (
    <DataTable
      caption="Gates"
      columns={[
        { heading: 'Gate' },
        { heading: 'State' },
        { heading: 'Signed' },
        { heading: 'By' },
        { heading: 'Until' },
        { heading: 'Sign', hidden: true },
      ]}
      rows={gates.map(({ gate, state, tone, signed, signedBy, until, sign }) => [
        gate,
        <Tag text={state} tone={tone} />,
        signed ?? '',
        signedBy ?? '',
        until ?? '',
        sign === undefined ? (
          ''
        ) : (
          <a class="govuk-link" href={sign.href}>
            {sign.text}
            <span class="govuk-visually-hidden"> {asPart(gate)}</span>
          </a>
        ),
      ])}
      empty="No gates are set up."
    />
  )
}

type ReasonsProps = Pick<PersonPageProps, 'codes'> & {
  readonly csrf: string
  readonly reveal: Deed
}

function Reasons({ csrf, codes, reveal }: ReasonsProps) {
  return (
    <Panel heading="Reasons" id="reasons">
      {codes === undefined && (
        <p class="govuk-body">Reasons are shown only after you confirm it is you.</p>
      )}
      {codes?.length === 0 && <p class="govuk-body">No alert or offence stands in the way.</p>}
      {codes && codes.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {codes.map(({ code, meaning }) => (
            <li>
              <strong>{code}</strong> {meaning}
            </li>
          ))}
        </ul>
      )}
      <DeedRow csrf={csrf} deeds={[{ look: 'secondary', ...reveal }]} />
    </Panel>
  )
}
