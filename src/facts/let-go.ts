import type { Call } from '../calls/call.ts'
import type { Ctx, Decided, Effect } from './decide.ts'
import type { NewFact } from './fact.ts'

/**
 * Lets a respondent go at once, with the box's apology: nobody is there to go on talking. The tick repeats the command
 * for as long as the leg is up, so a switch that is away for a moment cannot keep the call.
 */
export function letGo(ctx: Ctx, call: Call & { readonly state: 'talking' }): Decided<undefined> {
  const on = { call: call.id, seat: call.seat }
  const facts: NewFact[] = [
    {
      type: 'interview.closing_forced',
      on: { ...on, interview: call.interview },
      data: { by: 'stop', endsAt: ctx.now },
    },
    { type: 'interview.apologised', on, data: {} },
  ]
  const effects: Effect[] = [{ do: 'switch', command: { do: 'apologise', call: call.id } }]
  return { facts, effects, reply: undefined }
}
