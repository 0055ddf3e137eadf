import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CampaignId, KeyId, PersonId, SampleId } from '../../src/basics/ids.ts'
import { day, hour, type Instant, later } from '../../src/basics/instant.ts'
import { keptLedger } from '../../src/dialler/kept-ledger.ts'
import { LedgerTrouble } from '../../src/dialler/ledger.ts'
import { Numbers } from '../../src/dialler/numbers.ts'
import { mostTyped } from '../../src/dialler/typed-counts.ts'
import { type ToldAttempt, timeTold } from '../../src/facts/told-attempt.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import { openKeys } from '../../src/record/keys.ts'
import { caseId } from '../../src/record/vault.ts'
import { createVault } from '../../src/record/vault-import.ts'
import { SimulatedDisk } from '../record/simulated-disk.ts'

const key = (n: number) => n.toString(16).padStart(32, '0') as KeyId
const [campaign, sample] = ['campaign' as CampaignId, 'sample' as SampleId]
const number = '+441632960123'
const begin = instantAt('2026-11-24', 10 * hour)
const told = (n: number): ToldAttempt => ({
  ...timeTold(begin, false),
  n,
  outcome: 'busy',
  agent: 'agent' as PersonId,
  entered: [],
})

/** A dialler of its own with one number, and a clock that nobody else can set. */
async function dialler(disk = new SimulatedDisk()) {
  const keys = await openKeys({ disk, masterKey: new Uint8Array(32).fill(3) })
  let at: Instant = begin
  const never = () => () => undefined
  const clock = { now: () => at, after: never, every: never }
  const pass = (days: number) => {
    at = later(begin, days * day)
  }
  const ledger = await keptLedger(disk)
  const door = { drama: true, identity: '' }
  const numbers = new Numbers({ disk, keys, ledger, door, clock })
  const known = {
    list: { key: key(1), fresh: true },
    campaigns: [{ campaign, key: key(2), fresh: true }],
    samples: [],
    days: [],
  }
  await numbers.open(() => known)
  await ledger.begin(sample, campaign, key(3))
  await keys.makeAgain(key(3))
  const vault = await createVault({ disk, keys, sample, key: key(3) })
  assert.ok(vault.add(number).ok)
  await vault.finish()
  await numbers.settleSample(sample, true)
  const note = (n: number, into = { day: '2026-11-24', key: key(9) }) =>
    numbers.index.note({ case: caseId(sample, 0), attempt: told(n) }, into)
  const found = async () => {
    const { ok, ...rest } = await numbers.index.told(number)
    return ok && 'value' in rest ? rest.value.length : -1
  }
  return { disk, keys, pass, ledger, numbers, note, found, known }
}

describe('the enquiry index of a dialler of its own, whatever it is asked', () => {
  it('ends each day with its 28th by a clock of its own, with no box to say so', async () => {
    const { pass, numbers, note, found, keys, disk } = await dialler()
    await note(1)
    pass(27)
    await numbers.index.endOld()
    assert.equal(await found(), 1)
    pass(28)
    await numbers.index.endOld()
    assert.equal(await found(), 0)
    assert.ok(!keys.has(key(9)))
    assert.deepEqual(await disk.list('enquiry'), [])
  })

  it('takes nothing into a day that lies far ahead or long ago, which would be kept for longer', async () => {
    const { note, found } = await dialler()
    await note(1, { day: '2031-01-01', key: key(10) })
    await note(1, { day: '2026-10-01', key: key(11) })
    assert.equal(await found(), 0)
  })

  it('looks up and lists no more numbers in a day than staff can have rung up about, whoever asks', async () => {
    const { numbers, pass } = await dialler()
    const ask = async (what: 'told' | 'never') => {
      const done = await numbers.index[what](number)
      return done.ok ? 'done' : done.error
    }
    for (const what of ['told', 'never'] as const) {
      await numbers.index[what]('no number')
      for (let i = 0; i < mostTyped[what]; i++) assert.equal(await ask(what), 'done')
      assert.equal(await ask(what), 'too-many')
    }
    pass(1)
    assert.deepEqual([await ask('told'), await ask('never')], ['too-many', 'too-many'])
    pass(2)
    assert.deepEqual([await ask('told'), await ask('never')], ['done', 'done'])
  })

  it('holds to the key of a day, and uses none for two things', async () => {
    const { note } = await dialler()
    await note(1)
    await assert.rejects(note(2, { day: '2026-11-24', key: key(12) }), LedgerTrouble)
    await assert.rejects(note(2, { day: '2026-11-25', key: key(1) }), LedgerTrouble)
  })

  it('destroys what the record knows no more, and finds its days again at its next start', async () => {
    const { note, found, numbers, keys, ledger, known } = await dialler()
    await note(1)
    await numbers.open(() => ({ ...known, days: ledger.days.all() }))
    assert.equal(await found(), 1)
    await numbers.open(() => known)
    assert.equal(await found(), 0)
    assert.ok(!keys.has(key(9)))
  })

  it('says nothing of a number that the carrier does not know: the case may go by another by then', async () => {
    const { numbers, found } = await dialler()
    const attempt = { ...told(1), outcome: 'unobtainable' as const }
    const into = { day: '2026-11-24', key: key(9) }
    await numbers.index.note({ case: caseId(sample, 0), attempt }, into)
    assert.equal(await found(), 0)
  })
})
