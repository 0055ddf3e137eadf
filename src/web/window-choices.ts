import type { Deed } from '../../views/parts/deed.ts'
import { callMark } from '../facts/refused-press.ts'
import { windowWords } from '../fieldwork/call-windows.ts'
import type { InterviewSeen } from './interview-page.tsx'

/** What is offered to a person who wants to be called later: nothing once one is chosen, or where the call ends otherwise. */
export function windowChoices(
  { interview, windows = [], language, call }: InterviewSeen,
  base: string,
): Deed[] | undefined {
  const { ending } = interview
  if (ending?.by !== 'exit' || ending.exit !== 'call-back') return undefined
  if (ending.window || windows.length === 0) return undefined
  return windows.map((one, n) => ({
    label: windowWords(one, language),
    action: `${base}/exit`,
    look: 'secondary',
    key: String(n + 2),
    fields: { exit: 'call-back', from: String(one.from), call: callMark(call.id) },
  }))
}
