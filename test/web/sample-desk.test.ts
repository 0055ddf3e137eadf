import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CampaignId, PersonId } from '../../src/basics/ids.ts'
import { instant, minute } from '../../src/basics/instant.ts'
import { SampleDesk, type SentFile } from '../../src/web/sample-desk.ts'

const campaign = 'campaign' as CampaignId
const ruth = 'ruth' as PersonId
const now = instant(Date.parse('2026-11-24T10:00:00Z'))

function deskWith() {
  const timers: { readonly work: () => void; readonly ms: number }[] = []
  const desk = new SampleDesk((work, ms) => timers.push({ work, ms }))
  const gone: string[] = []
  const sent = (name: string, by = ruth): SentFile => ({
    ...{ by, campaign, source: 'Made up', obtained: '2026-11-02' },
    file: {
      ...{ name, size: 1, bytes: async function* () {} },
      forget: async () => void gone.push(name),
    },
  })
  return { desk, timers, gone, sent }
}

describe('files of numbers that wait for a governor (P2)', () => {
  it('go after a quarter of an hour, though nobody ever comes back', () => {
    const { desk, timers, gone, sent } = deskWith()
    const id = desk.put(sent('a.csv'), now)
    assert.deepEqual(
      timers.map(({ ms }) => ms),
      [15 * minute],
    )
    assert.ok(desk.find(id, ruth, campaign, now))
    for (const { work } of timers) work()
    assert.deepEqual(gone, ['a.csv'])
    assert.equal(desk.find(id, ruth, campaign, now), undefined)
  })

  it('go at once when they are of no use, and the one before when another is sent', () => {
    const { desk, gone, sent } = deskWith()
    desk.forget(desk.put(sent('refused.csv'), now))
    desk.put(sent('first.csv'), now)
    desk.put(sent('other.csv', 'owen' as PersonId), now)
    desk.put(sent('second.csv'), now)
    assert.deepEqual(gone, ['refused.csv', 'first.csv'])
  })

  it('are not taken away from whoever reads them', () => {
    const { desk, timers, gone, sent } = deskWith()
    desk.remove(desk.put(sent('a.csv'), now))
    for (const { work } of timers) work()
    assert.deepEqual(gone, [])
  })
})
