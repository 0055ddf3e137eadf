import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { day, hour, minute } from '../../src/basics/instant.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import { typedMoment } from '../../src/fieldwork/typed-moment.ts'

const length = (text: string) => {
  const moment = typedMoment(text)
  return moment && moment.until - moment.from
}

describe('a time that somebody types', () => {
  it('is a whole day, as long as that day is, or a whole minute', () => {
    assert.equal(length('2026-11-24'), day)
    assert.equal(length('2026-03-29'), day - hour)
    assert.equal(length('2026-10-25'), day + hour)
    assert.equal(length('2026-11-24T10:30'), minute)
    assert.equal(typedMoment('2026-07-01 09:00')?.from, instantAt('2026-07-01', 9 * hour))
  })

  it('is refused when there is no such time', () => {
    for (const text of [
      '',
      'noon',
      '2026-02-30',
      '2026-11-24T24:00',
      '2026-11-24T10:60',
      '24/11/2026',
    ])
      assert.equal(typedMoment(text), undefined, text)
  })
})
