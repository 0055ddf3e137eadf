import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { chromium, type Page } from 'playwright-core'
import { startColleagues } from '../../src/colleagues.ts'
import { executablePath, quiet } from '../views/browser.ts'
import { liveCampaign } from './a-live-day.ts'
import { startTestBox } from './test-box.ts'
import { until } from './until.ts'

// Makes the pictures of the README from the running product: node --import tsx test/support/make-screenshots.ts

const folder = join(import.meta.dirname, '../../appliance/readme')
const address = 'http://localhost:8099'

const test = await startTestBox({ speed: 20, colleagues: 4, profile: { completes: 1 } })
await liveCampaign(test)
const server = serve({ fetch: test.box.app.fetch, hostname: '127.0.0.1', port: 8099 })
const browser = await chromium.launch({ executablePath, args: [...quiet] })
const colleagues = startColleagues({
  app: test.box.app,
  house: test.box.house,
  ears: test.ears,
  clock: test.clock,
})
try {
  await mkdir(folder, { recursive: true })
  const supervisor = await newPage(1280, 860)
  await openShift(supervisor)
  const agent = await newPage(1280, 790)
  await answerSome(agent)
  await agent.screenshot({ path: join(folder, 'agent.png') })
  await supervisor.goto(`${address}/supervisor`)
  await supervisor.screenshot({ path: join(folder, 'supervisor.png') })
  const room = await newPage(1280, 720)
  await room.goto(`${address}/room`)
  await room.screenshot({ path: join(folder, 'room.png') })
} finally {
  colleagues.stop()
  await browser.close()
  server.close()
  await test.close()
}

async function newPage(width: number, height: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height } })
  return context.newPage()
}

async function openShift(page: Page): Promise<void> {
  await page.goto(`${address}/sign-in`)
  await page.fill('input[name=name]', 'h.marsh')
  await page.fill('input[name=password]', 'trial-supervisor-1')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/supervisor/open')
  for (const check of await page.locator('input[name=check]').all()) await check.check()
  await page.getByRole('button', { name: 'Open the shift' }).click()
  await page.waitForURL('**/supervisor/seating')
  for (const name of ['Archer', 'Ambrose', 'Bellamy', 'Cortez', 'Dunmore']) {
    await page.locator(`tr:has-text("${name}") input[type=checkbox]`).check()
  }
  await page.getByRole('button', { name: 'Open these seats' }).click()
  await page.waitForURL('**/supervisor')
}

/** The agent at seat 1 answers until a question with listed answers is open. */
async function answerSome(page: Page): Promise<void> {
  const view = async () => (await page.getAttribute('#live', 'data-view')) ?? ''
  await page.goto(`${address}/seat/01`)
  await page.waitForSelector('[data-pin]')
  for (const digit of '100001') await page.keyboard.press(digit)
  await page.keyboard.press('Enter')
  await until('a call with a question open', async () => {
    const now = await view()
    if (now.startsWith('at ') && (await page.locator('input[name=answer]').count()) > 4) return true
    if (/^(monitored|ready|at )/.test(now)) await page.keyboard.press('1')
    if (now.startsWith('at ')) await page.keyboard.press('Enter')
    await page.waitForTimeout(100)
    return undefined
  })
}
