import type { DocumentHash, PersonId } from '../basics/ids.ts'
import { type Instant, second } from '../basics/instant.ts'
import { ok } from '../basics/result.ts'
import type { Deed } from '../people/may.ts'
import { readNote } from '../people/note-text.ts'
import type { PartToRead } from '../scripts/parts-to-read.ts'
import {
  type Ctx,
  type Decision,
  notAllowed,
  type Refusal,
  refuse,
  secondPerson,
} from './decide.ts'
import type { Actor } from './fact.ts'
import type { ScriptVersion, State } from './state.ts'

/** What an approval stands on, worked out from the frozen words: what is to be read, and what needs a reason. */
export type Review = {
  /** The checker refuses nothing in it. */
  readonly sound: boolean
  readonly parts: readonly PartToRead[]
  readonly findings: readonly PartToRead[]
  /** Some of its words are Welsh: a named reader of Welsh approves those. */
  readonly welsh?: boolean
}

/**
 * Whoever has had a hand in this version since the last approved one: in this draft, and in every other draft of the same
 * work that came in after that approval. A new name does not make it another work.
 */
export function handsIn(state: State, script: ScriptVersion): ReadonlySet<PersonId> {
  const same = sameWork(state, script)
  const approved = same.flatMap((one) => (one === script ? [] : (one.approvedAt ?? [])))
  const since = Math.max(0, ...approved)
  const drafts = same.filter((one) => one === script || one.importedAt > since)
  return new Set(drafts.flatMap(({ touchedBy }) => [...touchedBy]))
}

/**
 * Every version that leads to this one by its name, or by questions that are the same word for word. Each is looked at
 * once: every step of a draft is a version, and there may be thousands.
 */
function sameWork(state: State, script: ScriptVersion): readonly ScriptVersion[] {
  const named = new Map<string, ScriptVersion[]>()
  const kinTo = new Map<DocumentHash, ScriptVersion[]>()
  for (const one of state.scripts.values()) {
    put(named, one.name, one)
    for (const hash of one.kin ?? []) put(kinTo, hash, one)
  }
  const family = new Set([script])
  for (const { name, hash, kin = [] } of family) {
    for (const other of named.get(name) ?? []) family.add(other)
    named.delete(name)
    for (const other of kin.flatMap((one) => state.scripts.get(one) ?? [])) family.add(other)
    for (const other of kinTo.get(hash) ?? []) family.add(other)
  }
  return [...family]
}

function put<K>(into: Map<K, ScriptVersion[]>, key: K, one: ScriptVersion): void {
  const known = into.get(key)
  if (known) known.push(one)
  else into.set(key, [one])
}

/** From here on the reading is timed: nothing was read before it was begun. */
export function beginReading(state: State, ctx: Ctx, by: Actor, id: DocumentHash): Decision {
  const reader = mayRead(state, ctx, by, id, 'READ_SCRIPT')
  if (!reader.ok) return reader
  if (reader.value.readings?.has(by.person)) return ok({ facts: [], reply: undefined })
  return ok({
    facts: [{ type: 'script.reading_begun', by, on: { script: id }, data: {} }],
    reply: undefined,
  })
}

/** Marks one part as read. Faster than its words can be read since the mark before, it is refused. */
export function markRead(
  state: State,
  ctx: Ctx,
  by: Actor,
  id: DocumentHash,
  part: PartToRead | undefined,
): Decision {
  const reader = mayRead(state, ctx, by, id, 'READ_SCRIPT')
  if (!reader.ok) return reader
  const reading = reader.value.readings?.get(by.person)
  if (!part) return refuse(422, 'P5', 'This script has no such part. Read the page again.')
  if (!reading) return refuse(409, 'P5', 'Press “Begin to read” first.')
  if (reading.parts.has(part.id)) return ok({ facts: [], reply: undefined })
  const needs = Math.ceil((part.words / ctx.settings.readingWords) * second)
  const took = ctx.now - reading.lastAt
  if (took < needs) {
    return refuse(
      422,
      'P5',
      `Nobody reads ${part.words} words in ${inSeconds(took)}. Read them, then mark them: ${inSeconds(needs - took)} more at least.`,
    )
  }
  return ok({
    facts: [{ type: 'script.part_read', by, on: { script: id }, data: { part: part.id } }],
    reply: undefined,
  })
}

