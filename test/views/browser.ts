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
    context,
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
