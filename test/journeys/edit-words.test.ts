import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type Browsers, openBrowsers, type Somebody } from '../support/browsers.ts'
import { type ChildBox, startChildBox } from '../support/child-box.ts'
import { importQuestionnaire } from '../support/governor-hands.ts'
import { signIn, staff } from '../support/staff-hands.ts'
import { until } from '../support/until.ts'
import { axeOn } from '../views/axe.ts'
import { noBrowser } from '../views/browser.ts'

const fixtures = join(import.meta.dirname, '../fixtures/questionnaires')
const shots = process.env['SCREENSHOTS']

describe('a governor at the words of a draft, in a real browser', { skip: noBrowser }, () => {
  let folder: string
  let box: ChildBox
  let browsers: Browsers
  let governor: Somebody

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatehouse-words-'))
    box = await startChildBox({ data: join(folder, 'trial'), speed: 1, port: 0, fresh: true })
    browsers = await openBrowsers()
    governor = await browsers.somebody()
    await signIn(governor.page, box.origin, staff.ruth)
  })
  after(async () => {
    await browsers.close()
    await box.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const shot = async (name: string) => {
    if (shots) await governor.page.screenshot({ path: join(shots, `${name}.png`), fullPage: true })
  }

  it('a LimeSurvey survey comes in, whatever it is called, with a report on every part', async () => {
    const { page } = governor
    await importQuestionnaire(page, join(fixtures, 'limesurvey-sample.lss'))
    const counts = (await page.locator('.gh-panel').first().innerText()).replace(/\s+/g, ' ')
    assert.match(counts, /Parts of the file 193 Taken as they stand 97 Changed 21 Refused 75/)
    await shot('report')
    await page.getByRole('link', { name: 'Read the questionnaire' }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await shot('script')
  })

  it('its way through is a picture and a list, and axe finds nothing', async () => {
    const { page } = governor
    await page.getByRole('link', { name: 'The way through, as a picture' }).click()
    await page.getByRole('img', { name: 'The way through this questionnaire' }).waitFor()
    await shot('flow')
    assert.deepEqual(await axeOn(page), [])
    const stops = await page.locator('.gh-flow-list__stop').count()
    assert.equal(await page.locator('.gh-flow__stop').count(), stops)
    await page.getByRole('link', { name: 'The questionnaire' }).click()
  })

  it('the check answers beside the words while they are typed, by keyboard alone', async () => {
    const { page } = governor
    await page.getByRole('link', { name: 'Change the words of QCYes' }).focus()
    await page.keyboard.press('Enter')
    const read = page.locator('textarea[name="questions/QCYes/read"]')
    await read.focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Roughly what would it cost to replace all your jewellery?')
    const checked = page.locator('#checked')
    const found = checked.getByText(/jewellery/).first()
    await found.waitFor()
    await shot('edit-forbidden')
    assert.equal(await page.evaluate('document.activeElement.name'), 'questions/QCYes/read')
    assert.deepEqual(await axeOn(page), [])
    await page.keyboard.press('Control+A')
    await page.keyboard.type('How satisfied were you with how your claim was handled?')
    // What the survey itself says to show or hide is found all the same.
    await found.waitFor({ state: 'detached' })
    await shot('edit-good')
  })

  it('saving with Enter on the button makes a new version, and the browser complained of nothing', async () => {
    const { page } = governor
    const before = page.url().split('/')[5]
    await page.getByRole('button', { name: 'Save as a new version' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('It is saved.').waitFor()
    assert.notEqual(page.url().split('/')[5], before)
    const read = page.locator('textarea[name="questions/QCYes/read"]')
    assert.equal(await read.inputValue(), 'How satisfied were you with how your claim was handled?')
    await shot('saved')
    browsers.noComplaints()
  })

  it('a block is moved by its button, which keeps the focus, and moved back by taking the step back', async () => {
    const { page } = governor
    const names = () => page.locator('.gh-order__row a:first-child').allInnerTexts()
    const before = await names()
    const down = page.getByRole('button', { name: 'Down QCYes' })
    await down.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/focus=/)
    const onButton = () => page.evaluate("document.activeElement.value === 'down:QCYes'")
    await until('the button has the focus again', onButton)
    assert.notDeepEqual(await names(), before)
    await shot('moved')
    assert.deepEqual(await axeOn(page), [])
    await page.getByRole('button', { name: /Take back the last change/ }).click()
    await page.waitForURL(/focus=undo/)
    assert.match(
      String(await page.evaluate('document.activeElement.textContent')),
      /Take back the last change/,
    )
    assert.deepEqual(await names(), before)
    await page.getByRole('link', { name: 'The questionnaire' }).click()
    browsers.noComplaints()
  })

  it('the questionnaire is taken away as a file', async () => {
    const { page } = governor
    const taken = page.waitForEvent('download')
    await page.getByRole('link', { name: 'XLSForm workbook (.xlsx)' }).click()
    assert.match((await taken).suggestedFilename(), /\.xlsx$/)
  })
})
