import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fc } from '../support/fast-check.ts'
import { anyEvent, crash, killed, type Lived, live, memory, startAgain } from './any-day.ts'
import type { Fault } from './simulated-disk.ts'
import { everything, nothing, type Survival, torn } from './survival.ts'

/** Days to live through in each of these; `npm run soak` asks for more. */
const runs = Number(process.env['GATEHOUSE_CRASH_RUNS'] || 4)
/** And at how many moments of each something happens. */
const cutsInDay = 7
const faultsInDay = 3
const cutsInStart = 3
const draw = { numRuns: runs, endOnFailure: true, includeErrorInReport: true }

// Not of doubles: nearly all of them lie beside 0, and with them would every moment.
const part = fc.noBias(fc.nat(999_999)).map((n) => n / 1_000_000)
const seed = fc.noBias(fc.nat())
const fate = fc.record({ at: part, share: fc.constantFrom(0, 0.2, 0.5, 0.8, 1), seed })
type Fate = { readonly at: number; readonly share: number; readonly seed: number }

function survival({ share, seed: one }: Fate): Survival {
  return share === 0 ? nothing : share === 1 ? everything : torn(`${one}`, share)
}

/** Any moment; but a kind of step that is rare is looked at as often as one that fills the day. */
function momentAt({ disk }: Lived, { at, seed: which }: Fate): number {
  const kinds = [...disk.momentsByKind().values()]
  const kind = kinds[which % kinds.length] ?? [0]
  return (kind[Math.floor(at * kind.length)] ?? 0) + (which % 2)
}

const trouble = fc.record({
  kind: seed,
  at: part,
  full: fc.constantFrom(false, false, true),
  left: fate,
  again: fate,
  forgetful: fc.boolean(),
})
type Trouble = typeof trouble extends fc.Arbitrary<infer T> ? T : never

/** A call of a day that went well: every kind of call on every kind of file as often as any other. */
function faultIn({ disk }: Lived, { kind, at, full, left }: Trouble): Fault {
  const kinds = [...disk.calls]
  const [name, count] = kinds[kind % kinds.length] ?? ['', 0]
  return {
    kind: name,
    nth: 1 + Math.floor(at * count),
    trouble: full && name.startsWith('write') ? 'ENOSPC' : 'EIO',
    left: () => survival(left),
  }
}

const anyDay = fc.array(anyEvent, { minLength: 15, maxLength: 60, size: 'max' })
const dayOfOneDisk = anyDay.map((day) => day.filter(({ what }) => what !== 'kill'))

describe('whatever happens in a day', () => {
  it('after a power cut at any moment the box stands at its last answer or later, and nothing erased is back', async () => {
    let cuts = 0
    await fc.assert(
      fc.asyncProperty(
        anyDay,
        fc.array(fate, { minLength: cutsInDay, maxLength: cutsInDay }),
        async (day, fates) => {
          const lived = await live(day, String(fates[0]?.seed))
          for (const one of fates) {
            await crash(lived, momentAt(lived, one), survival(one))
            cuts += 1
          }
        },
      ),
      draw,
    )
    assert.equal(cuts, runs * cutsInDay)
  })

  it('a call that fails stops the box at worst: the next process, and a power cut in it or after it, find all that was answered', async () => {
    const faults = new Set<string>()
    await fc.assert(
      fc.asyncProperty(
        dayOfOneDisk,
        fc.array(trouble, { minLength: faultsInDay, maxLength: faultsInDay }),
        async (day, troubles) => {
          const sound = await live(day, 'sound')
          for (const one of troubles) {
            const fault = faultIn(sound, one)
            const { disk, lives, clock } = await live(day, 'sound', fault)
            faults.add(fault.kind)
            const next = disk.afterRestart({ forgetful: one.forgetful })
            const before = memory(lives, disk.moment)
            const { chronicle } = await startAgain(next, before, clock)
            // At the end of that start, or on the way there.
            const way = one.again.seed % 2 ? 1 : one.again.at
            const cut = disk.moment + Math.ceil(way * (next.moment - disk.moment))
            const known = cut < chronicle.since ? before.at(0) : chronicle.at(cut)
            await startAgain(next.afterPowerCut(survival(one.again), cut), known, clock)
          }
        },
      ),
      draw,
    )
    assert.ok(faults.size > runs, `${faults.size} kinds of calls failed`)
  })

  it('a power cut in the middle of starting again is survived like any other, after a power cut and after a kill', async () => {
    let cuts = 0
    await fc.assert(
      fc.asyncProperty(
        anyDay,
        fc.array(fate, { minLength: 2, maxLength: 2 }),
        async (day, fates) => {
          const lived = await live(day, String(fates[0]?.seed))
          for (const [which, one] of fates.entries()) {
            const moment = momentAt(lived, one)
            const before = memory(lived.lives, moment)
            const { disk, chronicle } =
              which === 0 ? await crash(lived, moment, survival(one)) : await killed(lived, moment)
            const step = Math.ceil((disk.moment + 1) / cutsInStart)
            for (let again = one.seed % step; again <= disk.moment; again += step) {
              const left = survival({ ...one, seed: one.seed + again })
              // Until the record has been read, the first crash is all that the new process knows of.
              const known = again < chronicle.since ? before.at(0) : chronicle.at(again)
              await startAgain(disk.afterPowerCut(left, again), known, lived.clock)
              cuts += 1
            }
          }
        },
      ),
      draw,
    )
    assert.ok(cuts > runs * 2, `${cuts} power cuts in a start`)
  })
})
