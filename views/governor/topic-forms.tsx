import { Csrf } from '../parts/csrf.tsx'
import type { Field } from '../parts/field.ts'
import { SelectField } from '../parts/select-field.tsx'
import { TextField } from '../parts/text-field.tsx'
import type { Chooser } from './block-tools.tsx'
import { OrderButton } from './script-order.tsx'

/** One of the things that people ask: it can go, or a sentence says why it stays. */
export type TopicGoing = { readonly name: string; readonly kept?: string | undefined }

export type AddTopicProps = {
  /** Absent where every topic of the house is there: then it is the questionnaire's own. */
  readonly about?: Chooser | undefined
  readonly after: Chooser
  readonly asked: Field
  readonly say: Field
  /** Shown at once: it was refused. */
  readonly opened: boolean
}

type Form = { readonly action: string; readonly csrf: string; readonly open: string }

/** One more thing that people ask, and the true answer to it. */
export function AddTopicForm({ about, after, asked, say, opened, ...form }: AddTopicProps & Form) {
  return (
    <details class="govuk-details gh-order__add" open={opened} id="add-topic">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Add something that people may ask</span>
      </summary>
      <form method="post" action={form.action} novalidate class="govuk-details__text">
        <Csrf token={form.csrf} />
        <input type="hidden" name="open" value={form.open} />
        <input type="hidden" name="press" value="add-topic" />
        {about && <SelectField {...about} />}
        <SelectField {...after} />
        <TextField field={asked} />
        <TextField field={say} rows={3} />
        <button type="submit" class="govuk-button gh-button">
          Add it
        </button>
      </form>
    </details>
  )
}

/** Takes one thing out of what people may ask. */
export function DeleteTopic({ name, kept }: TopicGoing) {
  return (
    <section class="gh-tools__part" aria-label="Deleting this answer">
      <h3 class="govuk-heading-s">Deleting this answer</h3>
      {kept === undefined ? (
        <OrderButton
          press={`topic-delete:${name}`}
          label="Delete this answer"
          about={name}
          look="warning"
        />
      ) : (
        <p>{kept}</p>
      )}
    </section>
  )
}
