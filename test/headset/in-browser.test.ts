import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { SipFarEnd } from '../support/sip-far-end.ts'
import { type Received, SoundPeer } from '../support/sound-peer.ts'
import { until } from '../support/until.ts'
import { axeOn } from '../views/axe.ts'
import { noBrowser } from '../views/browser.ts'
import { AtHeadset, call, type HeadsetRoom, openHeadsetRoom } from './headset-room.ts'

/** A second of packets, and of something to hear in them, after what there was before. */
async function hears(side: () => Promise<Received>): Promise<void> {
  const before = await side()
  await until('a second of sound', async () => {
    const now = await side()
    return now.packets > before.packets + 50 && now.energy > before.energy + 0.0005
  })
}

describe('a seat’s headset in a real browser', { skip: noBrowser }, () => {
  let room: HeadsetRoom
  let agent: AtHeadset
  let peer: SoundPeer
  let farEnd: SipFarEnd
  before(async () => {
    room = await openHeadsetRoom()
    farEnd = room.farEnd
    agent = await AtHeadset.open()
    peer = await SoundPeer.open(agent.context, room.origin)
  })
  after(async () => {
    await agent.close()
    await room.close()
  })

  it('asks for no microphone and shows nothing until somebody is signed in', async () => {
    await agent.page.goto(`${room.origin}/seat/01`)
    await agent.page.getByRole('heading', { name: 'Enter your PIN' }).waitFor()
    await agent.page.locator('#headset').waitFor({ state: 'hidden' })
    assert.deepEqual(farEnd.received, [])
  })

  it('is tested at sign-in: it shows what it hears, and the person says that they hear themselves', async () => {
    await agent.signIn(room)
    await agent.says(/We hear you\. Can you hear yourself/)
    const level = agent.page.getByRole('meter', { name: 'Your voice' })
    const value = () => level.evaluate((one) => (one as unknown as { value: number }).value)
    await until('the level moves', async () => (await value()) > 0.1)
    assert.equal(farEnd.isRegistered('seat01'), false, 'no line before the test')
    assert.deepEqual(await axeOn(agent.page), [])
    await agent.passTest()
    await farEnd.registered('seat01')
    await agent.says(/Wait for the box/)
  })

  it('answers the box’s own call by itself, in PCMA, and the sound goes both ways', async () => {
    const called = await call(farEnd, peer)
    assert.equal(called.status, 200)
    await agent.says(/Your microphone is on/)
    await Promise.all([hears(() => peer.received()), hears(agent.received)])
    assert.equal((await peer.received()).codec, 'audio/PCMA')
    assert.equal((await agent.received()).codec, 'audio/PCMA')
  })

  it('D12: mute is seen, is heard by nobody, and ends by itself', async () => {
    const mute = agent.page.getByRole('button', { name: 'Mute' })
    await mute.click()
    await agent.says(/You are on mute\. Nobody can hear you/)
    assert.equal(await mute.getAttribute('aria-pressed'), 'true')
    let before = (await peer.received()).energy
    await until('silence at the far end', async () => {
      const { energy } = await peer.received()
      const silent = energy - before < 1e-7
      before = energy
      return silent
    })
    await mute.press('Enter')
    await agent.says(/Your microphone is on/)
    await hears(() => peer.received())
    assert.deepEqual(await axeOn(agent.page), [])
  })

  it('rejects whatever is not the box’s own call, and the conversation is not touched', async () => {
    for (const [what, inviting, status] of [
      ['without the word', { proof: '' }, 403],
      ['with another word', { proof: 'x'.repeat(32) }, 403],
      ['from a seat', { fromUser: 'seat02', fromName: 'Gatehouse' }, 403],
      ['under another name', { fromName: 'Somebody' }, 403],
      ['a second one of the box', {}, 486],
    ] as const) {
      const called = await farEnd.invite('seat01', { sdp: someOffer, ...inviting })
      assert.equal(called.status, status, what)
    }
    await Promise.all([hears(() => peer.received()), hears(agent.received)])
    await agent.says(/Your microphone is on/)
  })

  it('loses the line and not the call: it is registered again by itself, and the sound never stops', async () => {
    farEnd.shut = true
    farEnd.cut()
    await agent.says(/You can go on talking/)
    await Promise.all([hears(() => peer.received()), hears(agent.received)])
    farEnd.shut = false
    await farEnd.registered('seat01')
    await agent.says(/Your microphone is on/)
    await hears(agent.received)
  })

  it('ends no call when the switch refuses the line meanwhile and somebody presses “Try again”', async () => {
    const was = farEnd.accounts
    farEnd.accounts = []
    farEnd.cut()
    const again = agent.page.getByRole('button', { name: 'Try again' })
    await again.click()
    await Promise.all([hears(() => peer.received()), hears(agent.received)])
    farEnd.accounts = was
    await again.or(agent.page.getByText('Your microphone is on')).click()
    await farEnd.registered('seat01')
    await agent.says(/Your microphone is on/)
    await hears(agent.received)
  })

  it('lets go of a call whose sound has stopped, and takes the next one of the box', async () => {
    await peer.vanish()
    await agent.says(/Wait for the box/)
    assert.equal((await call(farEnd, peer)).status, 200)
    await Promise.all([hears(() => peer.received()), hears(agent.received)])
  })

  it('loses the line and the sound at once, as a computer that has slept, and comes back by itself', async () => {
    farEnd.shut = true
    farEnd.cut()
    await peer.vanish()
    await agent.says(/The phone line is lost\. It comes back by itself/)
    farEnd.shut = false
    await farEnd.registered('seat01')
    await agent.says(/Wait for the box/)
    assert.equal((await call(farEnd, peer)).status, 200)
    await Promise.all([hears(() => peer.received()), hears(agent.received)])
  })

  it('goes on with a new account when the box has been started again, and with its new word', async () => {
    const first = farEnd.accounts.find(({ user }) => user === 'seat01')
    assert.ok(first)
    const others = farEnd.accounts.filter((one) => one !== first)
    const renewed = { ...first, password: 'another-password', proof: 'another-word' }
    const { sound } = room.test.box.house
    Object.assign(sound ?? {}, { accounts: { of: async () => renewed } })
    farEnd.accounts = [renewed, ...others]
    farEnd.cut()
    await farEnd.registered('seat01')
    await agent.says(/Your microphone is on/)
    const again = (proof: string) => farEnd.invite('seat01', { sdp: someOffer, proof })
    assert.equal((await again(first.proof)).status, 403, 'the old word')
    assert.equal((await again(renewed.proof)).status, 486, 'the new word, in the middle of a call')
  })

  it('hangs up and closes the microphone when the agent signs out', async () => {
    await agent.signOut()
    await until('the line is closed', () => !farEnd.isRegistered('seat01'))
    assert.equal(await agent.page.locator('#headset').isVisible(), false)
    await until('it hears nothing', async () => (await agent.received()).packets === 0)
    const refused =
      await agent.page.evaluate(`fetch('/seat/01/account', { method: 'POST', body: new URLSearchParams({
      csrf: document.querySelector('#live input[name=csrf]').value }) }).then((answer) => answer.status)`)
    assert.equal(refused, 403, 'the account is for whoever is signed in')
  })

  it('leaves nothing behind for other scripts to find', async () => {
    const { assets } = room.test.box.house
    const script = assets.get(assets.url('headset.js'))
    const page = await agent.context.newPage()
    const globals = () => page.evaluate('Object.getOwnPropertyNames(window).sort().join()')
    const before = await globals()
    await page.addScriptTag({ content: new TextDecoder().decode(script?.bytes) })
    assert.equal(await globals(), before)
    await page.close()
  })

  it('breaks nothing of the browser’s policy', () => assert.deepEqual(agent.complaints, []))
})

/** Good enough to be looked at: an offer of sound from nowhere. */
const someOffer = [
  'v=0',
  'o=- 1 1 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 8',
  'c=IN IP4 127.0.0.1',
  'a=rtpmap:8 PCMA/8000',
  'a=ice-ufrag:abcd',
  `a=ice-pwd:${'p'.repeat(24)}`,
  `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => 'AB').join(':')}`,
  'a=setup:actpass',
  'a=rtcp-mux',
  'a=sendrecv',
  '',
].join('\r\n')
