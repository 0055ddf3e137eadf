import { ChoiceFields } from '../parts/choice-fields.tsx'
import type { Choice } from '../parts/field.ts'
import { SelectField } from '../parts/select-field.tsx'
import { PressForm } from './press-form.tsx'
import { OrderButton } from './script-order.tsx'

export type ConditionProps = {
  /** Each part in words; all of them, or any of them, must hold. */
  readonly terms: readonly string[]
  readonly join: 'all' | 'any'
  /** Questions asked before this one, by their places. */
  readonly places: readonly Choice[]
  /** The question that was chosen, and its answers. */
  readonly asked?:
    | { readonly at: string; readonly label: string; readonly answers: readonly Choice[] }
    | undefined
}

type Props = ConditionProps & {
  readonly id: string
  readonly form: { readonly action: string; readonly csrf: string; readonly open: string }
  readonly focus: string | undefined
}

/** When a block is asked: parts chosen one by one, first the question and then its answers. Nothing is typed. */
export function ConditionForm({ id, form, terms, join, places, asked, focus }: Props) {
  return (
    <>
      <section class="gh-tools__part" aria-label="When it is asked">
        <h3 class="govuk-heading-s">When it is asked</h3>
        {terms.length === 0 ? (
          <p>Always, wherever the interview comes to it.</p>
        ) : (
          <p>Only when {terms.length === 1 ? 'this holds' : joins[join]}:</p>
        )}
        <ul class="gh-tools__entries">
          {terms.map((term, n) => (
            <li>
              <span>{term}</span>
              <OrderButton
                press={`drop-term:${id}:${n}`}
                focus={focus}
                label="Take out"
                about={`the condition ${term}`}
              />
            </li>
          ))}
        </ul>
        {terms.length > 1 && (
          <OrderButton
            press={`join-${join === 'all' ? 'any' : 'all'}:${id}`}
            focus={focus}
            label={join === 'all' ? 'Let any one of them be enough' : 'Ask for all of them'}
            about={`for ${id}`}
          />
        )}
        {places.length > 0 && asked === undefined && (
          <form method="get" action={form.open}>
            <SelectField
              field={{ name: 'at', label: 'One more condition: which earlier question' }}
              choices={places}
            />
            <button type="submit" class="govuk-button govuk-button--secondary gh-button">
              Choose its answers
            </button>
          </form>
        )}
      </section>
      {asked && (
        <PressForm
          {...form}
          press={`add-term:${id}`}
          heading={`One more condition: ${asked.label}`}
          label="Add the condition"
        >
          <input type="hidden" name="at" value={asked.at} />
          <SelectField
            field={{ name: 'how', label: 'The answer', value: 'is' }}
            choices={[
              { value: 'is', label: 'is one of these' },
              { value: 'not', label: 'is none of these' },
            ]}
          />
          <ChoiceFields
            kind="checkboxes"
            field={{ name: 'is', label: 'Answers' }}
            choices={asked.answers}
          />
        </PressForm>
      )}
    </>
  )
}

const joins = { all: 'all of these hold', any: 'any one of these holds' } as const
