import * as v from 'valibot'
import { type NotAsked, notAskedKinds } from '../results/not-asked.ts'

/** One anonymised interview. The id is drawn at the merge and stands nowhere else. */
export type Response = { readonly id: string; readonly answers: Readonly<Record<string, unknown>> }

/** 32 random hex digits, drawn for one completion and forgotten at the merge. */
export type ResponseToken = string

/** A response's JSON in bytes may be this long. */
export const longestResponse = 8_000

// A list would pass for a record of its places, so it is turned away first.
const answersShape = v.pipe(
  v.unknown(),
  v.check((answers) => !Array.isArray(answers), 'Answers are an object.'),
  v.record(v.string(), v.unknown()),
)
const cellsShape = v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0)))
const countedShape = v.strictTuple([answersShape, cellsShape])

const notAskedShape = v.strictObject({ notAsked: v.picklist(notAskedKinds) })

/** Why somebody was not asked, out of its JSON. Throws for anything else: then the box made it wrong. */
export function readNotAsked(json: Uint8Array): NotAsked {
  return v.parse(notAskedShape, JSON.parse(Buffer.from(json).toString('utf8'))).notAsked
}

/** What a completed interview leaves: its answers, and the quota cells that it counts in until it is mixed. */
export type Left = {
  readonly answers: Record<string, unknown>
  readonly cells: readonly number[]
}

/**
 * One response out of its JSON: the answers alone, or a pair of them and their cells. Throws for anything else: then
 * the box made it wrong.
 */
export function readResponse(json: Uint8Array): Left {
  const said = JSON.parse(Buffer.from(json).toString('utf8')) as unknown
  if (!Array.isArray(said)) return { answers: v.parse(answersShape, said), cells: [] }
  const [answers, cells] = v.parse(countedShape, said)
  return { answers, cells }
}
