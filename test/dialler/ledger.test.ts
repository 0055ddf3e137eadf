import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CampaignId, KeyId, SampleId } from '../../src/basics/ids.ts'
import { clientList } from '../../src/basics/list-id.ts'
import { keptLedger, ledgerPath } from '../../src/dialler/kept-ledger.ts'
import { LedgerTrouble } from '../../src/dialler/ledger.ts'
import type { KnownCampaign, KnownNumbers } from '../../src/phone/numbers-port.ts'
import { SimulatedDisk } from '../record/simulated-disk.ts'

const key = (n: number) => n.toString(16).padStart(32, '0') as KeyId
const campaign = 'campaign' as CampaignId
const sample = 'sample' as SampleId
const known: KnownNumbers = {
  list: { key: key(1), fresh: true },
  campaigns: [{ campaign, key: key(2), fresh: true }],
  samples: [],
  days: [],
}

/** A ledger that has been told of a list, a campaign and a sample, and whose files are there. */
async function kept() {
  const disk = new SimulatedDisk()
  const ledger = await keptLedger(disk)
  const first = await ledger.agree(known)
  await disk.makeDir('lists')
  await disk.replace('lists/do-not-call.slots', Buffer.from('x'))
  await disk.makeDir('done')
  await disk.replace(`done/${campaign}.slots`, Buffer.from('x'))
  await ledger.begin(sample, campaign, key(3))
  await ledger.settle(sample, true, async () => undefined)
  return { disk, first }
}
const trouble = (work: Promise<unknown>) => assert.rejects(work, LedgerTrouble)

describe('the dialler’s memory of what numbers there are', () => {
  it('begins with what it is told, and never again has a list that is new (T3)', async () => {
    const { disk, first } = await kept()
    assert.equal(first.list.fresh, true)
    const again = await keptLedger(disk.afterPowerCut())
    const { list, campaigns, samples } = await again.agree({
      ...known,
      list: { key: key(1), fresh: true },
    })
    assert.deepEqual(list, { key: key(1), fresh: false, others: false })
    assert.deepEqual(campaigns, [{ campaign, key: key(2), fresh: false }])
    assert.deepEqual(samples, [{ sample, campaign, key: key(3), away: false }])
  })

  it('remembers that other lists were made: whoever asks cannot have empty ones (J6)', async () => {
    const { disk } = await kept()
    await (await keptLedger(disk)).listsMade()
    const again = await keptLedger(disk.afterPowerCut())
    assert.equal((await again.agree(known)).list.others, true)
  })

  it('T4: holds a campaign against more lists when it is told so, and never against fewer', async () => {
    const { disk } = await kept()
    const [acme, other] = [clientList('Acme'), clientList('Other')]
    const ledger = await keptLedger(disk)
    assert.deepEqual(ledger.screening(undefined), { screens: true, clients: [] })
    const quiet = 'quiet' as CampaignId
    const into = { campaign: quiet, key: key(7), fresh: true, screens: false, client: acme }
    await ledger.enter(into)
    assert.deepEqual(ledger.screening(quiet), { screens: false, clients: [acme] })
    const told = (more: Partial<KnownCampaign>) =>
      ledger.agree({ ...known, campaigns: [{ ...into, ...more }] })
    await told({ client: other })
    assert.deepEqual(ledger.screening(quiet), { screens: false, clients: [acme, other] })
    await told({ screens: true })
    await told({ screens: false })
    const again = await keptLedger(disk.afterPowerCut())
    for (const each of [ledger, again])
      assert.deepEqual(each.screening(quiet), { screens: true, clients: [acme, other] })
  })

  it('refuses another list, another done set, and a key that is for something else', async () => {
    const { disk } = await kept()
    const ledger = await keptLedger(disk)
    await trouble(ledger.agree({ ...known, list: { key: key(9), fresh: true } }))
    await trouble(ledger.agree({ ...known, campaigns: [{ campaign, key: key(9), fresh: true }] }))
    await trouble(ledger.begin('other' as SampleId, campaign, key(1)))
    await trouble(ledger.begin(sample, campaign, key(9)))
    await trouble(ledger.begin('other' as SampleId, 'unknown' as CampaignId, key(9)))
  })

  it('keeps what it has when less is told, and lets go of no sample that is in use', async () => {
    const { disk } = await kept()
    const ledger = await keptLedger(disk)
    const { samples } = await ledger.agree({ ...known, campaigns: [] })
    assert.equal(samples.length, 1, 'the sample is still there')
    await trouble(ledger.settle(sample, false, async () => undefined))
  })

  it('gives up an import that the record never came to know of, and keeps one that it did', async () => {
    const { disk } = await kept()
    const ledger = await keptLedger(disk)
    const [lost, done] = ['lost', 'done'] as SampleId[]
    assert.ok(lost && done)
    await ledger.begin(lost, campaign, key(4))
    await ledger.begin(done, campaign, key(5))
    const again = await keptLedger(disk.afterPowerCut())
    const told: KnownNumbers = {
      ...known,
      samples: [{ sample: done, campaign, key: key(5), away: false }],
    }
    const { samples } = await again.agree(told)
    assert.deepEqual(
      samples.map((one) => one.sample),
      [sample, done],
    )
    assert.deepEqual(again.unsettled(told), [lost])
  })

  it('closes a campaign for good: its keys are told again after a crash, and nothing of it opens', async () => {
    const { disk } = await kept()
    const ledger = await keptLedger(disk)
    const gone = { keys: [key(2), key(3)], samples: [sample] }
    assert.deepEqual(await ledger.close(campaign), gone)
    const again = await keptLedger(disk.afterPowerCut())
    assert.deepEqual(await again.close(campaign), gone)
    const { campaigns, samples } = await again.agree(known)
    assert.deepEqual([campaigns, samples], [[], []])
    await trouble(again.enter({ campaign, key: key(2), fresh: false }))
  })

  it('does not begin anew where numbers are and the memory is not, nor with one that is spoiled', async () => {
    const { disk } = await kept()
    await disk.replace(ledgerPath, Buffer.from('{"format":"gatehouse-dialler/1"'))
    await trouble(keptLedger(disk))
    await disk.remove(ledgerPath)
    await trouble(keptLedger(disk))
  })
})
