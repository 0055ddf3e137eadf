import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { axeOn } from '../views/axe.ts'

export type AxeLooks = {
  /** Notes what axe has against a page, and whether it scrolls sideways at 400 per cent (1.4.10). */
  look(page: Page, name: string, options?: { readonly narrow?: boolean }): Promise<void>
  /** Fails with all that was found since it was last asked. */
  nothingFound(): void
}

/** Looks at the pages of a running box, as they come up in a day (M14). */
export function axeLooks(): AxeLooks {
  const found: string[] = []
  return {
    look: async (page, name, { narrow = true } = {}) => {
      for (const finding of await axeOn(page)) found.push(`${name}: ${finding}`)
      if (!narrow) return
      await page.setViewportSize({ width: 320, height: 640 })
      const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
      await page.setViewportSize({ width: 1366, height: 768 })
      if (width > 320) found.push(`${name} is ${width} wide on a screen of 320`)
    },
    nothingFound: () => assert.deepEqual(found.splice(0), []),
  }
}
