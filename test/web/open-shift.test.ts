import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hour } from '../../src/basics/instant.ts'
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

  it('are none late in the evening, and the page says what to do', async () => {
    const { slots, text } = await offeredAt(21)
    assert.deepEqual(slots, [])
    assert.match(text, /Every part of today is over\. Open a shift tomorrow\./)
    assert.match(text, /In the trial, stop the box and start it again/)
  })
})
