import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { QuotaCell } from '../../src/fieldwork/quota.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import type { Block, Script } from '../../src/scripts/script.ts'
import { trialScript } from '../scripts/trial-script.ts'
import type { Between } from '../support/between-calls.ts'
import { withFastFolder } from '../support/fast-folder.ts'
import { forkedScript } from '../support/forked-script.ts'
import { type Clues, cluesOn, type Example, guessed } from '../support/routing-attacker.ts'
import { type Leanings, ordinarySpeakers } from '../support/speakers.ts'
import { type Held, openWorkedRoom } from '../support/worked-room.ts'

/** The promise: no better than the published base rate plus 5 points. */
const points = 5

/** Interviews of each day; `npm run soak` asks for more, which leaves less to luck. */
const interviews = Number(process.env['GATEHOUSE_ATTACK_INTERVIEWS'] || 160)

/** As many as one seat manages in a shift of ten hours. */
const ofOneSeat = Math.min(interviews, 160)

type Examples = (truly: (held: Held) => boolean | undefined) => readonly Example[]
/** What he makes of the disk as it lay while the shift was open, and of the disk after its close. */
type Day = { readonly during: Examples; readonly after: Examples }

/** A long day of a room, and then what the disk alone tells of each completed interview. */
async function workedDay(
  script: Script,
  interviews: number,
  leanings: Leanings = {},
  {
    seats = 8,
    shifts = 1,
    quotas = [] as readonly QuotaCell[],
    between = 'goes-on' as Between,
  } = {},
): Promise<Day> {
  return withFastFolder(async (dir) => {
    const disk = realDisk(dir)
    const room = await openWorkedRoom({
      disk,
      script,
      cases: 3_000,
      unanswered: 0.3,
      seats,
      quotas,
      between,
    })
    await room.work(Math.ceil(interviews / shifts), ordinarySpeakers(leanings))
    for (let shift = 1; shift < shifts; shift++) {
      await room.closeShift()
      await room.nextShift()
      await room.work(Math.ceil(interviews / shifts), ordinarySpeakers(leanings))
    }
    const examplesOf = (clues: readonly Clues[]): Examples => {
      const byCase = new Map(clues.map((one) => [one.case, one.clues]))
      return (truly) =>
        room.held.flatMap((held) => {
          const found = byCase.get(held.case)
          const answer = truly(held)
          return found && answer !== undefined ? [{ clues: found, truly: answer }] : []
        })
    }
    const numberOf = new Map(room.held.map((held) => [held.case as string, held.number]))
    const during = examplesOf(await cluesOn(disk, numberOf))
    await room.closeShift()
    await room.close()
    assert.deepEqual((await disk.list('steps')).length, 1, 'one segment, made anew')
    const after = examplesOf(await cluesOn(disk, numberOf))
    const all = shifts === 1 ? during(yes).length : room.held.length
    assert.equal(after(yes).length, all, 'every interview can be guessed of')
    return { during, after }
  })
}

const yes = (held: Held) => one(held, 'fork') === 'yes'
/** Of those who were asked to the end. */
const whole = (held: Held) => (held.outcome === 'completed' ? yes(held) : undefined)

function one(held: Held, place: string): string | undefined {
  const answer = held.answers[place]
  return answer?.kind === 'one'
    ? answer.option
    : answer?.kind === 'several'
      ? answer.options[0]
      : undefined
}

type Advantage = {
  readonly base: number
  /** Percentage points above guessing the likelier answer every time. */
  readonly over: number
  /** What is left of them when luck is taken away: two and a half standard errors, as if he guessed blindly. */
  readonly shown: number
}

/** Half of the interviews are the attacker's own: first the one half, then the other, so that each is guessed once. */
function advantage(examples: readonly Example[]): Advantage {
  const half = examples.length >> 1
  const [one, other] = [examples.slice(0, half), examples.slice(half)]
  const share = examples.filter(({ truly }) => truly).length / examples.length
  const guesses = [...guessed(other, one), ...guessed(one, other)]
  const unlike = examples.flatMap(({ truly }, at) =>
    guesses[at] === share >= 0.5 ? [] : [guesses[at] === truly ? 1 : -1],
  )
  const perExample = 100 / examples.length
  const over = perExample * unlike.reduce<number>((sum, gain) => sum + gain, 0)
  const shown = over - 2.5 * perExample * Math.sqrt(unlike.length)
  return { base: 100 * Math.max(share, 1 - share), over, shown }
}

/** Asserts that nothing shows the attacker to be more than so many points above the base rate. */
function assertBlind({ over, shown }: Advantage, what: string): void {
  assert.ok(
    shown <= points,
    `${what}: ${over.toFixed(1)} points, of which ${shown.toFixed(1)} are not luck`,
  )
}

