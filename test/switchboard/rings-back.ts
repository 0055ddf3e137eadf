import assert from 'node:assert/strict'
import { it } from 'node:test'
import { until } from '../support/until.ts'

export type Message = 'call-back' | 'noted' | 'not-noted' | 'withheld' | 'good-bye'

/** Somebody who rings the box back, on the exchange or on a real switch. Times are of the switch's own clock. */
export type Caller = {
  /** Every number that the box was asked to put on its list, and when. */
  readonly asked: readonly { readonly number: string; readonly at: number }[]
  /** Resolves when a message is heard, to the time of its first sound. */
  hears(message: Message): Promise<number>
  press(key: number): void
  /** Resolves when the switch has hung up. */
  ended(): Promise<void>
  /** Our process goes away. */
  boxGone(): Promise<void>
  /** Everything that the box was told. */
  told(): string
}

export type RingBack = (options: {
  /** What the record says to it; yes when absent. */
  readonly answer?: () => Promise<boolean>
  readonly shows?: 'number' | 'nothing' | 'withheld'
}) => Promise<Caller>

export const caller = '07700900456'

/**
 * What whoever rings back meets (D11, T3), the same on the exchange and on a real FreeSWITCH. `slack` is how much of the
 * switch's time a busy machine may take to see it: none where that time is real.
 */
export function ringsBack(ringBack: RingBack, now: () => number, slack = 0): void {
  it('hears who called and why, and good-bye when no key is pressed', async () => {
    const one = await ringBack({})
    await one.hears('call-back')
    await one.hears('good-bye')
    await one.ended()
    assert.deepEqual(one.asked, [])
  })

  it('who presses 9 goes on the list by the number that the carrier gave, and hears that once it is in the record', async () => {
    let done = 0
    const answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      done = now()
      return true
    }
    const one = await ringBack({ answer })
    await one.hears('call-back')
    one.press(9)
    const heard = await one.hears('noted')
    assert.ok(done > 0 && heard >= done - 60, `confirmed ${done - heard} ms before it was recorded`)
    assert.ok(heard - done < 1_000 + slack, `confirmed ${heard - done} ms after it was recorded`)
    assert.deepEqual(
      one.asked.map(({ number }) => number),
      [caller],
    )
    await one.ended()
    assert.doesNotMatch(one.told(), /7700900456/, 'P2')
  })

  for (const [what, answer] of [
    ['the record cannot be written', async () => false],
    ['the box does not answer', () => new Promise<boolean>(() => undefined)],
  ] as const) {
    it(`who presses 9 while ${what} hears after 5 s that it is not noted, and whom to ring`, async () => {
      const one = await ringBack({ answer })
      await one.hears('call-back')
      one.press(9)
      const waited = (await one.hears('not-noted')) - (one.asked[0]?.at ?? 0)
      assert.ok(waited > 4_500 - slack && waited < 6_000 + slack, `said after ${waited} ms`)
      await one.ended()
    })
  }

  it('who presses 9 while our process is gone hears that it is not noted', async () => {
    const one = await ringBack({})
    await one.hears('call-back')
    await one.boxGone()
    one.press(9)
    await one.hears('not-noted')
  })

  it('who presses other keys is asked once more, and then hears good-bye', async () => {
    const one = await ringBack({})
    await one.hears('call-back')
    let over = false
    const pressing = (async () => {
      while (!over) {
        one.press(5)
        const next = now() + 700
        await until('the next press', () => over || now() > next)
      }
    })()
    await one.hears('good-bye').finally(() => {
      over = true
    })
    await pressing
    assert.deepEqual(one.asked, [])
  })

  for (const [what, shows] of [
    ['shows no number', 'nothing'],
    ['withholds the number, though the carrier tells it', 'withheld'],
  ] as const) {
    it(`who ${what} hears that it cannot be noted from there, and whom to ring`, async () => {
      const one = await ringBack({ shows })
      await one.hears('withheld')
      await one.ended()
      assert.deepEqual(one.asked, [])
    })
  }
}
