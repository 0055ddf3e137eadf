import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { type Exhibit, exhibits, openGallery } from './gallery.ts'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** What is wrong, and nothing of what is right, nor how to find it again: that takes axe most of its time. */
const asked = { runOnly: standards, resultTypes: ['violations'], selectors: false }

/** What axe has against the page that is open, one line a finding. */
export async function axeOn(page: Page): Promise<string[]> {
  await page.evaluate(await axeSource)
  const run = `axe.run(document, ${JSON.stringify(asked)})`
  const { violations } = (await page.evaluate(run)) as AxeResults
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  )
}

/** What axe has against the chosen pages, one line a finding. */
export async function axeFindings(chosen: (exhibit: Exhibit) => boolean): Promise<string[]> {
  const gallery = await openGallery()
  const browser = await openBrowser()
  try {
    const page = await browser.context.newPage()
    const found: string[] = []
    for (const { name } of exhibits.filter(chosen)) {
      await page.goto(`${gallery.url}/${name}`)
      for (const finding of await axeOn(page)) found.push(`${name}: ${finding}`)
    }
    return found
  } finally {
    await browser.close()
    await gallery.close()
  }
}
