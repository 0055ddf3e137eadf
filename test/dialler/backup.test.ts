import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { CampaignId, CaseId, PersonId, SeatId } from '../../src/basics/ids.ts'
import { readLedger } from '../../src/dialler/kept-ledger.ts'
import { trialSampleCsv } from '../../src/fieldwork/trial-sample.ts'
import { openKeyedSet } from '../../src/record/keyed-set.ts'
import { openKeys } from '../../src/record/keys.ts'
import { loadMasterKey } from '../../src/record/master-key.ts'
import { doNotCallPath } from '../../src/record/number-stores.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { verifyRecord } from '../../src/record/verify.ts'
import { commandHere } from '../commands/gatehouse.ts'
import { personNamed } from '../support/a-live-day.ts'
import { type ApartSite, startApartSite } from '../support/apart/apart-site.ts'
import { leakSearch } from '../support/leak-search.ts'
import { until } from '../support/until.ts'
import { recoveryKeys } from '../upkeep/drill.ts'
import { roomOn } from '../web/at-work.ts'
import { endBy } from './end-by.ts'

const csv = trialSampleCsv('test')
const bytesOf = (bytes: Uint8Array) =>
  (async function* () {
    yield bytes
  })()

/** Looks into the list of a dialler that does not run. */
async function isOnList(folder: string, number: string): Promise<boolean> {
  const disk = realDisk(folder)
  const master = await loadMasterKey(disk, { create: false })
  const list = (await readLedger(disk))?.list
  assert.ok(master.ok && list, 'the list has a key')
  const keys = await openKeys({ disk, masterKey: master.value })
  const set = await openKeyedSet({ disk, keys, path: doNotCallPath, key: list })
  const found = set.has(number)
  await set.close()
  await keys.close()
  return found
}

describe('a box at work is backed up and restored, its dialler with it', () => {
  const seat = '01' as SeatId
  const dialled: string[] = []
  let work: string
  let site: ApartSite
  let asked: CaseId
  let campaign: CampaignId
  let box: string
  let keys: Awaited<ReturnType<typeof recoveryKeys>>
  let made: string
  before(async () => {
    work = await mkdtemp(join(tmpdir(), 'gatehouse-apart-backup-'))
    keys = await recoveryKeys(work)
    const recovery = (await readFile(keys.pub, 'utf8')).trim()
    const carrier = (one: string) => {
      dialled.push(one)
      return { does: 'answer', ringsAfter: 200, answersAfter: 500 } as const
    }
    site = await startApartSite({ recovery, carrier })
    const apart = await site.connect()
    const room = await roomOn(await site.openBox(apart), await site.sealed(csv))
    ;[campaign = '' as CampaignId] = room.ahead.campaigns.keys()
    await room.sit('Archer', seat)
    await room.press(seat, 'ready')
    const call = await room.nextCall(seat)
    asked = room.ahead.calls.get(call)?.case ?? ('' as CaseId)
    await endBy(room, seat, 'never-call')
    await until('on the list', () => !room.ahead.toSuppress.has(asked))
    const note = await room.test.box.house.services.witness()
    await writeFile(join(work, 'witness'), note)
    box = join(room.test.dir, 'box')
    const safe = join(work, 'safe')
    await mkdir(safe)
    const words = ['backup', safe, '--data', box, '--recovery', keys.pub]
    const without = await commandHere(...words)
    assert.match(without.said, /lists of this box are with its dialler.*--dialler/)
    const done = await commandHere(...words, '--dialler', site.config.socket)
    assert.equal(done.exit, 0, done.said)
    made = join(safe, (await readdir(safe))[0] ?? '')
    await room.test.stop()
    apart.end()
    await site.dialler.stop()
  })
  after(async () => {
    await site.close()
    await rm(work, { recursive: true, force: true })
  })

  it('says what to do when nobody listens, and leaves nothing behind', async () => {
    const empty = join(work, 'empty')
    await mkdir(empty)
    const done = await commandHere(
      ...['backup', empty, '--data', box, '--recovery', keys.pub],
      ...['--dialler', site.config.socket],
    )
    assert.equal(done.exit, 1)
    assert.match(done.said, /dialler cannot be reached.*Nothing was backed up/)
    assert.deepEqual(await readdir(empty), [])
  })

  it('comes back whole: who asked never to be called is on the list, and the rest wait for their numbers (T3)', async () => {
    const [to, dialler] = [join(work, 'new/box'), join(work, 'new-dialler')]
    await mkdir(join(work, 'new'))
    const lines = (await readFile(join(work, 'witness'), 'utf8')).split('\n')[1] ?? ''
    const words = ['restore', made, '--to', to, '--identity', keys.identity, '--newest', lines]
    const half = await commandHere(...words, '--witness', join(work, 'witness'))
    assert.match(half.said, /numbers are with a dialler.*--dialler/)
    const done = await commandHere(
      ...words,
      ...['--witness', join(work, 'witness'), '--dialler', dialler],
    )
    assert.equal(done.exit, 0, done.said)
    assert.ok(!(await readdir(join(to, 'signer'))).includes('key.pem'), 'the key is the dialler’s')

    assert.ok(await isOnList(dialler, dialled[0] ?? ''), 'the number that was rung is on the list')
    assert.ok(!(await isOnList(dialler, '+441632960999')), 'and not every number is')
    await site.startDialler(dialler)
    const apart = await site.connect()
    const test = await site.openBox(apart, join(work, 'new'))
    const { writer, services } = test.box.house
    assert.deepEqual(await apart.numbers.mayRing([asked]), ['no-number'])
    const by = {
      person: personNamed(test.box.house, 'Adeyemi') as PersonId,
      role: 'governor',
    } as const
    const file = { fileName: 'a.csv', source: 'A list', sourceDate: '2026-11-02' }
    const sealed = await site.sealed(csv)
    const back = await services.importSample(by, campaign, {
      ...file,
      bytes: () => bytesOf(sealed),
    })
    assert.ok(back.ok, back.ok ? '' : back.error.what)
    assert.ok((back.value.back?.returned ?? 0) > 10, 'open cases have their numbers again')
    const sample = asked.slice(0, asked.lastIndexOf('.'))
    const slots = writer.ahead.samples.get(sample as never)?.slots ?? 0
    const all = Array.from({ length: slots }, (_, slot) => `${sample}.${slot}` as CaseId)
    const answers = await apart.numbers.mayRing(all)
    assert.equal(answers[all.indexOf(asked)], 'no-number')
    assert.equal(answers.filter((one) => one === 'yes').length, back.value.back?.returned)
    await test.box.close()
    apart.end()
    const report = await verifyRecord(realDisk(to), { noKeys: 'elsewhere' })
    assert.deepEqual(report.findings, [])
  })

  it('and the backup has no number in it, sealed or open', async () => {
    const numbers = new Set(
      [...csv.matchAll(/\d[\d ]{9,}/g)].map(([one]) => one.replace(/\D/g, '').slice(-10)),
    )
    assert.ok(numbers.size > 100, 'the sample has numbers')
    const search = leakSearch({ numbers, canaries: [] })
    assert.deepEqual(search(await readFile(made)), [])
    assert.deepEqual(
      search(Buffer.from([...numbers].slice(0, 1).join())).length,
      1,
      'it can find one',
    )
  })
})
