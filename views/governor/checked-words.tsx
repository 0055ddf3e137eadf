import { type Finding, FindingCard } from './finding-card.tsx'

export type CheckedWordsProps = {
  readonly here: readonly Finding[]
  /** How many findings there are about other parts; undefined when the check took too long to say. */
  readonly elsewhere: number | undefined
  /** What keeps the words from being a script at all. */
  readonly faults?: readonly string[] | undefined
}

/** What the checker finds in the words as they stand in the form, saved or not. */
export function CheckedWords({ here, elsewhere, faults = [] }: CheckedWordsProps) {
  if (elsewhere === undefined)
    return (
      <p>
        The check takes too long to answer while you type. Save: the page of the questionnaire shows
        everything that it finds.
      </p>
    )
  return (
    <>
      {faults.map((fault) => (
        <div class="gh-finding gh-finding--forbidden">
          <strong>It cannot be saved like this</strong>
          <p>{fault}</p>
        </div>
      ))}
      {here.map((finding) => (
        <FindingCard finding={finding} />
      ))}
      {here.length + faults.length === 0 && (
        <p class="gh-empty">The check finds nothing against these words.</p>
      )}
      {faults.length === 0 && <p>{elsewhereWords(elsewhere)}</p>}
    </>
  )
}

function elsewhereWords(count: number): string {
  if (count === 0) return 'It finds nothing in the other parts either.'
  return count === 1
    ? 'There is one finding in another part.'
    : `There are ${count} findings in other parts.`
}
