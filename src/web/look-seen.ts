import type { Deed } from '../../views/parts/deed.ts'
import { type Display, displayChoices } from '../people/display.ts'

/** The classes that make a seat's page look as its agent has chosen. */
export function lookOf({ size, spacing, tint }: Display): string {
  return `gh-size-${size} gh-spacing-${spacing} gh-tint-${tint}`
}

const headings = {
  size: 'Size of the words',
  spacing: 'Spacing',
  tint: 'Tint',
} as const satisfies Record<keyof Display, string>

/** Every choice as one press; the one that holds says so. */
export function looksSeen(display: Display, base: string) {
  return (Object.keys(displayChoices) as (keyof Display)[]).map((kind) => ({
    heading: headings[kind],
    choices: Object.entries(displayChoices[kind]).map(
      ([choice, label]): Deed => ({
        label,
        action: `${base}/display`,
        fields: { kind, choice },
        ...(display[kind] === choice ? { refusal: `Now: ${label.toLowerCase()}.` } : {}),
      }),
    ),
  }))
}

/** One key for each kind, the same on every page of a seat; each press takes the next choice, and after the last the first. */
const keys = { size: 't', spacing: 'g', tint: 'v' } as const satisfies Record<keyof Display, string>
const names = { size: 'Text', spacing: 'Gaps', tint: 'Tint' } as const satisfies Record<
  keyof Display,
  string
>

/** How the pages look, changed in one key each wherever the agent is: also in the middle of a call. */
export function lookKeys(display: Display, base: string): readonly Deed[] {
  return (Object.keys(displayChoices) as (keyof Display)[]).map((kind): Deed => {
    const choices = Object.keys(displayChoices[kind])
    const choice = choices[(choices.indexOf(display[kind]) + 1) % choices.length] ?? ''
    const labels: Readonly<Record<string, string>> = displayChoices[kind]
    return {
      label: names[kind],
      key: keys[kind],
      action: `${base}/display`,
      fields: { kind, choice },
      about: `: now ${labels[display[kind]]?.toLowerCase()}, next ${labels[choice]?.toLowerCase()}`,
    }
  })
}
