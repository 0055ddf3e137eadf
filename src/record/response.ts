import * as v from 'valibot'

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

/** The answers of one response out of its JSON. Throws when they are not an object: then the box made them wrong. */
export function readAnswers(json: Uint8Array): Record<string, unknown> {
  return v.parse(answersShape, JSON.parse(Buffer.from(json).toString('utf8')))
}
