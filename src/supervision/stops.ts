/** The three stops (design 7), mildest first. */
export const stops = {
  freeze: { label: 'Freeze', means: 'No new calls. Live calls end as they will.' },
  close: { label: 'Close', means: 'Every live call goes to its closing words. No new calls.' },
  clear: { label: 'Clear the room', means: 'Fire: live calls hear an apology, seats go blank.' },
} as const

export type StopKind = keyof typeof stops
