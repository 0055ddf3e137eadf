import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { until } from '../support/until.ts'
import { noBrowser, openBrowser, type TestBrowser } from './browser.ts'
import { openSmallBox, type SmallBox } from './small-box.tsx'

const question = {
  place: 'q1',
  call: '5f2d8a01c4b7e693',
  kind: 'multiple',
  stage: 'Questions',
  read: 'Which of these have you used?',
  ifAsked: [],
  asked: [{ asked: 'Are you in prison?', say: 'Yes.' }],
  answers: [
    { id: 'a', label: 'A branch' },
    { id: 'b', label: 'The telephone' },
    { id: 'none', label: 'None of these', alone: true },
  ],
  answerAction: '/agent/answer',
  exitAction: '/agent/exit',
  exits: [{ kind: 'machine', label: 'Answering machine' }],
  seconds: 3,
} as const

describe('a page that follows the box, in a real browser under the real policy', {
  skip: noBrowser,
}, () => {
  let browser: TestBrowser
  let box: SmallBox
  let page: Page
  let complaints: string[]

  before(async () => {
    browser = await openBrowser()
  })
  after(() => browser.close())

  beforeEach(async () => {
    box = await openSmallBox(question)
    page = await browser.context.newPage()
    complaints = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('503'))
        complaints.push(message.text())
    })
  })
  afterEach(async () => {
    await page.close()
    await box.stop()
    assert.deepEqual(complaints, [], 'the browser refused or broke something')
  })

  const shows = (text: string) => page.getByText(text).first().waitFor({ timeout: 60_000 })
  const mark = () => page.evaluate('window.marked = true')
  const sameDocument = () => page.evaluate('window.marked === true')

  it('shows a change without losing focus, half-chosen answers or an opened panel', async () => {
    await page.goto(box.url)
    await mark()
    await page.keyboard.press('1')
    await page.keyboard.press('2')
    await page.getByText('If they ask a question').click()
    await page.locator('#answer-b').focus()
    box.change({ caption: 'a dog barking' })
    await shows('a dog barking')

    assert.equal(await page.locator('#answer-a').isChecked(), true)
    assert.equal(await page.locator('#answer-b').isChecked(), true)
    assert.equal(await page.evaluate('document.activeElement.id'), 'answer-b')
    assert.equal(await page.getByText('Are you in prison?').isVisible(), true)
    assert.equal(await sameDocument(), true)
  })

  it('an answer that stands alone takes the others off', async () => {
    await page.goto(box.url)
    await page.keyboard.press('1')
    await page.keyboard.press('3')
    assert.equal(await page.locator('#answer-a').isChecked(), false)
    await page.keyboard.press('1')
    assert.equal(await page.locator('#answer-none').isChecked(), false)
  })

  it('Enter sends the answers with place and token, and the next words take the focus', async () => {
    await page.goto(box.url)
    await mark()
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    await shows('After answer 1')

    assert.equal(box.posted[0]?.toString(), 'csrf=a-token&place=q1&call=5f2d8a01c4b7e693&answer=b')
    await page.locator('h1:focus').waitFor()
    assert.equal(await sameDocument(), true)
  })

  it('an interview can be done with the number keys alone: the same number again continues', async () => {
    box.change({ kind: 'single' })
    await page.goto(box.url)
    await page.keyboard.press('2')
    await page.keyboard.press('2')
    await shows('After answer 1')
    assert.equal(box.posted[0]?.get('answer'), 'b')
  })

  it('an exit is one key (R2), and none once keys are turned off at the seat', async () => {
    await page.goto(box.url)
    await page.getByRole('button', { name: 'Keys on' }).click()
    await page.keyboard.press('m')
    await page.getByRole('button', { name: 'Keys off' }).click()
    assert.equal(box.posted.length, 0)
    await page.keyboard.press('m')
    await shows('After exit 1')
    assert.equal(box.posted[0]?.get('exit'), 'machine')
  })

  it('finds its stream by itself when the box was not there at first', async () => {
    await page.route('**/agent/stream', (route) => route.fulfill({ status: 503 }), { times: 1 })
    await page.goto(box.url)
    box.change({ caption: 'a radio playing' })
    await shows('a radio playing')
  })

  it('lets its stream go while another page is before it, and has missed nothing when it comes back', async () => {
    await page.goto(box.url)
    await until('the stream is open', async () => box.open === 1 || undefined)
    const turn = (hidden: boolean) =>
      page.evaluate(
        `Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${hidden} });
         document.dispatchEvent(new Event('visibilitychange'))`,
      )
    await turn(true)
    await until('the stream is let go', async () => box.open === 0 || undefined)
    box.change({ caption: 'a clock striking' })
    await turn(false)
    await shows('a clock striking')
    assert.equal(await page.getByText('No contact with the box.').isVisible(), false)
  })

  it('says that contact is lost, keeps the page, and takes the words away when the box is back', async () => {
    await page.goto(box.url)
    const banner = page.getByText('No contact with the box.')
    box.close(true)
    await banner.waitFor({ timeout: 60_000 })
    assert.equal(await page.getByText('Which of these have you used?').isVisible(), true)
    box.close(false)
    await banner.waitFor({ state: 'hidden', timeout: 60_000 })
  })

  it('says that another page took its place, does not come back by itself, and does for whoever is there', async () => {
    await page.clock.install()
    await page.goto(box.url)
    await until('the stream is open', async () => box.open === 1 || undefined)
    const banner = page.getByText('This page is open too many times here')
    box.takePlaces()
    await banner.waitFor({ timeout: 60_000 })
    // Longer than it waits before it looks for a stream that was lost.
    await page.clock.runFor(10_000)
    assert.equal(box.open, 0, 'two pages that took each other’s place would never end')
    assert.equal(await page.getByText('No contact with the box.').isVisible(), false)
    box.change({ caption: 'an owl' })
    await page.keyboard.press('Shift')
    await banner.waitFor({ state: 'hidden', timeout: 60_000 })
    await shows('an owl')
  })

  it('works without scripts: the same form posts and the next page comes', async () => {
    const bare = await openBrowser({ scripts: false })
    const plain = await bare.context.newPage()
    await plain.goto(box.url)
    await plain.locator('#answer-a').check()
    await plain.getByRole('button', { name: 'Continue' }).click()
    await plain.getByText('After answer 1').waitFor()
    await bare.close()
  })
})
