import { type HardWord, Marked } from './say-hints.tsx'

/** Short words are set larger; many answers leave less room. Together they keep the page on one screen. */
function wordSize(length: number, answers: number): 'long' | 'close' | 'middle' | 'short' {
  if (length > 420 || (answers > 8 && length > 180)) return 'long'
  if (answers > 8 && length > 60) return 'close'
  return length > 150 ? 'middle' : 'short'
}

type WordsProps = {
  readonly read: string
  readonly answers: number
  readonly lang: string | undefined
  readonly hard?: readonly HardWord[] | undefined
}

/** The words to read aloud, as large as they and their answers leave room for. */
export function Words({ read, answers, lang, hard }: WordsProps) {
  const size = wordSize(read.length, answers)
  const [first, ...rest] = read.split('\n').filter((line) => line.trim() !== '')
  return (
    <h1 class={`gh-words gh-words--${size}`} lang={lang} data-start="" tabindex={-1}>
      <span class="gh-words__first">
        <Marked text={first ?? ''} hard={hard} />
      </span>
      {rest.map((line) => (
        <span class="gh-words__more">
          <Marked text={line} hard={hard} />
        </span>
      ))}
    </h1>
  )
}
