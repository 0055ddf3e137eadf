export type Finding = {
  readonly rule: string
  readonly where: string
  readonly sentence: string
  readonly whatToDo: string
  /** Nobody can wave a forbidden finding through (P4). */
  readonly forbidden: boolean
}

/** One thing that the checker says, with what to do. */
export function FindingCard({ finding }: { finding: Finding }) {
  const { rule, where, sentence, whatToDo, forbidden } = finding
  return (
    <div class={`gh-finding${forbidden ? ' gh-finding--forbidden' : ''}`}>
      <strong>
        {forbidden ? 'Forbidden' : 'Look at this'}: {where} ({rule})
      </strong>
      <p>{sentence}</p>
      <p>{whatToDo}</p>
    </div>
  )
}
