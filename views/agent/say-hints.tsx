/** A hard word and how it is said. */
export type HardWord = { readonly word: string; readonly say: string }

type MarkedProps = { readonly text: string; readonly hard?: readonly HardWord[] | undefined }

/** Words to read, with each hard one underlined in dots; how it is said stands under the block for everybody to see. */
export function Marked({ text, hard = [] }: MarkedProps) {
  if (hard.length === 0) return <>{text}</>
  const words = [...hard]
    .sort((a, b) => b.word.length - a.word.length)
    .map(({ word }) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const whole = new RegExp(`(?<![\\p{L}\\p{M}])(${words.join('|')})(?![\\p{L}\\p{M}])`, 'giu')
  // A split by a pattern with one group: every second piece is a word that was found.
  return (
    <>
      {text
        .split(whole)
        .map((piece, n) => (n % 2 === 1 ? <span class="gh-hard">{piece}</span> : piece))}
    </>
  )
}

/** How the hard words of this page are said: seen and read out, never only on hovering. */
export function SayHints({ hard = [] }: { hard?: readonly HardWord[] | undefined }) {
  if (hard.length === 0) return null
  return (
    <ul class="gh-say-hints" aria-label="How hard words are said">
      {hard.map(({ word, say }) => (
        <li>
          <span class="gh-hard">{word}</span> say: <b>{say}</b>
        </li>
      ))}
    </ul>
  )
}
