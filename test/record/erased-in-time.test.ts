import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CaseId, SampleId, SeatId } from '../../src/basics/ids.ts'
import { hour, minute, second } from '../../src/basics/instant.ts'
import type { Fact } from '../../src/facts/fact.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import type { Disk } from '../../src/record/disk.ts'
import { openKeys } from '../../src/record/keys.ts'
import { loadMasterKey } from '../../src/record/master-key.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { openVault } from '../../src/record/vault.ts'
import { factsOnDisk } from '../support/facts-on-disk.ts'
import { gearedClock } from '../support/geared-clock.ts'
import { startTestBox, type TestBox, workingDay } from '../support/test-box.ts'
import { until } from '../support/until.ts'
import { type RoomAtWork, roomAtWork } from '../web/at-work.ts'

/** Quick until the call is up, then slow enough that what a loaded machine adds is no minute of the box's own time. */
const quick = 20
const slow = 4

const clockFrom = (speed: number) => gearedClock(instantAt(workingDay, 10 * hour), speed)

async function callAt(room: RoomAtWork): Promise<CaseId> {
  await room.talk('Archer', '01')
  const call = room.ahead.seats.get('01' as SeatId)?.call
  const known = call && room.ahead.calls.get(call)
  assert.ok(known)
  return known.case
}

/** The respondent refuses: no further call, so the case is final. */
async function refused(room: RoomAtWork): Promise<void> {
  await room.press('01', 'exit', [['exit', 'refuses']])
  await room.press('01', 'end')
  await until('the outcome page', async () => (await room.look('01')).view.startsWith('outcome'))
  await room.press('01', 'outcome', [['answer', 'refuses']])
}

/** What the disk says, with the keys that lie on it: not what the box believes. */
async function onDisk(test: TestBox, case_: CaseId): Promise<string | undefined> {
  const disk = realDisk(`${test.dir}/box`)
  const master = await loadMasterKey(disk, { create: false })
  assert.ok(master.ok)
  const keys = await openKeys({ disk, masterKey: master.value })
  const sample = case_.slice(0, case_.lastIndexOf('.')) as SampleId
  const key = test.box.house.writer.ahead.samples.get(sample)?.key
  assert.ok(key)
  const vault = await openVault({ disk, keys, sample, key })
  const number = vault?.read(case_)
  await vault?.close()
  await keys.close()
  return number
}

async function factsOf(test: TestBox): Promise<{ coded: Fact; erased: Fact }> {
  let coded: Fact | undefined
  let erased: Fact | undefined
  for (const fact of await factsOnDisk(realDisk(`${test.dir}/box`))) {
    if (fact.type === 'attempt.coded' && fact.data.final !== undefined) coded = fact
    if (fact.type === 'number.erased') erased = fact
  }
  assert.ok(coded && erased, 'a fact for the outcome, and one for the number')
  return { coded, erased }
}

describe('G5: a number is overwritten within 60 seconds of its case being final', () => {
  it('on a box at work, with a fact that says so', async (t) => {
    const clock = clockFrom(quick)
    const room = await roomAtWork({ clock })
    t.after(() => room.test.close())
    const case_ = await callAt(room)
    assert.match((await onDisk(room.test, case_)) ?? '', /^\+44/)
    clock.shift(slow)
    await refused(room)
    const final = clock.now()
    await until(
      'the number to be overwritten',
      async () => (await onDisk(room.test, case_)) === undefined,
      (60 * second) / slow,
    )
    assert.ok(clock.now() - final <= minute)
    await room.test.box.idle()
    const { coded, erased } = await factsOf(room.test)
    assert.ok(erased.at - coded.at <= minute, `${erased.at - coded.at} ms`)
  })

  it('also when the box dies before it could, at the next start and before a door opens', async (t) => {
    const clock = clockFrom(quick)
    let broken = false
    const overDisk = (disk: Disk): Disk => ({
      ...disk,
      slots: async (path) => {
        const file = await disk.slots(path)
        const writeAt: typeof file.writeAt = async (offset, bytes) => {
          if (broken && path.startsWith('vault/')) throw new Error('EIO: the disk is failing')
          await file.writeAt(offset, bytes)
        }
        return path.startsWith('vault/') ? { ...file, writeAt } : file
      },
    })
    const room = await roomAtWork({ clock, overDisk })
    let running: TestBox | undefined = room.test
    t.after(() => running?.close())
    const case_ = await callAt(room)
    clock.shift(slow)
    broken = true
    await refused(room)
    let failed = false
    void room.test.box.failed.then(() => {
      failed = true
    })
    await until('the box to fail', () => failed, 30_000)
    assert.match((await onDisk(room.test, case_)) ?? '', /^\+44/, 'it died in between')
    running = undefined
    await room.test.box.close()
    await room.test.exchange.close()
    const again = await startTestBox({ clock, dir: room.test.dir })
    running = again
    assert.equal(await onDisk(again, case_), undefined)
    const { coded, erased } = await factsOf(again)
    assert.ok(erased.at - coded.at <= minute, `${erased.at - coded.at} ms`)
  })
})
