import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { serve } from '@hono/node-server'
import { hour, minute, second } from '../../src/basics/instant.ts'
import { type Box, openBox } from '../../src/box.ts'
import { sessionEnds } from '../../src/web/session-ends.ts'
import { openPaperBox, paperParts } from '../support/paper-box.ts'
import { staff as members, signIn } from '../support/staff-hands.ts'
import type { TestBox } from '../support/test-box.ts'
import { until } from '../support/until.ts'
import { noBrowser, openBrowser } from '../views/browser.ts'
import { roomAtWork } from './at-work.ts'
import { signedIn, watchFacts, words } from './staff-at.ts'

const warned = /You will be signed out within 30 minutes/
const sessionOf = (box: Box) => [...box.house.writer.ahead.sessions.values()][0]

describe('M15: a sign-in that will end says so in time, and goes on with one press', () => {
  it('half an hour before the end every page of staff says so; a press is a fact, and gives as long again', async () => {
    const paper = await openPaperBox()
    const { clock, box } = paper
    const ruth = await signedIn(paper, 'r.adeyemi')
    const early = await ruth.get('/governor')
    assert.match(early.text, /id="session-ends"[^>]* hidden/)
    assert.match(early.text, /data-warn-in="41400"/)

    clock.move(11.5 * hour + second)
    for (const path of ['/governor', '/governor/scripts', '/governor/record']) {
      const page = await ruth.get(path)
      assert.match(words(page), warned, path)
      assert.doesNotMatch(page.text, /id="session-ends"[^>]* hidden/, path)
    }
    const facts = watchFacts(paper as unknown as TestBox)
    const page = await ruth.get('/governor/scripts')
    const back = await ruth.jar.post('/stay', [['back', '/governor/scripts']], page)
    assert.equal(back.status, 200)
    assert.match(words(back), /Questionnaires/)
    assert.match(back.text, /id="session-ends"[^>]* hidden/)
    assert.deepEqual(
      facts.map(({ type }) => type),
      ['session.extended'],
    )
    clock.move(11 * hour)
    assert.match(words(await ruth.get('/governor')), /Sign out/)
    clock.move(hour + minute)
    assert.doesNotMatch((await ruth.get('/governor')).text, /Sign out/)
    await box.close()
  })

  it('leads nowhere but to a page of ours, takes no press without its token, and nothing of whoever is signed out', async () => {
    const paper = await openPaperBox()
    const ruth = await signedIn(paper, 'r.adeyemi')
    const before = sessionOf(paper.box)?.until
    const away = await ruth.post('/stay', [['back', 'https://elsewhere.example/']])
    assert.match(words(away), /Staff sign-in/, 'the front page')
    const forged = await ruth.jar.post('/stay', [['csrf', 'x']], away)
    assert.equal(forged.status, 403)
    const { until: then } = sessionOf(paper.box) ?? {}
    assert.equal(then, before, 'the clock stands still, and so does the end')
    paper.clock.move(13 * hour)
    assert.match(words(await ruth.jar.post('/stay', [], away)), /Sign in|other sign-in|too long/)
    assert.equal(sessionOf(paper.box), undefined)
    await paper.box.close()
  })

  it('signing out ends it, also from a page that was open before the password was given again', async () => {
    const paper = await openPaperBox()
    const ruth = await signedIn(paper, 'r.adeyemi')
    const other = await ruth.get('/governor')
    await ruth.stepUp()
    const out = await ruth.jar.post('/sign-out', [], other)
    assert.match(words(out), /You have signed out/)
    assert.equal(sessionOf(paper.box), undefined)
    assert.match(words(await ruth.get('/governor')), /Staff sign-in/)
    await paper.box.close()
  })

  it('M15: whoever sends a form after it is told that nothing was saved, and a look at a page says nothing', async () => {
    const paper = await openPaperBox()
    const ruth = await signedIn(paper, 'r.adeyemi')
    const form = await ruth.get('/governor/campaigns/new')
    paper.clock.move(13 * hour)
    const sent = await ruth.jar.post('/governor/campaigns/new', [['title', 'A study']], form)
    assert.equal(sent.view, 'sign-in')
    assert.match(words(sent), /signed out before you pressed, so nothing of that page was saved/)
    assert.doesNotMatch(words(await ruth.get('/governor')), /nothing of that page/)
    await paper.box.close()
  })

  it('P8: a supervisor who signs out is told that they have left the room', async () => {
    const room = await roomAtWork()
    const { jar } = room.staff
    const out = await jar.post('/sign-out', [], await jar.get('/supervisor'))
    assert.match(words(out), /You have stepped out of the room as well: no new call is placed/)
    const here = room.test.box.house.writer.ahead.shift?.supervisors.values().next().value
    assert.equal(here?.state, 'stepped-out')
    await room.test.close()
  })

  it('counts to half an hour before the end, whatever the site has set', () => {
    const at = (until: number) =>
      sessionEnds(until as never, 0 as never, { staffSessionMs: 40 * minute }, '/governor')
    assert.equal(at(hour).warnInSeconds, 1800)
    assert.ok(at(20 * minute).warnInSeconds < 0, 'shown at once')
    assert.equal(at(hour).againSeconds, 600)
  })

  it('in a browser it comes by itself, and what is half typed is still there after the press', {
    skip: noBrowser,
  }, async (t) => {
    const { parts } = await paperParts()
    let port = 0
    const opened = await openBox({
      ...parts,
      settings: { ...parts.settings, staffSessionMs: 30 * minute + 1000 * second },
      origin: () => `http://localhost:${port}`,
      makeTrial: async (...given) =>
        ({ ...(await parts.makeTrial?.(...given)), speed: 100 }) as never,
    })
    assert.ok(opened.ok)
    const box = opened.value
    const server = serve({ fetch: box.app.fetch, port: 0, hostname: '127.0.0.1' })
    port = await until('a port', () => (server.address() as { port: number } | null)?.port)
    const browser = await openBrowser()
    // Also when something fails: what is left open would keep the whole run waiting.
    t.after(async () => {
      await browser.close()
      server.close()
      await box.close()
    })
    const page = await browser.context.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    await signIn(page, `http://localhost:${port}`, members.ruth)
    await page.goto(`http://localhost:${port}/governor/campaigns/new`)
    await page.getByLabel('Name of the campaign').fill('Half typed')
    const warning = page.getByText('You will be signed out within 30 minutes')
    assert.equal(await warning.isVisible(), false)
    await warning.waitFor()
    const before = sessionOf(box)?.until ?? 0
    ;(parts.clock as unknown as { move(ms: number): void }).move(second)
    await page.getByRole('button', { name: 'Stay signed in' }).click()
    await warning.waitFor({ state: 'hidden' })
    assert.equal(await page.getByLabel('Name of the campaign').inputValue(), 'Half typed')
    assert.equal(sessionOf(box)?.until, before + second)
    assert.deepEqual(complaints, [])
  })
})
