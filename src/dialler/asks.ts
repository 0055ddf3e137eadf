import * as v from 'valibot'
import { longestTyped, type TypedFault, typedFaults } from '../fieldwork/typed-number.ts'
import { day, listReport } from './list-shapes.ts'
import { look, order, progress, report, roughCount, sampleAs, taken } from './sample-shapes.ts'
import {
  base64,
  campaignId,
  caseId,
  command,
  count,
  event,
  indexDay,
  keyId,
  known,
  knownCampaign,
  listId,
  listOf,
  nothing,
  personId,
  resultOf,
  resume,
  sampleId,
  seatId,
  toldAttempt,
  words,
} from './shapes.ts'

const refused = v.strictObject({ what: words, whatToDo: words })
const typed = v.pipe(v.string(), v.maxLength(longestTyped + 1))
const typedFault = v.picklist(Object.keys(typedFaults) as TypedFault[])
const fileId = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const nobodyIn = v.strictObject({})

/** How many cases one message may name. */
export const mostCases = 1_000
const cases = listOf(caseId, mostCases)

/**
 * Everything that may be asked through the socket, and what is answered: ids and words, and nowhere a number. Both doors
 * read by this table, so that neither process believes the other.
 */
export const asks = {
  /** First of all: whose box this is. */
  hello: {
    asked: v.strictObject({
      protocol: v.literal(1),
      site: words,
      as: v.picklist(['box', 'backup', 'lists']),
    }),
    answered: v.strictObject({ verifier: words, sampleRecipient: words }),
  },
  'last-signed': { asked: nobodyIn, answered: v.string() },
  sign: {
    asked: v.strictObject({ text: v.string(), proof: listOf(base64, 200) }),
    answered: resultOf(
      v.string(),
      v.strictObject({
        code: v.picklist([
          ...(['smaller', 'other-root', 'not-consistent', 'other-origin'] as const),
          ...(['not-a-checkpoint', 'other-lines'] as const),
        ]),
        what: words,
      }),
    ),
  },
  open: { asked: v.strictObject({ known }), answered: nothing },
  'may-ring': {
    asked: v.strictObject({ cases, agent: v.exactOptional(personId) }),
    answered: listOf(v.picklist(['yes', 'excluded', 'no-number'])),
  },
  /** For somebody who rings or writes: what staff typed goes in, and no answer has any of it. */
  'never-typed': {
    asked: v.strictObject({ typed }),
    answered: resultOf(nothing, typedFault),
  },
  'told-of': {
    asked: v.strictObject({ typed }),
    answered: resultOf(listOf(toldAttempt, 10_000), typedFault),
  },
  'note-attempt': {
    asked: v.strictObject({
      note: v.strictObject({ case: caseId, attempt: toldAttempt }),
      into: indexDay,
    }),
    answered: nothing,
  },
  'keep-days': { asked: v.strictObject({ days: listOf(indexDay, 1_000) }), answered: nothing },
  erase: { asked: v.strictObject({ cases }), answered: nothing },
  suppress: { asked: v.strictObject({ case: caseId }), answered: nothing },
  'close-campaign': { asked: v.strictObject({ campaign: campaignId }), answered: nothing },
  /** A file comes in pieces: nothing is done with it before it is named in an order. */
  'begin-file': {
    asked: v.strictObject({ fileName: words, list: v.exactOptional(v.literal(true)) }),
    answered: fileId,
  },
  'file-bytes': { asked: v.strictObject({ file: fileId, bytes: base64 }), answered: nothing },
  'take-sample': {
    asked: v.strictObject({ order, file: fileId }),
    answered: resultOf(taken, refused),
  },
  'look-at-sample': {
    asked: v.strictObject({ as: sampleAs, file: fileId }),
    answered: resultOf(look, refused),
  },
  'progress-of': {
    asked: v.strictObject({ sample: sampleId }),
    answered: v.nullable(progress),
  },
  'cancel-sample': { asked: v.strictObject({ sample: sampleId }), answered: nothing },
  /** Who must not be called. What was on a list before is answered by nothing, and no word takes anybody off one. */
  'take-list': {
    asked: v.strictObject({
      order: v.strictObject({ list: listId, source: words, date: day }),
      file: fileId,
    }),
    answered: resultOf(
      v.strictObject({ list: listId, source: words, date: day, report: listReport }),
      refused,
    ),
  },
  bar: {
    asked: v.strictObject({ agent: v.exactOptional(personId), file: fileId }),
    answered: resultOf(nothing, refused),
  },
  lists: {
    asked: nobodyIn,
    answered: listOf(
      v.strictObject({
        list: listId,
        source: words,
        date: day,
        version: count,
        entries: roughCount,
      }),
      10_000,
    ),
  },
  'settle-sample': {
    asked: v.strictObject({ sample: sampleId, kept: v.boolean() }),
    answered: nothing,
  },
  'return-numbers': {
    asked: v.strictObject({
      order: v.strictObject({
        into: knownCampaign,
        waiting: listOf(
          v.strictObject({
            sample: sampleId,
            key: keyId,
            slots: v.pipe(count, v.maxValue(2_000_000)),
            open: base64,
            never: listOf(caseId),
          }),
        ),
      }),
      file: fileId,
    }),
    answered: resultOf(
      v.strictObject({
        report,
        samples: listOf(
          v.strictObject({
            sample: sampleId,
            returned: count,
            missing: count,
            never: listOf(caseId),
          }),
        ),
      }),
      refused,
    ),
  },
  /** Opens the switch anew, with what the record knows to be up on it. */
  'begin-calls': { asked: v.strictObject({ resume }), answered: nothing },
  /** For the browser of that seat, which proved itself to the box; it opens nothing but that seat's own phone. */
  'seat-account': {
    asked: v.strictObject({ seat: seatId }),
    answered: v.nullable(
      v.strictObject({ seat: seatId, user: words, password: words, proof: words }),
    ),
  },
  command: {
    asked: v.strictObject({ command }),
    answered: resultOf(
      nothing,
      v.strictObject({
        code: v.picklist(['not-connected', 'no-number', 'refused', 'timed-out']),
        what: words,
      }),
    ),
  },
  /** The dialler's part of a backup, sealed so that whoever asks cannot open it: how long it is, then its pieces. */
  'backup-part': { asked: nobodyIn, answered: count },
  'backup-bytes': { asked: v.strictObject({ from: count }), answered: base64 },
} as const

/** All that may be asked beside the box by whoever brings a list at the machine. */
export const asksOfLists: readonly Ask[] = ['hello', 'begin-file', 'file-bytes', 'take-list']

/** All that may be asked of a dialler which a box has: by whoever makes a backup of the two. */
export const asksOfBackup: readonly Ask[] = ['hello', 'backup-part', 'backup-bytes']

export type Ask = keyof typeof asks
export type Asked<A extends Ask> = v.InferOutput<(typeof asks)[A]['asked']>
export type Answered<A extends Ask> = v.InferOutput<(typeof asks)[A]['answered']>

/** What stands around each question and each answer. */
export const question = v.strictObject({
  id: count,
  ask: v.picklist(Object.keys(asks) as Ask[]),
  with: v.unknown(),
})
export const answer = v.union([
  v.strictObject({ id: count, ok: v.literal(true), value: v.unknown() }),
  v.strictObject({ id: count, ok: v.literal(false), why: words }),
])
export const told = v.strictObject({ event })
