import assert from 'node:assert/strict'
import { it } from 'node:test'
import { acceptAnswer } from '../../src/scripts/accept-answer.ts'
import { checkRoutes } from '../../src/scripts/check-routes.ts'
import { exploreRoutes, mostWays, type Route } from '../../src/scripts/explore-routes.ts'
import { currentPlace, endOf, firstPlace, nextPlace } from '../../src/scripts/next-place.ts'
import { locate, places } from '../../src/scripts/places.ts'
import type { Answer, Answers, Block, Place, Script } from '../../src/scripts/script.ts'
import { secondsAt } from '../../src/scripts/seconds-at.ts'
import { fc } from '../support/fast-check.ts'
import { worked } from '../support/took.ts'
import { anyScript } from './any-script.ts'
import { legalMoves } from './legal-moves.ts'
import { trialScript } from './trial-script.ts'

/** More interviews than this are not all held by hand: the script is left out of the comparison. */
const mostInterviews = 3_000

type Held = { readonly path: readonly Place[]; readonly answers: Answers; readonly seconds: number }

/** Every interview there is, answer by answer, or undefined when there are too many. */
function everyInterview(script: Script): Held[] | undefined {
  const done: Held[] = []
  const open: { at: Place | 'completed'; held: Held }[] = [
    { at: firstPlace(script), held: { path: [], answers: {}, seconds: 0 } },
  ]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { at, held } = one
    if (open.length + done.length > mostInterviews) return undefined
    if (at === 'completed') {
      done.push(held)
      continue
    }
    for (const answer of legalMoves(script, at, held.answers)) {
      const answers = { ...held.answers, [at]: answer }
      const path = [...held.path, at]
      const located = locate(script, at)
      assert.ok(located, at)
      const seconds = held.seconds + secondsAt(located)
      open.push({ at: nextPlace(script, at, answers, ''), held: { path, answers, seconds } })
    }
  }
  return done
}

/** Walks a witness: each step is a legal move at the place where the interview then stands. */
function replay(script: Script, route: Route): Answers {
  let answers: Answers = {}
  for (const { place, chosen } of route.steps) {
    assert.equal(currentPlace(script, answers, ''), place, 'the witness goes where the script goes')
    const block = locate(script, place)?.block
    const [only = ''] = chosen
    const answer: Answer =
      chosen.length === 0
        ? { kind: 'said' }
        : block?.kind === 'multiple'
          ? { kind: 'several', options: chosen }
          : { kind: 'one', option: only }
    const accepted = acceptAnswer(script, place, answer, answers)
    assert.ok(accepted.ok, `${place} takes ${chosen.join()}`)
    answers = { ...answers, [place]: accepted.value }
  }
  return answers
}

const small = anyScript.map((script) => ({
  ...script,
  opening: script.opening.slice(0, 1),
  turns: [],
}))

it('what is reached, how long it takes and whether it can be completed is what holding every interview finds (R14)', () => {
  let compared = 0
  fc.assert(
    fc.property(small, (script) => {
      const all = everyInterview(script)
      if (all === undefined) return
      compared += 1
      const explored = exploreRoutes(script)
      assert.ok(explored.whole, 'small scripts are followed whole')
      const met = new Set(all.flatMap(({ path }) => path.map((place) => place.split('.')[0] ?? '')))
      for (const { answers } of all) {
        const end = endOf(script, answers, '')
        if (end !== undefined) met.add(end.id)
      }
      assert.deepEqual(new Set(explored.reached.keys()), met)
      const seconds = all.map((one) => one.seconds)
      assert.ok(
        Math.abs((explored.shortest?.seconds ?? -1) - Math.min(...seconds)) < 1e-6,
        'shortest',
      )
      assert.ok(
        Math.abs((explored.longest?.seconds ?? -1) - Math.max(...seconds)) < 1e-6,
        'longest',
      )
      const completes = all.some(({ answers }) => endOf(script, answers, '') === undefined)
      assert.equal(explored.completed !== undefined, completes)
    }),
    { numRuns: 400 },
  )
  assert.ok(compared > 100, `only ${compared} scripts were small enough to compare`)
})

