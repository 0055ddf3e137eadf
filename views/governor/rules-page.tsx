import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import type { Deed } from '../parts/deed.ts'
import { DeedRow } from '../parts/deed-row.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Field } from '../parts/field.ts'
import { FileField } from '../parts/file-field.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { Summary } from '../parts/summary.tsx'
import { TextField } from '../parts/text-field.tsx'
import {
  RuleSet,
  type RuleSetSeen,
  RuleText,
  WithdrawForm,
  type WithdrawnSeen,
  type WithdrawSeen,
} from './rule-set.tsx'

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
            them. No rule allows anything, so no questionnaire needs them, and none has to be read
            again.
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
          {set.withdraw && <WithdrawForm {...set.withdraw} csrf={chrome.csrf} />}
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
