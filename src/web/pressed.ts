import type { Answer, Place } from '../scripts/script.ts'
import type { Form } from './form.ts'

/** The page sends `turn~place`, so that a press from an older page is seen to be stale (P5). */
export function pressedPlace(form: Form): { readonly place: Place; readonly turn: number } {
  const [turn = '', ...place] = form.one('place').split('~')
  return { place: place.join('~'), turn: /^\d{1,6}$/.test(turn) ? Number(turn) : -1 }
}

/** The call that the page was made for; a form that says nothing of it is of no call at all. */
export function pressedMark(form: Form): string {
  return form.one('call')
}

/** What was pressed, by the shape of the form; whether it is listed is for the script to say. */
export function pressedAnswer(form: Form): Answer {
  const options = form.all('answer')
  const [first] = options
  if (first === undefined)
    return form.has('said') ? { kind: 'said' } : { kind: 'several', options: [] }
  return options.length === 1 ? { kind: 'one', option: first } : { kind: 'several', options }
}
