import assert from 'node:assert/strict'
import type { CaseId } from '../../src/basics/ids.ts'
import type { Decided, Decision, Refusal } from '../../src/facts/decide.ts'
import type { Fact, NewFact } from '../../src/facts/fact.ts'
import { fold } from '../../src/facts/fold.ts'
import { emptyState, type State } from '../../src/facts/state.ts'
import { foldStep, type NewStep } from '../../src/facts/step.ts'
import { goesWithShift } from '../../src/facts/with-shift.ts'
import type { Ground } from '../../src/record/open-ground.ts'
import type { Decide, Writer } from '../../src/record/writer.ts'
import { canonicalState } from './canonical-state.ts'
import type { SimulatedDisk } from './simulated-disk.ts'

/** At this step of the disk somebody had been told that so many lines and steps were saved. */
type Told = { readonly moment: number; readonly lines: number; readonly steps: number }
/** A step, or a fact that lies with the steps, after that many lines. */
type AskedStep = { readonly after: number } & ({ readonly step: NewStep } | { readonly fact: Fact })

/** What a box was asked, in order, and what it has answered: the other side's memory of a day. */
export class Chronicle {
  readonly lines: Fact[]
  readonly steps: AskedStep[]
  readonly #told: Told[]
  /** The step of the disk at which the record had been read, when this memory became the box's own. */
  since = 0
  /** Every number that went into a vault. */
  readonly numbers: Map<CaseId, string>
  /** Whether the numbers are with a dialler of its own. */
  readonly apart: boolean
  /** What the dialler has signed, by that step of the disk. */
  readonly signed: { readonly moment: number; readonly note: string }[] = []
  /** What all of it adds up to: it says which facts lie with the steps. */
  #ahead: State

  constructor(
    lines: readonly Fact[] = [],
    steps: readonly AskedStep[] = [],
    told: Told = { moment: 0, lines: 0, steps: 0 },
    numbers: ReadonlyMap<CaseId, string> = new Map(),
    apart = false,
  ) {
    this.apart = apart
    this.lines = [...lines]
    this.steps = [...steps]
    this.#told = [told]
    this.numbers = new Map(numbers)
    this.#ahead = this.#state(this.lines.length, this.steps.length)
  }

  /** Every fact, wherever it lies, in the order in which they were asked for. */
  get facts(): readonly Fact[] {
    return factsIn(this.lines, this.steps)
  }

  told(moment: number): Told {
    const told = this.#told.filter((one) => one.moment <= moment)
    const most = (of: 'lines' | 'steps') => Math.max(...told.map((one) => one[of]))
    return { moment: 0, lines: most('lines'), steps: most('steps') }
  }

  /** The facts that somebody was told are saved, and no more. */
  answered(): Pick<Chronicle, 'facts'> {
    const { lines, steps } = this.told(0)
    return { facts: factsIn(this.lines.slice(0, lines), this.steps.slice(0, steps)) }
  }

