import type { Cancel, Clock } from '../../src/basics/clock.ts'
import { type Instant, instant } from '../../src/basics/instant.ts'
import { timeRun } from './time-run.ts'

export type GearedClock = Clock & {
  /** From now on the clock runs this many times as fast as life; what waits, waits on at the new speed. */
  shift(speed: number): void
}

type Waiting = { readonly due: number; readonly work: () => void; timer: NodeJS.Timeout }

/**
 * A clock whose speed can be changed while it runs: a day can hurry through what needs no human hand. It counts the time
 * that this process was let run (`timeRun`): on a machine that is busy with other work it goes slower, and nothing that
 * runs by it is late for that alone.
 */
export function gearedClock(begin: Instant, first: number): GearedClock {
  let speed = first
  let from = { box: begin as number, life: timeRun() }
  const waiting = new Set<Waiting>()
  const exact = () => from.box + (timeRun() - from.life) * speed

  const arm = (due: number, work: () => void): Waiting => {
    const one: Waiting = { due, work, timer: setTimeout(() => ring(one), lifeUntil(due)) }
    waiting.add(one)
    return one
  }
  const lifeUntil = (due: number) => Math.max(0, (due - exact()) / speed)
  const ring = (one: Waiting) => {
    if (exact() < one.due) {
      // The machine's timer counted on while this clock stood still.
      one.timer = setTimeout(() => ring(one), lifeUntil(one.due))
      return
    }
    waiting.delete(one)
    one.work()
  }
  const cancel = (one: Waiting) => {
    clearTimeout(one.timer)
    waiting.delete(one)
  }

  return {
    now: () => instant(Math.floor(exact())),
    after: (ms, work): Cancel => {
      const one = arm(exact() + ms, work)
      return () => cancel(one)
    },
    every: (ms, work): Cancel => {
      let next: Waiting
      const again = () => {
        next = arm(exact() + ms, again)
        work()
      }
      next = arm(exact() + ms, again)
      return () => cancel(next)
    },
    shift: (to) => {
      from = { box: exact(), life: timeRun() }
      speed = to
      for (const one of waiting) {
        clearTimeout(one.timer)
        one.timer = setTimeout(() => ring(one), lifeUntil(one.due))
      }
    },
  }
}