/** Why a finding may stand, in the approver's own words: a sealed note, scanned for numbers. */
export function acceptFinding(
  state: State,
  ctx: Ctx,
  by: Actor,
  id: DocumentHash,
  finding: PartToRead | undefined,
  reason: string,
): Decision {
  const reader = mayRead(state, ctx, by, id, 'ACCEPT_FINDING')
  if (!reader.ok) return reader
  if (!finding) return refuse(422, 'P4', 'That is no finding that a reason can answer.')
  if (!reader.value.readings?.get(by.person)?.parts.has(finding.id))
    return refuse(409, 'P5', 'Read the finding and mark it as read first.')
  const note = readNote(reason)
  if (!note.ok) return refuse(422, 'P2', note.error)
  const data = { finding: finding.id, key: ctx.key() }
  const secret = { reason: note.value }
  return ok({
    facts: [{ type: 'script.finding_accepted', by, on: { script: id }, data, secret }],
    reply: undefined,
  })
}

/** What this governor still has to read, and to give a reason for, before they may approve. */
export function leftToDo(script: ScriptVersion, person: PersonId, review: Review) {
  const reading = script.readings?.get(person)
  return {
    begun: reading !== undefined,
    parts: review.parts.filter(({ id }) => !reading?.parts.has(id)),
    findings: review.findings.filter(({ id }) => !reading?.accepted.has(id)),
  }
}

/** Why an approval cannot stand on what was read, or undefined. */
export function notYetRead(script: ScriptVersion, by: Actor, review: Review): Refusal | undefined {
  const { parts, findings } = leftToDo(script, by.person, review)
  const sentence =
    parts.length > 0
      ? `Read it first, part by part: ${parts.length} of ${review.parts.length} are not marked as read.`
      : findings.length > 0
        ? `Write why each finding may stand: ${findings.length} have no reason yet.`
        : undefined
  return sentence === undefined ? undefined : { status: 422, rule: 'P5', sentence }
}

/**
 * Why this person may not approve what they read of a script, or undefined: they had a hand in it, or have not read and
 * answered all of it, or gave their password before they began. One given before may have been given for something
 * else, and somebody else may sit there now.
 */
export function mayNotApprove(
  state: State,
  ctx: Ctx,
  by: Actor,
  deed: 'APPROVE_SCRIPT' | 'APPROVE_WELSH',
  script: ScriptVersion,
  token: string | undefined,
  review: Review,
): Refusal | undefined {
  const tied = secondPerson(state, by, deed, handsIn(state, script))
  const unread = tied ?? notYetRead(script, by, review)
  if (unread) return unread
  return steppedUpBefore(state, ctx, token, script.readings?.get(by.person)?.begunAt)
    ? { status: 403, rule: 'step-up', sentence: passwordAgain }
    : undefined
}

const passwordAgain = 'Enter your password again: it was given before you read this.'

/** Whether the password of this session was last given before a moment; without a moment there is nothing to ask. */
function steppedUpBefore(
  state: State,
  ctx: Ctx,
  token: string | undefined,
  moment: Instant | undefined,
): boolean {
  if (moment === undefined) return false
  const until = token === undefined ? undefined : state.sessions.get(token)?.steppedUpUntil
  return until === undefined || until - ctx.settings.stepUpMs < moment
}

function mayRead(state: State, ctx: Ctx, by: Actor, id: DocumentHash, deed: Deed) {
  const no = notAllowed(state, ctx, by, deed)
  if (no) return { ok: false, error: no } as const
  const script = state.scripts.get(id)
  if (script?.life !== 'proposed')
    return refuse(409, 'P5', 'Only a proposed script is read for its approval.')
  const tied = secondPerson(state, by, 'APPROVE_SCRIPT', handsIn(state, script))
  if (tied) return { ok: false, error: tied } as const
  return { ok: true, value: script } as const
}

function inSeconds(ms: number): string {
  const whole = Math.ceil(ms / second)
  return `${whole} ${whole === 1 ? 'second' : 'seconds'}`
}
