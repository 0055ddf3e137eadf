import type { Locator, Page } from 'playwright-core'
import { work } from './agent-hands.ts'
import { words } from './staff-hands.ts'
import { until } from './until.ts'

/** Ticks every entry check and opens a part of the day for the one live campaign. */
export async function openShift(page: Page, slot: string, campaign: string): Promise<void> {
  await page.getByRole('radio', { name: slot }).check()
  await page.getByLabel('Which campaign?').selectOption({ label: campaign })
  for (const check of await page.getByRole('checkbox').all()) await check.check()
  await page.getByRole('button', { name: 'Open the shift' }).click()
  await page.getByRole('heading', { name: 'Who sits where' }).waitFor()
}

/** One tick a person, at the seats that are offered or named, then one button for all. */
export async function seat(page: Page, people: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, number] of Object.entries(people)) {
    await page.getByLabel(`Seat for ${name}`).selectOption(number)
    await page.getByLabel(`${name} sits today`).check()
  }
  await page.getByRole('button', { name: 'Open these seats' }).click()
  await page.getByRole('heading', { name: 'Live room' }).waitFor()
}

export type SeatDeed = 'Listen' | 'Whisper' | 'Join' | 'Leave' | 'Take over' | 'End call'

/** The row of a seat on the live page, and its buttons. */
export function seatRow(page: Page, number: string) {
  const row: Locator = page.locator(`#seat-${number}`)
  return {
    row,
    press: (deed: SeatDeed) => row.getByRole('button', { name: deed }).click(),
    shows: (text: string) => row.getByText(text).first().waitFor(),
  }
}

/**
 * Takes over a call at this seat, and is then on its script page. A call can end in the moment of the press, or in the
 * moment after: then what is left of it is put in order, and the next one is taken.
 */
export async function takeOver(page: Page, number: string): Promise<void> {
  const script = page.locator('#live[data-view^="at "], #live[data-view="closing"]')
  await until(
    'a call is taken over',
    async () => {
      await work(page, 'mouse', (_diary, { view }) => view === 'live')
      if (!(await pressInCall(page, number, 'Take over'))) return undefined
      await page
        .locator('#live:not([data-view="live"])')
        .waitFor()
        .catch(() => undefined)
      return (await script.count()) > 0 || undefined
    },
    patience,
  )
}

/** Ends a call at this seat; if it ended by itself in the moment of the press, the next one. */
export async function endCall(page: Page, number: string): Promise<void> {
  await until(
    'a call is ended',
    async () => (await pressInCall(page, number, 'End call')) || undefined,
    patience,
  )
}

/** Presses when the seat is on a call; true when the box has done it, false when it was too late. */
async function pressInCall(page: Page, number: string, deed: 'Take over' | 'End call') {
  const { press, row } = seatRow(page, number)
  const talks = row.getByText('On a call')
  await until(
    'a call at the seat',
    async () => {
      await liftStop(page)
      return (await talks.count()) > 0
    },
    patience,
  )
  const answer = page
    .waitForResponse((one) => one.request().method() === 'POST')
    .catch(() => undefined)
  await press(deed).catch(() => undefined)
  return (await answer)?.status() === 303
}

/** Long enough for several calls to come and go at a seat, on a machine that has other work as well. */
const patience = 120_000

/** Confirms presence when it runs low: two hours of the box pass quickly at many times the speed of life. */
export async function stayPresent(page: Page, pin: string): Promise<void> {
  const left = Number(/Confirm within (\d+):/.exec(await words(page))?.[1] ?? 0)
  // On a machine that is very busy a page may not come back in time: a person opens it again and is asked again.
  if (left < 70) await confirmPresence(page, pin).catch(() => page.reload())
}

/** Where an abandoned call has stopped the dialling (D4), gives a reason from the list and lets it go on. */
export async function liftStop(page: Page): Promise<void> {
  const lift = page.getByRole('button', { name: 'Let dialling go on' })
  if (!(await lift.isVisible())) return
  await page.locator('#dialling').getByRole('radio').first().check()
  await lift.click()
  await lift.waitFor({ state: 'detached' })
}

/** Confirms presence with the supervisor's own PIN (P8). */
export async function confirmPresence(page: Page, pin: string): Promise<void> {
  const panel = page.locator('#confirm-presence')
  if ((await panel.getAttribute('open')) === null) await panel.locator('summary').click()
  for (const digit of pin) await panel.getByRole('button', { name: digit, exact: true }).click()
  await panel.getByRole('button', { name: 'Confirm', exact: true }).click()
  await panel.getByText(`0 of ${pin.length} digits entered`).waitFor({ state: 'attached' })
}

/** Presses Close, waits for the last call and its outcome, ticks the exit checks, closes. */
/** `last` runs when no call is up any more, and the shift is still open. */
export async function closeShift(
  page: Page,
  last: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  const busy = page.locator('#live tr', {
    hasText: /On a call|Coding|Ringing|Calling|Message playing/,
  })
  await until('the last call is over', async () => (await busy.count()) === 0, patience)
  await last()
  await page.getByRole('link', { name: 'Close the shift' }).click()
  for (const check of await page.getByRole('checkbox').all()) await check.check()
  await page.getByRole('button', { name: 'Close the shift' }).click()
  await page.getByRole('heading', { name: 'Open a shift' }).waitFor()
}
