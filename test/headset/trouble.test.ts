import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { SoundPeer } from '../support/sound-peer.ts'
import { until } from '../support/until.ts'
import { axeOn } from '../views/axe.ts'
import { noBrowser } from '../views/browser.ts'
import { AtHeadset, allows, type HeadsetRoom, openHeadsetRoom, pretend } from './headset-room.ts'

describe('a headset in trouble says so in plain words', { skip: noBrowser }, () => {
  let room: HeadsetRoom
  let agent: AtHeadset
  before(async () => {
    room = await openHeadsetRoom()
  })
  after(() => room.close())
  afterEach(async () => {
    assert.deepEqual(agent.complaints, [])
    if (await agent.page.getByRole('button', { name: 'Sign out' }).isVisible())
      await agent.signOut()
    await agent.close()
  })
  const again = () => agent.page.getByRole('button', { name: 'Try again' })

  it('permission denied: whom to tell, and “Try again” once it is given, by keyboard alone', async () => {
    agent = await AtHeadset.open(pretend)
    await agent.signIn(room)
    await agent.says(/may not use the microphone\. Tell your supervisor/)
    assert.deepEqual(await axeOn(agent.page), [])
    assert.equal(room.farEnd.isRegistered('seat01'), false)
    await agent.context.grantPermissions(['microphone'], { origin: room.origin })
    await again().focus()
    await agent.page.keyboard.press('Enter')
    await agent.says(/Can you hear yourself/)
    await agent.page.getByRole('button', { name: 'I can hear myself' }).focus()
    await agent.page.keyboard.press('Space')
    await room.farEnd.registered('seat01')
  })

  it('no headset: it is found by itself when it is plugged in; one that is pulled out is missed', async () => {
    agent = await AtHeadset.open()
    await agent.page.addInitScript(unplugged)
    await agent.signIn(room)
    await agent.says(/There is no headset\. Plug it in/)
    await agent.page.evaluate('window.plug(true)')
    const peer = await SoundPeer.open(agent.context, room.origin)
    await agent.passTest()
    await room.farEnd.registered('seat01')
    const called = await room.farEnd.invite('seat01', { sdp: await peer.offer() })
    await peer.answered(called.sdp)
    await agent.says(/Your microphone is on/)
    await agent.page.evaluate('window.plug(false)')
    await agent.says(/not plugged in\. Plug it in again/)
    await agent.page.evaluate('window.plug(true)')
    await agent.says(/Your microphone is on/)
    const before = await peer.received()
    await until('the new microphone in the same call', async () => {
      const now = await peer.received()
      return now.packets > before.packets + 50 && now.energy > before.energy + 0.0005
    })
    assert.equal(called.over, false, 'the call is the same')
  })

  it('a headset that is pulled out: no other microphone stands in for it, and nothing comes out of a loudspeaker', async () => {
    agent = await AtHeadset.open()
    await agent.page.addInitScript(besideAnother)
    await agent.signIn(room)
    const peer = await SoundPeer.open(agent.context, room.origin)
    await agent.passTest()
    await room.farEnd.registered('seat01')
    const called = await room.farEnd.invite('seat01', { sdp: await peer.offer() })
    await peer.answered(called.sdp)
    await agent.says(/Your microphone is on/)
    const heard = () => agent.page.evaluate('window.heard()')
    await until('the respondent is heard', async () => (await heard()) === true)
    await agent.page.evaluate('window.plug(false)')
    await agent.says(/not plugged in\. Plug it in again/)
    await until('the headset was asked for', () => agent.page.evaluate('window.asked > 0'))
    assert.match(await agent.words(), /not plugged in/)
    assert.equal(await heard(), false)
    const before = (await peer.received()).energy
    await agent.page.evaluate('window.plug(true)')
    await agent.says(/Your microphone is on/)
    await until('the respondent is heard again', async () => (await heard()) === true)
    await until(
      'the headset in the same call',
      async () => (await peer.received()).energy > before + 0.0005,
    )
    assert.equal(called.over, false, 'the call is the same')
  })

  it('a microphone that something else holds, and a person whom nobody hears', async () => {
    agent = await AtHeadset.open()
    await agent.page.addInitScript(`navigator.mediaDevices.getUserMedia = async () => {
      throw new DOMException('busy', 'NotReadableError')
    }`)
    await agent.signIn(room)
    await agent.says(/Something else is using the headset/)
    assert.equal(await again().isVisible(), true)
  })

  it('nobody is asked to say that they hear themselves before they were heard', async () => {
    agent = await AtHeadset.open()
    await agent.page.addInitScript(silent)
    await agent.signIn(room)
    await agent.says(/say a few words/)
    const pass = agent.page.getByRole('button', { name: 'I can hear myself' })
    assert.equal(await pass.isDisabled(), true)
    await agent.page.getByRole('button', { name: 'I cannot hear myself' }).click()
    await agent.says(/We do not hear you\. Choose another microphone/)
  })

  it('no switch: it says that the line is lost and comes back by itself', async () => {
    room.farEnd.shut = true
    agent = await AtHeadset.open()
    await agent.signIn(room)
    await agent.passTest()
    await agent.says(/The phone line is lost\. It comes back by itself/)
    room.farEnd.shut = false
    await agent.says(/Wait for the box/)
  })

  it('an account that the switch does not take: whom to tell', async () => {
    const was = room.farEnd.accounts
    room.farEnd.accounts = []
    agent = await AtHeadset.open()
    await agent.signIn(room)
    await agent.passTest()
    await agent.says(
      /does not take this headset\. Is this seat open twice\? .*tell your supervisor/,
    )
    room.farEnd.accounts = was
    await agent.says(/Wait for the box/)
  })
})

