import { openWith } from '../../src/record/aes-gcm.ts'
import { unpad } from '../../src/record/padded.ts'
import { poolSlotBytes } from '../../src/record/pool.ts'
import { openerOf } from '../../src/record/sealed-box.ts'
import type { Answers } from '../../src/scripts/script.ts'
import type { Copied } from './copied-folder.ts'

type Line = {
  readonly seq: number
  readonly type: string
  readonly on?: Readonly<Record<string, string>>
  readonly data?: Readonly<Record<string, unknown>>
  readonly sealed?: { readonly body: string }
}
type StepLine =
  | { readonly interview: string; readonly body: string }
  | { readonly key: string; readonly after: number; readonly facts: string }
export type Merged = { readonly id: string; readonly said: string }

/** Answers as one text, to tell whether two people said the same. */
export function saidIn(answers: Answers): string {
  const kept = Object.entries(answers).filter(([, { kind }]) => kind !== 'said')
  return JSON.stringify(Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1))))
}

/**
 * Holds copies of the whole folder with all keys, made at moments of his choice, and puts together what they tell:
 * which slot came when, which went when, what was new in the responses then, and whatever any key of any copy opens.
 */
export class LinkingAttacker {
  readonly #keys = new Map<string, Uint8Array>()
  readonly #halves = new Set<string>()
  readonly #record = new Map<string, Line>()
  readonly #steps = new Map<string, Extract<StepLine, { body: string }>>()
  readonly #slotOf = new Map<string, number>()
  /** There are two pools: of responses, and of reasons why somebody was not asked. */
  readonly #pathOf = new Map<string, string>()
  readonly #camePool = new Map<string, number>()
  readonly #wentPool = new Map<string, number>()
  readonly #cameMerged = new Map<string, number>()
  readonly #completedAt = new Map<string, number>()
  #merged: readonly Merged[] = []
  #copies = 0

  /** One more copy, made after those before it. */
  saw(copy: Copied): void {
    const now = ++this.#copies
    for (const [id, key] of copy.keys) this.#keys.set(id, key)
    for (const [path, { bytes }] of copy.files) {
      if (path.startsWith('record/') && path.endsWith('.jsonl')) this.#sawRecord(bytes, now)
      if (path.startsWith('steps/')) this.#sawSteps(bytes, now)
      if (path.startsWith('pool/')) this.#sawPool(path, bytes, now)
      if (/^responses\/[^.]+\.json$/.test(path)) this.#sawResponses(bytes, now)
      if (path === 'mixing.json') this.#sawHalf(bytes)
    }
  }

  /** The answers of interviews that some key of some copy opens outright: by their steps, bodies or slots. */
  read(): ReadonlyMap<string, string> {
    const found = new Map<string, string>()
    for (const { interview, body } of this.#steps.values()) {
      const step = this.#open(Buffer.from(body, 'base64'), `gatehouse/steps/${interview}`)
      if (step && Buffer.from(step).includes('"step":"answer"'))
        found.set(interview, `${found.get(interview) ?? ''}${Buffer.from(unpad(step))}`)
    }
    for (const { type, seq, on, sealed } of this.#record.values()) {
      if (type !== 'interview.completing' || !sealed) continue
      const aad = `gatehouse/record/${type}/${seq}`
      const body = this.#open(Buffer.from(sealed.body, 'base64'), aad)
      const { answers } = body ? JSON.parse(Buffer.from(unpad(body)).toString()) : {}
      const said =
        answers === undefined ? undefined : this.#unmixed(answers, on?.['campaign'] ?? '')
      if (said !== undefined) found.set(on?.['interview'] ?? '', said)
    }
    for (const [token, sealed] of this.#inSlots) {
      const interview = this.#interviewOf(token)
      const said = this.#unmixed(sealed, 'campaign')
      if (interview !== undefined && said !== undefined) found.set(interview, said)
    }
    return found
  }

