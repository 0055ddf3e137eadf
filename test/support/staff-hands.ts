import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { until } from './until.ts'

export type StaffMember = {
  readonly name: string
  readonly password: string
  readonly pin?: string
}

/** The staff of the trial, as its welcome prints them. */
export const staff = {
  ruth: { name: 'r.adeyemi', password: 'trial-governor-1' },
  owen: { name: 'o.pritchard', password: 'trial-governor-2' },
  helen: { name: 'h.marsh', password: 'trial-supervisor-1', pin: '271828' },
  imran: { name: 'i.qureshi', password: 'trial-supervisor-2', pin: '314159' },
  sian: { name: 's.bevan', password: 'trial-auditor-1' },
} as const satisfies Readonly<Record<string, StaffMember>>

/** From the front door to one's own first page. */
export async function signIn(page: Page, origin: string, who: StaffMember): Promise<void> {
  await page.goto(origin)
  await page.getByRole('link', { name: 'Staff sign-in' }).click()
  await page.getByLabel('Username').fill(who.name)
  await page.getByLabel('Password').fill(who.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
}

/** Presses a button that wants the password again: gives it, is back where it was, and presses once more. */
export async function pressWithPassword(
  page: Page,
  button: string,
  { password }: StaffMember,
): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  const asked = page.getByRole('heading', { name: 'Confirm it is you' })
  if (!(await asked.isVisible())) return
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: button }).click()
}

/** Six presses on digit buttons, then the one that sends them. */
export async function pressPin(page: Page, pin: string, send: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('button', { name: send, exact: true }).click()
}

/** The words of the page, for what a person would read and for a failure's message. */
export async function words(page: Page): Promise<string> {
  return (await page.locator('#live').allInnerTexts()).join(' ').replace(/\s+/g, ' ')
}

/** Waits until the page says so: an answer may come into it after the press that asked for it. */
export async function reads(page: Page, wanted: RegExp): Promise<void> {
  let text = ''
  const says = async () => {
    text = await words(page)
    return wanted.test(text)
  }
  await until(`${wanted}`, says, 20_000).catch(() => assert.match(text, wanted))
}
