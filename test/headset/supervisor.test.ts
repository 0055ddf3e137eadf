import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { SoundPeer } from '../support/sound-peer.ts'
import { signIn, staff } from '../support/staff-hands.ts'
import { until } from '../support/until.ts'
import { axeOn } from '../views/axe.ts'
import { noBrowser } from '../views/browser.ts'
import { AtHeadset, call, type HeadsetRoom, openHeadsetRoom } from './headset-room.ts'

describe('a supervisor’s headset in a real browser', { skip: noBrowser }, () => {
  let room: HeadsetRoom
  let helen: AtHeadset
  before(async () => {
    room = await openHeadsetRoom()
    helen = await AtHeadset.open()
  })
  after(async () => {
    await helen.close()
    await room.close()
  })

  it('has a page of its own, reached from the live room in a tab that stays', async () => {
    await signIn(helen.page, room.origin, staff.helen)
    const link = helen.page.getByRole('link', { name: 'Your headset (opens in a new tab)' })
    assert.equal(await link.getAttribute('target'), '_blank')
    await helen.page.goto(`${room.origin}${await link.getAttribute('href')}`)
    await helen.says(/Can you hear yourself/)
    assert.deepEqual(await axeOn(helen.page), [])
    await helen.passTest()
    await room.farEnd.registered('seat90')
  })

  it('has its own line and that of the seat it listens to, with sound on both, and no third', async () => {
    const [own, listening] = [
      await SoundPeer.open(helen.context, room.origin),
      await SoundPeer.open(helen.context, room.origin),
    ]
    for (const peer of [own, listening])
      assert.equal((await call(room.farEnd, peer, 'seat90')).status, 200)
    for (const peer of [own, listening])
      await until('sound on both', async () => {
        const { packets, energy } = await peer.received()
        return packets > 50 && energy > 0.0005
      })
    const third = await SoundPeer.open(helen.context, room.origin)
    assert.equal((await call(room.farEnd, third, 'seat90')).status, 486)
  })

  it('is not let in while the supervisor has stepped out', async () => {
    await room.stepOut()
    await until('the line is closed', () => !room.farEnd.isRegistered('seat90'))
    assert.deepEqual(helen.complaints, [])
  })
})
