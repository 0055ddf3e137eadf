import type { PersonId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { Names } from '../facts/catalogue-row.ts'
import type { Fact } from '../facts/fact.ts'
import { type PersonCopy, personCopy } from '../facts/person-copy.ts'
import { PersonLens } from '../facts/person-lens.ts'
import type { State } from '../facts/state.ts'
import { gatesSignedBy } from '../people/signature.ts'
import type { Disk } from '../record/disk.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'
import { openFact } from '../record/fact-codec.ts'
import type { Keys } from '../record/keys.ts'
import type { Line } from '../record/line.ts'
import { readFacts } from '../record/read-facts.ts'

export type CopyParts = {
  readonly disk: Disk
  readonly keys: Keys
  readonly documents: DocumentsCache
  readonly state: State
}

/**
 * Reads the whole record for one person and gives everything that it and the keys still here say of them (G8); undefined
 * when the box does not know the person, or knows them no more.
 */
export async function copyPerson(
  { disk, keys, documents, state }: CopyParts,
  id: PersonId,
  now: Instant,
): Promise<PersonCopy | undefined> {
  const known = state.people.get(id)
  if (!known?.body) return undefined
  const { role, body } = known
  const lens = new PersonLens(id)
  const facts: Fact[] = []
  const open = ({ sealed, ...line }: Line) =>
    openFact(keys, sealed && line.on?.['person'] === id ? { ...line, sealed } : line)
  for await (const fact of readFacts(disk, { open })) if (lens.isAbout(fact)) facts.push(fact)
  const others = [...state.people.values()].filter((one) => one.id !== id)
  const signatures = others.reduce(
    (sum, one) => sum + gatesSignedBy(one.body?.gates, body.name).length,
    0,
  )
  return personCopy({ id, role, body, signatures }, facts, namesOf(state, documents), now)
}

/** What the tokens of the record stand for today; a person's is for the caller to say. */
export function namesOf(state: State, documents: DocumentsCache): Names {
  return {
    person: () => 'somebody',
    role: (id) => state.people.get(id)?.role,
    campaign: (id) => {
      const known = state.campaigns.get(id)
      return known ? documents.sheet(known.sheet).title : 'unknown'
    },
    script: (hash) => (state.scripts.has(hash) ? documents.script(hash).title : 'unknown'),
  }
}
