import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { trialSampleCsv } from '../../src/fieldwork/trial-sample.ts'
import { liveCampaign, personNamed } from '../support/a-live-day.ts'
import { BrowserJar, type Page } from '../support/browser-jar.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { until } from '../support/until.ts'

describe('one agent’s day, through the web alone', () => {
  let test: TestBox
  let staff: BrowserJar
  let seat: BrowserJar

  before(async () => {
    test = await startTestBox({ profile: { completes: 1 } as never, speed: 60 })
    staff = new BrowserJar(test.box)
    seat = new BrowserJar(test.box)
  })
  after(() => test.close())

  it('opens a shift, seats an agent, and takes an interview to its end', async () => {
    // One number only: whoever is drawn says "prefers not to say" now and then, and a short interview is then a partial.
    await liveCampaign(test, trialSampleCsv('test', 1))
    const live = await openShift(staff, test)
    assert.equal(live.view, 'live', live.text.replace(/<[^>]*>/g, ' ').slice(0, 1500))
    assert.match(live.text, /Archer, Daniel/)

    let page = await seat.get('/seat/01')
    assert.equal(page.view, 'pin')
    page = await seat.post('/seat/01/pin', [['pin', '100001']], page)
    assert.equal(page.view, 'monitored')
    page = await seat.post('/seat/01/acknowledge', [], page)
    page = await until('the line is up', async () => {
      const now = await seat.get('/seat/01')
      return now.view === 'ready' && !/not connected/.test(now.text) ? now : undefined
    })
    await seat.post('/seat/01/ready', [], page)
    page = await until('the respondent has answered', async () => {
      const now = await seat.get('/seat/01')
      return now.view.startsWith('at ') ? now : undefined
    })
    for (let turn = 0; page.view.startsWith('at '); turn++) {
      assert.ok(
        turn < 60,
        `an interview comes to an end: ${page.view}${page.text.replace(/<[^>]*>/g, ' ').slice(0, 2500)}`,
      )
      page = await answerAsHeard(seat, test, page)
    }
    assert.equal(page.view, 'closing')
    await seat.post('/seat/01/end', [], page)
    page = await until('the call is over', async () => {
      const now = await seat.get('/seat/01')
      return now.view === 'outcome' ? now : undefined
    })
    assert.deepEqual(page.values('answer'), ['completed'])
    page = await seat.post('/seat/01/outcome', [['answer', 'completed']], page)
    assert.match(page.view, /between|calling|ringing/)
    await test.box.idle()
    const [campaign] = [...test.box.house.writer.ahead.campaigns.values()]
    assert.equal(campaign?.completed, 1)
    assert.equal(campaign?.waitingToMerge, 1)
  })
})

async function answerAsHeard(seat: BrowserJar, test: TestBox, page: Page): Promise<Page> {
  const call = test.box.house.writer.ahead.seats.get('01' as never)?.call
  const heard = call && test.ears.last(call)
  assert.ok(heard?.answer, 'a respondent who completes answers every question')
  const { answer } = heard
  const fields: [string, string][] =
    answer.kind === 'said'
      ? [['said', 'yes']]
      : answer.kind === 'one'
        ? [['answer', answer.option]]
        : answer.options.map((one): [string, string] => ['answer', one])
  return seat.post('/seat/01/answer', [['place', page.values('place')[0] ?? ''], ...fields], page)
}

async function openShift(staff: BrowserJar, test: TestBox): Promise<Page> {
  let page = await staff.get('/sign-in')
  page = await staff.post(
    '/sign-in',
    [
      ['name', 'h.marsh'],
      ['password', 'trial-supervisor-1'],
    ],
    page,
  )
  const [campaign = ''] = page.options('campaign')
  page = await staff.post(
    '/supervisor/open',
    [
      ['slot', 'AM'],
      ['campaign', campaign],
      ...page.values('check').map((one): [string, string] => ['check', one]),
    ],
    page,
  )
  const archer = personNamed(test.box.house, 'Archer')
  return staff.post(
    '/supervisor/seating',
    [
      ['person', archer],
      [`seat-${archer}`, '1'],
    ],
    page,
  )
}
