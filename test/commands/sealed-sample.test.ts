import assert from 'node:assert/strict'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import type { CampaignId } from '../../src/basics/ids.ts'
import { saveCampaign } from '../../src/facts/decide-studies.ts'
import type { Actor } from '../../src/facts/fact.ts'
import { trialSampleCsv } from '../../src/fieldwork/trial-sample.ts'
import { must, personNamed, sheetFor } from '../support/a-live-day.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { commandHere, workFolder } from './gatehouse.ts'

const { dir, put } = await workFolder()
const about = ['--source', 'The client’s list', '--date', '2026-11-02', '--drama']

describe('a sealed sample on the box', () => {
  let test: TestBox
  let csv: string

  before(async () => {
    test = await startTestBox()
    csv = await put('sample.csv', trialSampleCsv('sealed', 200))
    await put('box.pub', await identityToRecipient(test.identity))
    await put('other.pub', await identityToRecipient(await generateIdentity()))
    for (const key of ['box', 'other']) {
      const out = ['--out', join(dir, `for-${key}`)]
      const to = ['--to', join(dir, `${key}.pub`)]
      const { exit, said } = await commandHere('sample', 'seal', csv, ...to, ...about, ...out)
      assert.equal(exit, 0, said)
    }
  })
  after(() => test.close())

  const governor = (): Actor => ({
    person: personNamed(test.box.house, 'Adeyemi'),
    role: 'governor',
  })

  async function newCampaign(title: string): Promise<CampaignId> {
    const { writer, documents } = test.box.house
    const sheet = await documents.put(JSON.stringify({ ...sheetFor('' as never), title }))
    return must(await writer.do((state, ctx) => saveCampaign(state, ctx, governor(), sheet)))
  }

  const bring = (campaign: CampaignId, path: string) =>
    test.box.house.services.importSample(governor(), campaign, {
      fileName: 'sample',
      source: 'The client’s list',
      sourceDate: '2026-11-02',
      bytes: () => createReadStream(path),
    })

  const casesOf = (campaign: CampaignId) => {
    const { ahead } = test.box.house.writer
    const samples = ahead.campaigns.get(campaign)?.samples ?? []
    return samples.map((id) => ahead.samples.get(id)?.slots)
  }

  it('brings as many numbers as the client’s file does', async () => {
    const [raw, sealed] = [await newCampaign('Raw'), await newCampaign('Sealed')]
    assert.ok((await bring(raw, csv)).ok)
    assert.ok((await bring(sealed, join(dir, 'for-box'))).ok)
    assert.deepEqual(casesOf(raw), [200])
    assert.deepEqual(casesOf(sealed), [200])
  })

  it('brings the very same numbers: where the client’s file is in already, it adds nothing and says so', async () => {
    const campaign = await newCampaign('Both')
    assert.ok((await bring(campaign, csv)).ok)
    const again = await bring(campaign, join(dir, 'for-box'))
    assert.ok(!again.ok)
    assert.match(again.error.what, /This very list .* already\. Nothing was added\./)
    assert.deepEqual(casesOf(campaign), [200])
  })

  it('is refused in words when it was sealed for another box, and leaves nothing behind', async () => {
    const campaign = await newCampaign('Another’s')
    const before = await test.disk.list('vault')
    const refused = await bring(campaign, join(dir, 'for-other'))
    assert.ok(!refused.ok)
    assert.match(refused.error.what, /cannot be opened with this box’s key/)
    assert.match(refused.error.whatToDo, /sealed again with this box’s public key/)
    assert.deepEqual(casesOf(campaign), [])
    assert.deepEqual(await test.disk.list('vault'), before)
  })
})