  /** The responses of the batch that the interview's own went into: he knows its slot, when that went, and what came. */
  batchOf(interview: string): readonly Merged[] {
    const token = [...this.#camePool.keys()].find((one) => this.#interviewOf(one) === interview)
    // Without a slot that he ever saw it came and went between two copies.
    const went = token === undefined ? this.#completedAt.get(interview) : this.#wentPool.get(token)
    return this.#merged.filter(({ id }) => this.#cameMerged.get(id) === went)
  }

  /** Guesses by order: the nth of a batch, in some order of its interviews, gave the nth response of the file. */
  byOrder(interviews: readonly string[]): readonly (readonly (readonly [string, Merged])[])[] {
    const tokenOf = new Map([...this.#camePool.keys()].map((one) => [this.#interviewOf(one), one]))
    const of = (interview: string) => tokenOf.get(interview) ?? ''
    const orders = [
      [...interviews],
      [...interviews].reverse(),
      [...interviews].sort((a, b) => (of(a) < of(b) ? -1 : 1)),
      [...interviews].sort(
        (a, b) => (this.#slotOf.get(of(a)) ?? 0) - (this.#slotOf.get(of(b)) ?? 0),
      ),
    ]
    const batch = this.batchOf(interviews[0] ?? '')
    return orders.map((order) =>
      batch.flatMap((merged, i) => {
        const interview = order[i]
        return interview === undefined ? [] : [[interview, merged] as const]
      }),
    )
  }

  readonly #inSlots = new Map<string, Uint8Array>()

  #sawRecord(bytes: Uint8Array, now: number): void {
    for (const line of linesOf<Line>(bytes)) this.#sawFact(String(line.seq), line, now)
  }

  /** Steps, and between them the facts of calls, under the key of the open shift: he has that key, too. */
  #sawSteps(bytes: Uint8Array, now: number): void {
    for (const line of linesOf<StepLine>(bytes)) {
      if ('body' in line) this.#steps.set(line.body, line)
      else {
        const key = this.#keys.get(line.key)
        const aad = `gatehouse/steps/fact/${line.after}`
        const opened = this.#open(Buffer.from(line.facts, 'base64'), aad, key ? [key] : [])
        if (!opened) continue
        const facts = JSON.parse(Buffer.from(opened).toString()) as readonly Line[]
        for (const [i, fact] of facts.entries())
          this.#sawFact(`${line.facts} ${i}`, { ...fact, seq: line.after }, now)
      }
    }
  }

  #sawFact(name: string, line: Line, now: number): void {
    if (this.#record.has(name)) return
    this.#record.set(name, line)
    if (line.type === 'interview.completed')
      this.#completedAt.set(line.on?.['interview'] ?? '', now)
  }

  #sawPool(path: string, bytes: Uint8Array, now: number): void {
    const campaign = path.slice('pool/'.length, -'.slots'.length)
    const here = new Set<string>()
    for (let slot = 0; (slot + 1) * poolSlotBytes <= bytes.length; slot++) {
      const sealed = bytes.subarray(slot * poolSlotBytes, (slot + 1) * poolSlotBytes)
      const content = this.#open(
        sealed,
        `gatehouse/pool/${campaign}/${slot}`,
        this.#named('poolKey'),
      )
      if (!content) continue
      const token = Buffer.from(content.subarray(0, 16)).toString('hex')
      here.add(token)
      this.#inSlots.set(token, content.slice(16))
      this.#slotOf.set(token, slot)
      this.#pathOf.set(token, path)
      if (!this.#camePool.has(token)) this.#camePool.set(token, now)
    }
    for (const token of this.#camePool.keys())
      if (this.#pathOf.get(token) === path && !here.has(token) && !this.#wentPool.has(token))
        this.#wentPool.set(token, now)
  }

  #sawResponses(bytes: Uint8Array, now: number): void {
    const sealed = Buffer.from(Buffer.from(bytes).toString(), 'base64')
    const text = this.#open(sealed, 'gatehouse/responses/campaign', this.#named('key'))
    if (!text) return
    const document = JSON.parse(Buffer.from(text).toString()) as {
      readonly responses: readonly { readonly id: string; readonly answers: Answers }[]
    }
    this.#merged = document.responses.map(({ id, answers }) => ({ id, said: saidIn(answers) }))
    for (const { id } of this.#merged) if (!this.#cameMerged.has(id)) this.#cameMerged.set(id, now)
  }

  #sawHalf(bytes: Uint8Array): void {
    const { content } = JSON.parse(Buffer.from(bytes).toString()) as {
      readonly content: { readonly privateHalf?: string }
    }
    if (content.privateHalf !== undefined) this.#halves.add(content.privateHalf)
  }

  /** Between two of his copies one interview was completed, and one slot came. */
  #interviewOf(token: string): string | undefined {
    const came = this.#camePool.get(token)
    const then = [...this.#completedAt].filter(([, at]) => at === came)
    return then.length === 1 ? then[0]?.[0] : undefined
  }

  #unmixed(answers: string | Uint8Array, campaign: string): string | undefined {
    if (typeof answers === 'string' && answers.startsWith('{')) return answers
    const sealed = typeof answers === 'string' ? Buffer.from(answers, 'base64') : answers
    const aad = `gatehouse/mixing/${campaign}`
    for (const half of this.#halves) {
      const opened = openerOf(half)(sealed, aad)
      if (opened) return Buffer.from(unpad(opened)).toString()
    }
    const opened = this.#open(sealed, aad)
    return opened && Buffer.from(unpad(opened)).toString()
  }

  /** The record names the campaign's keys. */
  #named(what: 'key' | 'poolKey'): readonly Uint8Array[] {
    const made = [...this.#record.values()].find(({ type }) => type === 'campaign.created')
    const key = this.#keys.get(String(made?.data?.[what]))
    return key ? [key] : []
  }

  #open(
    sealed: Uint8Array,
    aad: string,
    keys: Iterable<Uint8Array> = this.#keys.values(),
  ): Uint8Array | undefined {
    for (const key of keys) {
      const opened = openWith(key, sealed, aad)
      if (opened) return opened
    }
    return undefined
  }
}

function linesOf<T>(bytes: Uint8Array): T[] {
  const lines = Buffer.from(bytes).toString().split('\n').slice(1, -1)
  return lines.map((line) => JSON.parse(line) as T)
}
