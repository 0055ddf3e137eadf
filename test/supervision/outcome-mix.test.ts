import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Random, seeded } from '../../src/basics/seeded.ts'
import { oddsTest } from '../../src/supervision/odds-test.ts'
import {
  departures,
  leastAnswered,
  type Mix,
  type MixKind,
} from '../../src/supervision/outcome-mix.ts'
import { worked } from '../support/took.ts'

type Shares = Readonly<Record<MixKind, number>>
/** Of all calls that somebody or something answers; the rest refuse, or end in some other way. */
const usual: Shares = {
  completed: 0.14,
  machine: 0.22,
  'never-call': 0.04,
  'stop-and-delete': 0.01,
}
const refuse = 0.35

class Agent {
  readonly mix = { answered: 0, completed: 0, machine: 0, 'never-call': 0, 'stop-and-delete': 0 }
  readonly #shares: Shares
  readonly #random: Random
  /** What becomes of a refusal under this agent's hand. */
  readonly refused: (random: Random) => MixKind | undefined

  constructor(shares: Shares, random: Random, refused: Agent['refused'] = () => undefined) {
    this.#shares = shares
    this.#random = random
    this.refused = refused
  }

  work(calls: number): void {
    for (let i = 0; i < calls; i++) {
      const kind = this.#outcome()
      this.mix.answered += 1
      if (kind) this.mix[kind] += 1
    }
  }

