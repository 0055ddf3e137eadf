import type { PersonPageProps } from '../../views/governor/person-page.tsx'
import { whyNotErase } from '../facts/decide-erase.ts'
import type { Actor } from '../facts/fact.ts'
import type { Person, State } from '../facts/state.ts'
import { dayWords, momentWords } from '../fieldwork/day-words.ts'
import { whyGreyed } from './governor-words.ts'
import { staffName } from './names.ts'

/** How far it has come with the copy and the erasure of a person, and what a governor may press next (G8). */
export function erasureSeen(state: State, by: Actor, person: Person): PersonPageProps['erasure'] {
  if (!person.body)
    return {
      text: 'This person was erased. What the record says of them names nobody, and cannot be read again.',
      deeds: [],
    }
  const at = `/governor/people/${person.id}`
  const copy = { label: 'Make a copy for this person', action: `${at}/export`, look: 'secondary' }
  const inTheWay = whyNotErase(state, person.id, by)?.sentence
  const { erasure, exportedAt } = person
  const had =
    exportedAt === undefined
      ? 'No copy has been made for this person yet.'
      : `A copy was made on ${dayWords(exportedAt)}.`
  if (!erasure)
    return {
      text: `${had} To erase a person takes a copy first, then two governors. It cannot be undone.`,
      deeds: [
        { ...copy, look: 'secondary' },
        {
          label: 'Propose to erase this person',
          action: `${at}/propose-erasure`,
          look: 'warning',
          refusal: inTheWay,
        },
      ],
    }
  const proposed = `${staffName(state, erasure.proposedBy)} proposed at ${momentWords(erasure.at)} to erase this person.`
  const refusal = inTheWay ?? whyGreyed(state, by, 'ERASE_PERSON', new Set([erasure.proposedBy]))
  return {
    text: `${had} ${proposed} A second governor has to agree. It cannot be undone.`,
    deeds: [
      { ...copy, look: 'secondary' },
      { label: 'Agree: erase now', action: `${at}/erase`, look: 'warning', refusal },
      { label: 'Send back the proposal', action: `${at}/keep`, look: 'quiet' },
    ],
  }
}
