import type { Page } from 'playwright-core'
import { staff, words } from '../support/staff-hands.ts'
import { liftStop, stayPresent } from '../support/supervisor-hands.ts'
import { until } from '../support/until.ts'

/** Longer than any slot is at the speed the room runs at. */
const patience = 300_000

/**
 * The supervisor watches until so many interviews are done, confirms presence whenever it runs low, and gives a reason
 * when an abandoned call has stopped the dialling. True when they are done; false when the slot is over before (J8): a
 * slow machine does less in the same hours.
 */
export async function roomWorks(page: Page, interviews: number): Promise<boolean> {
  const { done } = await until(
    `${interviews} interviews, or the end of the slot`,
    async () => {
      await stayPresent(page, staff.helen.pin)
      await liftStop(page)
      const text = await words(page)
      if (Number(/Interviews completed (\d+)/.exec(text)?.[1]) >= interviews) return { done: true }
      if (/not enough of the slot left/.test(text)) return { done: false }
      await changed(page)
      return undefined
    },
    patience,
  )
  return done
}

/** Waits for the hour at which the second slot begins, on the clock of the page. */
export async function afternoonComes(page: Page): Promise<void> {
  await until('the afternoon', async () => {
    await page.reload()
    return Number(/(\d\d):\d\d,/.exec(await words(page))?.[1]) >= 13
  })
}

/** Until the room looks different, or a second: reading it all the time would slow down the room itself. */
async function changed(page: Page): Promise<void> {
  const version = await page.locator('#live').getAttribute('data-version')
  await page
    .locator(`#live:not([data-version="${version}"])`)
    .waitFor({ state: 'attached', timeout: 1_000 })
    .catch(() => undefined)
}