describe('an attacker with the record, the saved state, the master key and the script, after the shift is closed', () => {
  it(`guesses a routed answer at most ${points} points better than the base rate, where both ways are alike`, async () => {
    const script = forkedScript({ yes: 8, no: 8 })
    const day = await workedDay(script, interviews, { fork: { yes: 55, no: 45 } })
    assertBlind(advantage(day.after(yes)), 'both ways alike')
  })

  it('and where one way is eight questions longer; while the shift was open he knew: this attacker can find what is there', async (t) => {
    const script = forkedScript({ yes: 8, no: 0 })
    const day = await workedDay(script, interviews, { fork: { yes: 55, no: 45 } })
    const { base, over, shown } = advantage(day.during(yes))
    t.diagnostic(`before the close: base rate ${base.toFixed(0)}%, ${over.toFixed(0)} points more`)
    assert.ok(shown > points, `${over.toFixed(1)} points, ${shown.toFixed(1)} of them not luck`)
    assertBlind(advantage(day.after(yes)), 'eight questions longer')
  })

  it('and of a room with a single seat', async () => {
    const script = forkedScript({ yes: 8, no: 0 })
    const day = await workedDay(script, ofOneSeat, { fork: { yes: 55, no: 45 } }, { seats: 1 })
    assertBlind(advantage(day.after(yes)), 'one seat, eight questions longer')
  })

  it('and of many short shifts of a single seat, each with figures of its own: hours, and how long its interviews took', async (t) => {
    const script = forkedScript({ yes: 8, no: 0 })
    const leanings = { fork: { yes: 55, no: 45 } }
    const shifts = Math.floor(interviews / 20)
    const day = await workedDay(script, interviews, leanings, { seats: 1, shifts })
    const found = advantage(day.after(yes))
    t.diagnostic(`base rate ${found.base.toFixed(0)}%, ${found.over.toFixed(1)} points more`)
    assertBlind(found, 'short shifts')
  })

  it('and where an agent has one interview in a shift, and then calls the supervisor, pulls the plug, rests and signs out', async (t) => {
    const script = forkedScript({ yes: 20, no: 0 })
    const leanings = { fork: { yes: 55, no: 45 } }
    const shifts = Math.floor(interviews / 8)
    const few = { shifts, between: 'leaves' } as const
    const found = advantage((await workedDay(script, interviews, leanings, few)).after(yes))
    t.diagnostic(`base rate ${found.base.toFixed(0)}%, ${found.over.toFixed(1)} points more`)
    assertBlind(found, 'one interview each')
  })

  it('and where quotas hang on the answer: nothing of who falls where is on the disk', async (t) => {
    const { questions, ...rest } = forkedScript({ yes: 8, no: 0 })
    const at = questions.findIndex(({ id }) => id === 'fork') + 1
    const end: Block = {
      ...{ id: 'enough', kind: 'end', as: 'quota-full', cell: ['fork'] },
      read: 'Thank you. Goodbye.',
    }
    const script = { ...rest, questions: [...questions.slice(0, at), end, ...questions.slice(at)] }
    const cell = (option: string, target: number): QuotaCell => {
      return { of: [{ at: 'fork', is: [option] }], target }
    }
    const leanings = { fork: { yes: 55, no: 45 } }
    const open = { quotas: [cell('yes', interviews), cell('no', interviews)] }
    const day = await workedDay(script, interviews, leanings, open)
    assertBlind(advantage(day.after(yes)), 'cells with room')
    const full = { quotas: [cell('yes', 40)] }
    const { base, over } = advantage(
      (await workedDay(script, interviews, leanings, full)).after(whole),
    )
    t.diagnostic(
      `a cell that filled: base rate ${base.toFixed(0)}%, ${over.toFixed(1)} points more`,
    )
  })

  it('and of every routed answer of the trial questionnaire', async (t) => {
    const leanings = {
      'has-policy': { yes: 60, other: 20, no: 20 },
      reasons: { renew: 25, change: 10, ask: 10, claim: 8, complain: 5, none: 42 },
      renewal: { left: 40, stayed: 60 },
    }
    const day = await workedDay(trialScript(), interviews, leanings)
    const asked: readonly (readonly [string, string])[] = [
      ['has-policy', 'yes'],
      ['reasons', 'none'],
      ['reasons', 'claim'],
      ['renewal', 'left'],
    ]
    for (const [place, option] of asked) {
      const truly = (held: Held) => {
        const said = one(held, place)
        return said === undefined ? undefined : said === option
      }
      const found = advantage(day.after(truly))
      const { base, over } = found
      t.diagnostic(
        `${place}, ${option}: base rate ${base.toFixed(0)}%, ${over.toFixed(1)} points more`,
      )
      assertBlind(found, `${place}, ${option}`)
    }
  })
})
