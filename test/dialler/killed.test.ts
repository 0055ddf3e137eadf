import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { trialSampleCsv } from '../../src/fieldwork/trial-sample.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { verifyRecord } from '../../src/record/verify.ts'
import { allFacts, holdTo } from '../faults/hold-to.ts'
import { AtWork } from '../faults/kill-rounds.ts'
import type { Site } from '../faults/site.ts'
import { type ApartSite, startApartSite } from '../support/apart/apart-site.ts'
import { startApartWeb } from '../support/apart/apart-web.ts'
import { until } from '../support/until.ts'

describe('either of the two processes is killed while the other lives', () => {
  const dialled: string[] = []
  let site: ApartSite
  let web: Site
  let room: AtWork
  before(async () => {
    const carrier = (number: string) => {
      dialled.push(number)
      return { does: 'answer', ringsAfter: 200, answersAfter: 500 } as const
    }
    site = await startApartSite({ speed: 2, carrier })
    // Until the box has it, the dialler can say whom samples are sealed to.
    const apart = await site.connect()
    const sample = await site.sealed(trialSampleCsv('faults', 1500))
    apart.end()
    web = await startApartWeb(site)
    room = await AtWork.on(web, sample)
    await room.begin()
  })
  after(() => web.close())

  /** The record as it lies there, held to everything that anybody was told. */
  const hold = async () => {
    const apart = await site.connect()
    await holdTo(room.told, await web.copy(), { site: 'test', signer: apart.signer })
    apart.end()
  }

  it('the box: conversations go on, and every page is back at its question', async () => {
    for (const presses of [3, 30]) {
      await room.workUntilKilled(presses, presses / 5)
      const up = Object.keys(site.exchange.rooms()).length
      assert.ok(site.dialler.lives(), 'the dialler lives')
      await hold()
      assert.equal(Object.keys(site.exchange.rooms()).length, up, 'no conversation ended')
      await web.start()
      await room.areBack()
    }
  })

  it('the dialler: answers are taken all the while, nothing is dialled, and it goes on when it is back', async () => {
    for (const round of ['once', 'again']) {
      let over = false
      const working = room.work(() => over)
      try {
        const early = () =>
          room.told.seats.some(({ answers: { length } }) => length > 0 && length < 5)
        await until(`an interview that has just begun, ${round}`, early)
        await site.dialler.kill()
        const [before, pressed] = [dialled.length, room.pressed]
        await until('presses with no dialler', () => room.pressed - pressed >= 3)
        assert.equal(dialled.length, before, 'nothing is dialled without it')
        await site.startDialler()
        await until('new calls', () => dialled.length > before + 1)
      } finally {
        over = true
        await working
      }
    }
  })

  it('and in the end no case was rung twice, and the record is whole', async () => {
    assert.equal(await web.stop(), 0)
    assert.equal(new Set(dialled).size, dialled.length, 'each number once')
    await hold()
    const disk = realDisk(`${web.data}/site`)
    const placed = (await allFacts(disk)).filter(({ type }) => type === 'attempt.placed')
    assert.ok(placed.length >= dialled.length, 'every call is in the record')
    assert.deepEqual((await verifyRecord(disk, { noKeys: 'not here' })).findings, [])
  })
})
