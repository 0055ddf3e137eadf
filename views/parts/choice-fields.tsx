import type { Choice, Field } from './field.ts'
import { describedBy, FieldHelp } from './field-frame.tsx'

type ChoiceFieldsProps = {
  readonly field: Field
  readonly choices: readonly Choice[]
  readonly kind: 'radios' | 'checkboxes'
  readonly inline?: boolean
}

/** Radios or check boxes under one question. `field.value` is not used: each choice says whether it is checked. */
export function ChoiceFields({ field, choices, kind, inline }: ChoiceFieldsProps) {
  const wrong = field.error !== undefined ? ' govuk-form-group--error' : ''
  const block = `govuk-${kind}`
  return (
    <div class={`govuk-form-group${wrong}`}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy(field)}>
        <legend class="govuk-fieldset__legend gh-label">{field.label}</legend>
        <FieldHelp field={field} />
        <div class={`${block} ${block}--small${inline ? ` ${block}--inline` : ''}`}>
          {choices.map((choice, index) => (
            <div class={`${block}__item`}>
              <input
                type={kind === 'radios' ? 'radio' : 'checkbox'}
                class={`${block}__input`}
                id={index === 0 ? field.name : `${field.name}-${index}`}
                name={field.name}
                value={choice.value}
                checked={choice.checked}
              />
              <label
                class={`govuk-label ${block}__label`}
                for={index === 0 ? field.name : `${field.name}-${index}`}
              >
                {choice.label}
              </label>
              {choice.hint !== undefined && (
                <div class={`govuk-hint ${block}__hint`}>{choice.hint}</div>
              )}
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  )
}
