import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Deed } from '../parts/deed.ts'
import { DeedRow } from '../parts/deed-row.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Choice, Field } from '../parts/field.ts'
import { FileField } from '../parts/file-field.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { Summary, type SummaryRow } from '../parts/summary.tsx'
import { TextField } from '../parts/text-field.tsx'

/** One set of rules: where it is from, what it looks for, and its very text. */
export type RuleSetSeen = {
  readonly id: string
  readonly heading: string
  readonly facts: readonly SummaryRow[]
  readonly rules: readonly {
    readonly name: string
    /** "It asks about the cathedral." */
    readonly says: string
    readonly because: string
    readonly level: string
  }[]
  readonly text?: string | undefined
}

/** One set of this site that is in force: either governor can propose to withdraw it. */
export type WithdrawSeen = {
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
  readonly why: Field
  readonly choices: readonly Choice[]
  readonly refusal?: string | undefined
}

/** A set that is in force no more: who took it back, when and why, and its very text. */
export type WithdrawnSeen = Omit<RuleSetSeen, 'rules'>

/** A frozen questionnaire that a rule of the site forbids. */
export type FrozenSeen = {
  readonly href: string
  readonly title: string
  readonly found: readonly string[]
}

export type RulesPageProps = {
  readonly chrome: Chrome
  readonly proposed?:
    | (RuleSetSeen & {
        readonly deeds: readonly Deed[]
        readonly wouldForbid: readonly FrozenSeen[]
      })
    | undefined
  /** Rules in force that one governor would take back. */
  readonly withdrawal?: (RuleSetSeen & { readonly deeds: readonly Deed[] }) | undefined
  /** Frozen questionnaires that a rule in force forbids. */
  readonly forbidden: readonly FrozenSeen[]
  /** Frozen questionnaires whose check did not come to its end. */
  readonly unknown: readonly string[]
  /** Of the site: those that two governors approved, and those of its file. */
  readonly sets: readonly (RuleSetSeen & { readonly withdraw?: WithdrawSeen | undefined })[]
  readonly withdrawn: readonly WithdrawnSeen[]
  readonly release: RuleSetSeen
  /** Undefined while rules wait for their approval. */
  readonly propose?:
    | {
        readonly action: string
        readonly rules: Field
        readonly file: Field
        readonly faults: readonly string[]
        readonly refusal?: string | undefined
      }
    | undefined
}

/** What no script may hold: the rules of the release, those of the site, and more of them by two governors (P4). */
export function RulesPage(props: RulesPageProps) {
  const { chrome, proposed, withdrawal, forbidden, unknown, propose } = props
  const { sets, withdrawn, release } = props
  return (
    <Layout chrome={chrome} title="Rules for scripts" view="rules">
      <ErrorSummary fields={propose ? [propose.rules, propose.file] : []} />
      <PageHeading
        text="Rules for scripts"
        lead="What no questionnaire may hold. A site adds rules to those of the release; nothing and nobody takes one of the release away, weakens it or exempts a text from it. What the site added, two governors can withdraw."
      />
      {forbidden.length > 0 && (
        <div class="gh-finding gh-finding--forbidden">
          <strong>Questionnaires in use that a rule of this site forbids</strong>
          <p>
            They were frozen before the rule came, and calls go on. Retire them, and put a new
            version in their place.
          </p>
          <Frozen scripts={forbidden} />
        </div>
      )}
      {unknown.map((title) => (
        <p class="gh-deed__reason">
          “{title}” was not held against the rules of this site: its check did not come to its end.
          Load the page again.
        </p>
      ))}
      {proposed && (
        <Panel heading={proposed.heading} id="decision">
          <RuleSet set={proposed} />
          {proposed.wouldForbid.length > 0 ? (
            <div class="gh-finding">
              <strong>Questionnaires in use that these rules would forbid</strong>
              <p>
                An approval does not stop them. Both of you are told, here and on their own pages.
              </p>
              <Frozen scripts={proposed.wouldForbid} />
            </div>
          ) : (
            <p>They forbid nothing in the questionnaires that are in use.</p>
          )}
          <DeedRow csrf={chrome.csrf} deeds={proposed.deeds} />
        </Panel>
      )}
      {withdrawal && (
        <Panel heading={withdrawal.heading} id="withdrawal">
          <RuleSet set={withdrawal} />
          <p>
            They are in force until the second of you approves. From then on nothing is held against
            them. They only forbid: no questionnaire needs them, so none has to be read again.
          </p>
          <DeedRow csrf={chrome.csrf} deeds={withdrawal.deeds} />
        </Panel>
      )}
      {propose && (
        <Panel heading="Propose more rules" id="propose">
          {propose.faults.length > 0 && (
            <div class="gh-finding gh-finding--forbidden">
              <strong>They were not taken</strong>
              <ul class="govuk-list govuk-list--bullet">
                {propose.faults.map((fault) => (
                  <li>{fault}</li>
                ))}
              </ul>
            </div>
          )}
          <SubmitForm
            action={propose.action}
            csrf={chrome.csrf}
            label="Check and propose them"
            files
            refusal={propose.refusal}
          >
            <TextField field={propose.rules} rows={12} />
            <FileField field={propose.file} accept=".rules,.txt" />
          </SubmitForm>
        </Panel>
      )}
      {sets.map((set) => (
        <Panel heading={set.heading} id={set.id}>
          <RuleSet set={set} />
          {set.withdraw && <Withdraw {...set.withdraw} csrf={chrome.csrf} />}
        </Panel>
      ))}
      {withdrawn.map((set) => (
        <Panel heading={set.heading} id={set.id}>
          <Summary rows={set.facts} />
          <RuleText {...set} />
        </Panel>
      ))}
      <Panel heading={release.heading} id={release.id}>
        <RuleSet set={release} />
      </Panel>
    </Layout>
  )
}

function Frozen({ scripts }: { readonly scripts: readonly FrozenSeen[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {scripts.map(({ href, title, found }) => (
        <li>
          <a class="govuk-link" href={href}>
            {title}
          </a>
          : {found.join('; ')}
        </li>
      ))}
    </ul>
  )
}

function Withdraw({
  action,
  fields,
  why,
  choices,
  refusal,
  csrf,
}: WithdrawSeen & { csrf: string }) {
  return (
    <SubmitForm
      action={action}
      csrf={csrf}
      label="Propose to withdraw them"
      look="warning"
      refusal={refusal}
    >
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <SelectField field={why} choices={choices} />
    </SubmitForm>
  )
}

function RuleSet({ set }: { readonly set: RuleSetSeen }) {
  return (
    <>
      {set.facts.length > 0 && <Summary rows={set.facts} />}
      <DataTable
        caption={`${set.heading}, one by one`}
        captionHidden
        close
        columns={[
          { heading: 'Rule' },
          { heading: 'It finds what' },
          { heading: 'Because' },
          { heading: 'Then' },
        ]}
        rows={set.rules.map(({ name, says, because, level }) => [name, says, because, level])}
        empty="There is no rule in it."
      />
      <RuleText {...set} />
    </>
  )
}

function RuleText({ heading, text }: Pick<RuleSetSeen, 'heading' | 'text'>) {
  if (text === undefined) return null
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Their text, to the letter</span>
      </summary>
      <section class="govuk-details__text gh-scroll" aria-label={`Text of ${heading}`} tabindex={0}>
        <pre>{text}</pre>
      </section>
    </details>
  )
}
