import * as v from 'valibot'
import type { InterviewId, KeyId } from '../basics/ids.ts'
import { ok, type Result } from '../basics/result.ts'
import type { ChainPlace } from './chain-walk.ts'
import type { Disk } from './disk.ts'
import type { Journal } from './group-commit.ts'
import { type OpenedJournal, openJournal } from './journal.ts'
import type { JournalDamage } from './journal-damage.ts'
import { chainHash, decodeJson, type LineFault } from './line.ts'
import { pad, unpad } from './padded.ts'
import { segmentName, segmentNumbers } from './segment.ts'

/** What a step's content is padded to before it is sealed, so that a body's length says nothing of the answer. */
export const stepBytes = 2048
/** The length of every body: nonce, padded content and tag in base64. */
const bodyLength = 4 * Math.ceil((stepBytes + 28) / 3)

/** One step of a live interview: `after` is the record's seq it follows, `body` base64 under the interview's `key`. */
type InterviewStep = {
  readonly after: number
  readonly interview: InterviewId
  readonly key: KeyId
  readonly body: string
}
/** What goes with the shift: `facts` is base64 under the shift's `key`. */
type ShiftFacts = { readonly after: number; readonly key: KeyId; readonly facts: string }
export type NewStep = InterviewStep | ShiftFacts
export type StepLine = NewStep & {
  readonly seq: number
  readonly batch: number
  readonly prev: string
}

/** The journal of the calls and interviews under way: kept with the record's promise, gone at shift close. */
export type Steps = {
  /** Resolves when the steps are on disk; rejects as `Journal.append` does. */
  append(steps: readonly NewStep[]): Promise<void>
  /** The last step added, on disk or not. */
  readonly seq: number
  /** At shift close: takes every file away, durable, and begins again empty. */
  deleteAll(): Promise<void>
  close(): Promise<void>
}

export type OpenStepsOptions = {
  readonly disk: Disk
  /** Called for every step found, in order. */
  readonly each: (line: StepLine) => void
  readonly rotateBytes?: number
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const placed = {
  seq: count,
  batch: count,
  after: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  key: v.string(),
  prev: v.string(),
}
const stepShape = v.union([
  v.strictObject({
    ...placed,
    interview: v.string(),
    body: v.pipe(v.string(), v.length(bodyLength)),
  }),
  v.strictObject({ ...placed, facts: v.string() }),
])

export function padStep(content: Uint8Array): Uint8Array {
  return pad(content, stepBytes)
}

export const unpadStep = unpad

export function decodeStep(text: string): Result<StepLine, LineFault> {
  return decodeJson(stepShape, text) as Result<StepLine, LineFault>
}

/** No steps at all is the ordinary start of a shift; whether some are missing is for the record's facts to say. */
export async function openSteps(
  options: OpenStepsOptions,
): Promise<Result<{ readonly steps: Steps; readonly cut: OpenedJournal['cut'] }, JournalDamage>> {
  const opened = await openStepsJournal(options)
  if (!opened.ok) return opened
  return ok({ steps: new OpenSteps(options, opened.value), cut: opened.value.cut })
}

function openStepsJournal(options: OpenStepsOptions) {
  const each = ({ line }: { readonly line: StepLine }) => options.each(line)
  return openJournal({ ...options, dir: 'steps', decode: decodeStep, each, fresh: true })
}

class OpenSteps implements Steps {
  readonly #options: OpenStepsOptions
  #journal: Journal
  #tail: ChainPlace
  #emptying: Promise<void> | undefined

  constructor(options: OpenStepsOptions, opened: OpenedJournal) {
    this.#options = options
    this.#journal = opened.journal
    this.#tail = opened.tail
  }

  append(steps: readonly NewStep[]): Promise<void> {
    if (steps.length === 0) return Promise.resolve()
    // The next shift may begin while the last one's steps are still being taken away.
    if (this.#emptying !== undefined) return this.#emptying.then(() => this.append(steps))
    const batch = this.#journal.batchStart(this.#tail.seq + 1)
    const texts = steps.map((step) => this.#encode(step, batch))
    return this.#journal.append(texts)
  }

  get seq(): number {
    return this.#tail.seq
  }

  deleteAll(): Promise<void> {
    this.#emptying ??= this.#empty().finally(() => {
      this.#emptying = undefined
    })
    return this.#emptying
  }

  async #empty(): Promise<void> {
    await this.#journal.close()
    const { disk } = this.#options
    // Newest first: what a power cut leaves in between is still a sound journal.
    for (const segment of [...segmentNumbers(await disk.list('steps'))].reverse())
      await disk.remove(`steps/${segmentName(segment)}`)
    const opened = await openStepsJournal(this.#options)
    if (!opened.ok) throw new Error(opened.error.what)
    this.#journal = opened.value.journal
    this.#tail = opened.value.tail
  }

  close(): Promise<void> {
    return this.#journal.close()
  }

  #encode(step: NewStep, batch: number): string {
    if ('body' in step && step.body.length !== bodyLength)
      throw new Error(`A step's body has ${step.body.length} characters in place of ${bodyLength}.`)
    const { seq, hash: prev } = this.#tail
    const text = JSON.stringify({ seq: seq + 1, batch, ...step, prev })
    this.#tail = { seq: seq + 1, hash: chainHash(text) }
    return text
  }
}
