import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CampaignId, CaseId, KeyId, SampleId } from '../../src/basics/ids.ts'
import type { KnownNumbers } from '../../src/phone/numbers-port.ts'
import { type ApartSite, startApartSite } from '../support/apart/apart-site.ts'

const key = (n: number) => n.toString(16).padStart(32, '0') as KeyId
const campaign = 'campaign' as CampaignId
const into = { campaign, key: key(2), fresh: true, screens: true }
const list = { key: key(1), fresh: true }
const csv = 'phone,mobile,region\n020 7946 0101,0113 496 0101,Wales\n020 7946 0102,,London\n'

/** What the record says: a campaign, and the sample as it stands. */
const known = (sample?: SampleId, waits?: true): KnownNumbers => ({
  list,
  campaigns: [into],
  samples: sample
    ? [{ sample, campaign, key: key(3), away: false, ...(waits ? { waits } : {}) }]
    : [],
  days: [],
})

describe('a sample of a dialler in another process', () => {
  let site: ApartSite
  before(async () => {
    site = await startApartSite({})
  })
  after(() => site.close())

  it('is looked at, taken, held while it waits, opened when it is let in, and dropped when it is sent back', async () => {
    const apart = await site.connect()
    const { numbers } = apart
    await numbers.open(() => known())
    const sealed = await site.sealed(csv)
    const file = () => ({
      fileName: 'x.sealed',
      bytes: async function* () {
        yield sealed
      },
    })
    const look = await numbers.lookAtSample(file(), {})
    assert.ok(look.ok)
    assert.equal(look.value.layout.kind, 'sealed')
    assert.doesNotMatch(JSON.stringify(look.value), /7946|496/)

    const sample = 'waiting' as SampleId
    const taken = await numbers.takeSample({ sample, key: key(3), into }, file())
    assert.ok(taken.ok)
    assert.equal(taken.value.slots, 2)
    assert.doesNotMatch(JSON.stringify(taken.value), /7946|496/)
    const ring = () => numbers.mayRing([`${sample}.0` as CaseId])
    await numbers.open(() => known(sample, true))
    assert.deepEqual(await ring(), ['no-number'], 'nobody has let it in')
    await site.dialler.kill()
    await site.startDialler()
    apart.end()

    const again = await site.connect()
    await again.numbers.open(() => known(sample, true))
    assert.deepEqual(await again.numbers.mayRing([`${sample}.0` as CaseId]), ['no-number'])
    await again.numbers.settleSample(sample, true)
    assert.deepEqual(await again.numbers.mayRing([`${sample}.0` as CaseId]), ['yes'])
    await assert.rejects(again.numbers.settleSample(sample, false), /in use/)

    const same = await again.numbers.takeSample(
      { sample: 'same' as SampleId, key: key(4), into },
      file(),
    )
    assert.match(same.ok ? '' : same.error.what, /very list .* already/)
    again.end()
  })
})
