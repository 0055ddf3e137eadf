import assert from 'node:assert/strict'
import { seeded } from '../../src/basics/seeded.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { until } from '../support/until.ts'
import { allFacts, holdTo } from './hold-to.ts'
import { NoAnswer, SeatClient } from './seat-client.ts'
import { openSite, type Site, type SiteOptions } from './site.ts'
import { StaffClient } from './staff-client.ts'
import { Told } from './told.ts'

export type KillReport = {
  readonly rounds: number
  readonly answers: number
  readonly coded: number
  readonly never: number
  readonly kept: number
  readonly approvals: number
  readonly bundles: number
  /** Milliseconds from a start to the first served page, each round's. */
  readonly starts: readonly number[]
}

/** What takes seconds on a machine of its own may take this long on one that is busy. */
export const slowly = 240_000

/** The people at one site, at work until the box is gone. */
export class AtWork {
  readonly site: Site
  readonly told: Told
  readonly staff: StaffClient
  readonly seats: readonly SeatClient[]
  answers = 0
  /** Presses that the box answered, and looks at a page that had nothing to press besides. */
  pressed = 0
  looked = 0
  #turns = 0

  private constructor(site: Site, told: Told, staff: StaffClient) {
    this.site = site
    this.told = told
    this.staff = staff
    this.seats = told.seats.map((seat) => new SeatClient(site.origin, seat))
  }

  static async open(options: SiteOptions = {}): Promise<AtWork> {
    return AtWork.on(await openSite(options))
  }

  /** At a site that is there, with the client's file as it comes to it. */
  static async on(site: Site, sample?: Uint8Array): Promise<AtWork> {
    const told = new Told()
    try {
      return new AtWork(site, told, await StaffClient.open(site.origin, told, sample))
    } catch (cause) {
      await site.close()
      throw cause
    }
  }

  /** Everybody works until `enough`, or until the box answers no more. */
  async work(enough: () => boolean): Promise<void> {
    this.#turns += 1
    await Promise.all([
      ...this.seats.map((seat) => this.#atSeat(seat, enough)),
      untilNoAnswer(() => this.#office()),
    ])
  }

  /** Lets everybody work for so many presses and a moment more, then takes the box's life. */
  async workUntilKilled(presses: number, moment: number): Promise<void> {
    const from = this.pressed
    let over = false
    const killing = until('the presses of a round', () => this.pressed - from >= presses, slowly)
      .then(() => new Promise((resolve) => setTimeout(resolve, moment)))
      .then(() => this.site.kill())
      .finally(() => {
        over = true
      })
    await Promise.all([this.work(() => over), killing])
  }

  /** Everybody has sat down and been on a call. Each waits in theirs for the others: at once they may never be. */
  async begin(): Promise<void> {
    const talks = ({ told }: SeatClient) => told.answers.length > 0
    await Promise.all(this.seats.map((seat) => this.#atSeat(seat, () => talks(seat))))
    assert.ok(this.seats.every(talks), 'everybody is on a call')
  }

  async #atSeat(seat: SeatClient, enough: () => boolean): Promise<void> {
    await untilNoAnswer(async () => {
      while (!enough()) {
        const before = seat.told.answers.length
        const pressed = await seat.step()
        if (seat.told.answers.length > before) this.answers += 1
        if (pressed) this.pressed += 1
        this.looked += 1
        if (!pressed) await new Promise((resolve) => setTimeout(resolve, 20))
      }
    })
  }

  async #office(): Promise<void> {
    if (this.#turns % 20 === 1) await this.staff.confirmPresence()
    if (this.#turns % 3 === 0) await this.staff.sign()
    if (this.#turns % 8 === 0) await this.staff.release()
  }

  /** Lets everybody work until a release has gone out, and takes the box's life while its bundle is still warm. */
  async killWithABundleOut(): Promise<void> {
    for (let turn = 0; turn < 60 && this.told.bundles.size === 0; turn++) {
      const from = this.pressed
      await this.work(() => this.pressed - from >= 200)
      await this.staff.release()
    }
    assert.ok(this.told.bundles.size > 0, `a bundle after ${this.told.sums().completed} interviews`)
    await this.site.kill()
  }

  /** After a start: everybody is back where they were, and what was given out is given out again, the same. */
  async areBack(): Promise<void> {
    for (const seat of this.seats) await seat.isBack()
    const [last] = [...this.told.bundles].slice(-1)
    if (last) assert.equal(await this.staff.bundle(last[0]), last[1], 'the bundle is the same')
  }
}

/**
 * Kills the box in the middle of its work, again and again, for so many rounds, or until the time is up and something
 * was there to lose. After each kill the folder holds everything that anybody was told; after each start everybody is
 * back where they were. With `bundle`, once more when results have just left.
 */
export async function killRounds(
  most: number,
  seed: string,
  { longestMs = Number.POSITIVE_INFINITY, bundle = false } = {},
): Promise<KillReport> {
  const began = performance.now()
  const chance = seeded(seed)
  const room = await AtWork.open({ threads: 2 })
  const starts: number[] = []
  try {
    await room.begin()
    const inTime = () => performance.now() - began < longestMs || room.told.sums().coded === 0
    for (let round = 0; round < most && inTime(); round++) {
      // Some when they are well at work, some when they are only just back; and at any moment of a press.
      await room.workUntilKilled(1 + Math.floor(chance() * 60), chance() * 15)
      starts.push(await heldAndBack(room))
    }
    if (bundle) {
      await room.killWithABundleOut()
      starts.push(await heldAndBack(room))
    }
    assert.equal(await room.site.stop(), 0)
    await holdTo(room.told, await room.site.copy())
    await nothingForgotten(room)
  } finally {
    await room.site.close()
  }
  const { coded, never, kept } = room.told.sums()
  return {
    ...{ rounds: starts.length, starts, coded, never, kept, answers: room.answers },
    approvals: room.told.approvedScripts.size,
    bundles: room.told.bundles.size,
  }
}

/** The folder that a kill left holds what everybody was told; the box starts on it, and they go on. The milliseconds that it took. */
async function heldAndBack(room: AtWork): Promise<number> {
  await holdTo(room.told, await room.site.copy())
  const start = await room.site.start()
  await room.areBack()
  return start
}

/** What a fact promises for later has come by now: numbers on the list, interviews completed. */
async function nothingForgotten({ site, told }: AtWork): Promise<void> {
  const facts = await allFacts(realDisk(`${site.data}/box`))
  const count = (type: string) => facts.filter((fact) => fact.type === type).length
  const { never, completed } = told.sums()
  assert.ok(count('number.suppressed') >= never, 'never called again')
  assert.ok(count('interview.completed') >= completed, 'completed interviews')
}

async function untilNoAnswer(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (cause) {
    if (!(cause instanceof NoAnswer)) throw cause
  }
}
