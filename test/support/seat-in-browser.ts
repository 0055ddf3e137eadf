import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { SeatId } from '../../src/basics/ids.ts'
import { personNamed } from './a-live-day.ts'
import { takeSeat } from './agent-hands.ts'
import type { ServedRoom } from './served-room.ts'
import { until } from './until.ts'

/** An agent at a seat in a real browser, on a call whose first words stand on the page. */
export async function onACall(
  { room, origin }: ServedRoom,
  page: Page,
  seat: string,
  agent: { readonly name: string; readonly pin: string },
): Promise<void> {
  const person = personNamed(room.test.box.house, agent.name)
  const fields: [string, string][] = [
    ['person', person],
    [`seat-${person}`, String(Number(seat))],
  ]
  await room.staff.post('/supervisor/seating', fields)
  await takeSeat(page, origin, seat, agent.pin)
  await until('the line of the seat', () => room.ahead.seats.get(seat as SeatId)?.lineUp)
  await page.getByRole('button', { name: 'Ready' }).click()
  await answered(page)
}

/** Waits until a respondent is there and the page shows the first block. */
export async function answered(page: Page): Promise<void> {
  await page.locator('#live[data-view^="at 1~"]').waitFor({ timeout: 60_000 })
}

/** The block that stands on the page: `3~has-policy`. */
export async function blockAt(page: Page): Promise<string> {
  const view = (await page.locator('#live').getAttribute('data-view')) ?? ''
  return view.replace(/^at /, '')
}

/** Presses what goes on with a block: the first answer, or that the words were read. Waits for the next page. */
export async function goOn(page: Page): Promise<void> {
  const before = await blockAt(page)
  if ((await page.locator('.gh-answer').count()) > 0) await page.keyboard.press('1')
  await page.keyboard.press('Enter')
  await page.locator(`#live:not([data-view="at ${before}"])`).waitFor({ state: 'attached' })
}

/** Goes on until the page shows this block. */
export async function goOnTo(page: Page, place: string): Promise<void> {
  for (let i = 0; i < 40; i++) {
    if ((await blockAt(page)).endsWith(`~${place}`)) return
    await goOn(page)
  }
  assert.fail(`${place} never came`)
}

/** The hidden fields of the page's answer form: what a form sent again would carry. */
export function formOf(page: Page): Promise<Record<string, string>> {
  return page.evaluate(`Object.fromEntries(
    [...document.querySelectorAll('.gh-answer-form input[type=hidden]')].map((one) => [one.name, one.value]),
  )`) as Promise<Record<string, string>>
}

/** A post as the browser's own tools make it: same origin, same cookies, whatever fields. */
export function post(
  page: Page,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly text: string }> {
  return page.evaluate(
    async ([to, body]) => {
      const answer = await fetch(to as string, {
        method: 'POST',
        body: new URLSearchParams(body as Record<string, string>),
        redirect: 'manual',
      })
      // A redirect that is not followed hides its status: it is the box saying "taken, look again".
      return {
        status: answer.type === 'opaqueredirect' ? 303 : answer.status,
        text: await answer.text().catch(() => ''),
      }
    },
    [path, fields] as const,
  )
}
