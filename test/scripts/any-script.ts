import type {
  Block,
  BlockTurn,
  Condition,
  Option,
  Script,
  Turning,
} from '../../src/scripts/script.ts'
import { textsOf } from '../../src/scripts/texts.ts'
import { fc } from '../support/fast-check.ts'
import { trialScript } from './trial-script.ts'

const options = (least: number): fc.Arbitrary<Option[]> =>
  fc
    .integer({ min: least, max: 5 })
    .map((count) =>
      Array.from({ length: count }, (_, n) => ({ id: `o${n}`, label: `Answer ${n}` })),
    )

type Seedling = {
  kind: Block['kind']
  options: Option[]
  rows: Option[]
  rotate: Turning
  alone: boolean
  atMost: number
  atLeast: number
  asks: 'always' | 'one' | 'not' | 'all' | 'any'
  /** Picks which earlier place and option the condition names. */
  pick: number
}

const seedling: fc.Arbitrary<Seedling> = fc.record({
  kind: fc.constantFrom('statement', 'single', 'multiple', 'scale', 'grid', 'ranking', 'end'),
  options: options(2),
  rows: options(1),
  rotate: fc.constantFrom<Turning>(true, false, 'randomise', 'rotate', 'reverse'),
  alone: fc.boolean(),
  atMost: fc.integer({ min: 1, max: 5 }),
  atLeast: fc.integer({ min: 1, max: 2 }),
  asks: fc.constantFrom('always', 'one', 'not', 'all', 'any'),
  pick: fc.nat({ max: 1_000 }),
})

/** Any script sound in its shape: random blocks, each with a condition over earlier closed answers or none. */
export const anyScript: fc.Arbitrary<Script> = fc
  .record({
    seedlings: fc.array(seedling, { minLength: 1, maxLength: 12 }),
    from: fc.nat({ max: 10 }),
    by: fc.constantFrom<Turning>('randomise', 'rotate', 'reverse'),
    welsh: fc.boolean(),
  })
  .map(({ seedlings, from, by, welsh }) => {
    const questions: Block[] = []
    for (const [n, one] of seedlings.entries()) questions.push(grow(one, `b${n}`, questions))
    const script = { ...trialScript(), questions, ...turnsIn(questions, from, by) }
    return welsh ? { ...script, versions: { cy: turnedRound(script) } } : script
  })

function turnedRound(script: Script): Record<string, string> {
  return Object.fromEntries(textsOf(script).map(({ key, text }) => [key, `Cymraeg: ${text}`]))
}

/** A run of two to four blocks that hang on nothing inside it, each a part of its own. */
function turnsIn(
  questions: readonly Block[],
  from: number,
  by: Turning,
): { turns?: readonly BlockTurn[] } {
  const run = questions.slice(from, from + 4)
  const free = run.filter(
    ({ kind, when }) =>
      kind !== 'end' && (when === undefined || !run.some(({ id }) => isNamed(when, id))),
  )
  const parts = free.length === run.length ? run.map(({ id }) => [id]) : []
  return parts.length < 2 ? {} : { turns: [{ parts, by }] }
}

function isNamed(when: Condition, id: string): boolean {
  return JSON.stringify(when).includes(`"at":"${id}"`) || JSON.stringify(when).includes(`"${id}.`)
}

function grow(from: Seedling, id: string, earlier: readonly Block[]): Block {
  const when = conditionOver(from, earlier)
  const common = { id, read: `Question ${id}?`, ...(when === undefined ? {} : { when }) }
  const asked = { ...common, disclosure: 'open', options: from.options } as const
  switch (from.kind) {
    case 'statement':
      return { ...common, kind: 'statement', probes: ['Take your time.'] }
    case 'single':
      return { ...asked, kind: 'single', rotate: from.rotate, last: from.alone ? ['o0'] : [] }
    case 'multiple':
      return {
        ...asked,
        kind: 'multiple',
        rotate: from.rotate,
        atMost: from.atMost,
        atLeast: Math.min(from.atLeast, from.atMost, from.options.length - (from.alone ? 1 : 0)),
        exclusive: from.alone ? ['o1'] : [],
      }
    case 'scale':
      return { ...asked, kind: 'scale', rotate: 'reverse', ends: { first: 'Poor', last: 'Good' } }
    case 'grid':
      return { ...asked, kind: 'grid', rows: from.rows, rotate: from.rotate }
    case 'ranking':
      return {
        ...asked,
        kind: 'ranking',
        ranks: Math.min(from.atMost + 1, from.options.length),
        thenRead: 'And which comes next?',
        rotate: from.rotate,
      }
    case 'end':
      return when === undefined
        ? { ...common, kind: 'statement' }
        : { ...common, kind: 'end', as: 'screened-out' }
  }
}

function conditionOver(from: Seedling, earlier: readonly Block[]): Condition | undefined {
  const places = earlier.flatMap((block) => {
    if (block.kind === 'statement' || block.kind === 'end') return []
    if (block.kind === 'ranking') return [`${block.id}.1`, `${block.id}.2`]
    return block.kind === 'grid' ? block.rows.map((row) => `${block.id}.${row.id}`) : [block.id]
  })
  const at = places[from.pick % Math.max(1, places.length)]
  if (at === undefined || from.asks === 'always') return undefined
  const one: Condition = { at, is: [['o0', 'o1', 'dk', 'pnts'][from.pick % 4] ?? 'o0'] }
  const other: Condition = { not: { at: places[0] ?? at, is: ['o1'] } }
  if (from.asks === 'one') return one
  if (from.asks === 'not') return { not: one }
  return from.asks === 'all' ? { all: [one, other] } : { any: [one, other] }
}
