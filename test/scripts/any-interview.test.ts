import assert from 'node:assert/strict'
import { it } from 'node:test'
import { seeded } from '../../src/basics/seeded.ts'
import { acceptAnswer } from '../../src/scripts/accept-answer.ts'
import { canonicalText } from '../../src/scripts/canonical.ts'
import { checkScript } from '../../src/scripts/check-script.ts'
import { completeness } from '../../src/scripts/completeness.ts'
import { inLanguage } from '../../src/scripts/in-language.ts'
import { currentPlace, endOf, firstPlace, nextPlace } from '../../src/scripts/next-place.ts'
import { optionsAt } from '../../src/scripts/options-at.ts'
import { locate, places } from '../../src/scripts/places.ts'
import { reachableAnswers } from '../../src/scripts/reachable-answers.ts'
import { readScript } from '../../src/scripts/read-script.ts'
import type { Answer, Answers, Place, Script } from '../../src/scripts/script.ts'
import { textsOf } from '../../src/scripts/texts.ts'
import { wordsAt } from '../../src/scripts/words-at.ts'
import { fc } from '../support/fast-check.ts'
import { anyScript } from './any-script.ts'
import { legalMoves } from './legal-moves.ts'

const seed = fc.string({ minLength: 1, maxLength: 8 })

function anyMove(script: Script, place: Place, answers: Answers, random: () => number): Answer {
  const moves = legalMoves(script, place, answers)
  return moves[Math.floor(random() * moves.length)] ?? { kind: 'said' }
}

/** A whole interview by legal moves; throws if it does not end within as many steps as there are places. */
function interview(script: Script, way: string): { path: Place[]; answers: Answers } {
  const random = seeded(`${way}/answers`)
  const path: Place[] = []
  let answers: Answers = {}
  let place: Place | 'completed' = firstPlace(script)
  while (place !== 'completed') {
    assert.ok(path.length < places(script).length, 'the interview does not end')
    assert.equal(currentPlace(script, answers, way), place)
    const accepted = acceptAnswer(script, place, anyMove(script, place, answers, random), answers)
    assert.ok(accepted.ok, `a legal move is taken at ${place}`)
    path.push(place)
    answers = { ...answers, [place]: accepted.value }
    place = nextPlace(script, place, answers, way)
  }
  assert.equal(currentPlace(script, answers, way), 'completed')
  return { path, answers }
}

it('every interview ends, visits only places of its script, none twice, and the same seed walks the same way (P5)', () => {
  fc.assert(
    fc.property(anyScript, seed, (script, way) => {
      const { path, answers } = interview(script, way)
      assert.equal(new Set(path).size, path.length)
      const order = places(script, way)
      assert.deepEqual(
        path,
        order.filter((place) => path.includes(place)),
      )
      assert.deepEqual(interview(script, way), { path, answers })
      assert.deepEqual(reachableAnswers(script, answers), answers)
      for (const place of path)
        assert.ok(wordsAt(script, place, answers, { workingName: 'Sam' }).read, place)
      const end = endOf(script, answers, way)
      const last = end && script.questions.findIndex(({ id }) => id === end.id)
      const after = script.questions.slice(last ?? script.questions.length).map(({ id }) => id)
      assert.ok(
        !path.some((place) => after.includes(place.split('.')[0] ?? '')),
        'nothing is asked after an end',
      )
    }),
    { numRuns: 300 },
  )
})

it('whatever answer is changed, what remains is a way that can be gone on from to the end', () => {
  fc.assert(
    fc.property(anyScript, seed, fc.nat(), (script, way, n) => {
      const { path, answers } = interview(script, way)
      const place = path[n % path.length] ?? ''
      const changed = anyMove(script, place, answers, seeded(`${way}/changed`))
      const kept = reachableAnswers(script, { ...answers, [place]: changed })
      assert.deepEqual(reachableAnswers(script, kept), kept)
      for (const one of Object.keys(kept)) assert.ok(path.includes(one), `${one} was walked`)
      assert.ok(completeness(script, kept).share <= 1, 'no more is answered than applies')
    }),
    { numRuns: 200 },
  )
})