  #outcome(): MixKind | undefined {
    let left = this.#random()
    for (const [kind, share] of Object.entries(this.#shares) as [MixKind, number][]) {
      if (left < share) return kind
      left -= share
    }
    return left < refuse ? this.refused(this.#random) : undefined
  }
}

/** Honest agents are not alike: some persuade more people, some meet more machines at their time of day. */
function honest(random: Random): Agent {
  const bent = (share: number, by: number) => {
    const odds = (share / (1 - share)) * Math.exp(by * normal(random))
    return odds / (1 + odds)
  }
  const shares = {
    completed: bent(usual.completed, 0.3),
    machine: bent(usual.machine, 0.1),
    'never-call': bent(usual['never-call'], 0.15),
    'stop-and-delete': bent(usual['stop-and-delete'], 0.15),
  }
  return new Agent(shares, random)
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** A room of ten works so many shifts of about 40 answered calls each; `look` sees it after each of them. */
function workRoom(
  agents: readonly Agent[],
  shifts: number,
  look: (shift: number) => boolean,
): void {
  for (let shift = 1; shift <= shifts; shift++) {
    for (const agent of agents) agent.work(40)
    if (!look(shift)) return
  }
}

const mixesOf = (agents: readonly Agent[]): ReadonlyMap<string, Mix> =>
  new Map(agents.map(({ mix }, n) => [`agent-${n}`, mix]))

describe('a mix of outcomes that departs from the room’s', () => {
  it('the exact test gives Fisher’s own figures, worked by hand for the tea that was tasted', () => {
    const three = oddsTest({ hits: 3, of: 4 }, { hits: 1, of: 4 }, 1, 'more')
    assert.ok(Math.abs(three - 17 / 70) < 1e-12, `${three}`)
    const all = oddsTest({ hits: 4, of: 4 }, { hits: 0, of: 4 }, 1, 'more')
    assert.ok(Math.abs(all - 1 / 70) < 1e-12, `${all}`)
    const few = oddsTest({ hits: 1, of: 4 }, { hits: 3, of: 4 }, 1, 'fewer')
    assert.ok(Math.abs(few - 17 / 70) < 1e-12, `${few}`)
    // Twice the odds: weights 1, 16·2, 36·4, 16·8, 16 of which the last two are three hits or more.
    const twice = oddsTest({ hits: 3, of: 4 }, { hits: 1, of: 4 }, 2, 'more')
    assert.ok(Math.abs(twice - 144 / 321) < 1e-12, `${twice}`)
  })

  it('honest rooms, looked at after each of 30 shifts, raise a false alarm in at most 1 of 50', (t) => {
    const random = seeded('honest rooms')
    const rooms = 200
    let alarmed = 0
    for (let room = 0; room < rooms; room++) {
      const agents = Array.from({ length: 10 }, () => honest(random))
      workRoom(agents, 30, () => {
        const found = departures(mixesOf(agents)).length > 0
        if (found) alarmed += 1
        return !found
      })
    }
    t.diagnostic(`${alarmed} of ${rooms} honest rooms raised an alarm in 30 shifts`)
    assert.ok(alarmed / rooms <= 0.02, `${alarmed} of ${rooms} rooms`)
  })

  const cheats = [
    ['presses “machine” on every refusal', () => 'machine', 3],
    [
      'presses “machine” on half of the refusals',
      (r: Random) => (r() < 0.5 ? 'machine' : undefined),
      12,
    ],
    [
      'presses “never call” on half of the refusals',
      (r: Random) => (r() < 0.5 ? 'never-call' : undefined),
      4,
    ],
  ] as const satisfies readonly (readonly [string, Agent['refused'], number])[]

  for (const [what, refused, within] of cheats)
    it(`an agent who ${what} is named within ${within} shifts in 9 rooms of 10, and hardly anybody else is`, (t) => {
      const random = seeded(what)
      const rooms = 60
      let named = 0
      let others = 0
      for (let room = 0; room < rooms; room++) {
        const cheat = new Agent(usual, random, refused)
        const agents = [cheat, ...Array.from({ length: 9 }, () => honest(random))]
        workRoom(agents, within, () => {
          const found = departures(mixesOf(agents))
          others += found.filter(({ agent }) => agent !== 'agent-0').length
          const it = found.some(
            ({ agent, direction }) => agent === 'agent-0' && direction === 'more',
          )
          if (it) named += 1
          return !it
        })
      }
      t.diagnostic(`named in ${named} of ${rooms} rooms; ${others} others`)
      assert.ok(named / rooms >= 0.9, `named in ${named} of ${rooms} rooms`)
      assert.ok(others <= rooms / 20, `${others} honest agents named`)
    })

  it('says that interviews are made up by more of them, and that “never call” is hidden by fewer', () => {
    const room = new Map<string, Mix>(
      Array.from({ length: 6 }, (_, n) => [
        `honest-${n}`,
        mix(400, { completed: 56, 'never-call': 16 }),
      ]),
    )
    room.set('inventor', mix(400, { completed: 200, 'never-call': 16 }))
    room.set('hider', mix(900, { completed: 126 }))
    assert.deepEqual(departures(room), [
      { agent: 'inventor', kind: 'completed', direction: 'more' },
      { agent: 'hider', kind: 'never-call', direction: 'fewer' },
    ])
  })

  it('two who cheat are both named, and neither of two honest ones whom they make look odd', () => {
    const room = new Map<string, Mix>([
      ['honest', mix(1_000, { machine: 220 })],
      ['cheat', mix(1_000, { machine: 700 })],
      ['other-cheat', mix(1_000, { machine: 600 })],
      ['other-honest', mix(1_000, { machine: 230 })],
    ])
    const named = departures(room).map(({ agent, direction }) => `${agent} ${direction}`)
    assert.deepEqual(named.sort(), ['cheat more', 'other-cheat more'])
  })

  it('says nothing of few calls, of a room of one, or of nobody', () => {
    const some = mix(leastAnswered - 1, { machine: leastAnswered - 1 })
    const rest = mix(1_000, { machine: 10 })
    assert.deepEqual(
      departures(
        new Map([
          ['new', some],
          ['rest', rest],
        ]),
      ),
      [],
    )
    assert.deepEqual(departures(new Map([['alone', mix(1_000, { machine: 900 })]])), [])
    assert.deepEqual(departures(new Map()), [])
  })

  it('a whole room’s campaign is looked at within a second, even on a busy machine', () => {
    const random = seeded('large')
    const agents = Array.from({ length: 30 }, () => honest(random))
    for (const agent of agents) agent.work(3_000)
    const mixes = mixesOf(agents)
    departures(mixes)
    const took = worked()
    departures(mixes)
    assert.ok(took() < 1_000, 'even on a busy machine')
  })
})

function mix(answered: number, some: Partial<Mix>): Mix {
  return { completed: 0, machine: 0, 'never-call': 0, 'stop-and-delete': 0, ...some, answered }
}
