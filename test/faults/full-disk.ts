import assert from 'node:assert/strict'
import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { realDisk } from '../../src/record/real-disk.ts'
import { until } from '../support/until.ts'
import { words } from '../web/staff-at.ts'
import { allFacts, holdTo } from './hold-to.ts'
import { AtWork } from './kill-rounds.ts'
import type { SmallDisk } from './small-disk.ts'

/**
 * Fills the disk under a room at work, looks at what everybody sees, makes room again, and waits for the box to go on
 * by itself: the same process, the same calls, the same questions.
 */
export async function fillUnderTheRoom(disk: SmallDisk): Promise<string> {
  const room = await AtWork.open({ at: disk.at })
  const { site, told, staff, seats } = room
  try {
    await room.begin()
    const { pid } = site.box
    const makeRoom = await disk.fill()
    await room.work(() => false)
    assert.ok(
      site.box.lines.some((line) => /The record cannot be written: .*ENOSPC/.test(line)),
      site.box.lines.slice(-3).join('\n'),
    )
    await whatEverybodySees(room)
    await holdTo(told, await site.copy())
    await makeRoom()
    await until('the box goes on by itself', async () => {
      const page = await staff.helen.get('/supervisor').catch(() => undefined)
      return page?.status === 200 ? page : undefined
    })
    assert.equal(site.box.pid, pid)
    await room.areBack()
    await room.work(() => seats.every((seat) => seat.told.coded > 0))
    assert.equal(await site.stop(), 0, site.box.lines.slice(-5).join('\n'))
    await holdTo(told, await site.copy())
    const noted = (await allFacts(realDisk(join(site.data, 'box')))).filter(
      ({ type }) => type === 'record.interrupted',
    )
    assert.ok(noted.length > 0, 'the record says that it was interrupted')
    return `The disk was full under ${seats.length} calls; the box went on by itself, and nothing was lost.`
  } finally {
    await site.close()
  }
}

async function whatEverybodySees({ staff, seats }: AtWork): Promise<void> {
  const page = await staff.helen.get('/supervisor')
  assert.equal(page.status, 503)
  assert.match(words(page), /The box is full.* Since \d\d:\d\d\..* What to do .* make room/)
  assert.match(words(await staff.helen.get('/room')), /No calls are placed: the record cannot/)
  for (const seat of seats) {
    const during = await seat.during()
    assert.equal(during.status, 503)
    assert.match(during.view, /^(?:closing|error)$/)
  }
}

/**
 * Takes the raw image of the disk while the room is at work, as a cut of the power would leave it, and holds the copy
 * to what everybody had been told before.
 */
export async function cutThePower(disk: SmallDisk, cuts: number): Promise<string> {
  const room = await AtWork.open({ at: disk.at })
  const { site } = room
  try {
    await room.begin()
    for (let cut = 0; cut < cuts; cut++) {
      let enough = false
      const from = room.pressed
      const working = room.work(() => enough)
      await until('some presses', () => room.pressed >= from + 5)
      // The process stands still while the image is read, so that it is of one moment.
      process.kill(site.box.pid, 'SIGSTOP')
      const toldBefore = structuredClone(room.told)
      const found = await disk.snapshot().finally(() => process.kill(site.box.pid, 'SIGCONT'))
      enough = true
      await working
      const copy = await mkdtemp(join(tmpdir(), 'gatehouse-copy-'))
      await cp(join(found.at, 'trial/box'), copy, { recursive: true })
      await found.close()
      await holdTo(toldBefore, copy)
    }
    return `The power was cut ${cuts} times under a raw ext4 image, and everything acknowledged was on it.`
  } finally {
    await site.close()
  }
}