  /** This memory as it stood when the power went, for a box that starts on what was left. */
  at(moment: number): Chronicle {
    const told = this.told(moment)
    return new Chronicle(this.lines, this.steps, told, this.numbers, this.apart).#knows(
      this.signed.filter((one) => one.moment <= moment),
    )
  }

  #knows(signed: Chronicle['signed']): this {
    this.signed.push(...signed.map(({ note }) => ({ moment: 0, note })))
    return this
  }

  /**
   * Asserts that the box which has just read its record stands where some prefix of what was asked ends, at or after
   * the last answer; and goes on from there.
   */
  recovered({ writer, keys }: Ground, disk: SimulatedDisk): Chronicle {
    const least = this.told(0)
    const lines = writer.ahead.seq
    assert.ok(lines >= least.lines, `line ${least.lines} was told, and line ${lines} is the last`)
    assert.ok(lines <= this.lines.length, `line ${lines} was never asked for`)
    const found = canonicalState(writer.ahead, keys)
    for (let steps = least.steps; steps <= this.steps.length; steps++) {
      const asked = this.#tryState(lines, steps)
      if (asked === undefined || canonicalState(asked, keys) !== found) continue
      const told = { moment: disk.moment, lines, steps }
      const next = new Chronicle(
        this.lines.slice(0, lines),
        this.steps.slice(0, steps),
        { ...least, moment: 0 },
        this.numbers,
        this.apart,
      ).#knows(this.signed)
      next.#told.push(told)
      next.since = disk.moment
      return next
    }
    return assert.fail(
      `the state at line ${lines} is none that was asked for\n${firstDifference(
        canonicalState(this.#state(lines, this.steps.length), keys),
        found,
      )}`,
    )
  }

  /** The writer, with an ear at its door. */
  heard(writer: Writer, disk: SimulatedDisk): Writer {
    const ask = async <R>(decide: Decide<R>) => {
      const before = writer.ahead.seq
      let decided: { readonly decision: Decision<R>; readonly at: number } | undefined
      const done = writer.do((state, ctx) => {
        const decision = decide(state, ctx)
        decided = { decision, at: ctx.now }
        return decision
      })
      // All of the deciding was in that turn; the answer comes after the disk.
      if (decided) this.#hear(decided.decision, decided.at, before, writer.ahead)
      const asked = { lines: this.lines.length, steps: this.steps.length }
      const answer = await done
      this.#told.push({ moment: disk.moment, ...asked })
      return answer
    }
    return new Proxy(writer, {
      get: (target, name) => {
        if (name === 'do') return ask
        const found = Reflect.get(target, name, target)
        return typeof found === 'function' ? found.bind(target) : found
      },
    })
  }

  #hear<R>(decision: Decision<R>, at: number, before: number, ahead: State): void {
    const { facts, steps } = said(decision)
    assert.equal(before, this.lines.length, 'every line was heard of')
    for (const fact of [...jumpBefore(ahead, before), ...facts]) {
      const { on = {}, ...rest } = structuredClone(fact)
      const withShift = goesWithShift(this.#ahead, fact)
      const seq = this.lines.length + (withShift ? 0 : 1)
      const heard = { ...rest, on, seq, at } as unknown as Fact
      if (withShift) this.steps.push({ after: seq, fact: heard })
      else this.lines.push(heard)
      fold(this.#ahead, structuredClone(heard))
    }
    for (const step of steps)
      this.steps.push({ after: this.lines.length, step: structuredClone(step) })
    for (const step of steps) foldStep(this.#ahead, step)
  }

  #state(lines: number, steps: number): State {
    const state = emptyState()
    const waiting = this.steps.slice(0, steps)
    for (const fact of this.lines.slice(0, lines)) {
      fold(state, structuredClone(fact))
      for (const asked of waiting) if (asked.after === fact.seq) foldAsked(state, asked)
    }
    return state
  }

  /** Undefined where a line needs a step that is not among so many: then nobody stands there. */
  #tryState(lines: number, steps: number): State | undefined {
    try {
      return this.#state(lines, steps)
    } catch {
      return undefined
    }
  }
}

/** What the writer itself says before a line in which the clock is wrong. */
function jumpBefore(ahead: State, before: number): readonly NewFact[] {
  const jump = ahead.clockJumps.find(({ seq }) => seq === before + 1)
  if (!jump) return []
  const { seq: _, at: __, ...data } = jump
  return [{ type: 'clock.jumped', data }]
}

function foldAsked(state: State, asked: AskedStep): void {
  if ('step' in asked) foldStep(state, asked.step)
  else fold(state, structuredClone(asked.fact))
}

function factsIn(lines: readonly Fact[], steps: readonly AskedStep[]): readonly Fact[] {
  const withShift = steps.flatMap((asked) => ('fact' in asked ? [asked.fact] : []))
  return [...lines, ...withShift].sort((a, b) => a.seq - b.seq)
}

function said<R>(decision: { ok: true; value: Decided<R> } | { ok: false; error: Refusal }): {
  readonly facts: readonly NewFact[]
  readonly steps: readonly NewStep[]
} {
  if (!decision.ok) return { facts: decision.error.facts ?? [], steps: [] }
  return { facts: decision.value.facts, steps: decision.value.steps ?? [] }
}

function firstDifference(expected: string, found: string): string {
  const [one, other] = [expected.split('\n'), found.split('\n')]
  const at = one.findIndex((line, i) => line !== other[i])
  const around = (lines: string[]) => lines.slice(Math.max(0, at - 8), at + 4).join('\n')
  return `asked:\n${around(one)}\nfound:\n${around(other)}`
}
