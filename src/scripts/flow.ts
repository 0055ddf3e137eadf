import { stable } from './canonical.ts'
import { conditionWords } from './condition-words.ts'
import type { Block, Condition, Script } from './script.ts'

/** One stop on the way through a script, in the order of the script. */
export type FlowStop = {
  readonly id: string
  readonly part: 'opening' | 'questions' | 'end'
  readonly kind: Block['kind'] | 'opening' | 'completed'
  readonly read: string
  /** "5 answers", "4 rows, 5 answers". */
  readonly offers?: string
  /** The blocks that hang on what is answered here. */
  readonly decides: readonly string[]
}

/** Stops that are reached under one condition, or by everybody. */
export type FlowRun = {
  /** "ease is 4 or 5"; undefined for what everybody comes to. */
  readonly onlyIf?: string
  readonly stops: readonly FlowStop[]
}

/** A script as runs of stops: neighbours with the same condition are one run, so that a branch is seen as a whole. */
export function flowOf(script: Script): readonly FlowRun[] {
  const opening: FlowStop[] = script.opening.map(({ id, read }) => ({
    id,
    part: 'opening',
    kind: 'opening',
    read,
    decides: [],
  }))
  const runs: { onlyIf?: string; key: string; stops: FlowStop[] }[] = [{ key: '', stops: opening }]
  const hanging = hangingOn(script)
  for (const block of script.questions) {
    const key = block.when === undefined ? '' : stable(block.when)
    const stop = stopOf(block, hanging.get(block.id) ?? [])
    const last = runs.at(-1)
    if (last?.key === key) last.stops.push(stop)
    else
      runs.push({
        key,
        stops: [stop],
        ...(block.when === undefined ? {} : { onlyIf: conditionWords(script, block.when) }),
      })
  }
  const closing: FlowStop = {
    id: 'completed',
    part: 'end',
    kind: 'completed',
    read: script.closings.completed,
    decides: [],
  }
  const last = runs.at(-1)
  if (last?.key === '') last.stops.push(closing)
  else runs.push({ key: '', stops: [closing] })
  return runs
    .filter(({ stops }) => stops.length > 0)
    .map(({ onlyIf, stops }) => (onlyIf === undefined ? { stops } : { onlyIf, stops }))
}

/** Which blocks hang on what is answered at each. */
function hangingOn({ questions }: Script): ReadonlyMap<string, readonly string[]> {
  const hanging = new Map<string, string[]>()
  for (const { id, when } of questions)
    for (const name of when === undefined ? [] : namesIn(when))
      hanging.set(name, [...(hanging.get(name) ?? []), id])
  return hanging
}

function stopOf(block: Block, decides: readonly string[]): FlowStop {
  const { id, kind, read } = block
  const offers = offersOf(block)
  return { id, part: 'questions', kind, read, decides, ...(offers === undefined ? {} : { offers }) }
}

function offersOf(block: Block): string | undefined {
  if (!('options' in block)) return undefined
  const answers = counted(block.options.length, 'answer')
  if (block.kind === 'grid') return `${counted(block.rows.length, 'row')}, ${answers}`
  return block.kind === 'ranking' ? `${block.ranks} of ${answers} ranked` : answers
}

function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`
}

/** The blocks that a condition names. */
function namesIn(condition: Condition): ReadonlySet<string> {
  if ('at' in condition) return new Set([condition.at.split('.')[0] ?? condition.at])
  const parts =
    'not' in condition ? [condition.not] : 'all' in condition ? condition.all : condition.any
  return new Set(parts.flatMap((part) => [...namesIn(part)]))
}
