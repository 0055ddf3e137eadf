import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Spoken } from '../../src/exchange/spoken.ts'
import { type PracticeKind, practiceKinds, practicePeople } from '../../src/practice/people.ts'
import { nextToMeet, Practice } from '../../src/practice/practice.ts'
import { type ExitKind, exits } from '../../src/scripts/exits.ts'
import { optionsAt } from '../../src/scripts/options-at.ts'
import { locate } from '../../src/scripts/places.ts'
import { wordsAt } from '../../src/scripts/words-at.ts'
import { trialScript } from '../scripts/trial-script.ts'
import { fc } from '../support/fast-check.ts'

const mark = 'a-mark'
const begin = (kind: PracticeKind, seed = 'seed') => new Practice(trialScript(), kind, seed, mark)
const here = ({ interview }: Practice) => ({ place: interview.at, turn: interview.turns, mark })

function spoken({ script, interview }: Practice): Spoken {
  const { at, answers, seed } = interview
  if (at === 'completed') return { place: 'closing', read: 'Thank you.', kind: 'closing' }
  const block = locate(script, at)?.block
  assert.ok(block, 'the script has this place')
  const options = optionsAt(script, at, seed)
  const kind = ['opening', 'statement', 'single', 'multiple', 'scale'].includes(block.kind)
    ? (block.kind as Spoken['kind'])
    : 'grid-row'
  return {
    place: at,
    read: wordsAt(script, at, answers, { workingName: 'Sam' }).read,
    kind,
    ...(options.length > 0 ? { options } : {}),
    ...('exclusive' in block && block.exclusive ? { exclusive: block.exclusive } : {}),
    ...('atMost' in block && block.atMost !== undefined ? { atMost: block.atMost } : {}),
  }
}

/** A careful agent: presses what is heard, takes the exit that is wanted. */
function carefully(practice: Practice): readonly string[] {
  const heard: string[] = []
  for (let i = 0; i < 100; i++) {
    const { interview } = practice
    const said = practice.hear(spoken(practice))
    heard.push(said.says)
    if (interview.at === 'completed' || interview.ending) return heard
    const done = said.wants
      ? practice.exit(mark, said.wants)
      : practice.answer(here(practice), said.answer ?? { kind: 'said' })
    assert.ok(done.ok, `turn ${i}: ${JSON.stringify(done)}`)
  }
  assert.fail('it never ends')
}

describe('J12: practice against played respondents', () => {
  for (const kind of practiceKinds) {
    it(`${practicePeople[kind].label}: a careful agent comes to the end that is wanted`, () => {
      const practice = begin(kind)
      carefully(practice)
      const course = practice.end(mark)
      assert.ok(course.ok, 'it is at its end')
      assert.deepEqual(course.value, {
        met: kind,
        ended: practicePeople[kind].wants,
        wanted: practicePeople[kind].wants,
        slips: 0,
      })
    })
  }

  it('each has a manner of their own, and says nothing twice for a page that is looked at twice', () => {
    const said = practiceKinds.map((kind) => carefully(begin(kind)).slice(0, 6).join('|'))
    assert.equal(new Set(said).size, practiceKinds.length)
    const practice = begin('asks-who')
    assert.match(practice.hear(spoken(practice)).says, /Who is this, and why are you calling me\?/)
    assert.match(practice.hear(spoken(practice)).says, /Who is this, and why are you calling me\?/)
  })

  it('an agent who reads on to a child, or takes the wrong exit, is seen to have done so', () => {
    const child = begin('child')
    assert.ok(child.exit(mark, 'call-back').ok)
    const course = child.end(mark)
    assert.deepEqual(course.ok && [course.value.ended, course.value.wanted], ['call-back', 'child'])
  })

  it('met least often comes next, so that after seven everybody was met', () => {
    const met: PracticeKind[] = []
    for (let i = 0; i < practiceKinds.length; i++) met.push(nextToMeet(met, (i * 0.37) % 1))
    assert.deepEqual([...met].sort(), [...practiceKinds].sort())
    assert.ok(practiceKinds.includes(nextToMeet(met, 0.9999999)))
  })

  it('P5: takes and refuses presses as a live interview does, and counts what was refused', () => {
    const press = fc.record({
      what: fc.constantFrom('right', 'stale', 'forged', 'other', 'back', 'exit', 'end'),
      exit: fc.constantFrom(...(Object.keys(exits) as ExitKind[])),
      pick: fc.nat(30),
    })
    fc.assert(
      fc.property(
        fc.array(press, { maxLength: 50 }),
        fc.constantFrom(...practiceKinds),
        (all, kind) => {
          const practice = begin(kind)
          for (const { what, exit, pick } of all) {
            const before = practice.interview
            const slips = practice.slips
            const open = before.at !== 'completed' && !before.ending
            const options = open ? optionsAt(practice.script, before.at, before.seed) : []
            const option = options[pick % Math.max(1, options.length)]
            const right = option
              ? ({ kind: 'one', option: option.id } as const)
              : ({ kind: 'said' } as const)
            const made = {
              right: () => practice.answer(here(practice), right),
              stale: () => practice.answer({ ...here(practice), turn: before.turns - 1 }, right),
              forged: () => practice.answer(here(practice), { kind: 'one', option: 'worth' }),
              other: () => practice.answer({ ...here(practice), mark: 'another' }, right),
              back: () => practice.goBack(here(practice)),
              exit: () => practice.exit(mark, exit),
              end: () => practice.end(mark),
            }[what]()
            if (!made.ok) {
              assert.deepEqual(practice.interview, before, `${what} moved nothing`)
              assert.equal(practice.slips, slips + 1)
            } else {
              assert.ok(!['stale', 'forged', 'other'].includes(what), `${what} is never taken`)
              if (what === 'right') assert.ok(open)
            }
          }
        },
      ),
      { numRuns: 100 },
    )
  })
})
