import type { LearningPageProps } from '../../views/governor/learning-page.tsx'
import type { PersonId } from '../basics/ids.ts'
import type { Person, State } from '../facts/state.ts'
import { learningDecisions, levelWords } from '../people/learning.ts'
import { dayText } from './chrome.ts'
import { staffName } from './names.ts'

/** The page of what an agent has learned, as far as it is noted; undefined for anybody who is no agent at work. */
export function learningSeen(
  state: State,
  id: PersonId,
  at: string,
): Omit<LearningPageProps, 'chrome' | 'back' | 'errors' | 'levels' | 'decisions'> | undefined {
  const known = state.people.get(id)
  if (known?.role !== 'agent' || known.removed || !known.body) return undefined
  const { uln, units } = known.body.learning ?? { units: [] }
  const shown = String(units.length)
  return {
    name: staffName(state, id),
    uln: `${at}/uln`,
    unit: `${at}/unit`,
    shown,
    practised: practisedText(known),
    values: uln === undefined ? {} : { uln },
    units: units.map(({ qualification, level, unit, decision, on }, n) => ({
      qualification,
      level: levelWords(level),
      unit,
      decision: learningDecisions[decision],
      on: dayText(on),
      remove: {
        label: 'Take out',
        action: `${at}/remove`,
        look: 'quiet',
        about: unit,
        fields: { unit: String(n), units: shown },
      },
    })),
  }
}

/** Of the person's page: how much is noted. */
export function learningText({ body }: Person): string {
  const units = body?.learning?.units ?? []
  const achieved = units.filter(({ decision }) => decision === 'achieved').length
  const count = units.length === 1 ? '1 unit is' : `${units.length} units are`
  return units.length === 0
    ? 'No unit is noted yet.'
    : `${count} noted, ${achieved} of them achieved.`
}

function practisedText({ practised = [] }: Person): string {
  const scored = practised.filter(({ score }) => score !== undefined).length
  const count =
    practised.length === 1
      ? '1 practice interview was'
      : `${practised.length} practice interviews were`
  return practised.length === 0
    ? 'No practice interview was finished in this box.'
    : `${count} finished in this box, ${scored} of them scored by a supervisor. They are listed where the training is signed.`
}
