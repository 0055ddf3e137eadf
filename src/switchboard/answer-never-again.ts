import { noted } from './dial-strings.ts'
import type { Line } from './link.ts'
import type { NeverAgain } from './number-source.ts'

/**
 * What is done when somebody who rang back presses 9: confirmed aloud only once it is in the record. Otherwise nothing
 * is said to the switch, and the switch says by itself, after 5 s, that it could not be noted (D11).
 */
export function answerNeverAgain(ask: NeverAgain | undefined, line: () => Line) {
  return (leg: string, caller: string): void => {
    const answer = async () => {
      const done = await ask?.(caller).catch(() => false)
      if (done && isLegId(leg)) await line().api(noted(leg))
    }
    void answer()
  }
}

/** The switch's own ids: what is anything else goes into no command. */
function isLegId(text: string): boolean {
  return /^[0-9a-f-]{36}$/.test(text)
}
