import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CampaignId } from '../../src/basics/ids.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import { standingClock } from '../record/ground.ts'
import { liveCampaign } from '../support/a-live-day.ts'
import { startTestBox, type TestBox, workingDay } from '../support/test-box.ts'
import { difference, linesOn, pagesSeen, shapeOf } from './same-boxes.ts'
import { type StaffAt, signedIn, watchFacts } from './staff-at.ts'

const number = (n: number) => `07700 900${String(n).padStart(3, '0')}`
const some = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => number(from + index))
const csv = `phone\n${some(0, 40).join('\n')}\n`
const at = (day: string) => standingClock(instantAt(day, 10 * 3_600_000))
const list = (...more: readonly (readonly [string, string])[]) =>
  [['source', 'Made up'], ['date', '2026-11-02'], ...more] as const
const file = (text: string) => ({ name: 'list.txt', bytes: Buffer.from(text) })

describe('the lists of people who must not be called, through the pages', () => {
  const clock = at(workingDay)
  let box: TestBox
  let governor: StaffAt
  let campaign: CampaignId
  before(async () => {
    box = await startTestBox({ clock })
    governor = await signedIn(box, 'r.adeyemi')
    campaign = await liveCampaign(box, csv)
  })
  after(() => box.close())

  it('T4: says on the campaign’s and the governor’s pages that no file was ever imported', async () => {
    for (const path of ['/governor', `/governor/campaigns/${campaign}`])
      assert.match((await governor.get(path)).text, /No TPS file has been imported/, path)
    assert.match((await governor.get('/governor/lists')).text, /No list has been imported/)
  })

  it('T4: takes none of a day that is in no calendar, and every page goes on', async () => {
    const facts = watchFacts(box)
    for (const day of ['2026-00-10', '2025-13-01', '2026-02-30', '0000-00-00', '26-11-02']) {
      const fields = list(['list', 'tps']).map(([name, value]) =>
        name === 'date' ? ([name, day] as const) : ([name, value] as const),
      )
      const sent = await governor.send('/governor/lists/import', file(number(0)), fields)
      assert.equal(sent.status, 422, day)
      assert.match(sent.text, /Enter the day that the file is of/)
    }
    assert.ok(!facts.some(({ type }) => type === 'list.imported'), 'nothing is in the record')
    for (const path of ['/governor', '/governor/lists', `/governor/campaigns/${campaign}`])
      assert.equal((await governor.get(path)).status, 200, path)
  })

  it('T4: takes one with its source and day, and shows rough counts once', async () => {
    const facts = watchFacts(box)
    const lines = [...some(0, 12), '+1 202 555 0123', ...some(500, 508)]
    const sent = await governor.send(
      '/governor/lists/import',
      file(lines.join('\n')),
      list(['list', 'tps']),
    )
    assert.equal(sent.status, 200)
    assert.match(sent.text, /What was read/)
    assert.match(sent.text, /Fewer than 10 rows/)
    assert.doesNotMatch(sent.text, /\b(?:21|12)\b/)
    const [fact, ...more] = facts.filter(({ type }) => type === 'list.imported')
    assert.equal(more.length, 0)
    assert.ok(fact, 'the list is in the record')
    const { about: _, ...data } = fact.data as Record<string, unknown>
    assert.deepEqual(data, { list: 'tps', date: '2026-11-02', entries: '20' })
    const lists = (await governor.get('/governor/lists')).text
    assert.match(lists, /Made up/)
    assert.match(lists, /2 November 2026/)
    assert.match(lists, /Fresh/)
    const page = (await governor.get(`/governor/campaigns/${campaign}`)).text
    assert.doesNotMatch(page, /No TPS file/)
    assert.match(page, /No CTPS file/)
    const look = box.box.house.world()
    assert.equal(typeof look.mustNotRing, 'function')
  })

  it('T4: a file of more than 28 days is a warning on both pages, and one of 28 is not', async () => {
    const page = async () => (await governor.get(`/governor/campaigns/${campaign}`)).text
    clock.at = instantAt('2026-11-30', 10 * 3_600_000)
    assert.doesNotMatch(await page(), /days old/)
    clock.at = instantAt('2026-12-01', 10 * 3_600_000)
    governor = await signedIn(box, 'r.adeyemi')
    for (const path of ['/governor', `/governor/campaigns/${campaign}`, '/governor/lists'])
      assert.match(
        (await governor.get(path)).text,
        /The TPS file is of 2 November 2026, more than 28 days old/,
        path,
      )
  })

  it('T1, T4: a campaign screens unless its form says that it does not', async () => {
    const sheetOf = (id: string) => {
      const { ahead } = box.box.house.writer
      const known = ahead.campaigns.get(id as CampaignId)
      return known && box.box.house.documents.sheet(known.sheet)
    }
    for (const [screens, expected] of [
      [undefined, true],
      ['yes', true],
      ['no', false],
    ] as const) {
      const fields: (readonly [string, string])[] = [
        ['title', 'Another'],
        ['completeOver', '80'],
        ['partialFrom', '50'],
        ['pauseSeconds', '5'],
      ]
      if (screens !== undefined) fields.push(['screens', screens])
      const made = await governor.post('/governor/campaigns/new', fields)
      const id = /campaigns\/([0-9a-f-]{36})/.exec(made.text)?.[1] ?? ''
      assert.equal(sheetOf(id)?.screens, expected, String(screens))
      const text = (await governor.get(`/governor/campaigns/${id}`)).text
      assert.equal(/days old/.test(text), expected, 'warns only where it screens')
    }
  })

  it('says field by field what is missing, and takes nothing of a bad file', async () => {
    const facts = watchFacts(box)
    const tries: readonly (readonly [
      Parameters<StaffAt['send']>[1],
      readonly (readonly [string, string])[],
      RegExp,
    ])[] = [
      [undefined, list(['list', 'tps']), /Choose a file/],
      [file(number(1)), list(), /Choose a list/],
      [
        file(number(1)),
        [
          ['list', 'tps'],
          ['date', '2026-11-02'],
        ],
        /Enter where the file is from/,
      ],
      [
        file(number(1)),
        [
          ['list', 'tps'],
          ['source', 'x'],
          ['date', '2027-01-01'],
        ],
        /today or earlier/,
      ],
      [file(number(1)), list(['list', 'client']), /Enter the client/],
      [file(number(1)), list(['list', 'barred']), /Choose a list/],
      [file('nobody at all'), list(['list', 'ctps']), /No row has a phone number/],
    ]
    for (const [sent, fields, how] of tries) {
      const page = await governor.send('/governor/lists/import', sent, fields)
      assert.equal(page.status, 422, String(how))
      assert.match(page.text, how)
    }
    assert.deepEqual(
      facts.filter(({ type }) => type === 'list.imported'),
      [],
    )
  })
})

