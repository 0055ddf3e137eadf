import type { Deed } from '../../views/parts/deed.ts'
import { callMark } from '../facts/refused-press.ts'
import { windowWords } from '../fieldwork/call-windows.ts'
import { goOnWords } from '../scripts/go-on-words.ts'
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

/** Once a time is chosen: whether they agree that what they said is kept until then, in words to read. */
export function keepChoices(
  { asks, language, call }: InterviewSeen,
  base: string,
): Keep | undefined {
  if (asks !== 'keep') return undefined
  const words = goOnWords[language]
  const deed = (keep: 'yes' | 'no', label: string, key: string): Deed => ({
    label,
    action: `${base}/exit`,
    look: 'secondary',
    key,
    fields: { exit: 'call-back', keep, call: callMark(call.id) },
  })
  return {
    read: words.keep,
    deeds: [deed('yes', words.keepYes, '2'), deed('no', words.keepNo, '3')],
  }
}

type Keep = { readonly read: string; readonly deeds: readonly Deed[] }
