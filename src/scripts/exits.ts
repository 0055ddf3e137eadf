import type { ClosingKind } from './script.ts'

/** The exits on every screen of a call (R2, R4, R5), in the order they are shown. Never a lead or a transfer (T2). */
export const exits = {
  refuses: { label: 'Does not want to take part', closing: 'refused', keepsAnswers: false },
  'call-back': { label: 'Call back later', closing: 'call-back', keepsAnswers: false },
  'stop-and-delete': {
    label: 'Stop and delete the answers',
    closing: 'stopped',
    keepsAnswers: false,
  },
  'never-call': { label: 'Never call again', closing: 'never-again', keepsAnswers: false },
  child: { label: 'A child answered', closing: 'child', keepsAnswers: false },
  distressed: { label: 'Upset or distressed', closing: 'distressed', keepsAnswers: false },
  'knows-me': { label: 'We know each other', closing: 'knows-me', keepsAnswers: false },
  'wrong-person': { label: 'Wrong person', closing: 'wrong-person', keepsAnswers: false },
  language: { label: 'Speaks another language', closing: 'language', keepsAnswers: false },
  /** Cuts the audio at once: a machine's greeting may say a name or a number. Nothing is read. */
  machine: { label: 'Answering machine', closing: 'none', keepsAnswers: false },
} satisfies Record<string, { label: string; closing: ClosingKind | 'none'; keepsAnswers: boolean }>

export type ExitKind = keyof typeof exits
