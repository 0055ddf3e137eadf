import { BetweenCalls } from '../../views/agent/between-calls.tsx'
import { ReadyPage } from '../../views/agent/ready-page.tsx'
import type { Chrome } from '../../views/parts/chrome.ts'
import type { Deed } from '../../views/parts/deed.ts'
import type { Display } from '../people/display.ts'
import { breakCodes } from '../supervision/break-codes.ts'
import { looksSeen } from './look-seen.ts'
import type { SeatSeen } from './seat-seen.ts'

type ReadyProps = {
  readonly chrome: Chrome
  readonly base: string
  readonly label: string
  readonly supervisor: string
  readonly display: Display
  readonly seen: SeatSeen & { readonly page: 'ready' }
}

/** Before the first call, and after a break. */
export function Ready({ chrome, base, label, supervisor, display, seen }: ReadyProps) {
  const waiting = seen.lineUp || seen.trouble === undefined ? {} : { refusal: seen.trouble }
  return (
    <ReadyPage
      chrome={chrome}
      seat={label}
      supervisor={supervisor}
      workingName={seen.workingName}
      campaign={seen.campaign}
      firstWords={seen.firstWords}
      ready={{ label: 'Ready', action: `${base}/ready`, key: '1', ...waiting }}
      breaks={breaks(base)}
      looks={looksSeen(display, base)}
      listen={listen(base)}
    />
  )
}

type BetweenProps = {
  readonly chrome: Chrome
  readonly base: string
  readonly last: string
  readonly pause?: number | undefined
  readonly held?: string | undefined
  /** Another speaks on this agent's call: nothing is played. */
  readonly quiet?: true
}

/** Between two calls, or while another has the agent's. */
export function Between({ chrome, base, last, pause, held, quiet }: BetweenProps) {
  const next: Deed = {
    label: 'Next call',
    action: `${base}/next`,
    ...(held === undefined ? {} : { refusal: 'No new calls now.' }),
  }
  return (
    <BetweenCalls
      chrome={chrome}
      lastCall={last}
      nextInSeconds={pause}
      held={held}
      next={next}
      breaks={breaks(base)}
      listen={quiet ? undefined : listen(base)}
    />
  )
}

function listen(base: string): Deed {
  return { label: 'Listen to the script', action: `${base}/listen`, key: 'p', look: 'secondary' }
}

function breaks(base: string): Deed[] {
  return Object.entries(breakCodes).map(([code, label]) => ({
    label,
    action: `${base}/break`,
    fields: { code },
  }))
}