describe('a broken headset script stands in nobody’s way', { skip: noBrowser }, () => {
  let room: HeadsetRoom
  let agent: AtHeadset
  beforeEach(async () => {
    room = await openHeadsetRoom({ speed: 20 })
    agent = await AtHeadset.open([...pretend, allows])
  })
  afterEach(async () => {
    await agent.close()
    await room.close()
  })

  it('R5, P8: the machine exit ends the call by its key, and Clear the room blanks the seat', async () => {
    const { page } = agent
    await page.route('**/headset.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("broken")' }),
    )
    await agent.signIn(room)
    assert.deepEqual(agent.complaints.splice(0), ['broken'])
    assert.equal(await page.locator('#headset').isVisible(), false)
    await page.getByRole('button', { name: 'Ready' }).click()
    await page.locator('#live[data-view^="at "]').waitFor()
    await page.keyboard.press('m')
    await page.locator('#live:not([data-view^="at "])').waitFor()
    await room.stop('clear')
    await page.locator('#live[data-view="blank"]').waitFor()
    assert.deepEqual(agent.complaints, [])
  })
})

/** A headset that can be pulled out and plugged in, before anything else of the page runs. */
const unplugged = `(() => {
  const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
  let there = false
  const given = []
  navigator.mediaDevices.getUserMedia = async (asked) => {
    if (!there) throw new DOMException('none', 'NotFoundError')
    const stream = await real(asked)
    given.push(stream)
    return stream
  }
  window.plug = (now) => {
    there = now
    if (!now) for (const stream of given.splice(0)) for (const track of stream.getTracks()) {
      track.stop()
      track.dispatchEvent(new Event('ended'))
    }
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
  }
})()`

/** A microphone that works and picks nothing up. */
const silent = `(() => {
  navigator.mediaDevices.getUserMedia = async () => {
    const sound = new AudioContext()
    return sound.createMediaStreamDestination().stream
  }
})()`

/** A headset, and a microphone of the room beside it that would open where the headset is asked for in vain. */
const besideAnother = `(() => {
  const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
  let there = true
  let mine
  const given = []
  const sounds = []
  const make = document.createElement.bind(document)
  document.createElement = (name) => {
    const made = make(name)
    if (name === 'audio') sounds.push(made)
    return made
  }
  window.asked = 0
  window.heard = () => sounds.some((one) => one.srcObject && !one.muted && !one.paused)
  navigator.mediaDevices.getUserMedia = async (asked) => {
    if (!there) window.asked += 1
    if (!there && asked.audio.deviceId?.exact === mine)
      throw new DOMException('none', 'OverconstrainedError')
    const stream = await real(asked)
    if (there) mine = stream.getAudioTracks()[0].getSettings().deviceId
    given.push(stream)
    return stream
  }
  window.plug = (now) => {
    there = now
    if (!now) for (const stream of given.splice(0)) for (const track of stream.getTracks()) {
      track.stop()
      track.dispatchEvent(new Event('ended'))
    }
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
  }
})()`
