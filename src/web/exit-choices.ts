import { type ExitKind, exits } from '../scripts/exits.ts'

/** The exits of every page of a call, in the order in which they are shown (R2, R4, R5). */
export const exitChoices = (Object.keys(exits) as ExitKind[]).map((kind) => ({
  kind,
  label: exits[kind].label,
}))
