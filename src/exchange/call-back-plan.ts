import type { Action, Route } from './dialplan.ts'

/** The event of the dialplan that tells of a nine. */
export const neverAgainEvent = 'gatehouse::never-again'

const hangup: Action = { app: 'hangup', data: '' }
const says = (message: string): Action => ({ app: 'playback', data: message })

/**
 * Where somebody who rings back comes in, as the appliance configures it (context `call-backs`). Who shows no number
 * hears that it cannot be noted from there.
 */
export function comesIn(number: string | undefined): Route {
  const actions = number
    ? [
        { app: 'sleep', data: '400' },
        { app: 'play_and_get_digits', data: '1 1 2 6000 # call-back none key 9' },
      ]
    : [{ app: 'sleep', data: '400' }, says('withheld'), hangup]
  return { extension: number ? 'call-back' : 'withheld', actions }
}

/** The context `call-back-ends`, where no number dialled by a caller leads. */
export function callBackEnd(extension: string): readonly Action[] {
  if (extension === 'key-9')
    return [
      { app: 'event', data: neverAgainEvent },
      { app: 'sleep', data: '5000' },
      says('not-noted'),
      hangup,
    ]
  if (extension === 'noted') return [says('noted'), hangup]
  return [says('good-bye'), hangup]
}

/** One that is being asked for a key: how often it has been asked, and what it pressed. */
export type Asked = { tries: number; key: string }

/** Milliseconds: the message, and how long a key is waited for after it. */
export const asking = { message: 10_000, waits: 6_000, tries: 2 } as const
