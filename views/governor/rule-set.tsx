import { DataTable } from '../parts/data-table.tsx'
import type { Choice, Field } from '../parts/field.ts'
import { SelectField } from '../parts/select-field.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { Summary, type SummaryRow } from '../parts/summary.tsx'

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

/** The choice of a reason under rules that are in force, and the button that proposes to take them back. */
export function WithdrawForm({
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

/** What each rule of a set finds, why, and the very text. */
export function RuleSet({ set }: { readonly set: RuleSetSeen }) {
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

export function RuleText({ heading, text }: Pick<RuleSetSeen, 'heading' | 'text'>) {
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
