import type { Refusal as Why } from './import-report.ts'

/** A typed answer, in any format. */
export const typed: Why = {
  reason: 'An answer would have to be typed, and agents type nothing (P6).',
  whatToDo: 'Ask it as a choice from a list.',
}
export const amount: Why = {
  reason: 'A number would have to be typed, and agents type nothing (P6).',
  whatToDo: 'Ask it as a choice from bands, if it is about age, how often or how long.',
}
const device: Why = {
  reason:
    'It asks the device about itself; the box keeps its own times and nothing about a seat or a person.',
  whatToDo: 'There is nothing to do: the box does without it.',
}
export const captured: Why = {
  reason: 'It captures a place, a picture, a sound or a file, and the box keeps none of these.',
  whatToDo: 'Take the row out.',
}
export const computed: Why = {
  reason: 'It works out a value, and a script only knows which listed answers were chosen.',
  whatToDo: 'Write the condition over the answers themselves, where it is needed.',
}
const outside: Why = {
  reason: 'Its answers come from another file, so they would not be part of the approved script.',
  whatToDo: 'List the answers on the "choices" sheet.',
}

/** XLSForm types that a script cannot hold, and what the author can do instead. */
const refusedTypes: Readonly<Record<string, Why>> = {
  text: typed,
  string: typed,
  barcode: typed,
  integer: amount,
  int: amount,
  decimal: amount,
  date: amount,
  time: amount,
  datetime: amount,
  geopoint: captured,
  geotrace: captured,
  geoshape: captured,
  image: captured,
  photo: captured,
  audio: captured,
  video: captured,
  file: captured,
  'background-audio': captured,
  'audio audit': captured,
  'start-geopoint': captured,
  start: device,
  end: device,
  today: device,
  deviceid: device,
  subscriberid: device,
  simserial: device,
  phonenumber: device,
  username: device,
  email: device,
  audit: device,
  caseid: device,
  calculate: computed,
  calculate_here: computed,
  hidden: computed,
  'xml-external': outside,
  'csv-external': outside,
  select_one_from_file: outside,
  select_multiple_from_file: outside,
  select_one_external: outside,
  acknowledge: {
    reason: 'A script has no box to tick.',
    whatToDo: 'Make it a note, or a question with the answers "Yes" and "No".',
  },
  trigger: {
    reason: 'A script has no box to tick.',
    whatToDo: 'Make it a note, or a question with the answers "Yes" and "No".',
  },
}

/** Why a row of this type cannot be taken; undefined for types that can. */
export function whyRefused(type: string): Why | undefined {
  const [first = ''] = type.split(' ')
  return lookUp(type) ?? lookUp(first)
}

function lookUp(type: string): Why | undefined {
  return Object.hasOwn(refusedTypes, type) ? refusedTypes[type] : undefined
}

/** For a type that nobody knows. */
export function unknownType(type: string): Why {
  return {
    reason: type === '' ? 'It has no type.' : `"${type}" is not a type that the box knows.`,
    whatToDo: 'Use note, select_one, select_multiple, rank, range, or a group of these.',
  }
}
