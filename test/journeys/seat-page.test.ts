import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { type Browsers, openBrowsers } from '../support/browsers.ts'
import { blockAt, goOn, goOnTo, onACall } from '../support/seat-in-browser.ts'
import { type ServedRoom, servedRoom } from '../support/served-room.ts'
import { signIn, staff } from '../support/staff-hands.ts'
import { crowd } from '../support/took.ts'
import { until } from '../support/until.ts'
import { noBrowser } from '../views/browser.ts'

const archer = { name: 'Archer', pin: '100001' }
const barrett = { name: 'Barrett', pin: '100002' }

describe('the agent’s page on a live call, in a real browser', { skip: noBrowser }, () => {
  let served: ServedRoom
  let browsers: Browsers
  let page: Page
  let axe: string

  before(async () => {
    served = await servedRoom({ speed: 5 })
    browsers = await openBrowsers()
    page = (await browsers.somebody()).page
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    await onACall(served, page, '01', archer)
  })
  after(async () => {
    await browsers.close()
    await served.close()
  })

  const boxes = () =>
    page.evaluate(`Object.fromEntries([...document.querySelectorAll('.gh-exit, .gh-help')].map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect()
      return [one.value || 'help', [x, y, width, height].map(Math.round).join(' ')]
    }))`) as Promise<Record<string, string>>

  /** Runs something on the opening, on a question of one answer, one of several, and at the closing words. */
  async function onEveryPage(look: (name: string) => Promise<void>): Promise<void> {
    await look('opening')
    await goOnTo(page, 'has-policy')
    await look('one answer')
    await goOn(page)
    await look('next')
    while (!(await page.locator('#live[data-view="closing"]').count())) await goOn(page)
    await look('closing')
  }

  it('exits and the panic key stand in one place, the truths one key away, axe finds nothing, nothing can be typed', async () => {
    const places = new Map<string, string>()
    await onEveryPage(async (name) => {
      const here = await boxes()
      assert.equal(
        Object.keys(here).length,
        11,
        `ten exits and the panic key on ${name} (R2, R4, R5)`,
      )
      for (const [exit, box] of Object.entries(here)) {
        assert.equal(box, places.get(exit) ?? box, `${exit} on ${name} is where it always is`)
        places.set(exit, box)
      }
      await page.keyboard.press('a')
      for (const truth of [/in prison/i, /recorded/i, /removed|delete/i, /check/i])
        assert.ok(
          await page.locator('.gh-ask__panel', { hasText: truth }).isVisible(),
          `${truth} is one key away on ${name}`,
        )
      await page.keyboard.press('a')
      await page.evaluate(axe)
      const { violations } = (await page.evaluate('axe.run(document)')) as AxeResults
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html}`),
        [],
      )
      const ways = await page.evaluate(`[...document.querySelectorAll(
        'textarea, select, [contenteditable], input:not([type=hidden], [type=radio], [type=checkbox]), a[download], a[target], iframe, object, embed, video, audio, [href]:not(link, [href="#main"])',
      )].map((one) => one.outerHTML)`)
      assert.deepEqual(ways, [], `nothing to type into and no way out on ${name} (P6, P7)`)
    })
  })

  it('nothing can be marked, copied, dragged, pasted or printed (P6)', async () => {
    await page.keyboard.press('Control+a')
    await page.locator('.gh-words').dblclick()
    assert.equal(await page.evaluate('getSelection().toString()'), '')
    const stopped =
      await page.evaluate(`['copy', 'cut', 'paste', 'dragstart', 'drop', 'contextmenu', 'selectstart']
      .filter((kind) => document.querySelector('.gh-words').dispatchEvent(new Event(kind, { bubbles: true, cancelable: true })))`)
    assert.deepEqual(stopped, [], 'each is stopped')
    const keys = await page.evaluate(`['a', 'c', 'p', 's', 'u', 'v'].filter((key) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true })))`)
    assert.deepEqual(keys, [], 'each chord is stopped')
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('#live').isVisible(), false, 'a printed page is empty')
    assert.equal((await page.evaluate('document.body.innerText.trim()')) as string, '')
    await page.emulateMedia({ media: 'screen' })
  })

  it('P2: on the very first screen one key says “machine”, and the audio is cut at once', async () => {
    const other = (await browsers.somebody()).page
    await onACall(served, other, '02', barrett)
    assert.match(await blockAt(other), /^1~/)
    const here = () => served.room.test.exchange.rooms()['seat-02']?.length
    await until('two in the conversation', () => here() === 2)
    const from = performance.now()
    await other.keyboard.press('m')
    await until('the seat is alone', () => here() === 1)
    const took = performance.now() - from
    assert.ok(took < 500 * crowd(), `the line was cut after ${took.toFixed(0)} ms`)
    await other.close()
  })

  it('R5: the panic key is on the supervisor’s page within a second, and once', async () => {
    const helen = await browsers.somebody()
    await signIn(helen.page, served.origin, staff.helen)
    await helen.page.getByRole('heading', { name: 'Live room' }).waitFor()
    const call = helen.page.getByText('Seat 1 calls for you now')
    const from = performance.now()
    await page.keyboard.press('h')
    await call.waitFor({ timeout: 30_000 })
    const took = performance.now() - from
    assert.ok(took < 1_000 * crowd(), `it took ${took.toFixed(0)} ms`)
    await page.getByText('Your supervisor has been called').waitFor()
    await page.keyboard.press('h')
    assert.equal(await call.count(), 1)
    await helen.page.getByRole('button', { name: 'I am going' }).click()
    await call.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Call my supervisor' }).waitFor()
    await helen.page.close()
  })
})

describe('the agent’s page for people who enlarge it, or hear it', { skip: noBrowser }, () => {
  let served: ServedRoom
  let browsers: Browsers
  let page: Page

  before(async () => {
    served = await servedRoom({ speed: 5 })
    browsers = await openBrowsers()
    page = (await browsers.somebody()).page
    await onACall(served, page, '01', archer)
  })
  after(async () => {
    await browsers.close()
    await served.close()
  })

  it('at 400% nothing scrolls sideways, everything can be reached, and no control is under another (1.4.10)', async () => {
    // 1280 by 1024 enlarged four times is 320 by 256.
    await page.setViewportSize({ width: 320, height: 256 })
    await goOnTo(page, 'has-policy')
    for (const name of ['question', 'closing']) {
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320, name)
      const hidden =
        await page.evaluate(`[...document.querySelectorAll('#live button, #live summary, #live .gh-answer')]
        .filter((one) => one.offsetParent !== null)
        .filter((one) => {
          one.scrollIntoView({ block: 'center' })
          const { left, top, width, height } = one.getBoundingClientRect()
          const hit = document.elementFromPoint(left + width / 2, top + height / 2)
          return !(hit && (one.contains(hit) || hit.contains(one)))
        })
        .map((one) => one.textContent.trim())`)
      assert.deepEqual(hidden, [], `on the ${name} page`)
      if (name === 'closing') break
      while (!(await page.locator('#live[data-view="closing"]').count())) await goOn(page)
    }
    await page.setViewportSize({ width: 1366, height: 768 })
  })

  it('a screen reader is told the words as the question, the answers as its choices, and hears each new block', async () => {
    await page.keyboard.press('1')
    await page.locator('#live[data-view="outcome"]').waitFor({ state: 'attached' })
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await page.locator('#live[data-view^="at 1~"]').waitFor({ timeout: 60_000 })
    await goOnTo(page, 'has-policy')
    const words = (await page.locator('.gh-words').textContent())?.trim() ?? ''
    assert.ok(words.length > 10, 'there are words')
    await page.locator('.gh-words:focus').waitFor()
    const tree = await page.locator('#live').ariaSnapshot()
    assert.ok(tree.includes(`group "${words}`), 'the choices are one group, named by the question')
    for (const label of await page.locator('.gh-answer__label').allTextContents())
      assert.ok(new RegExp(`radio "[^"]*${label.trim().replace(/[()?]/g, '.')}`).test(tree), label)
    for (const label of ['Answering machine', 'Upset or distressed', 'Call my supervisor'])
      assert.ok(tree.includes(`button "${label}`), `${label} is a button with a name`)
    const html = await page.evaluate('document.documentElement.lang')
    assert.equal(html, 'en')
  })
})
