import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { PersonId } from '../../src/basics/ids.ts'
import { agentIn, type CampaignReport, emptyAgent } from '../../src/facts/campaign-report.ts'
import { reportOf } from '../../src/facts/fold-quality.ts'
import type { QuotaCell } from '../../src/fieldwork/quota.ts'
import { figuresSeen } from '../../src/web/figures-seen.ts'
import { campaign, PaperRoom } from '../facts/paper-room.ts'
import { addresses, type RoomAtWork, roomAtWork } from './at-work.ts'
import { type StaffAt, signedIn, watchFacts, words } from './staff-at.ts'

const day = (completed: number, finished: number) => ({
  ...{ tried: 100, people: 40, completed, refused: 12, begun: 60 },
  finals: new Map([
    ['1.1', completed],
    ['2.11', finished - completed],
  ]),
})

/** A campaign that was worked on by so many agents on the five working days before today. */
function afterAWeek(
  agents: number,
  change: (report: CampaignReport) => void = () => undefined,
  {
    quotas,
    merged,
    life = 'live',
  }: { quotas?: readonly QuotaCell[]; merged?: readonly number[]; life?: 'live' | 'closed' } = {},
) {
  const room = new PaperRoom({ slots: 1_000 })
  if (quotas) room.sheet = { quotas }
  const known = room.state.campaigns.get(campaign)
  assert.ok(known, 'the campaign is there')
  const report = reportOf(known)
  for (const date of ['17', '18', '19', '20', '23']) report.days.set(`2026-11-${date}`, day(10, 50))
  report.parts.set('AM', { tried: 500, people: 200, completed: 50, refused: 60 })
  for (let n = 1; n <= agents; n++)
    Object.assign(agentIn(report, `agent-${n}` as PersonId), emptyAgent(), {
      completed: 10,
      monitored: 1,
    })
  change(report)
  known.life = life
  if (merged) known.mergedResponses = merged.reduce((sum, n) => sum + n, 0)
  const seen = figuresSeen(room.state, room.ctx(), campaign, merged)
  assert.ok(seen, 'there are figures')
  return seen
}

const textOf = (rows: readonly { term: string; text: unknown }[], term: string) =>
  rows.find((row) => row.term === term)?.text

