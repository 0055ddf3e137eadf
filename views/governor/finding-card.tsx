export type Finding = {
  readonly rule: string
  readonly where: string
  readonly sentence: string
  readonly whatToDo: string
  /** Nobody can wave a forbidden finding through (P4). */
  readonly forbidden: boolean
  /** The field that holds the words, where it is on the page. */
  readonly field?: string | undefined
}

/** One thing that the checker says, with what to do. */
export function FindingCard({ finding }: { finding: Finding }) {
  const { rule, where, sentence, whatToDo, forbidden, field } = finding
  return (
    <div class={`gh-finding${forbidden ? ' gh-finding--forbidden' : ''}`}>
      <strong>
        {forbidden ? 'Forbidden' : 'Look at this'}: {where} ({rule})
      </strong>
      <p>{sentence}</p>
      <p>{whatToDo}</p>
      {field !== undefined && (
        <p>
          <a class="govuk-link" href={`#${field}`}>
            Go to these words
            <span class="govuk-visually-hidden">: {where}</span>
          </a>
        </p>
      )}
    </div>
  )
}