it('every witness is a way by legal moves to what it is a witness of', () => {
  fc.assert(
    fc.property(anyScript, (turning) => {
      const questions = turning.questions.map((block) =>
        block.kind === 'grid' ? { ...block, rotate: false } : block,
      )
      const script = { ...turning, questions, turns: [] }
      const explored = exploreRoutes(script)
      for (const [id, route] of explored.reached) {
        const answers = replay(script, route)
        const next = currentPlace(script, answers, '')
        const end = endOf(script, answers, '')
        assert.ok(
          next.split('.')[0] === id || end?.id === id,
          `the witness of ${id} leads to ${next}`,
        )
      }
      for (const route of [explored.shortest, explored.longest]) {
        assert.ok(route, 'some interview ends')
        assert.equal(currentPlace(script, replay(script, route), ''), 'completed')
      }
    }),
    { numRuns: 200 },
  )
})

const single = (id: string, more: Partial<Block> = {}): Block =>
  ({
    id,
    kind: 'single',
    disclosure: 'open',
    read: `How was part ${id}?`,
    options: ['a', 'b', 'c'].map((option) => ({ id: option, label: `Answer ${option}` })),
    ...more,
  }) as Block

const withQuestions = (questions: readonly Block[]): Script => ({ ...trialScript(), questions })

it('500 questions with forks behind forks are followed whole, in under two seconds', () => {
  const questions = Array.from({ length: 500 }, (_, n) =>
    single(`q${n}`, n % 5 === 4 ? { when: { at: `q${n - 1}`, is: ['a', 'dk'] } } : {}),
  )
  const script = withQuestions(questions)
  const took = worked()
  const explored = exploreRoutes(script)
  const ms = took()
  assert.ok(explored.whole, 'all ways were followed')
  assert.equal(explored.reached.size, places(script).length)
  assert.ok(ms < 2_000, `it took ${Math.round(ms)} ms`)
})

it('more ways than can be followed are said to be so, and nothing is claimed of them', () => {
  const forks = Array.from({ length: 14 }, (_, n) => single(`f${n}`))
  const last = forks.map(({ id }) => single(`after-${id}`, { when: { at: id, is: ['a'] } }))
  const took = worked()
  const script = withQuestions([...forks, ...last])
  const explored = exploreRoutes(script)
  assert.ok(took() < 2_000, 'the bound keeps it short')
  assert.equal(explored.whole, false)
  const [finding, ...others] = checkRoutes(script, explored)
  assert.equal(finding?.code, 'too-many-ways')
  assert.match(finding?.what ?? '', new RegExp(`more than ${mostWays} different ways on from "f1`))
  assert.deepEqual(others, [])
})

it('what contradicts itself, what is never reached and what stops everybody is named, each by its name', () => {
  const codes = (questions: readonly Block[]) =>
    checkRoutes(withQuestions(questions)).map(({ code, where, severity }) => [
      code,
      where,
      severity,
    ])
  assert.deepEqual(
    codes([
      single('x'),
      single('y', {
        when: {
          all: [
            { at: 'x', is: ['a'] },
            { at: 'x', is: ['b'] },
          ],
        },
      }),
    ]),
    [['contradiction', '"y"', 'review']],
  )
  assert.deepEqual(
    codes([
      single('x'),
      single('y', { when: { at: 'x', is: ['a'] } }),
      single('z', {
        when: {
          all: [
            { at: 'y', is: ['a'] },
            { at: 'x', is: ['b'] },
          ],
        },
      }),
    ]),
    [['never-reached', '"z"', 'review']],
  )
  const stop: Block = { id: 'stop', kind: 'end', as: 'screened-out', read: 'Thank you. Goodbye.' }
  assert.deepEqual(codes([single('x'), stop, single('y')]), [
    ['never-reached', '"y"', 'review'],
    ['dead-end', 'the script', 'refused'],
  ])
  assert.match(checkRoutes(withQuestions([single('x'), stop]))[0]?.what ?? '', /after x=/)
  assert.deepEqual(codes([single('x'), { ...stop, when: { at: 'x', is: ['c'] } }, single('y')]), [])
})
