import type { CallId } from '../basics/ids.ts'
import type { Heard, Spoken } from './spoken.ts'

export type Ears = {
  /** What the respondent says to these words. Looking at a page twice is not speaking twice. */
  hear(call: CallId, spoken: Spoken): Promise<Heard | undefined>
  /** What was last heard on a call. */
  last(call: CallId): Heard | undefined
}

const callsRemembered = 200

/** Remembers, call by call, what each place was answered with, so that a refreshed page does not ask again. */
export function openEars(ask: (call: CallId, spoken: Spoken) => Promise<Heard | undefined>): Ears {
  const calls = new Map<
    CallId,
    { readonly places: Map<string, Promise<Heard | undefined>>; last?: Heard | undefined }
  >()
  return {
    hear: async (call, spoken) => {
      const known = calls.get(call) ?? { places: new Map<string, Promise<Heard | undefined>>() }
      calls.set(call, known)
      if (calls.size > callsRemembered) calls.delete(calls.keys().next().value ?? call)
      const asked = known.places.get(spoken.place) ?? ask(call, spoken)
      known.places.set(spoken.place, asked)
      // Until this is answered nothing is heard: what was said before was said to other words.
      known.last = undefined
      const heard = await asked
      // Nobody heard: then it is asked again with the next look.
      if (heard) known.last = heard
      else known.places.delete(spoken.place)
      return heard
    },
    last: (call) => calls.get(call)?.last,
  }
}
