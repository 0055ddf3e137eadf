import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import type { CallId } from '../../src/basics/ids.ts'
import { readSiteKey } from '../../src/bundles/sign.ts'
import { unpack } from '../../src/bundles/unpack.ts'
import type { ReleaseDocument } from '../../src/results/release-document.ts'
import { house } from '../house-rules/source.ts'
import { completed, type Diary, see, takeSeat, work } from '../support/agent-hands.ts'
import { axeLooks } from '../support/axe-look.ts'
import {
  approve,
  approveRelease,
  campaignName,
  completeCampaign,
  importQuestionnaire,
  importSample,
  openCampaign,
  openWaiting,
  startCampaign,
  tableRows,
  tagged,
} from '../support/governor-hands.ts'
import { pressWithPassword, reads, signIn, staff, words } from '../support/staff-hands.ts'
import {
  closeShift,
  confirmPresence,
  endCall,
  openShift,
  seat,
  seatRow,
  takeOver,
} from '../support/supervisor-hands.ts'
import { until } from '../support/until.ts'
import { noBrowser } from '../views/browser.ts'
import {
  beginDay,
  bothWork,
  type Day,
  factsOfDay,
  idleSpeed,
  recordOnDisk,
  runningSpeed,
  seated,
  seatedLater,
  walkingSpeed,
} from './day.ts'
import { hostileHand, leakChecks } from './leak-checks.ts'
import { afternoonComes, roomWorks } from './room-works.ts'
import { completedCalls, holdToTruth, saidInCompleted } from './truth.ts'
import { whatEverybodySaw } from './what-everybody-saw.ts'

/** Responses enough for tables: no cell is shown that stands for fewer than ten people. */
const enoughInterviews = 90

const run = promisify(execFile)

