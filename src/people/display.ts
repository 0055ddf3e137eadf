/** How an agent has the pages of a seat: larger words, wider spacing, a tint behind them. Never what they say. */
export const displayChoices = {
  size: { usual: 'Usual size', large: 'Larger', largest: 'Largest' },
  spacing: { usual: 'Usual spacing', wide: 'Wider' },
  tint: { none: 'No tint', cream: 'Cream', blue: 'Blue', green: 'Green' },
} as const

export type Display = {
  readonly [K in keyof typeof displayChoices]: keyof (typeof displayChoices)[K]
}

export const usualDisplay: Display = { size: 'usual', spacing: 'usual', tint: 'none' }

/** The display with one choice of one kind; undefined when there is no such choice. */
export function withChoice(display: Display, kind: string, choice: string): Display | undefined {
  if (!Object.hasOwn(displayChoices, kind)) return undefined
  if (!Object.hasOwn(displayChoices[kind as keyof Display], choice)) return undefined
  return { ...display, [kind]: choice }
}
