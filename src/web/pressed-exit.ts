import { chooseWindow } from '../facts/call-back-window.ts'
import type { Ctx, Decision } from '../facts/decide.ts'
import { forged, takeExit } from '../facts/decide-interview.ts'
import { agreeToKeep } from '../facts/decide-kept.ts'
import type { Actor } from '../facts/fact.ts'
import type { State } from '../facts/state.ts'
import { type ExitKind, exits } from '../scripts/exits.ts'
import type { Form } from './form.ts'
import { pressedMark } from './pressed.ts'

/** An exit, or, once it is taken, the time that a person who wants to be called later has chosen. */
export function pressedExit(state: State, ctx: Ctx, by: Actor, form: Form): Decision {
  const exit = form.one('exit')
  if (!Object.hasOwn(exits, exit)) return forged(state, by)
  const keep = form.one('keep')
  if (keep !== '') return agreeToKeep(state, ctx, by, keep, pressedMark(form))
  const from = form.one('from')
  return from === ''
    ? takeExit(state, ctx, by, exit as ExitKind, pressedMark(form))
    : chooseWindow(state, ctx, by, from, pressedMark(form))
}
