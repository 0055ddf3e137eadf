import { randomBytes } from 'node:crypto'
import type { PersonId } from '../basics/ids.ts'
import { day, type Instant, later } from '../basics/instant.ts'
import { addPerson } from '../facts/decide-people.ts'
import type { PersonBody } from '../facts/shapes.ts'
import type { Gates } from '../people/gates.ts'
import { toBase32 } from '../people/one-time-code.ts'
import { listedName, type Role } from '../people/person.ts'
import type { Writer } from '../record/writer.ts'
import type { TrialPerson } from '../web/house.ts'
import type { Passwords } from '../web/passwords.ts'
import { trialHashes } from './trial-hashes.ts'

type Cast = {
  readonly role: Role
  readonly first: string
  readonly last: string
  readonly username?: string
  readonly password?: string
  readonly pin?: string
  readonly prisonNumber?: string
  readonly gates?: 'cleared' | 'expired' | 'alert'
  readonly colleague?: boolean
  readonly note?: string
}

const staff: readonly Cast[] = [
  {
    role: 'governor',
    first: 'Ruth',
    last: 'Adeyemi',
    username: 'r.adeyemi',
    password: 'trial-governor-1',
  },
  {
    role: 'governor',
    first: 'Owen',
    last: 'Pritchard',
    username: 'o.pritchard',
    password: 'trial-governor-2',
  },
  {
    role: 'supervisor',
    first: 'Helen',
    last: 'Marsh',
    username: 'h.marsh',
    password: 'trial-supervisor-1',
    pin: '271828',
  },
  {
    role: 'supervisor',
    first: 'Imran',
    last: 'Qureshi',
    username: 'i.qureshi',
    password: 'trial-supervisor-2',
    pin: '314159',
  },
  {
    role: 'auditor',
    first: 'Sian',
    last: 'Bevan',
    username: 's.bevan',
    password: 'trial-auditor-1',
  },
  {
    role: 'protection',
    first: 'Nia',
    last: 'Rees',
    username: 'n.rees',
    password: 'trial-protection-1',
  },
]

const agents: readonly Cast[] = [
  {
    role: 'agent',
    first: 'Daniel',
    last: 'Archer',
    prisonNumber: 'A1001AA',
    pin: '100001',
    gates: 'cleared',
  },
  {
    role: 'agent',
    first: 'Leon',
    last: 'Barrett',
    prisonNumber: 'A1002AB',
    pin: '100002',
    gates: 'cleared',
  },
  {
    role: 'agent',
    first: 'Tomos',
    last: 'Cadwallader',
    prisonNumber: 'A1003AC',
    pin: '100003',
    gates: 'cleared',
  },
  {
    role: 'agent',
    first: 'Yusuf',
    last: 'Demir',
    prisonNumber: 'A1004AD',
    pin: '100004',
    gates: 'cleared',
  },
  {
    role: 'agent',
    first: 'Karl',
    last: 'Eastwood',
    prisonNumber: 'A1005AE',
    pin: '100005',
    gates: 'expired',
    note: 'Risk assessment out of date',
  },
  {
    role: 'agent',
    first: 'Martin',
    last: 'Flynn',
    prisonNumber: 'A1006AF',
    pin: '100006',
    gates: 'alert',
    note: 'Blocking alert',
  },
]

const colleagueNames = [
  'Ambrose',
  'Bellamy',
  'Cortez',
  'Dunmore',
  'Ekwueme',
  'Farrow',
  'Gilligan',
  'Haddad',
]

/** The trial's people: two governors, two supervisors, an auditor, somebody of public protection, six agents and the colleagues, who are marked. */
export function castOf(colleagues: number): readonly Cast[] {
  const played = colleagueNames.slice(0, colleagues).map((last, i): Cast => {
    return {
      role: 'agent',
      first: 'Colleague',
      last,
      prisonNumber: `A20${String(i + 10).padStart(2, '0')}BA`,
      pin: String(200_001 + i),
      gates: 'cleared',
      colleague: true,
      note: 'Played by the box',
    }
  })
  return [...staff, ...agents, ...played]
}

/**
 * Adds whoever of the cast is not there yet, and says how each signs in. Once one of them was erased nobody is added any
 * more: whose name is gone cannot be told from somebody who was never there, and must not come back. A secret that is
 * not among the hashes is hashed now.
 */
export async function trialPeople(
  writer: Writer,
  passwords: Passwords,
  now: Instant,
  colleagues: number,
  hashes = trialHashes,
): Promise<readonly TrialPerson[]> {
  const cast = castOf(colleagues)
  const there = new Map<string, PersonId>()
  for (const person of writer.ahead.people.values()) {
    if (person.body) there.set(listedName(person.body.name), person.id)
  }
  const erased = [...writer.ahead.people.values()].some((one) => !one.body && !one.touchedBy.size)
  const here = erased ? cast.filter((one) => there.has(listedName(one))) : cast
  return Promise.all(
    here.map(async (one): Promise<TrialPerson> => {
      const name = listedName(one)
      const person = there.get(name) ?? (await add(writer, passwords, one, { now, hashes }))
      const { role, username, password, pin, note } = one
      return {
        person,
        role,
        name,
        ...(username ? { username } : {}),
        ...(password ? { password } : {}),
        ...(pin ? { pin } : {}),
        ...(note ? { note } : {}),
        ...codeSecretOf(writer, person),
      }
    }),
  )
}

function codeSecretOf(writer: Writer, person: PersonId): { codeSecret?: string } {
  const codeSecret = writer.ahead.people.get(person)?.body?.codeSecret
  return codeSecret === undefined ? {} : { codeSecret }
}

async function add(
  writer: Writer,
  passwords: Passwords,
  one: Cast,
  { now, hashes }: { readonly now: Instant; readonly hashes: typeof trialHashes },
): Promise<PersonId> {
  const hash = (secret: string) => hashes[secret] ?? passwords.hash(secret)
  const body: PersonBody = {
    name: { first: one.first, last: one.last },
    ...(one.username ? { username: one.username } : {}),
    ...(one.prisonNumber ? { prisonNumber: one.prisonNumber } : {}),
    ...(one.password ? { passwordHash: await hash(one.password) } : {}),
    ...(one.pin ? { pinHash: await hash(one.pin) } : {}),
    ...(one.username ? { codeSecret: toBase32(randomBytes(20)) } : {}),
    ...(one.gates ? { gates: gatesOf(one.gates, now) } : {}),
    ...(one.colleague ? { colleague: true } : {}),
  }
  const added = await writer.do((state, ctx) =>
    addPerson(state, ctx, undefined, { role: one.role, body }),
  )
  if (!added.ok) throw new Error(added.error.sentence)
  return added.value
}

function gatesOf(kind: NonNullable<Cast['gates']>, now: Instant): Gates {
  const signed = {
    signedBy: 'Adeyemi, Ruth',
    on: later(now, -90 * day),
    until: later(now, 275 * day),
  }
  const lapsed = { ...signed, until: later(now, -3 * day) }
  return {
    risk: { ...(kind === 'expired' ? lapsed : signed), level: 'RLO' },
    interview: signed,
    training: signed,
    undertaking: signed,
    blockingAlerts: kind === 'alert' ? ['XCU'] : [],
    excludedOffences: [],
  }
}
