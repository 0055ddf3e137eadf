import type { Child } from 'hono/jsx'
import { Tag } from '../parts/tag.tsx'

/** One block of a draft in the list of all of them; the one that is open holds its fields. */
export type OrderRow = {
  readonly name: string
  /** "Single choice", "Closing". */
  readonly kind: string
  readonly words: string
  /** "Only if q2 is “Yes”", "Changes places with others". */
  readonly notes: readonly string[]
  /** Opens it. */
  readonly href: string
  readonly open: boolean
  /** How much the check finds in it, and whether it forbids any of that. */
  readonly findings?: { readonly count: number; readonly forbidden: boolean } | undefined
  /** What the two buttons send; absent where the order is fixed. */
  readonly moves?: { readonly up: string; readonly down: string } | undefined
}

export type OrderSection = { readonly heading: string; readonly rows: readonly OrderRow[] }

type ScriptOrderProps = {
  readonly sections: readonly OrderSection[]
  /** The button that the last press was made with: it keeps the focus wherever it went. */
  readonly focus: string | undefined
  /** The fields of the open part. */
  readonly children?: Child
}

/** Every part of a draft in the order it is met, each opened by its name and moved by its buttons. */
export function ScriptOrder({ sections, focus, children }: ScriptOrderProps) {
  return (
    <div class="gh-order">
      {sections.map(({ heading, rows }) => (
        <section aria-label={heading}>
          <h2 class="govuk-heading-s gh-order__heading">{heading}</h2>
          <ol class="gh-order__list">
            {rows.map((row) => (
              <li
                class={`gh-order__row${row.open ? ' gh-order__row--open' : ''}`}
                id={row.open ? 'open' : undefined}
              >
                <Row row={row} focus={focus} />
                {row.open && <div class="gh-order__open">{children}</div>}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function Row({ row, focus }: { row: OrderRow; focus: string | undefined }) {
  const { name, kind, words, notes, href, findings, moves } = row
  return (
    <div class="gh-order__head">
      <div class="gh-order__what">
        <a class="govuk-link" href={href} aria-current={row.open ? 'true' : undefined}>
          {name}
        </a>{' '}
        <span>{kind}</span>
        {notes.map((note) => (
          <span class="gh-order__note">{note}</span>
        ))}
        {findings !== undefined && ' '}
        {findings !== undefined && (
          <Tag
            text={findings.count === 1 ? '1 finding' : `${findings.count} findings`}
            tone={findings.forbidden ? 'stop' : 'wait'}
          />
        )}
        {!row.open && <p class="gh-order__words">{words}</p>}
      </div>
      {moves && (
        <div class="gh-order__moves">
          <OrderButton press={moves.up} focus={focus} label="Up" about={name} />
          <OrderButton press={moves.down} focus={focus} label="Down" about={name} />
        </div>
      )}
    </div>
  )
}

type OrderButtonProps = {
  readonly press: string
  readonly focus?: string | undefined
  readonly label: string
  /** What it is about, for whoever hears the page. */
  readonly about: string
  readonly look?: 'secondary' | 'warning'
}

/** A press that is sent with the one form of the page (`#order`). */
export function OrderButton({ press, focus, label, about, look = 'secondary' }: OrderButtonProps) {
  return (
    <button
      type="submit"
      form="order"
      name="press"
      value={press}
      class={`govuk-button govuk-button--${look} gh-button gh-order__button`}
      autofocus={press === focus}
    >
      {label}
      <span class="govuk-visually-hidden"> {about}</span>
    </button>
  )
}
