import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dialRules } from '../../src/fieldwork/may-dial.ts'
import { without } from '../fieldwork/without-rule.ts'
import { type Breach, breachesIn } from '../support/breach-finder.ts'
import { HostileRoom } from './hostile-day.ts'

/** Weeks in a room where all that can go wrong does; gives what the checker finds, and how many calls were placed. */
function weeks(seed: string, steps = 60): { breaches: readonly Breach[]; dials: number } {
  const room = new HostileRoom(seed)
  room.work(steps)
  const dials = room.log.filter((one) => 'type' in one && one.type === 'attempt.placed').length
  return { breaches: breachesIn(room.log, room.promises), dials }
}

const withoutBoth = <T>(one: string, other: string, work: () => T) =>
  without(one, () => without(other, work))

/** Held by the way the state is made as well: without them, still nothing is placed. `may-dial-always` takes them out, too. */
// And the days of a hostile week all lie in 2026.
const heldTwice = ['calendar', 'shift', 'numbers-away', 'barred']
/** Taken out in rooms that have quotas, in `quotas.test` and `may-dial-always`. */
const ofQuotas = ['quotas-unknown', 'quotas-full', 'quota']

describe('whatever happens, no call is placed against a rule (D1, D4, D6, D8, D10, D14, D15, G2, G5, J8, J16, P1, P5, P8, P9, R10, R11, R14, T3)', () => {
  it('and a checker that knows only the rulebook and the lines finds no breach in many hostile weeks', () => {
    let placed = 0
    for (let n = 0; n < 25; n++) {
      const { breaches, dials } = weeks(`whole ${n}`)
      assert.deepEqual(breaches, [])
      placed += dials
    }
    assert.ok(placed > 300, `${placed} calls are too few to say anything`)
  })

  for (const { key, id } of dialRules.filter(
    (rule) => ![...heldTwice, ...ofQuotas].includes(rule.key),
  ))
    it(`the checker finds a breach of ${id} when the rule “${key}” is taken out of the table`, () => {
      // The lists give one answer for all of them, so that nobody can tell a barred number: the two rules hold together.
      const twin = key === 'do-not-call' ? 'barred' : key
      const found = withoutBoth(key, twin, () => {
        for (let n = 0; n < 120; n++) {
          const { breaches } = weeks(`without ${n}`)
          const own = breaches.find(({ rule }) => rule === id)
          if (own) return own
        }
        return undefined
      })
      assert.ok(found, 'nothing was found')
    })
})
