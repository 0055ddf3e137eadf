import type { PeopleListProps } from '../../views/governor/people-list.tsx'
import type { GateRow, PersonPageProps } from '../../views/governor/person-page.tsx'
import type { Deed } from '../../views/parts/deed.ts'
import { type Instant, later } from '../basics/instant.ts'
import type { Ctx, Settings } from '../facts/decide.ts'
import { personDue } from '../facts/due.ts'
import type { Actor } from '../facts/fact.ts'
import type { SignInPart } from '../facts/shapes.ts'
import type { Person, State } from '../facts/state.ts'
import { dayWordsOf } from '../fieldwork/day-words.ts'
import { type Gates, gateNames, shutGates } from '../people/gates.ts'
import { listedName, type Role } from '../people/person.ts'
import { type SignedGateName, signedGateNames as signedGates } from '../people/signature.ts'
import { dayText } from './chrome.ts'
import { erasureSeen } from './erasure-seen.ts'
import { asOf } from './given-anew.ts'
import { learningText } from './learning-seen.ts'
import { staffName } from './names.ts'

const home = '/governor/people'

export { type SignedGateName, signedGateNames as signedGates } from '../people/signature.ts'

export const roleNames: Readonly<Record<Role, string>> = {
  agent: 'Agent',
  supervisor: 'Supervisor',
  governor: 'Governor',
  auditor: 'Auditor',
  protection: 'Public protection',
}

const riskWords = {
  RLO: 'low risk (RLO)',
  RME: 'medium risk (RME)',
  RHI: 'high risk (RHI)',
} as const
export const riskLevels = { RLO: 'Low (RLO)', RME: 'Medium (RME)', RHI: 'High (RHI)' } as const

export function peopleSeen(state: State, ctx: Ctx): Omit<PeopleListProps, 'chrome' | 'newPerson'> {
  const here = [...state.people.values()].flatMap((one) =>
    one.removed || !one.body ? [] : [{ one, body: one.body, name: listedName(one.body.name) }],
  )
  here.sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  return {
    agents: here
      .filter(({ one }) => one.role === 'agent')
      .map(({ one, body, name }) => {
        const clear = shutGates(body.gates, ctx.now).length === 0
        return {
          href: `${home}/${one.id}`,
          name,
          prisonNumber: body.prisonNumber ?? '',
          cleared: clear ? 'Cleared' : 'Not cleared',
          tone: clear ? ('good' as const) : ('stop' as const),
          nextDue: nextDue(body.gates, ctx.now),
        }
      }),
    staff: here
      .filter(({ one }) => one.role !== 'agent')
      .map(({ one, body, name }) => ({
        href: `${home}/${one.id}`,
        name,
        role: roleNames[one.role],
        username: body.username ?? '',
      })),
    left: [...state.people.values()]
      .filter(({ removed, body }) => removed && body !== undefined)
      .map((one) => ({
        href: `${home}/${one.id}`,
        name: staffName(state, one.id),
        role: roleNames[one.role],
        removed: one.removedAt === undefined ? '' : dayText(one.removedAt),
        state: one.erasure ? 'Waits for a second governor' : dueWords(one, ctx.settings),
      })),
  }
}

/** The box erases whoever has left by itself. */
function dueWords(person: Person, settings: Settings): string {
  const due = personDue(person, settings)
  return due === undefined ? '' : `By itself on ${dayWordsOf(due)}`
}

function nextDue(gates: Gates | undefined, now: Instant): string {
  const [shut] = shutGates(gates, now)
  if (shut) return `${gateNames[shut]}, now`
  const [soonest] = signedGates
    .flatMap((gate) => (gates?.[gate] ? [{ gate, until: gates[gate].until }] : []))
    .sort((a, b) => a.until - b.until)
  return soonest ? `${gateNames[soonest.gate]}, ${lastDay(soonest.until)}` : ''
}

/** A gate holds through its last day. */
export function lastDay(until: Instant): string {
  return dayText(later(until, -1))
}

export function personSeen(
  state: State,
  ctx: Ctx,
  by: Actor,
  person: Person,
): Omit<PersonPageProps, 'chrome' | 'back' | 'codes'> {
  const at = `${home}/${person.id}`
  const isAgent = person.role === 'agent'
  const gates = person.body?.gates
  const clear = !person.removed && shutGates(gates, ctx.now).length === 0
  const cleared = clear
    ? ({ text: 'Cleared', tone: 'good' } as const)
    : ({ text: person.removed ? 'Removed' : 'Not cleared', tone: 'stop' } as const)
  return {
    name: staffName(state, person.id),
    over: isAgent ? (person.body?.prisonNumber ?? '') : roleNames[person.role],
    ...(isAgent && person.body
      ? {
          cleared,
          gates: [
            ...signedGates.map((gate) => gateRow(person, gate, ctx.now)),
            eligibilityRow(person),
          ],
          reveal: { label: 'Show the reasons', action: `${at}/reasons` },
          ...(person.removed
            ? {}
            : { learning: { text: learningText(person), href: `${at}/learning` } }),
        }
      : person.removed
        ? { cleared }
        : { signIn: signInSeen(person, by, ctx.settings.codes) }),
    deeds: person.removed ? [] : [...welshReader(at, by, person), removal(at, by, person)],
    erasure: erasureSeen(state, by, person),
  }
}

