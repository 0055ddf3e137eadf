import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hour } from '../../src/basics/instant.ts'
import { trialSettings } from '../../src/config.ts'
import { campaignsOf } from '../../src/facts/shift-campaigns.ts'
import { trialSampleCsv } from '../../src/fieldwork/trial-sample.ts'
import { liveCampaign } from '../support/a-live-day.ts'
import { startTestBox } from '../support/test-box.ts'
import { signedIn, words } from './staff-at.ts'

describe('the parts of the day that a shift can be opened for', () => {
  /** What is offered at this hour, and what the page says. */
  const offeredAt = async (hours: number) => {
    const test = await startTestBox({ at: hours * hour, speed: 1 })
    await liveCampaign(test)
    const page = await (await signedIn(test, 'h.marsh')).get('/supervisor/open')
    await test.close()
    return { slots: page.values('slot'), text: words(page) }
  }

  it('are those not over yet (J8)', async () => {
    assert.deepEqual((await offeredAt(10)).slots, ['AM', 'PM', 'ED'])
    assert.deepEqual((await offeredAt(14)).slots, ['PM', 'ED'])
  })

  it('are those of the weekday: where the room is shut none is opened, though a page of another day asks (J8)', async () => {
    const { regime } = trialSettings
    const test = await startTestBox({
      ...{ at: 10 * hour, speed: 1 },
      // The trial's day is a Tuesday.
      settings: { regime: { ...regime, days: { Tue: { AM: null }, Sun: { PM: null } } } },
    })
    const campaign = await liveCampaign(test)
    const staff = await signedIn(test, 'h.marsh')
    const page = await staff.get('/supervisor/open')
    assert.deepEqual(page.values('slot'), ['PM', 'ED'])
    const checks = page.values('check').map((one): [string, string] => ['check', one])
    const refused = await staff.post('/supervisor/open', [
      ['slot', 'AM'],
      ['campaign', campaign],
      ...checks,
    ])
    assert.equal(refused.status, 422)
    assert.match(
      words(refused),
      /The room is not open in that part of the day today\. Choose another/,
    )
    assert.equal(test.box.house.writer.ahead.shift, undefined)
    await test.close()
  })

  it('can be worked on several campaigns, in the order in which the supervisor names them', async () => {
    const test = await startTestBox({ at: 10 * hour, speed: 1 })
    const first = await liveCampaign(test)
    const other = trialSampleCsv('other')
    const second = await liveCampaign(test, other, (script) => ({ ...script, name: 'Another' }))
    const staff = await signedIn(test, 'h.marsh')
    const page = await staff.get('/supervisor/open')
    assert.deepEqual(page.options('second'), ['none', first, second])
    const checks = page.values('check').map((one): [string, string] => ['check', one])
    const opened = await staff.post('/supervisor/open', [
      ['slot', 'AM'],
      ['campaign', second],
      ['second', first],
      ['third', 'none'],
      ...checks,
    ])
    assert.equal(opened.view, 'seating')
    const { shift } = test.box.house.writer.ahead
    assert.deepEqual(shift && campaignsOf(shift), [second, first])
    assert.match(words(await staff.get('/supervisor/close')), /, then /)
    await test.close()
  })

  it('are none late in the evening, and the page says what to do', async () => {
    const { slots, text } = await offeredAt(21)
    assert.deepEqual(slots, [])
    assert.match(
      text,
      /No part of today is left for work in this room\. Open a shift on the next day on which/,
    )
    assert.match(text, /In the trial, stop the box and start it again/)
  })
})