describe('the figures of a campaign', () => {
  it('say how far it has come, and by which day the sample is worked through, with the uncertainty', () => {
    const { progress, projection } = afterAWeek(3)
    assert.equal(textOf(progress, 'Interviews completed'), '50')
    assert.equal(textOf(progress, 'Cases finished'), '250 (25%)')
    assert.equal(textOf(progress, 'Cases tried and still open'), '50')
    assert.equal(textOf(progress, 'Cases not tried yet'), '700')
    // 750 cases at 50 a day are 15 working days from today on, and St Andrew’s Day is none.
    const end = textOf(progress, 'The sample is worked through')
    assert.equal(end, 'About 15 December 2026; between 15 December 2026 and 15 December 2026')
    assert.match(projection, /8 in 10/)
  })

  it('say nothing of an end that is still to come once the campaign is closed', () => {
    const { progress, projection } = afterAWeek(3, undefined, { life: 'closed' })
    assert.equal(textOf(progress, 'The sample is worked through'), undefined)
    assert.equal(projection, 'The campaign is closed: nothing is projected any more.')
  })

  it('count days without a shift, too, and say when it is too early', () => {
    const slow = afterAWeek(3, ({ days }) => {
      days.delete('2026-11-18')
      days.delete('2026-11-20')
    })
    const text = String(textOf(slow.progress, 'The sample is worked through'))
    assert.match(text, /^About \d+ \w+ (?:2026|2027); between /)
    assert.ok(!text.includes('15 December 2026;'), 'later than with a shift on every day')
    const early = afterAWeek(3, ({ days }) => {
      for (const date of ['17', '18', '19']) days.delete(`2026-11-${date}`)
    })
    assert.equal(
      textOf(early.progress, 'The sample is worked through'),
      'Too early to say: 3 more days of calls are needed',
    )
  })

  it('say when the quotas are full, by their slowest cell, and whether the end hangs on them or on the sample', () => {
    const cell = (option: string, target: number, more = {}) => ({
      ...{ of: [{ at: 'fork', is: [option] }], target, ...more },
    })
    const of = (quotas: readonly QuotaCell[], merged: readonly number[]) => {
      const { progress } = afterAWeek(3, undefined, { quotas, merged })
      return ['The quotas are full', 'What the end hangs on'].map((term) => textOf(progress, term))
    }
    const [day, holds] = of([cell('yes', 60), cell('no', 40)], [35, 15])
    assert.match(String(day), /^About \d+ December 2026; between .*\. Cell 2 is the slowest$/)
    assert.equal(holds, 'The quotas: they are full before the sample is worked through')
    const [, far] = of([cell('yes', 60), cell('no', 900)], [35, 15])
    assert.match(String(far), /^The sample: it is worked through before cell 2 is full\./)
    assert.deepEqual(of([cell('yes', 60, { soft: true })], [35]), [undefined, undefined])
    assert.deepEqual(of([cell('yes', 20)], [35])[0], 'Every cell is full')
  })

  it('X13: tell nothing of fewer than ten people in prison, and a count of them only rounded', () => {
    const few = afterAWeek(9).agents.map(({ text }) => text)
    assert.deepEqual(few, [
      'Fewer than 10',
      'Hidden: fewer than ten people',
      'Hidden: fewer than ten people',
    ])
    const more = afterAWeek(12).agents.map(({ text }) => text)
    assert.deepEqual(more, ['About 10', '10%', '0%'])
  })

  it('J10: are the same, whoever it was that completed how many', () => {
    const with_ = (share: readonly number[]) =>
      JSON.stringify(
        afterAWeek(0, (report) => {
          for (const [n, completed] of share.entries())
            Object.assign(agentIn(report, `agent-${n}` as PersonId), emptyAgent(), { completed })
        }),
      )
    assert.equal(with_([48, 1, 1]), with_([16, 17, 17]))
    assert.doesNotMatch(with_([50]), /agent-\d/)
  })

  it('tell the length only of many interviews, and the hours out of the shifts that have them', () => {
    const none = afterAWeek(3)
    assert.match(String(textOf(none.pace, 'Length of an interview')), /^Not told before 60/)
    assert.deepEqual(none.hours.rows, [])
    const told = afterAWeek(3, (report) => {
      Object.assign(report, { interviews: 80, minutes: 580, shifts: 3 })
      report.hours.set(11, { tried: 90, people: 30, completed: 9, refused: 8 })
      report.hours.set(9, { tried: 50, people: 10, completed: 5, refused: 4 })
    })
    assert.equal(textOf(told.pace, 'Length of an interview'), 'About 7.5 minutes, of 80 interviews')
    assert.deepEqual(told.hours.rows, [
      ['09:00 to 10:00', '50', '10', '5', '4'],
      ['11:00 to 12:00', '90', '30', '9', '8'],
    ])
    assert.deepEqual(
      told.hours.bars[0]?.parts.map(({ text }) => text),
      ['20', '10'],
    )
    assert.match(told.hours.about, /^Out of 3 closed shifts/)
  })
})

describe('the pages of the figures', () => {
  let room: RoomAtWork
  let ruth: StaffAt
  let path: string
  before(async () => {
    room = await roomAtWork()
    ruth = await signedIn(room.test, 'r.adeyemi')
    path = `/governor/campaigns/${room.ahead.shift?.campaign}/figures`
  })
  after(() => room.test.close())

  it('are there for supervisors and governors, and each look is a fact', async () => {
    const facts = watchFacts(room.test)
    for (const page of [await room.staff.get('/supervisor/figures'), await ruth.get(path)]) {
      assert.equal(page.view, 'figures')
      assert.match(words(page), /No call has been made\./)
    }
    assert.deepEqual(
      facts.map(({ type }) => type),
      ['figures.viewed', 'figures.viewed'],
    )
  })

  it('X13: are for the screen alone: no way takes them out as a file', async () => {
    const ways = addresses(room.test).filter(([, one]) => /figures|quality/.test(one))
    assert.deepEqual(ways.map(([method, one]) => `${method} ${one}`).sort(), [
      'GET /governor/campaigns/x/figures',
      'GET /supervisor/figures',
      'GET /supervisor/figures/x',
      'GET /supervisor/quality',
      'GET /supervisor/quality/x',
    ])
    for (const [who, at] of [
      [room.staff, '/supervisor/figures'],
      [room.staff, '/supervisor/quality'],
      [ruth, path],
    ] as const) {
      for (const asked of [at, `${at}?format=csv`, `${at}?download=1`]) {
        const page = await who.get(asked)
        assert.match(page.headers.get('content-type') ?? '', /^text\/html/)
        assert.equal(page.headers.get('content-disposition'), null)
        assert.doesNotMatch(page.text, /<a[^>]*\sdownload|data:|\.csv|\.xlsx|Download/)
      }
      for (const file of ['.csv', '.xlsx', '.json', '/csv', '/export'])
        assert.equal((await who.get(`${at}${file}`)).status, 404, `${at}${file}`)
    }
  })

  it('each picture has its table, and its words', async () => {
    const page = await ruth.get(path)
    assert.match(page.text, /Response over time[\s\S]*Parts of the day[\s\S]*Hours of the day/)
  })
})
