import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { minute, second } from '../../src/basics/instant.ts'
import type { Box } from '../../src/box.ts'
import { openPaperBox, type PaperBox, paperRoom, paperTalk } from '../support/paper-box.ts'
import { until } from '../support/until.ts'
import type { RoomAtWork } from './at-work.ts'
import { words } from './staff-at.ts'

describe('P9: the record cannot be written any more', () => {
  let paper: PaperBox
  let box: Box
  let room: RoomAtWork
  let letGo = false
  let told = 0

  before(async () => {
    paper = await openPaperBox()
    box = paper.box
    room = await paperRoom(paper)
    void box.failed.then(async ({ calls }) => {
      await calls.done
      letGo = true
    })
    await paperTalk(paper, room)
    told = paper.disk.operations
  })
  after(() => box.close())

  it('the press that met it is answered 503 and in words, and was not taken', async () => {
    paper.disk.failAt = paper.disk.operations + 1
    const answer = await room.press('02', 'ready')
    assert.equal(answer.status, 503)
    assert.match(words(answer), /The record cannot be written, so nothing was saved by this press/)
    assert.ok(paper.disk.operations > told)
  })

  it('whoever is on a call gets the script’s own closing words, whatever they press or look at', async () => {
    const script = box.house.documents.script([...room.ahead.scripts.values()][0]?.hash as never)
    const said = script.closings.close.split('.')[0]?.replaceAll("'", '’') ?? ''
    for (const page of [
      await room.look('01'),
      await room.press('01', 'answer', [['said', 'yes']]),
      await room.press('01', 'end'),
    ]) {
      assert.equal(page.status, 503)
      assert.equal(page.view, 'closing')
      assert.ok(words(page).includes(said), said)
      assert.match(page.text, /data-stream="\/seat\/01\/stream"/, 'the page goes on following')
    }
  })

  it('every other page says so too: 503, in words, with the whole policy', async () => {
    for (const path of ['/supervisor', '/governor', '/room', '/seat/02', '/sign-in']) {
      const page = await room.staff.get(path)
      if (path === '/sign-in') {
        assert.equal(page.status, 200, 'a page that asks nothing of the record is shown')
        continue
      }
      assert.equal(page.status, 503, path)
      assert.match(words(page), /the record cannot be written/i)
      assert.match(words(page), /this page comes back|No calls are placed/)
      assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/)
    }
  })

  it('the supervisor’s page says what is wrong, since when, and what to do', async () => {
    const page = words(await room.staff.get('/supervisor'))
    assert.match(page, /The disk of the box does not take what is written/)
    assert.match(page, /Since 10:0\d/)
    assert.match(page, /No new calls are placed. One call is being brought to the closing words/)
    assert.match(page, /What to do .* look at its disk/)
  })

  it('the room board says that no calls are placed because the record cannot be written', async () => {
    const page = words(await room.staff.get('/room'))
    assert.match(page, /No calls are placed: the record cannot be written/)
    assert.match(page, /Seat 1 Closing Seat 2 Closed/)
  })

  it('nothing is dialled any more', async () => {
    const before = paper.sent.filter((one) => one.do === 'dial').length
    paper.clock.move(30 * second)
    await new Promise((resolve) => setImmediate(resolve))
    assert.equal(paper.sent.filter((one) => one.do === 'dial').length, before)
  })

  it('the call is let go after a minute with the apology', async () => {
    assert.equal(letGo, false)
    assert.deepEqual(
      paper.sent.filter((one) => one.do === 'apologise'),
      [],
    )
    paper.clock.move(minute)
    await until('everybody is let go', () => letGo)
    const apologies = paper.sent.flatMap((one) => (one.do === 'apologise' ? [one.call] : []))
    assert.equal(new Set(apologies).size, 1)
  })

  it('nothing that was acknowledged is lost', async () => {
    const disk = paper.disk.afterPowerCut()
    const { again } = await import('../record/ground.ts')
    const reopened = await again(disk)
    const [interview] = [...reopened.writer.ahead.interviews.values()]
    assert.equal(interview?.at, 'hello')
    assert.equal(reopened.writer.ahead.seats.get('02' as never)?.mode.is, 'not-ready')
  })
})
