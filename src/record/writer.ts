import type { KeyId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import { err, ok, type Result } from '../basics/result.ts'
import type { Ctx, Effect, Refusal } from '../facts/decide.ts'
import type { Fact, NewFact } from '../facts/fact.ts'
import { fold } from '../facts/fold.ts'
import type { State } from '../facts/state.ts'
import { foldStep, type NewStep } from '../facts/step.ts'
import { goesWithShift } from '../facts/with-shift.ts'
import type { ChainPlace } from './chain-walk.ts'
import { ClockWatch } from './clock-watch.ts'
import { openFact, sealFact } from './fact-codec.ts'
import { InOrder } from './in-order.ts'
import { chainHash, encodeLine, type Line } from './line.ts'
import type { Stand } from './replay.ts'
import { type ShiftLine, sealShiftFacts, sealStep } from './step-codec.ts'
import { TurnCtx } from './turn-ctx.ts'
import type { WriterParts } from './writer-parts.ts'
import type { Beside, Decide, Writer } from './writer-port.ts'

export type { Decide, Writer } from './writer-port.ts'

export function openWriter(parts: WriterParts): Writer {
  return new OneWriter(parts)
}

class OneWriter implements Writer {
  readonly #parts: WriterParts
  readonly ahead: State
  readonly #clockWatch: ClockWatch
  #tail: ChainPlace
  #lastBoot: string
  readonly #ctx: TurnCtx
  #lastSync: Promise<unknown> = Promise.resolve()
  /** The steps still on their way to the disk: most decisions have none to wait for. */
  #stepsSync: Promise<unknown> | undefined
  readonly #decided = new InOrder<Done>((done) => this.#publish(done))
  #failed: Error | undefined
  readonly #listeners: ((facts: readonly Fact[], steps: readonly NewStep[]) => void)[] = []
  #run: (effects: readonly Effect[]) => void = () => undefined
  #beside: Beside | undefined
  #tellFailed: (cause: Error) => void = () => undefined

  constructor(parts: WriterParts) {
    this.#parts = parts
    this.ahead = parts.state
    this.#tail = parts.tail
    this.#lastBoot = parts.lastBoot
    this.#ctx = new TurnCtx(parts, () => this.#beside)
    this.#clockWatch = new ClockWatch(parts.clock)
  }

  get tail(): ChainPlace {
    return this.#tail
  }

  get stand(): Stand {
    return { seq: this.#tail.seq, boot: this.#lastBoot, step: this.#parts.steps.seq }
  }

  async do<R>(decide: Decide<R>): Promise<Result<R, Refusal>> {
    if (this.#failed) throw this.#failed
    // What is decided by a clock that may be wrong must know it: nothing destroyed comes back.
    const jumped = this.#clockWatch.facts(this.ahead)
    if (jumped.length > 0) this.#take({ facts: jumped })
    const decision = decide(this.ahead, this.#ctx.at())
    const done = this.#take(decision.ok ? decision.value : decision.error)
    try {
      await this.#lastSync
    } catch (cause) {
      throw this.#fail(cause)
    }
    this.#decided.tellUpTo(done)
    return decision.ok ? ok(decision.value.reply) : err(decision.error)
  }

  async read<T>(look: (state: State, ctx: Ctx) => T): Promise<T> {
    const seen = look(this.ahead, this.#ctx.at())
    await this.#lastSync
    if (this.#failed) throw this.#failed
    return seen
  }

  onSynced(listener: (facts: readonly Fact[], steps: readonly NewStep[]) => void): void {
    this.#listeners.push(listener)
  }

  onEffects(run: (effects: readonly Effect[]) => void): void {
    this.#run = run
  }

  lookBeside(beside: Beside): void {
    this.#beside = beside
  }

  onFailed(listener: (cause: Error) => void): void {
    this.#tellFailed = listener
  }

  async checkClock(): Promise<void> {
    if (!this.#failed) await this.do(() => ok({ facts: [], reply: undefined }))
  }

  async rotate(atLeast = 0): Promise<void> {
    const { journal } = this.#parts
    if (journal.size().bytes >= atLeast) await journal.rotate()
  }

  async close(): Promise<void> {
    await this.#lastSync
    await this.#parts.journal.close()
    await this.#parts.steps.close()
  }

  /** All of it happens in the turn of the decision, the two appends too: no other decision can come in between. */
  #take({ facts = [], steps = [], effects = [] }: Decided): Done {
    const added = this.#append(facts, steps)
    const done: Done = { facts: added.facts, texts: added.texts, steps, effects }
    this.#decided.add(done)
    return done
  }

  /** Adds what was decided to both journals; `#lastSync` is then the moment at which all of it is on disk. */
  #append(facts: readonly NewFact[], steps: readonly NewStep[]): Added {
    try {
      const added = this.#addFacts(facts)
      const { texts } = added
      if (texts.length > 0)
        // A journal syncs in order: the newest batch on disk means all before it.
        this.#lastSync = this.#both(this.#parts.journal.append(texts))
      if (steps.length > 0 || added.shift.length > 0) this.#addSteps(added.shift, steps)
      return added
    } catch (cause) {
      // Something is folded that no disk will ever hold: what is ahead cannot be used any more.
      throw this.#fail(cause)
    }
  }

  #addSteps(shift: Added['shift'], steps: readonly NewStep[]): void {
    const { keys, boot, steps: journal } = this.#parts
    for (const step of steps) foldStep(this.ahead, step)
    const facts = shift.map(({ after, key, lines }) => sealShiftFacts(keys, key, lines, after))
    const sealed = steps.map((step) => sealStep(keys, step, boot, this.#tail.seq))
    const both = journal.append([...facts, ...sealed])
    const synced = Promise.all([both, keys.freshKeysDurable()])
    this.#stepsSync = synced
    const settled = () => {
      if (this.#stepsSync === synced) this.#stepsSync = undefined
    }
    // When they fail, at once: nobody may decide on what they made of the state.
    synced.then(settled, (cause: unknown) => this.#fail(cause))
    this.#lastSync = this.#both(this.#lastSync)
  }

  /** A decision without steps still waits for the steps that it has seen. */
  #both(record: Promise<unknown>): Promise<unknown> {
    return this.#stepsSync === undefined ? record : Promise.all([record, this.#stepsSync])
  }

  #addFacts(facts: readonly NewFact[]): Added {
    if (facts.length === 0) return nothing
    const at = this.#parts.clock.now()
    const added: Adding = { facts: [], texts: [], shift: [], batch: undefined }
    for (const fact of facts) this.#add(fact, at, added)
    return added
  }

  #add(fact: NewFact, at: Instant, added: Adding): void {
    const key = this.#shiftKey(fact)
    if (key) this.#addShiftFact(fact, at, key, added)
    else this.#addFact(fact, at, added)
  }

  /** The key of the open shift, when this fact goes with it. A box that lost the key writes into the record. */
  #shiftKey(fact: NewFact): KeyId | undefined {
    const key = this.ahead.shift?.key
    return key && goesWithShift(this.ahead, fact) && this.#parts.keys.has(key) ? key : undefined
  }

  #addFact(fact: NewFact, at: Instant, added: Adding): void {
    const seq = this.#tail.seq + 1
    added.batch ??= this.#parts.journal.batchStart(seq)
    const { batch } = added
    const { boot, type, by, on, data, sealed } = this.#lineOf(fact, at, seq)
    const prev = this.#tail.hash
    const line = { seq, at, boot, batch, type, by, on, data, sealed, prev } as Line
    const text = encodeLine(line)
    // Folded from the line, not from the proposal: what a restart will read is what happens now.
    const made = openFact(this.#parts.keys, line)
    fold(this.ahead, made)
    this.#tail = { seq, hash: chainHash(text) }
    this.#lastBoot = line.boot
    added.facts.push(made)
    added.texts.push(text)
  }

  #addShiftFact(fact: NewFact, at: Instant, key: KeyId, { facts, shift }: Adding): void {
    const { seq } = this.#tail
    const line = this.#lineOf(fact, at, seq)
    const last = shift.at(-1)
    if (last?.after === seq) last.lines.push(line)
    else shift.push({ after: seq, key, lines: [line] })
    const made = openFact(this.#parts.keys, { ...line, seq })
    fold(this.ahead, made)
    facts.push(made)
  }

  #lineOf(fact: NewFact, at: Instant, seq: number): ShiftLine {
    const sealed = sealFact(this.#parts.keys, this.#parts.mixingKey, fact, seq)
    const { type, by, on, data } = fact
    // A part that is not there is left out when this is written.
    return { at, boot: this.#parts.boot, type, by, on, data, sealed } as ShiftLine
  }

  #publish({ facts, texts, steps, effects }: Done): void {
    const { onLine } = this.#parts
    if (onLine) for (const text of texts) onLine(text)
    if (facts.length > 0 || steps.length > 0) {
      for (const listener of this.#listeners) listener(facts, steps)
    }
    if (effects.length > 0) this.#run(effects)
  }

  #fail(cause: unknown): Error {
    const error = cause instanceof Error ? cause : new Error(String(cause))
    if (!this.#failed) {
      this.#failed = error
      this.#tellFailed(error)
    }
    return error
  }
}

/** Facts in their order, as lines of the record and as what goes with the shift. */
type Adding = {
  readonly facts: Fact[]
  readonly texts: string[]
  readonly shift: ShiftLines[]
  /** What every line of this append carries, once there is one. */
  batch: number | undefined
}
type ShiftLines = { readonly after: number; readonly key: KeyId; readonly lines: ShiftLine[] }
type Added = { readonly [K in 'facts' | 'texts' | 'shift']: Readonly<Adding[K]> }
type Decided = Partial<Pick<Done, 'steps' | 'effects'>> & { readonly facts?: readonly NewFact[] }
type Done = Omit<Added, 'shift'> & {
  readonly steps: readonly NewStep[]
  readonly effects: readonly Effect[]
}
const nothing: Added = { facts: [], texts: [], shift: [] }
