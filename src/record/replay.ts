import { fold } from '../facts/fold.ts'
import type { State } from '../facts/state.ts'
import { foldStep } from '../facts/step.ts'
import { openFact } from './fact-codec.ts'
import type { KeyReader } from './keys.ts'
import type { Line } from './line.ts'
import { type Opened, openStep } from './step-codec.ts'
import type { StepLine } from './steps.ts'

/** Where a state stands in both journals: the last line folded, the boot that wrote it, the last step folded. */
export type Stand = { readonly seq: number; readonly boot: string; readonly step: number }

export const beginning: Stand = { seq: 0, boot: '', step: 0 }

/**
 * Folds lines into the state, and each step after the fact that it followed. The two journals are synced side by side,
 * so a power cut can leave a step whose facts are missing: nobody was told that it was saved. It is known by its boot,
 * which is not the boot of the line that has since taken that place (every boot begins with a fact of its own).
 */
export class Replay {
  readonly #state: State
  readonly #keys: KeyReader
  readonly #waiting: readonly StepLine[]
  #next = 0
  #seq: number
  #boot: string

  /** `steps` are all that the journal holds; those that the state has folded already (`from`) are passed over. */
  constructor(state: State, keys: KeyReader, steps: readonly StepLine[], from: Stand) {
    this.#state = state
    this.#keys = keys
    this.#seq = from.seq
    this.#boot = from.boot
    this.#waiting = steps
      .filter(({ after, seq }) => after > from.seq || (after === from.seq && seq > from.step))
      .sort((a, b) => a.after - b.after || a.seq - b.seq)
    this.#foldSteps()
  }

  /** The boot that wrote the last line. */
  get boot(): string {
    return this.#boot
  }

  take(line: Line): void {
    fold(this.#state, openFact(this.#keys, line))
    this.#seq = line.seq
    this.#boot = line.boot
    this.#foldSteps()
  }

  #fold(opened: Opened): void {
    if ('step' in opened) foldStep(this.#state, opened.step)
    else for (const fact of opened.facts) fold(this.#state, fact)
  }

  #foldSteps(): void {
    for (let step = this.#waiting[this.#next]; step && step.after <= this.#seq; ) {
      const opened = step.after === this.#seq ? openStep(this.#keys, step) : undefined
      if (opened?.boot === this.#boot) this.#fold(opened)
      this.#next += 1
      step = this.#waiting[this.#next]
    }
  }
}
