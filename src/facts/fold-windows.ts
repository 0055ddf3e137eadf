import type { Instant } from '../basics/instant.ts'
import type { Handler } from './fold.ts'
import type { Case, State } from './state.ts'

/** A case waits for its time: in the queue of those whose person asked for it, or of those that rest. */
export function putToWait(state: State, case_: Case, notBefore: Instant, until?: Instant): void {
  case_.notBefore = notBefore
  const queue = case_.askedBack ? state.appointments : state.retries
  queue.add(case_.id, notBefore)
  if (until === undefined) return
  case_.until = until
  state.windowEnds.add(case_.id, until)
}

/** It is being called, or it waits for something else: the window that was agreed is no more. */
export function forgetWindow(case_: Case): void {
  delete case_.until
  delete case_.movedOnce
}

export const foldWindows: { readonly 'appointments.lost': Handler<'appointments.lost'> } = {
  'appointments.lost': (state, { data }) => {
    for (const { case: id, from, to } of data.moved) {
      const known = state.cases.get(id)
      if (!known) continue
      putToWait(state, known, from, to)
      known.movedOnce = true
    }
    for (const { case: id, ...after } of data.closed) {
      const known = state.cases.get(id)
      if (!known) continue
      forgetWindow(known)
      known.askedBack = false
      if ('notBefore' in after) putToWait(state, known, after.notBefore)
      else {
        known.final = { code: after.final }
        state.doomedNumbers.add(id)
      }
    }
  },
}
