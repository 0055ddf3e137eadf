import * as v from 'valibot'
import { sha256 } from '../basics/hash.ts'
import { err, ok, type Result } from '../basics/result.ts'

/**
 * One line of the record. `seq` starts at 1 and has no gaps; `at` is the box's clock in milliseconds; `batch` is the
 * seq at which the line's batch began; `prev` is the chain hash of the line before. What may stand in `data` and
 * `sealed` is for the facts to say (design 3); `sealed.body` is base64 under the data key `sealed.key`.
 */
export type Line = {
  readonly seq: number
  readonly at: number
  readonly boot: string
  readonly batch: number
  readonly type: string
  readonly by?: { readonly person?: string; readonly role?: string; readonly seat?: string }
  readonly on?: Readonly<Record<string, string>>
  readonly data: unknown
  readonly sealed?: { readonly key: string; readonly body: string }
  readonly prev: string
}

export type LineFault = { readonly code: 'not-json' | 'not-a-line'; readonly what: string }

/** What the first line has for `prev`. */
export const chainStart = '0'.repeat(64)

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const hashDigits = /^[0-9a-f]{64}$/
const hash = v.pipe(v.string(), v.regex(hashDigits))

export const lineShape = v.strictObject({
  seq: count,
  at: v.pipe(v.number(), v.safeInteger()),
  boot: v.string(),
  batch: count,
  type: v.string(),
  by: v.exactOptional(
    v.strictObject({
      person: v.exactOptional(v.string()),
      role: v.exactOptional(v.string()),
      seat: v.exactOptional(v.string()),
    }),
  ),
  on: v.exactOptional(v.record(v.string(), v.string())),
  data: v.unknown(),
  sealed: v.exactOptional(v.strictObject({ key: v.string(), body: v.string() })),
  prev: hash,
})

/**
 * The line as one line of JSON, keys always in the same order, without the newline that ends it. What `JSON.stringify`
 * would give of the whole, put together here because it takes half as long: there is one for everything that happens.
 */
export function encodeLine(line: Line): string {
  const { seq, at, boot, batch, type, by, on, data, sealed, prev } = line
  let text = `{"seq":${seq},"at":${at},"boot":${JSON.stringify(boot)},"batch":${batch},"type":${JSON.stringify(type)}`
  if (by) text += `,"by":${JSON.stringify(by)}`
  if (on) text += `,"on":${JSON.stringify(on)}`
  text += `,"data":${JSON.stringify(data ?? null)}`
  if (sealed) text += `,"sealed":${JSON.stringify(sealed)}`
  return `${text},"prev":"${prev}"}`
}

/** Reads one line's text. The chain is the reader's to check: this looks at the shape alone. */
export function decodeLine(text: string): Result<Line, LineFault> {
  return decodeJson(lineShape, text, isLine)
}

/**
 * A million lines are read at a start, and the shape above takes longer over each than everything else. What this
 * finds plainly right is right by the shape too (a test holds it to that); of the rest the shape says what is wrong.
 */
function isLine(json: unknown): json is Line {
  if (typeof json !== 'object' || json === null) return false
  const { seq, at, boot, batch, type, by, on, data, sealed, prev, ...others } =
    json as Partial<Line>
  return (
    isCount(seq) &&
    isCount(batch) &&
    Number.isSafeInteger(at) &&
    typeof boot === 'string' &&
    typeof type === 'string' &&
    typeof prev === 'string' &&
    hashDigits.test(prev) &&
    data !== undefined &&
    (by === undefined || isTexts(by, 'person', 'role', 'seat')) &&
    (on === undefined || isTexts(on)) &&
    (sealed === undefined || (isTexts(sealed, 'key', 'body') && isWhole(sealed))) &&
    isEmpty(others)
  )
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 1
}

/** A plain object with texts alone; under these names alone, where names are given. */
function isTexts(value: object, ...names: readonly string[]): boolean {
  if (value === null || Array.isArray(value)) return false
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== 'string') return false
    if (names.length > 0 && !names.includes(name)) return false
  }
  return typeof value === 'object'
}

function isWhole({ key, body }: { readonly key?: string; readonly body?: string }): boolean {
  return key !== undefined && body !== undefined
}

function isEmpty(others: object): boolean {
  for (const _ in others) return false
  return true
}

/** SHA-256 hex of a line's text, newline left out: the next line's `prev`. */
export function chainHash(text: string): string {
  return sha256(text)
}

/** Reads one line of JSON into a shape; shared with the steps. `isPlain` may know a good one faster than the shape. */
export function decodeJson<T>(
  shape: v.GenericSchema<unknown, T>,
  text: string,
  isPlain?: (json: unknown) => json is T,
): Result<T, LineFault> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return err({ code: 'not-json', what: 'This line is not JSON.' })
  }
  if (isPlain?.(json)) return ok(json)
  const parsed = v.safeParse(shape, json)
  if (parsed.success) return ok(parsed.output)
  const issue = parsed.issues[0]
  // The path alone: valibot's own message would quote what stands there.
  return err({
    code: 'not-a-line',
    what: `"${v.getDotPath(issue) ?? 'the line'}" is missing or has the wrong shape.`,
  })
}
