import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import type { DocumentHash, PersonId, SeatId } from '../../src/basics/ids.ts'
import { startCalls } from '../../src/facts/decide-agent.ts'
import { wav } from '../site/a-wav.ts'
import { personNamed } from '../support/a-live-day.ts'
import { takeSeat } from '../support/agent-hands.ts'
import { type Browsers, openBrowsers } from '../support/browsers.ts'
import { type ServedRoom, servedRoom } from '../support/served-room.ts'
import { pressPin } from '../support/staff-hands.ts'
import { until } from '../support/until.ts'
import { axeOn } from '../views/axe.ts'
import { noBrowser } from '../views/browser.ts'

/** Keeps hold of every sound that the page makes, to be asked whether it still plays. */
const watchSounds = `(() => {
  window.sounds = []
  const play = HTMLMediaElement.prototype.play
  HTMLMediaElement.prototype.play = function () {
    window.sounds.push(this)
    return play.call(this)
  }
})()`

describe('P5: a script is listened to in a real browser', { skip: noBrowser }, () => {
  let served: ServedRoom
  let browsers: Browsers
  let page: Page
  let person: PersonId
  let script: DocumentHash

  before(async () => {
    // Half a minute for each block: it never ends by itself before the test is over.
    const sound = wav(8_000, 30, 440, 0.1)
    served = await servedRoom({ speed: 5, speak: async () => sound })
    const { room } = served
    person = personNamed(room.test.box.house, 'Archer')
    script = [...room.ahead.scripts.keys()][0] as DocumentHash
    const { hearing } = room.test.box.house.services
    await until('all is spoken', () => hearing.standing(script).is === 'made')
    browsers = await openBrowsers()
    page = (await browsers.somebody()).page
    await page.addInitScript(watchSounds)
    await room.assign('Archer', '01')
    await takeSeat(page, served.origin, '01', '100001')
  })
  after(async () => {
    await browsers.close()
    await served.close()
  })

  const playing = () =>
    page.evaluate('window.sounds.filter((one) => !one.paused && one.currentTime > 0).length')
  const view = (wanted: string) =>
    page.locator(`#live[data-view^="${wanted}"]`).waitFor({ timeout: 30_000 })
  const plays = () => until('the sound plays', async () => (await playing()) === 1)
  const silence = () => until('nothing plays', async () => (await playing()) === 0)

  it('one key opens it, one plays and stops a block, one goes on; the page is never loaded anew', async () => {
    await page.evaluate('window.same = true')
    await page.keyboard.press('p')
    await view('listen opening.')
    assert.deepEqual(await axeOn(page), [])
    await page.keyboard.press('p')
    await plays()
    assert.equal(
      await page.getByRole('button', { name: 'Hear it' }).getAttribute('aria-pressed'),
      'true',
    )
    await page.keyboard.press('p')
    await silence()
    await page.keyboard.press('p')
    await plays()
    const first = await page.locator('#live').getAttribute('data-view')
    await page.keyboard.press('1')
    await page.locator(`#live:not([data-view="${first}"])`).waitFor()
    await silence()
    assert.equal(
      await page.evaluate('window.same'),
      true,
      'or the headset would have lost its line',
    )
    if (process.env['LOOK']) await page.screenshot({ path: `${process.env['LOOK']}/listen.png` })
  })

  it('a call that begins stops it at once, and the page is that of the call', async () => {
    await page.keyboard.press('p')
    await plays()
    const { room } = served
    const by = { person, role: 'agent', seat: '01' as SeatId } as const
    await until('the line of the seat', () => room.ahead.seats.get(by.seat)?.lineUp)
    await room.test.box.house.writer.do((state, ctx) => startCalls(state, ctx, by))
    await page.locator('#live:not([data-view^="listen"])').waitFor()
    await until('the sound to stop', async () => (await playing()) === 0)
    await view('at 1~')
    assert.equal(new URL(page.url()).pathname, '/seat/01')
    assert.equal(await page.getByRole('button', { name: 'Hear it' }).count(), 0)
    const asked = await page.evaluate(
      `fetch('/seat/01/hear/opening.hello-en').then(({ status }) => status)`,
    )
    assert.equal(asked, 409)
    await page.keyboard.press('p')
    assert.equal(await playing(), 0)
    if (process.env['LOOK']) await page.screenshot({ path: `${process.env['LOOK']}/call.png` })
    await page.keyboard.press('t')
    await page.locator('#live.gh-size-large').waitFor()
    await view('at 1~')
    assert.deepEqual(await axeOn(page), [])
  })

  it('in practice the same key plays the block before the agent, and answering it ends the sound', async () => {
    const { room, origin } = served
    await room.staff.post(
      '/supervisor/practice/open',
      [
        ['seat', '05'],
        ['person', personNamed(room.test.box.house, 'Barrett')],
        ['script', script],
      ],
      '/supervisor/practice',
    )
    page = (await browsers.somebody()).page
    await page.addInitScript(watchSounds)
    await page.goto(`${origin}/practice/05`)
    await pressPin(page, '100002', 'Continue')
    await view('practice-ready')
    await page.keyboard.press('1')
    await view('at 1~')
    await page.keyboard.press('p')
    await plays()
    assert.deepEqual(await axeOn(page), [])
    if (process.env['LOOK']) await page.screenshot({ path: `${process.env['LOOK']}/practice.png` })
    await page.keyboard.press('1')
    await view('at 2~')
    await silence()
  })

  it('no browser refused or broke anything', () => browsers.noComplaints())
})
