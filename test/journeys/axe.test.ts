import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type Diary, type Sight, work } from '../support/agent-hands.ts'
import { axeLooks } from '../support/axe-look.ts'
import {
  approve,
  campaignName,
  completeCampaign,
  importQuestionnaire,
  importSample,
  openCampaign,
  openWaiting,
  readEveryPart,
  startCampaign,
  tagged,
} from '../support/governor-hands.ts'
import { pressPin, signIn, staff } from '../support/staff-hands.ts'
import { openShift, seat, seatRow, stayPresent, takeOver } from '../support/supervisor-hands.ts'
import { noBrowser } from '../views/browser.ts'
import { beginDay, type Day, seated, walkingSpeed } from './day.ts'

describe('every page of the running box before there are results, as it comes up in a day (M14)', {
  skip: noBrowser,
}, () => {
  let day: Day
  let failed = false
  const { look, nothingFound } = axeLooks()
  before(async () => {
    day = await beginDay()
  })
  after(() => day.close())

  /** Parts stand on each other: when one cannot be walked the rest is left out. */
  const part = (name: string, check: () => Promise<void>) =>
    it(name, async () => {
      assert.equal(failed, false, 'an earlier part failed')
      failed = true
      await check()
      failed = false
      nothingFound()
    })

  part('the doors', async () => {
    const { page } = day.people.sian
    await page.goto(day.box.origin)
    await look(page, 'the doors')
    await page.getByRole('link', { name: 'Staff sign-in' }).click()
    await look(page, 'sign-in')
    await page.getByLabel('Username').fill('nobody')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('not right').first().waitFor()
    await look(page, 'sign-in refused')
    for (const path of ['/room', '/seat/03', '/nowhere', '/seat/77']) {
      await page.goto(`${day.box.origin}${path}`)
      await look(page, path, { narrow: path !== '/room' })
    }
  })

  part('questionnaires', async () => {
    const { ruth, owen } = day.people
    const { page } = ruth
    await signIn(page, day.box.origin, staff.ruth)
    await look(page, 'governor, nothing yet')
    await page.getByRole('link', { name: 'Questionnaires' }).first().click()
    await look(page, 'no questionnaires')
    await page.getByRole('link', { name: 'Import a questionnaire' }).click()
    await look(page, 'import a questionnaire')
    await page.getByRole('button', { name: 'Read the file' }).click()
    await page.getByText('Choose a file').first().waitFor()
    await look(page, 'import without a file')
    await importQuestionnaire(page, join(day.data, 'to-import', 'household-insurance.xlsx'))
    await look(page, 'report of an import')
    await page.getByRole('link', { name: 'Read the questionnaire' }).click()
    await look(page, 'questionnaire, draft')
    await page.getByRole('button', { name: 'Propose for approval' }).click()
    await tagged(page, 'Proposed')
    await look(page, 'questionnaire, proposed')
    await signIn(owen.page, day.box.origin, staff.owen)
    await look(owen.page, 'governor, something waits')
    await openWaiting(owen.page, 'Questionnaire')
    await readEveryPart(owen.page, (left) =>
      left === 3 ? look(owen.page, 'questionnaire, being read') : undefined,
    )
    await owen.page.getByRole('button', { name: 'Approve this version' }).click()
    await look(owen.page, 'password again')
    await owen.page.getByLabel('Password').fill('wrong')
    await owen.page.getByRole('button', { name: 'Continue' }).click()
    await look(owen.page, 'password refused')
    await approve(owen.page, 'Questionnaire', staff.owen)
    await look(owen.page, 'questionnaire, approved')
  })

  part('campaigns and samples', async () => {
    const { page } = day.people.ruth
    await page.getByRole('link', { name: 'Campaigns' }).first().click()
    await look(page, 'no campaigns')
    await page.getByRole('link', { name: 'Start a campaign' }).click()
    await look(page, 'campaign form')
    await page.getByRole('button', { name: 'Save the campaign' }).click()
    await look(page, 'campaign form refused')
    await startCampaign(page)
    await look(page, 'campaign, parts missing')
    await page.getByRole('link', { name: 'Import a sample' }).click()
    await page.getByRole('button', { name: 'Read the file' }).click()
    await look(page, 'sample refused')
    await openCampaign(page)
    await completeCampaign(page, 20)
    await importSample(page, day.sample.csv, () => look(page, 'columns of a sample'))
    await look(page, 'report of a sample')
    await page.getByRole('link', { name: 'Back to the campaign' }).click()
    await page.getByRole('button', { name: 'Propose to go live' }).click()
    await tagged(page, 'Proposed')
    await approve(day.people.owen.page, 'Campaign', staff.owen)
    await look(day.people.owen.page, 'campaign, live')
    await page.getByRole('link', { name: 'Results and releases' }).click()
    await look(page, 'results, none yet')
    await page.getByRole('button', { name: 'Prepare a release' }).click()
    await look(page, 'release refused')
  })

  part('people', async () => {
    const { page } = day.people.ruth
    await page.getByRole('link', { name: 'People' }).first().click()
    await look(page, 'people')
    await page.getByRole('link', { name: 'Flynn, Martin' }).click()
    await look(page, 'person')
    await page.getByRole('link', { name: 'People' }).first().click()
    await page.getByRole('link', { name: 'Add a person' }).click()
    await look(page, 'person form')
  })

  part('the shift', async () => {
    const { page } = day.people.helen
    await signIn(page, day.box.origin, staff.helen)
    await look(page, 'open a shift')
    await page.getByRole('button', { name: 'Open the shift' }).click()
    await page.getByRole('heading', { name: 'There is a problem' }).first().waitFor()
    await look(page, 'open a shift refused')
    await openShift(page, 'Morning', campaignName)
    await look(page, 'seating')
    await page.getByRole('button', { name: 'Reset PIN for Demir' }).click()
    await look(page, 'a new PIN')
    await seat(page, { 'Archer, Daniel': '1', ...seated })
    await look(page, 'live room')
    for (const [link, name] of sections) {
      await page.goto(`${day.box.origin}${link}`)
      await look(page, name)
    }
    await page.goto(`${day.box.origin}/supervisor`)
  })

  part('a seat, from closed to a call and back', async () => {
    const { page } = day.people.daniel
    await page.goto(`${day.box.origin}/seat/01`)
    await look(page, 'PIN')
    await pressPin(page, '999999', 'Continue')
    await page.getByText('That PIN is not right').waitFor()
    await look(page, 'PIN refused')
    await pressPin(page, '100001', 'Continue')
    await page.getByRole('heading', { name: 'Calls are monitored' }).waitFor()
    await look(page, 'monitored')
    await page.getByRole('button', { name: 'I have read this' }).click()
    await page.getByRole('heading', { name: 'Are you ready?' }).waitFor()
    await look(page, 'ready')
    await page.getByRole('button', { name: 'Rest break' }).click()
    await page.getByRole('heading', { name: 'You are on a break' }).waitFor()
    await look(page, 'break')

    const diary: Diary = { places: [], done: [] }
    const left = new Set([
      'ringing',
      'statement',
      'single',
      'multiple',
      'closing',
      'outcome',
      'between',
    ])
    while (left.size > 0) {
      let now = ''
      const wanted = (_: Diary, sight: Sight) => {
        now = kindOf(sight)
        return left.has(now)
      }
      await work(page, 'mouse', wanted, diary)
      // The respondent waits while the page is looked at.
      day.exchangeClock.shift(1)
      await look(page, now)
      day.exchangeClock.shift(walkingSpeed)
      left.delete(now)
    }
  })

  part('a call taken over, a stop, and a cleared room', async () => {
    const { page } = day.people.helen
    await stayPresent(page, staff.helen.pin)
    const seven = seatRow(page, '7')
    await seven.press('Listen')
    await seven.shows('You: listen')
    await look(page, 'listening')
    await takeOver(page, '7')
    // The respondent waits while the page is looked at.
    day.exchangeClock.shift(1)
    await look(page, 'a call taken over')
    day.exchangeClock.shift(walkingSpeed)
    await work(page, 'mouse', (_diary, { view }) => view === 'live')
    await page.getByRole('button', { name: 'Freeze' }).click()
    await page.getByText('In the room:').waitFor()
    await look(page, 'frozen')
    await page.getByRole('button', { name: 'Clear the room' }).click()
    await day.people.daniel.page.getByText('Stop work').waitFor()
    await look(day.people.daniel.page, 'cleared seat')
    await look(page, 'cleared room')
    await day.people.sian.page.goto(`${day.box.origin}/room`)
    await look(day.people.sian.page, 'cleared board', { narrow: false })
    await page.getByRole('button', { name: 'Resume calls' }).click()
  })
})

const sections = [
  ['/supervisor/seating', 'seating, seats taken'],
  ['/supervisor/incidents', 'incidents'],
  ['/supervisor/incidents/new', 'open an incident'],
  ['/supervisor/hand-over', 'hand over'],
  ['/supervisor/close', 'close the shift'],
] as const

function kindOf({ view, answers, many }: Sight): string {
  if (!view.startsWith('at ')) return view
  return answers.length === 0 ? 'statement' : many ? 'multiple' : 'single'
}
