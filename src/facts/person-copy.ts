import type { PersonId } from '../basics/ids.ts'
import { type Instant, later } from '../basics/instant.ts'
import { dayWords, momentWords } from '../fieldwork/day-words.ts'
import { codeMeaning } from '../people/eligibility-codes.ts'
import { type Gates, gateNames } from '../people/gates.ts'
import { type Learning, learningDecisions, levelWords } from '../people/learning.ts'
import { listedName, type Role } from '../people/person.ts'
import { signedGateNames } from '../people/signature.ts'
import { rowOf, sentenceOf } from './catalogue.ts'
import { type Names, roleWords } from './catalogue-row.ts'
import type { Fact } from './fact.ts'
import type { PersonBody } from './shapes.ts'

/**
 * Everything that the box holds about one person, for that person (G8). Others are named by their role alone; there is
 * no number, answer, case or call in it, because no fact that it is made of says one.
 */
export type PersonCopy = {
  readonly format: 'gatehouse-person/1'
  readonly made: string
  readonly about: readonly { readonly term: string; readonly text: string }[]
  readonly gates: readonly string[]
  readonly lines: readonly CopyLine[]
}

export type CopyLine = {
  readonly line: number
  /** "14:05, 14 January 2025". */
  readonly at: string
  readonly deed: string
  readonly sentence: string
  /** What the line said under seal. */
  readonly sealed: readonly string[]
}

export type CopyOf = {
  readonly id: PersonId
  readonly role: Role
  readonly body: PersonBody
  /** How many gates of other people bear this name as a signature. */
  readonly signatures: number
}

/** The names that a copy may use: the person's own, and the roles of everybody else. */
export function namesForCopy({ id, body }: CopyOf, names: Names): Names {
  return {
    ...names,
    person: (other) => (other === id ? listedName(body.name) : roleWords(names.role(other))),
  }
}

/** `facts` are those about the person, oldest first, opened where their keys are still here. */
export function personCopy(
  of: CopyOf,
  facts: readonly Fact[],
  names: Names,
  now: Instant,
): PersonCopy {
  const own = namesForCopy(of, names)
  return {
    format: 'gatehouse-person/1',
    made: momentWords(now),
    about: aboutRows(of),
    gates: [...gateSentences(of.body.gates), ...learningSentences(of.body.learning)],
    lines: facts.map((fact) => ({
      line: fact.seq,
      at: momentWords(fact.at),
      deed: rowOf(fact).deed,
      sentence: sentenceOf(fact, own),
      sealed: sealedWords(fact),
    })),
  }
}

function aboutRows({ role, body, signatures }: CopyOf): PersonCopy['about'] {
  const row = (term: string, text: string | undefined) => (text ? [{ term, text }] : [])
  const kept = 'Kept as a fingerprint that cannot be turned back'
  return [
    ...row('Name', listedName(body.name)),
    ...row('Role', roleWords(role)),
    ...row('Prison number', body.prisonNumber),
    ...row('Username', body.username),
    ...row('Password', body.passwordHash && kept),
    ...row('PIN', body.pinHash && kept),
    ...row('One-time codes', body.codeSecret && 'The secret of a code device is kept'),
    ...row('Played by the box', body.colleague ? 'Yes: nobody real' : undefined),
    ...row('Signatures', signatures > 0 ? `The name stands under ${signatures} gates` : undefined),
  ]
}

/** Who signed is another person's name, so it is left out. */
function gateSentences(gates: Gates | undefined): string[] {
  if (!gates) return []
  const signed = signedGateNames.flatMap((name) => {
    const gate = gates[name]
    if (!gate) return [`${gateNames[name]}: not signed.`]
    const level = name === 'risk' && gates.risk ? `, ${gates.risk.level}` : ''
    const override = name === 'risk' && gates.risk?.override ? ', allowed by a governor' : ''
    const until = dayWords(later(gate.until, -1))
    return [
      `${gateNames[name]}${level}${override}: signed on ${dayWords(gate.on)}, holds until ${until}.`,
    ]
  })
  const codes = [...gates.blockingAlerts, ...gates.excludedOffences]
  const stands = codes.map((code) => `${codeMeaning(code)} (${code})`).join('; ')
  return [
    ...signed,
    `${gateNames.eligibility}: ${stands === '' ? 'nothing stands in the way' : stands}.`,
  ]
}

function sealedWords(fact: Fact): readonly string[] {
  if (fact.type === 'person.gates_changed') return gateSentences(fact.secret?.gates)
  if (fact.type === 'person.learning_noted') return learningSentences(fact.secret?.learning)
  if (fact.type === 'person.added' || fact.type === 'person.sealed_again') {
    const { name, prisonNumber, username, gates, learning } = fact.secret ?? {}
    const known = [name && listedName(name), prisonNumber ?? username].filter(Boolean).join(', ')
    return [
      ...(known === '' ? [] : [`${known}.`]),
      ...gateSentences(gates),
      ...learningSentences(learning),
    ]
  }
  return []
}

/** What they can show elsewhere of what they learned here (J14). */
function learningSentences(learning: Learning | undefined): string[] {
  if (!learning) return []
  const { uln, units } = learning
  return [
    ...(uln === undefined ? [] : [`Unique learner number: ${uln}.`]),
    ...units.map(
      ({ qualification, level, unit, decision, on }) =>
        `${qualification}, ${levelWords(level).toLowerCase()}, ${unit}: ${learningDecisions[decision].toLowerCase()} on ${dayWords(on)}.`,
    ),
  ]
}

/** The copy as plain lines, to print. */
export function copyText(copy: PersonCopy): string[] {
  return [
    'Everything that this box holds about one person, for that person.',
    `Made at ${copy.made}. Others are named by their role alone.`,
    '',
    ...copy.about.map(({ term, text }) => `${term}: ${text}`),
    ...copy.gates,
    '',
    ...copy.lines.flatMap(({ line, at, sentence, sealed }) => [
      `${String(line).padStart(8)}  ${at}  ${sentence}`,
      ...sealed.map((words) => `          ${words}`),
    ]),
  ]
}