it('a move is accepted if and only if the paper questionnaire allows it (P5, P6)', () => {
  const guess = fc.oneof(
    fc.constant<Answer>({ kind: 'said' }),
    fc
      .constantFrom('o0', 'o1', 'o2', 'o3', 'o4', 'dk', 'pnts', 'x', '', '__proto__')
      .map((option): Answer => ({ kind: 'one', option })),
    fc
      .subarray(['o0', 'o1', 'o2', 'o3', 'o4', 'dk', 'pnts', 'x'])
      .map((options): Answer => ({ kind: 'several', options })),
  )
  fc.assert(
    fc.property(anyScript, seed, guess, (script, way, answer) => {
      const { path, answers } = interview(script, way)
      for (const [n, place] of path.entries()) {
        const before = Object.fromEntries(
          Object.entries(answers).filter(([one]) => path.slice(0, n).includes(one)),
        )
        const legal = legalMoves(script, place, before).map((one) => JSON.stringify(one))
        const asKept = plain(script, place, answer)
        const accepted = acceptAnswer(script, place, answer, before)
        assert.equal(accepted.ok, legal.includes(JSON.stringify(asKept)), `${place}: ${legal}`)
        if (accepted.ok) assert.deepEqual(accepted.value, asKept)
      }
    }),
    { numRuns: 300 },
  )
})

/** One box ticked in a list of many is the same answer however the page sent it. */
function plain(script: Script, place: Place, answer: Answer): Answer {
  const multiple = locate(script, place)?.block.kind === 'multiple'
  return multiple && answer.kind === 'one' ? { kind: 'several', options: [answer.option] } : answer
}

it('an answer at a place that is not there is refused, and so is one that is listed nowhere', () => {
  fc.assert(
    fc.property(anyScript, fc.string(), fc.nat(), (script, text, n) => {
      const all = places(script)
      const strange: Answer = { kind: 'one', option: `x${text}` }
      assert.equal(acceptAnswer(script, all[n % all.length] ?? '', strange, {}).ok, false)
      assert.equal(acceptAnswer(script, `no ${text}`, { kind: 'said' }, {}).ok, false)
    }),
    { numRuns: 100 },
  )
})

it('the house answers are last at every question, in every order, and each option is there once (R6)', () => {
  fc.assert(
    fc.property(anyScript, seed, (script, way) => {
      for (const place of places(script)) {
        const ids = optionsAt(script, place, way).map(({ id }) => id)
        if (ids.length === 0) continue
        assert.deepEqual(ids.slice(-2), ['dk', 'pnts'])
        assert.deepEqual(
          [...ids].sort(),
          optionsAt(script, place, 'other')
            .map(({ id }) => id)
            .sort(),
        )
        assert.deepEqual(
          ids,
          optionsAt(script, place, way).map(({ id }) => id),
          'the same seed, the same order',
        )
      }
      assert.deepEqual(places(script, way), places(script, way))
      assert.deepEqual([...places(script, way)].sort(), [...places(script)].sort())
    }),
  )
})

it('any script is read back from its canonical text as it was, and its canonical text is the only one', () => {
  fc.assert(
    fc.property(anyScript, (script) => {
      const text = canonicalText(script)
      const read = readScript(JSON.parse(text))
      assert.ok(read.ok, JSON.stringify(read.ok ? '' : read.error))
      assert.equal(canonicalText(read.value), text)
      const shuffled = Object.fromEntries(Object.entries(script).reverse()) as Script
      assert.equal(canonicalText(shuffled), text)
    }),
    { numRuns: 100 },
  )
})

it('another language has the same places, moves and order, and every word of it is that language', () => {
  fc.assert(
    fc.property(anyScript, seed, (script, way) => {
      fc.pre(script.versions !== undefined)
      const welsh = inLanguage(script, 'cy')
      const { path, answers } = interview(script, way)
      assert.deepEqual(interview(welsh, way), { path, answers })
      for (const { key, text } of textsOf(welsh))
        assert.ok(text.startsWith('Cymraeg: '), `${key} is left in English`)
      assert.deepEqual(
        textsOf(welsh).map(({ key }) => key),
        textsOf(script).map(({ key }) => key),
      )
    }),
    { numRuns: 100 },
  )
})

it('any sound script is read, and the checker refuses nothing of its structure', () => {
  fc.assert(
    fc.property(anyScript, (script) => {
      // Statements alone are no questionnaire, and are refused for that.
      fc.pre(script.questions.some((block) => 'options' in block))
      assert.ok(readScript(script).ok, 'it is read')
      assert.deepEqual(
        // Random ends may stop everybody, and that is found: test/scripts/explore-routes.
        checkScript({ ...script, versions: {} })
          .filter(({ severity }) => severity === 'refused')
          .filter(({ code }) => code !== 'dead-end'),
        [],
      )
    }),
    { numRuns: 20 },
  )
})