/** A box in which one number was barred before a sample of forty came, in all else the same. */
async function barredBefore(which: string) {
  const box = await startTestBox({ clock: at(workingDay) })
  const protection = await signedIn(box, 'n.rees')
  const told: string[] = []
  for (const agent of ['everybody', 'a']) {
    const form = await protection.get('/protection')
    const chosen = agent === 'a' ? (form.values('agent')[0] ?? 'everybody') : agent
    const done = await protection.post('/protection', [
      ['numbers', which],
      ['agent', chosen],
    ])
    told.push(done.text)
  }
  const campaign = await liveCampaign(box, csv)
  return { box, campaign, told }
}

describe('J6: a barred number is told to no one', () => {
  it('two boxes that differ in one barred number say the same on every page, in every count and line', async () => {
    // One is in the sample that comes; the other is in no sample at all.
    const boxes = [await barredBefore(number(7)), await barredBefore(number(900))]
    try {
      const seen = await Promise.all(
        boxes.map(async ({ box, campaign, told }) => {
          const pages: [string, string][] = told.map((text, n) => [`told ${n}`, shapeOf(text)])
          pages.push(...(await pagesSeen(box, campaign)))
          const lines = await linesOn(box)
          return { pages: new Map(pages), lines }
        }),
      )
      const [inSample, elsewhere] = seen
      assert.ok(inSample && elsewhere && inSample.pages.size > 25, 'there are pages')
      assert.deepEqual([...inSample.pages.keys()], [...elsewhere.pages.keys()])
      for (const [path, text] of inSample.pages)
        assert.equal(difference(text, elsewhere.pages.get(path) ?? ''), undefined, path)
      assert.deepEqual(inSample.lines, elsewhere.lines)
      const added = inSample.lines.filter((line) => line.startsWith('["barred.added"'))
      assert.equal(added.length, 2)
      assert.ok(added.every((line) => line.startsWith('["barred.added",{},')))
    } finally {
      for (const { box } of boxes) await box.close()
    }
  })
})