/** Only governors read scripts before they are used, and so answer for their Welsh. */
function welshReader(at: string, by: Actor, person: Person): Deed[] {
  if (person.role !== 'governor') return []
  if (person.readsWelsh)
    return [
      { label: 'No longer a reader of Welsh', action: `${at}/not-welsh-reader`, look: 'secondary' },
    ]
  return [
    {
      label: 'Name as a reader of Welsh',
      action: `${at}/welsh-reader`,
      look: 'secondary',
      refusal:
        person.id === by.person ? 'You cannot name yourself. Ask another governor.' : undefined,
    },
  ]
}

/** The second question, before anybody is removed: nothing brings them back. */
export function removalSeen(state: State, person: Person): NonNullable<PersonPageProps['sure']> {
  const at = `${home}/${person.id}`
  const name = staffName(state, person.id)
  return {
    question: `Remove ${name} from the work?`,
    text: 'Their sign-in ends at once, a call that they have goes to the supervisor, and they cannot be brought back: they would have to be added again as a new person.',
    yes: {
      label: `Yes, remove ${name}`,
      action: `${at}/remove`,
      look: 'warning',
      fields: { sure: 'yes' },
    },
    no: { href: at, text: 'No, change nothing' },
  }
}

function removal(at: string, by: Actor, person: Person): Deed {
  return {
    label: 'Remove from the work',
    action: `${at}/remove`,
    look: 'warning',
    refusal:
      person.id === by.person ? 'You cannot remove yourself. Ask another governor.' : undefined,
  }
}

/** What can be given anew to somebody who has forgotten or lost it, and what that costs. */
function signInSeen(person: Person, by: Actor, codes: boolean): PersonPageProps['signIn'] {
  const own = person.id === by.person
  const deed = (part: SignInPart, label: string) => ({
    label,
    action: `${home}/${person.id}/sign-in/${part}`,
    look: 'secondary' as const,
    fields: asOf(person),
    refusal: own ? 'You cannot reset your own sign-in. Ask another governor.' : undefined,
  })
  const tie =
    person.role === 'governor'
      ? ' After that you and this governor cannot be the two people of one approval: another governor is needed.'
      : ''
  return {
    note: person.mustChange
      ? 'Somebody else knows what this person signs in with. They choose their own at the next sign-in.'
      : `For a person who has forgotten or lost it. It is shown once, and they choose their own at the next sign-in.${tie}`,
    deeds: [
      deed('password', 'Give a new password'),
      ...(person.role === 'supervisor' ? [deed('pin', 'Give a new PIN')] : []),
      ...(codes ? [deed('code-device', 'Reset the code device')] : []),
    ],
  }
}

function gateRow(person: Person, gate: SignedGateName, now: Instant): GateRow {
  const signed = person.body?.gates?.[gate]
  const sign = person.removed
    ? undefined
    : {
        href: `${home}/${person.id}/gates/${gate}`,
        text: signed ? 'Sign again' : 'Sign',
      }
  const named = { gate: gateNames[gate], sign }
  if (!signed) return { ...named, state: 'Not signed', tone: 'wait' }
  const risk = gate === 'risk' ? person.body?.gates?.risk : undefined
  const held = signed.on <= now && now < signed.until
  const shut = !held || shutGates(person.body?.gates, now).includes(gate)
  const level = risk ? `, ${riskWords[risk.level]}` : ''
  const state = shut ? (held ? `Not allowed${level}` : 'Out of date') : `Signed${level}`
  return {
    ...named,
    state,
    tone: shut ? 'stop' : 'good',
    signed: dayText(signed.on),
    signedBy: signed.signedBy,
    until: lastDay(signed.until),
  }
}

/** Says whether, never what: the codes are behind the password (design 7). */
function eligibilityRow(person: Person): GateRow {
  const gates = person.body?.gates
  const stands = (gates?.blockingAlerts.length ?? 0) + (gates?.excludedOffences.length ?? 0) > 0
  return {
    gate: gateNames.eligibility,
    state: stands ? 'Something stands in the way' : 'Nothing stands in the way',
    tone: stands ? 'stop' : 'good',
    sign: person.removed
      ? undefined
      : { href: `${home}/${person.id}/eligibility`, text: 'Look and change' },
  }
}