describe('a day at the box, from a client’s file to a verified bundle', { skip: noBrowser }, () => {
  let day: Day
  let bundle = ''
  // Every call with a completed interview, noted before its shift is closed.
  const calls: CallId[] = []
  let failed = false
  const { look, nothingFound } = axeLooks()

  before(async () => {
    day = await beginDay()
  })
  after(() => day.close())

  /** One part of the day; after a failure the rest is left out, because each stands on the one before. */
  const part = (name: string, work: () => Promise<void>) =>
    it(name, async () => {
      assert.equal(failed, false, 'an earlier part of the day failed')
      failed = true
      await work().catch(async (cause: unknown) => {
        const what = cause instanceof Error ? cause.message : String(cause)
        throw new Error(`${what}\n${await whatEverybodySaw(day)}`, { cause })
      })
      day.browsers.noComplaints()
      nothingFound()
      failed = false
    })

  part(
    'a governor imports a questionnaire, reads what became of it, and cannot approve it alone',
    async () => {
      const { page } = day.people.ruth
      await signIn(page, day.box.origin, staff.ruth)
      await importQuestionnaire(page, join(day.data, 'to-import', 'household-insurance.xlsx'))
      const rows = await tableRows(page)
      assert.equal(rows.length, 20, 'every row of the survey sheet is accounted for')
      assert.ok(rows.every(([, fate]) => ['Taken', 'Changed', 'Refused'].includes(fate ?? '')))
      await page.getByRole('link', { name: 'Read the questionnaire' }).click()
      await page.getByRole('button', { name: 'Propose for approval' }).click()
      await tagged(page, 'Proposed')
      assert.equal(
        await page.getByRole('button', { name: 'Approve this version' }).isDisabled(),
        true,
      )
      await reads(page, /You have had a part in this/)
    },
  )

  part(
    'a second governor gives the password again and approves: the words are frozen',
    async () => {
      const { page } = day.people.owen
      await signIn(page, day.box.origin, staff.owen)
      await approve(page, 'Questionnaire', staff.owen)
      await reads(page, /[0-9a-f]{64}/)
    },
  )

  part('a campaign cannot go live before every part of it is there (P9)', async () => {
    const { page } = day.people.ruth
    await startCampaign(page)
    await reads(page, /Missing/)
    const propose = page.getByRole('button', { name: 'Propose to go live' })
    assert.equal(await propose.isDisabled(), true)
    await completeCampaign(page, 20)
    assert.equal(await propose.isDisabled(), true, 'no sample yet')
  })

  part(
    'of the client’s file only the numbers are kept, and the columns left behind are named',
    async () => {
      const { page } = day.people.ruth
      await importSample(page, day.sample.csv)
      const columns = (await tableRows(page)).map(([where, fate]) => `${where}: ${fate}`)
      assert.equal(columns.filter((one) => one.endsWith(': Taken')).length, 1)
      for (const known of ['name', 'address', 'town', 'postcode', 'email']) {
        assert.ok(
          columns.some((one) => one.includes(`, ${known}:`)),
          `${known} is named`,
        )
      }
      assert.ok(
        columns.some((one) => one.startsWith('Column 8:')),
        'an unknown heading is not repeated',
      )
      await page.getByRole('link', { name: 'Back to the campaign' }).click()
      await page.getByRole('button', { name: 'Propose to go live' }).click()
      await tagged(page, 'Proposed')
      const own = page.getByRole('button', { name: 'Approve: it goes live' })
      assert.equal(await own.isDisabled(), true, 'not by the one who proposed it')
      await approve(day.people.owen.page, 'Campaign', staff.owen)
    },
  )

  part(
    'a supervisor opens the shift and seats the room; who is not cleared stays out',
    async () => {
      const { page } = day.people.helen
      await signIn(page, day.box.origin, staff.helen)
      await page.getByRole('button', { name: 'Open the shift' }).click()
      await page.getByRole('heading', { name: 'There is a problem' }).first().waitFor()
      await openShift(page, 'Morning', campaignName)
      const rows = await tableRows(page)
      const gateOf = (name: string) => rows.find(([who]) => who === name)?.[2]
      assert.equal(gateOf('Eastwood, Karl'), 'Not cleared: risk assessment')
      assert.equal(gateOf('Flynn, Martin'), 'Not cleared: eligibility')
      assert.equal(await page.getByLabel('Eastwood, Karl sits today').isDisabled(), true)
      await seat(page, { 'Archer, Daniel': '1', 'Barrett, Leon': '2', ...seated })
      await reads(page, /Archer, Daniel/)
    },
  )

  part('two agents prove themselves with a PIN and read that calls are monitored', async () => {
    const { daniel, leon } = day.people
    await takeSeat(daniel.page, day.box.origin, '01', '100001')
    await takeSeat(leon.page, day.box.origin, '02', '100002')
    await reads(daniel.page, /Marsh, Helen/)
  })

  part('they do whole interviews, one with the mouse, one by keyboard alone', async () => {
    const whole = (diary: Diary) => completed(diary).some(({ places }) => places.length >= 12)
    const { daniel, leon } = day.people
    const [mouse, keys] = await Promise.all([
      work(daniel.page, 'mouse', whole),
      work(leon.page, 'keys', whole),
    ])
    for (const diary of [mouse, keys]) {
      assert.ok(completed(diary).every(({ places }) => places[0] === 'hello'))
    }
  })

  part(
    'the supervisor listens, whispers, joins and leaves; takes a call over, and ends one',
    async () => {
      const { page } = day.people.helen
      let over = false
      const working = bothWork(day, ({ places }) => over && places.length === 0)
      const one = seatRow(page, '1')
      const present = () => (day.exchange.rooms()['seat-01'] ?? []).length
      await one.shows('On a call')
      // The respondent waits, so that the call is still up when the last of these is pressed.
      day.exchangeClock.shift(1)
      const before = present()
      for (const mode of ['Listen', 'Whisper', 'Join'] as const) {
        await one.press(mode)
        await one.shows(`You: ${mode.toLowerCase()}`)
      }
      await until('the supervisor’s leg is in the conference', () => present() > before - 1)
      await one.press('Leave')
      await one.row.getByText('You: ').waitFor({ state: 'detached' })
      day.exchangeClock.shift(walkingSpeed)

      await takeOver(page, '2')
      await work(page, 'mouse', (_diary, { view }) => view === 'live')
      await endCall(page, '8')
      const types = new Set((await factsOfDay(day)).map(({ type }) => type))
      for (const deed of ['supervision.begun', 'call.taken_over', 'call.ended_by_supervisor']) {
        assert.ok((types as Set<string>).has(deed), `${deed} is kept with the shift`)
      }
      over = true
      await working
    },
  )

  part('presence is confirmed with the supervisor’s own PIN, and with no other', async () => {
    const { page } = day.people.helen
    await confirmPresence(page, '000000')
    await reads(page, /That PIN is not right/)
    const version = async () => Number(await page.locator('#live').getAttribute('data-version'))
    const then = await version()
    await until('the room has changed since', async () => (await version()) > then)
    await reads(page, /That PIN is not right/)
    assert.equal(new URL(page.url()).pathname, '/supervisor', 'a reload finds the page again')
    const minutes = async () => Number(/Confirm within (\d+):/.exec(await words(page))?.[1])
    const before = await minutes()
    await confirmPresence(page, staff.helen.pin)
    await until('two hours from now', async () => (await minutes()) > Math.max(before, 100))
  })

  part(
    'the box is killed in the middle of an interview and comes back at the same question',
    async () => {
      const { daniel } = day.people
      const diary: Diary = { places: [], done: [] }
      // Those of the exchange who hang up half way have done so by then.
      const midway = ({ places }: Diary) => places.length >= 12
      await work(daniel.page, 'mouse', midway, diary)
      // The respondent keeps waiting: on the exchange hardly any time passes.
      day.exchangeClock.shift(1)
      const left = await see(daniel.page)
      await daniel.page.evaluate('window.marked = true')
      await day.box.kill()
      const before = await recordOnDisk(day)
      await day.start(walkingSpeed)
      const back = daniel.page.locator('#connection')
      await until('the page has found the box again', () => back.isHidden())
      day.exchangeClock.shift(walkingSpeed)

      const now = await see(daniel.page)
      assert.deepEqual(now, left, 'the same question, and the same words heard')
      assert.equal(await daniel.page.evaluate('window.marked'), true, 'nobody had to open it again')
      const after = await recordOnDisk(day)
      assert.deepEqual(after.slice(0, before.length), before, 'no line is lost')
      const done = diary.done.length
      await work(daniel.page, 'mouse', () => diary.done.length > done, diary)
      assert.equal(diary.done.at(-1)?.outcome, 'Interview completed', 'the earlier answers count')
    },
  )

  part('a roll check freezes the room; nobody is called until it is over', async () => {
    const { helen, daniel, leon } = day.people
    await helen.page.getByRole('button', { name: 'Freeze' }).click()
    await helen.page.getByText('In the room: 6').waitFor()
    const held = ({ places }: Diary, { view }: { view: string }) =>
      places.length === 0 && view === 'between'
    await Promise.all([daniel, leon].map(({ page }) => work(page, 'mouse', held)))
    await daniel.page.getByText('No new calls now').first().waitFor()
    const facts = await factsOfDay(day)
    const frozen = facts.find(({ type }) => type === 'room.stopped')?.seq ?? Infinity
    // A fact of a call has the place of the line that it came after.
    const placed = facts.filter(({ type, seq }) => type === 'attempt.placed' && seq >= frozen)
    assert.deepEqual(placed, [])
    for (const { page } of [daniel, leon]) {
      await page.getByRole('button', { name: 'Rest break' }).click()
      await page.getByRole('heading', { name: 'You are on a break' }).waitFor()
    }
    await helen.page.getByRole('button', { name: 'Resume calls' }).click()
    await helen.page.getByText('Nothing holds calls back').waitFor()
  })

  part('what a hostile hand sends from a seat is refused', () => hostileHand(day))

  part(
    'stopped and started again it goes on where it was; the colleagues work through two shifts',
    async () => {
      const { page } = day.people.helen
      const restart = async (speed: number, path = '/supervisor/seating') => {
        assert.equal(await day.box.stop(), 0)
        await day.start(speed)
        await page.goto(`${day.box.origin}${path}`)
      }
      day.exchangeClock.shift(runningSpeed)
      await restart(runningSpeed)
      await seat(page, seatedLater)
      await roomWorks(page, enoughInterviews / 2)
      const keepCalls = async () => calls.push(...completedCalls(await factsOfDay(day)))
      await closeShift(page, keepCalls)
      await restart(idleSpeed, '/supervisor')
      await afternoonComes(page)
      await openShift(page, 'Afternoon', campaignName)
      await restart(runningSpeed)
      const all = { ...seated, ...seatedLater }
      for (const [name, number] of Object.entries(all)) {
        assert.equal(await page.getByLabel(`Seat for ${name}`).inputValue(), number, 'as before')
      }
      await seat(page, all)
      assert.ok(await roomWorks(page, enoughInterviews), 'the afternoon is long enough')
      await closeShift(page, keepCalls)
    },
  )

  part('results are prepared by one governor and let go by the other', async () => {
    const { ruth, owen } = day.people
    await openCampaign(ruth.page)
    await pressWithPassword(ruth.page, 'Close the campaign', staff.ruth)
    await tagged(ruth.page, 'Closed')
    await ruth.page.getByRole('link', { name: 'Results and releases' }).click()
    await look(ruth.page, 'results')
    await ruth.page.getByRole('link', { name: /rates and codes/ }).click()
    await reads(ruth.page, /Response rate 1/)
    await look(ruth.page, 'rates')
    await ruth.page.getByRole('link', { name: 'Campaign', exact: true }).click()
    await ruth.page.getByRole('link', { name: 'Results and releases' }).click()
    await ruth.page.getByRole('button', { name: 'Prepare a release' }).click()
    await tagged(ruth.page, 'Waiting for a second person')
    const own = ruth.page.getByRole('button', { name: 'Approve the release' })
    assert.equal(await own.isDisabled(), true, 'not by the one who prepared it (X11)')
    await look(ruth.page, 'release, prepared')

    await openWaiting(owen.page, 'Release')
    await pressWithPassword(owen.page, 'Approve the release', staff.owen)
    await owen.page.getByText('Try first to find one person').first().waitFor()
    await look(owen.page, 'release, nobody looked for')
    await approveRelease(owen.page, staff.owen)
    const coming = owen.page.waitForEvent('download')
    await owen.page.getByRole('button', { name: 'Take the signed bundle' }).click()
    bundle = join(day.data, 'bundle.gatehouse')
    await (await coming).saveAs(bundle)
  })

  part('the bundle verifies elsewhere, and a changed one does not', async () => {
    const region = (name: string) => join(day.data, 'region', name)
    const keys = ['--site', region('site.pub'), '--identity', region('identity.txt')]
    const verify = (file: string) =>
      run('npx', ['gatehouse', 'bundle', 'verify', file, ...keys], { cwd: house })
    assert.match((await verify(bundle)).stdout, /^Verified\./)
    const spoilt = Buffer.from(await readFile(bundle))
    spoilt.writeUInt8(spoilt.readUInt8(spoilt.length - 9) ^ 1, spoilt.length - 9)
    await writeFile(`${bundle}.spoilt`, spoilt)
    await assert.rejects(verify(`${bundle}.spoilt`), { code: 1, stdout: /^Refused\./ })
  })

  part('what it publishes is what the respondents said, as near as rounding allows', async () => {
    const region = (name: string) => readFile(join(day.data, 'region', name), 'utf8')
    const siteKey = readSiteKey(await region('site.pub'))
    assert.ok(siteKey.ok)
    const identity = (await region('identity.txt')).trim()
    const opened = await unpack(await readFile(bundle), { siteKey: siteKey.value, identity })
    assert.ok(opened.ok)
    const main = opened.value.files.find(({ name }) => name === 'release.json')
    const document = JSON.parse(Buffer.from(main?.bytes ?? []).toString('utf8')) as ReleaseDocument
    const said = saidInCompleted(day.exchange, calls)
    assert.ok(said.length >= enoughInterviews)
    const shown = holdToTruth(document, said)
    const open = shown.filter(
      ({ cells }) => cells.filter(({ count }) => typeof count === 'number').length >= 2,
    )
    assert.ok(open.length >= 1, 'no table has something in it')
  })

  part('an auditor reads the record, filters it, and verifies it', async () => {
    const { page } = day.people.sian
    await signIn(page, day.box.origin, staff.sian)
    await look(page, 'the record')
    await page.getByLabel('Seat').selectOption({ label: 'Seat 1' })
    await page.getByRole('button', { name: 'Show these lines' }).click()
    await reads(page, /Lines [\d,]+ to [\d,]+/)
    await page.getByRole('link', { name: 'Verify the record' }).click()
    await look(page, 'verify')
    await page.getByRole('button', { name: 'Verify now' }).click()
    await page.locator('.gh-verdict:not(.gh-verdict--bad)').waitFor()
    await look(page, 'verified')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await look(page, 'signed out')
    const verify = ['gatehouse', 'record', 'verify', join(day.data, 'box')]
    assert.match((await run('npx', verify, { cwd: house })).stdout, /is whole/)
  })

  leakChecks(part, () => day)
})
