import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { noBrowser, openBrowser, type TestBrowser } from './browser.ts'
import { exhibits, openGallery } from './gallery.ts'

describe('the pages in a real browser under the real policy', { skip: noBrowser }, () => {
  let browser: TestBrowser
  let shown: { url: string; close(): Promise<void> }
  let page: Page

  before(async () => {
    browser = await openBrowser()
    shown = await openGallery()
    page = await browser.context.newPage()
  })
  after(async () => {
    await browser.close()
    await shown.close()
  })

  it('question, eleven answers, Continue and every exit fit one screen of 1366 by 768', async () => {
    await page.goto(`${shown.url}/agent-question-eleven`)
    const outside = await page.evaluate(`
      [...document.querySelectorAll('.gh-answer, .gh-exit, .gh-continue button, .gh-ask__open, h1')]
        .filter((part) => { const box = part.getBoundingClientRect(); return box.top < 0 || box.bottom > 768 || box.right > 1366 })
        .map((part) => part.textContent)`)
    assert.deepEqual(outside, [])
    assert.equal(await page.evaluate('document.documentElement.scrollHeight'), 768)
  })

  it('1.4.10: with the largest words and the widest gaps nothing of an agent’s page is wider than 320 pixels', async () => {
    await page.setViewportSize({ width: 320, height: 640 })
    for (const { name } of exhibits.filter(({ who }) => who === 'agent')) {
      await page.goto(`${shown.url}/${name}`)
      await page.evaluate(
        `document.getElementById('live').classList.add('gh-size-largest', 'gh-spacing-wide')`,
      )
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320, name)
    }
    await page.setViewportSize({ width: 1366, height: 768 })
  })

  it('a form that comes back has the focus on what is wrong with it', async () => {
    for (const name of ['governor-campaign-form', 'front-sign-in']) {
      await page.goto(`${shown.url}/${name}`)
      // The browser gives the focus with the first frame, which may come after the page is loaded.
      await page.locator('.govuk-error-summary:focus').waitFor({ timeout: 30_000 })
    }
  })

  it('a PIN is pressed on buttons or number keys, sent once, and never stands in the page', async () => {
    await page.goto(`${shown.url}/agent-pin`)
    await page.getByRole('button', { name: '4', exact: true }).click()
    await page.keyboard.type('81920')
    await page.keyboard.type('7')
    assert.equal(await page.locator('.gh-pin__dot--full').count(), 6)
    assert.doesNotMatch(await page.content(), /481920/)
    await page.keyboard.press('Backspace')
    assert.equal(await page.getByRole('button', { name: 'Continue' }).isDisabled(), true)
    await page.keyboard.press('3')
    const sent = page.waitForRequest((request) => request.method() === 'POST')
    await page.keyboard.press('Enter')
    assert.match((await sent).postData() ?? '', /pin=481923/)
  })

  it('one key blanks the supervisor’s page, through a reload, and shows it again', async () => {
    await page.goto(`${shown.url}/supervisor-live`)
    await page.keyboard.press('b')
    assert.equal(await page.getByText('Smith, John').first().isVisible(), false)
    await page.reload()
    assert.equal(await page.getByText('This page is blanked.').isVisible(), true)
    await page.keyboard.press('b')
    assert.equal(await page.getByText('Smith, John').first().isVisible(), true)
  })

  it('nothing scrolls sideways on a narrow or much enlarged page (1.4.10)', async () => {
    await page.setViewportSize({ width: 320, height: 640 })
    const wide: string[] = []
    for (const { name, who } of exhibits) {
      if (who === 'room') continue
      await page.goto(`${shown.url}/${name}`)
      const width = await page.evaluate('document.documentElement.scrollWidth')
      if (Number(width) > 320) wide.push(`${name} is ${width} wide`)
    }
    assert.deepEqual(wide, [])
  })
})
