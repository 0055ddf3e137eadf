/** What a colour means, everywhere in the house. The words always stand beside it. */
export type Tone = 'plain' | 'good' | 'busy' | 'info' | 'wait' | 'stop'

export function Tag({ text, tone = 'plain' }: { text: string; tone?: Tone | undefined }) {
  return <strong class={`gh-tag gh-tag--${tone}`}>{text}</strong>
}
