import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Deed } from '../parts/deed.ts'
import { DeedRow } from '../parts/deed-row.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Field } from '../parts/field.ts'
import { FileField } from '../parts/file-field.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
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
  /** Frozen questionnaires that a rule in force forbids. */
  readonly forbidden: readonly FrozenSeen[]
  /** Frozen questionnaires whose check did not come to its end. */
  readonly unknown: readonly string[]
  readonly sets: readonly RuleSetSeen[]
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
  const { chrome, proposed, forbidden, unknown, sets, propose } = props
  return (
    <Layout chrome={chrome} title="Rules for scripts" view="rules">
      <ErrorSummary fields={propose ? [propose.rules, propose.file] : []} />
      <PageHeading
        text="Rules for scripts"
        lead="What no questionnaire may hold. A site adds rules to those of the release; nothing and nobody takes one away, weakens it or exempts a text from it."
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
        </Panel>
      ))}
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
      {set.text !== undefined && (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">Their text, to the letter</span>
          </summary>
          <section
            class="govuk-details__text gh-scroll"
            aria-label={`Text of ${set.heading}`}
            tabindex={0}
          >
            <pre>{set.text}</pre>
          </section>
        </details>
      )}
    </>
  )
}
