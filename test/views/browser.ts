import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'

/** Where Chromium is: Debian's place unless CHROMIUM says another. */
export const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Why tests in a browser are left out, or false when they can run. */
export const noBrowser = existsSync(executablePath) ? false : `no browser at ${executablePath}`

/** No sandbox within a container, and no word to anybody outside. */
export const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Makes every page of a browser so many times slower as `GATEHOUSE_SLOW_BROWSER` says. A test that looks where it should
 * wait is green on a quick machine for months: `GATEHOUSE_SLOW_BROWSER=8` finds it.
 */
export function slowed(context: BrowserContext): BrowserContext {
  const rate = Number(process.env['GATEHOUSE_SLOW_BROWSER'] || 1)
  if (rate > 1)
    context.on('page', async (page) => {
      const session = await context.newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate })
    })
  return context
}

export type TestBrowser = {
  readonly context: BrowserContext
  close(): Promise<void>
}

/** A real browser with a profile of its own, thrown away afterwards. */
export async function openBrowser({ scripts = true } = {}): Promise<TestBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'gatehouse-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: quiet,
    javaScriptEnabled: scripts,
    viewport: { width: 1366, height: 768 },
  })
  return {
    context: slowed(context),
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
