import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import type { Fact } from '../../src/facts/fact.ts'
import { type Browsers, openBrowsers, type Somebody } from '../support/browsers.ts'
import {
  answered,
  blockAt,
  formOf,
  goOn,
  goOnTo,
  onACall,
  post,
} from '../support/seat-in-browser.ts'
import { type ServedRoom, servedRoom } from '../support/served-room.ts'
import { until } from '../support/until.ts'
import { noBrowser } from '../views/browser.ts'
import { watchFacts } from '../web/staff-at.ts'

const archer = { name: 'Archer', pin: '100001' }

describe('P5, P6: a hostile user with the browser’s own tools at a seat', {
  skip: noBrowser,
}, () => {
  let served: ServedRoom
  let browsers: Browsers
  let agent: Somebody
  let page: Page
  let facts: Fact[]

  before(async () => {
    served = await servedRoom({ speed: 5 })
    browsers = await openBrowsers()
    agent = await browsers.somebody()
    page = agent.page
    await onACall(served, page, '01', archer)
    facts = watchFacts(served.room.test)
  })
  after(async () => {
    await browsers.close()
    await served.close()
  })

  const interview = () => {
    const [one] = served.room.ahead.interviews.values()
    assert.ok(one, 'an interview is under way')
    return one
  }
  const refusals = () => facts.filter(({ type }) => type === 'interview.step_refused').length

  it('posts made by hand for a place, a turn, an answer, an exit or a call that no page offers: 409, each a fact', async () => {
    await goOnTo(page, 'has-policy')
    const form = await formOf(page)
    const turn = Number((form['place'] ?? '').split('~')[0])
    const before = interview()
    const noted = refusals()
    const made: [string, Record<string, string>][] = [
      ['answer', { ...form, place: `${turn + 1}~has-policy`, answer: 'yes' }],
      ['answer', { ...form, place: `${turn - 1}~has-policy`, answer: 'yes' }],
      ['answer', { ...form, place: `${turn}~age`, answer: '35-54' }],
      ['answer', { ...form, place: '', answer: 'yes' }],
      ['answer', { ...form, answer: '07700 900123' }],
      ['answer', { ...form, answer: '__proto__' }],
      ['answer', { ...form, call: '0000000000000000', answer: 'yes' }],
      ['answer', { csrf: form['csrf'] ?? '', place: form['place'] ?? '', answer: 'yes' }],
      ['exit', { ...form, exit: 'transfer' }],
      ['exit', { ...form, exit: 'interested' }],
      ['exit', { ...form, exit: 'refuses', call: 'abcdefabcdefabcd' }],
      ['end', form],
      ['outcome', { ...form, answer: 'completed' }],
      ['go-back', form],
    ]
    for (const [what, fields] of made) {
      const { status } = await post(page, `/seat/01/${what}`, fields)
      assert.equal(status, 409, `${what} ${JSON.stringify(fields)}`)
    }
    assert.deepEqual(interview(), before, 'the interview stands where it stood')
    await until('a fact for each', () => refusals() === noted + made.length)
  })

  it('other seats, staff deeds and anything that dials answer 403 or are not there (P3)', async () => {
    const form = await formOf(page)
    for (const path of ['/seat/02/answer', '/seat/02/exit', '/seat/02/help']) {
      assert.equal(
        (await post(page, path, { ...form, answer: 'yes', exit: 'refuses' })).status,
        403,
      )
    }
    for (const path of [
      ...['stop', 'resume', 'enter', 'take-over', 'end-call', 'presence', 'help'].map(
        (one) => `/supervisor/${one}`,
      ),
      ...['/supervisor/call/answer', '/governor/scripts/import', '/governor/people'],
    ]) {
      const { status } = await post(page, path, { ...form, stop: 'clear', seat: '01' })
      assert.ok([303, 403, 404].includes(status), `${path} answered ${status}`)
    }
    assert.equal(served.room.ahead.shift?.stop, undefined, 'nothing was stopped')
    for (const path of ['dial', 'call', 'redial', 'transfer', 'conference', 'dtmf', 'number'])
      assert.equal((await post(page, `/seat/01/${path}`, form)).status, 404, path)
  })

  it('an answer edited in the page is refused, an added field goes nowhere, nothing injected runs', async () => {
    await page.evaluate(`document.querySelector('.gh-answer__input').value = 'worth-5000'`)
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await page.getByText('Choose one of').or(page.getByText('not one of')).first().waitFor()
    assert.ok((await blockAt(page)).endsWith('~has-policy'))
    await page.reload()
    await page.evaluate(`{
      const note = document.createElement('input')
      note.name = 'note'
      note.value = 'SMUGGLED-WORDS'
      document.querySelector('.gh-answer-form').append(note)
    }`)
    await page.locator('.gh-answer').first().click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.locator('#live:not([data-view$="~has-policy"])').waitFor({ state: 'attached' })
    assert.doesNotMatch(JSON.stringify([...served.room.ahead.interviews.values()]), /SMUGGLED/)
    assert.doesNotMatch(JSON.stringify(facts), /SMUGGLED/)
    const ran = await page.evaluate(`(async () => {
      const tried = {}
      try { document.getElementById('live').innerHTML = '<b>x</b>'; tried.html = true } catch { tried.html = false }
      const script = document.createElement('script')
      try { script.textContent = 'window.ran = true' } catch {}
      document.body.append(script)
      tried.script = window.ran === true
      tried.outside = await fetch('http://127.0.0.1:9/').then(() => true, () => false)
      return tried
    })()`)
    assert.deepEqual(ran, { html: false, script: false, outside: false })
    agent.complaints.splice(0)
  })

  it('a form sent again, once or ten times over, moves nothing', async () => {
    const form = await formOf(page)
    const [option = ''] = (await page.evaluate(
      `[...document.querySelectorAll('.gh-answer__input')].map((one) => one.value)`,
    )) as string[]
    const fields = { ...form, ...(option === '' ? {} : { answer: option }) }
    assert.equal((await post(page, '/seat/01/answer', fields)).status, 303, 'taken once')
    const { turns, at } = interview()
    const again = await Promise.all(
      Array.from({ length: 10 }, () => post(page, '/seat/01/answer', fields)),
    )
    assert.deepEqual(
      again.map(({ status }) => status),
      Array.from({ length: 10 }, () => 409),
    )
    assert.deepEqual([interview().turns, interview().at], [turns, at])
  })

  it('a second tab is the same page: what was pressed in one is stale in the other, and it says so', async () => {
    await page.reload()
    const second = await agent.context.newPage()
    // As if its stream were cut: it does not hear that the interview went on.
    await second.route('**/stream', (route) => route.abort())
    await second.goto(`${served.origin}/seat/01`)
    const stood = await blockAt(second)
    assert.equal(stood, await blockAt(page))
    await goOn(page)
    const now = await blockAt(page)
    const { turns } = interview()
    if ((await second.locator('.gh-answer').count()) > 0) await second.keyboard.press('2')
    await second.keyboard.press('Enter')
    await second.getByText('That page is out of date.').waitFor()
    assert.equal(await blockAt(second), now, 'and shows where the interview is')
    assert.equal(interview().turns, turns)
    await second.close()
  })

  it('the other tab follows by itself when it can hear the box', async () => {
    const second = await agent.context.newPage()
    await second.goto(`${served.origin}/seat/01`)
    await goOn(page)
    const now = await blockAt(page)
    await second.locator(`#live[data-view="at ${now}"]`).waitFor({ state: 'attached' })
    await second.close()
  })

  it('the back button and a reload show the block that is open, never an earlier one to press', async () => {
    const now = await blockAt(page)
    await page.reload()
    assert.equal(await blockAt(page), now)
    const { turns } = interview()
    await page.goBack({ waitUntil: 'load' }).catch(() => null)
    if (page.url().startsWith(served.origin)) {
      await page.locator('#live').waitFor({ state: 'attached' })
      assert.equal(await blockAt(page), now)
    }
    await page.goto(`${served.origin}/seat/01`)
    assert.equal(await blockAt(page), now)
    assert.equal(interview().turns, turns)
    assert.equal(
      await page.evaluate(`history.state === null || !JSON.stringify(history.state).includes('~')`),
      true,
    )
  })

  it('a script that keeps sending is one incident, not a full disk, and an honest press is still taken', async () => {
    const form = await formOf(page)
    const before = facts.length
    await page.evaluate(async (fields) => {
      for (let i = 0; i < 120; i++)
        await fetch('/seat/01/answer', {
          method: 'POST',
          body: new URLSearchParams({ ...fields, place: `900${i}~x`, answer: 'x' }),
        })
    }, form)
    const noted = facts.length - before
    // Twenty and one incident a minute; the fast clock may have turned a minute or two meanwhile.
    assert.ok(noted <= 63, `${noted} facts for 120 presses`)
    const incidents = facts.filter((one) => one.type === 'incident.opened')
    assert.ok(incidents.length >= 1 && incidents.length <= 4, `${incidents.length} incidents`)
    assert.deepEqual(incidents[0]?.data, { kind: 'forged-presses' })
    const { turns } = interview()
    await goOn(page)
    assert.equal(interview().turns, turns + 1)
  })

  it('a form of the call before does nothing in the next one, though place and turn are the same', async () => {
    await page.keyboard.press('r')
    await page.locator('#live[data-view="closing"]').waitFor({ state: 'attached' })
    await page.keyboard.press('1')
    await page.locator('#live[data-view="outcome"]').waitFor({ state: 'attached' })
    const call = (await page.locator('input[name=call]').first().getAttribute('value')) ?? ''
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await answered(page)
    const form = await formOf(page)
    assert.notEqual(form['call'], call)
    for (const [what, fields] of [
      ['answer', { ...form, call, said: 'yes' }],
      ['exit', { ...form, call, exit: 'never-call' }],
    ] as const)
      assert.equal((await post(page, `/seat/01/${what}`, fields)).status, 409, what)
    assert.equal(interview().turns, 1)
    assert.equal(interview().ending, undefined)
  })

  it('after the respondent has hung up an answer is refused, and the page asks what happened', async () => {
    const form = await formOf(page)
    const { call } = interview()
    const agentSeat = served.room.ahead.calls.get(call)?.seat
    assert.ok(agentSeat)
    await served.room.staff.post('/supervisor/end-call', [['call', call]], '/supervisor')
    await until('the line is down', () =>
      served.room.ahead.calls.get(call)?.state === 'wrapping-up' ? true : undefined,
    )
    assert.equal((await post(page, '/seat/01/answer', { ...form, said: 'yes' })).status, 409)
    await page.locator('#live[data-view="outcome"]').waitFor({ state: 'attached' })
  })
})
