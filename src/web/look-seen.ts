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
