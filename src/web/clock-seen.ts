import type { ClockAlarmProps } from '../../views/parts/clock-alarm.tsx'
import { jumpSaid, type UnseenJump } from '../facts/clock-jump.ts'
import type { Role } from '../people/person.ts'
import { clockText } from './chrome.ts'

/** Who is told of a jump of the clock, and where they say that they have seen it. */
const doors: Readonly<Partial<Record<Role, string>>> = {
  supervisor: '/supervisor/clock',
  governor: '/governor/clock',
}

/** The newest jump in words, with what to do; undefined when there is none, or this role cannot say that it was seen. */
export function clockAlarm(jumps: readonly UnseenJump[], role: Role): ClockAlarmProps | undefined {
  const newest = jumps.at(-1)
  const action = doors[role]
  if (newest === undefined || action === undefined) return undefined
  const others = jumps.length > 1 ? ` It had jumped before: ${jumps.length} times in all.` : ''
  return {
    text: `${capital(jumpSaid(newest))}, to ${clockText(newest.at)}.${others} Compare it with another clock, and have it put right if it is wrong. The record keeps its order; times in it are in question until then.`,
    seen: {
      label: 'I have seen this',
      action,
      look: 'secondary',
      fields: { upTo: String(newest.seq) },
    },
  }
}

/** For the wall: that the clock jumped, and nothing else. */
export function clockNote(jumps: readonly UnseenJump[]): string | undefined {
  const newest = jumps.at(-1)
  return newest && `${capital(jumpSaid(newest))}.`
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
