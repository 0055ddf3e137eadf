import assert from 'node:assert/strict'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { executablePath, quiet, slowed } from '../views/browser.ts'

/** One person at one browser of their own: own cookies, own address bar, nothing shared. */
export type Somebody = {
  readonly context: BrowserContext
  readonly page: Page
  /** What the browser complained of: a script that broke, something the policy refused. */
  readonly complaints: string[]
}

export type Browsers = {
  somebody(options?: { readonly proxy?: string }): Promise<Somebody>
  /** Nobody's browser has refused or broken anything. */
  noComplaints(): void
  close(): Promise<void>
}

/** A real Chromium, in which everybody has a browser of their own. */
export async function openBrowsers(): Promise<Browsers> {
  const browser: Browser = await chromium.launch({ executablePath, headless: true, args: quiet })
  const all: string[] = []
  return {
    somebody: async ({ proxy } = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1366, height: 768 },
        ...(proxy === undefined ? {} : { proxy: { server: proxy, bypass: '<-loopback>' } }),
      })
      slowed(context).setDefaultTimeout(30_000)
      const page = await context.newPage()
      const complaints: string[] = []
      const complain = (text: string) => {
        complaints.push(text)
        all.push(`${page.url()}: ${text}`)
      }
      page.on('pageerror', (error) => complain(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' && !expected.test(message.text())) complain(message.text())
      })
      return { context, page, complaints }
    },
    noComplaints: () => assert.deepEqual(all, [], 'a browser refused or broke something'),
    close: () => browser.close(),
  }
}

/**
 * A refusal is an answer with a status, a box that is switched off cannot be reached, and one that is starting asks to
 * come back (503): all are said in the console.
 */
const expected =
  /status of (?:403|404|409|413|421|422|503)|ERR_(?:CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING)|Failed to fetch/
