import assert from 'node:assert/strict'
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, afterEach, before, describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import type { SiteSettings } from '../../src/site/site-settings.ts'
import { until } from '../support/until.ts'
import { Capture } from './real/capture.ts'
import { farCertificate } from './real/far-certificate.ts'
import { findRealSwitch } from './real/find-real-switch.ts'
import { freeTcpPort } from './real/free-port.ts'
import { FreeSwitch } from './real/free-switch.ts'
import { laboratorySettings } from './real/laboratory.ts'
import { RealRoom } from './real/real-room.ts'
import { SecondSwitch } from './real/second-switch.ts'
import { Sound } from './real/sound.ts'

const found = findRealSwitch()
const skip = 'missing' in found && found.missing
const programs = 'missing' in found ? { freeswitch: '', sipp: '' } : found
const seat = '01' as SeatId
const agentSays = 500
const account = { user: 'gatehouse-line', password: 'of-the-carrier-1' }

describe('a carrier that takes TLS, SRTP and a registration, on a real FreeSWITCH', {
  skip,
}, () => {
  let freeSwitch: FreeSwitch
  let carrier: SecondSwitch
  let port: number
  const rooms: { room: RealRoom; agent: Sound }[] = []
  before(async () => {
    port = await freeTcpPort()
    freeSwitch = await FreeSwitch.open(programs.freeswitch, {
      settings: (ports) => ({ trunk: trunkOf(port, laboratorySettings(ports)) }),
      bring: (folder) => {
        farCertificate(join(folder, 'stranger'), '127.0.0.1')
        // The site trusts the carrier's authority, and it alone.
        const certificate = farCertificate(join(folder, 'carrier'), '127.0.0.1')
        mkdirSync(join(folder, 'tls'))
        writeFileSync(join(folder, 'tls/cafile.pem'), certificate)
      },
    })
  })
  afterEach(async () => {
    for (const { room, agent } of rooms.splice(0)) {
      await room.close()
      agent.close()
    }
    await carrier.close()
  })
  after(() => freeSwitch.close())

  const openCarrier = async (
    media: 'encrypted' | 'clear',
    { password = account.password, who = 'carrier' } = {},
  ) => {
    const tls = join(freeSwitch.folder, who)
    const takes = { ...account, password }
    carrier = await SecondSwitch.open(programs.freeswitch, { tls, media, tlsPort: port, takes })
  }
  const gateway = () => freeSwitch.ask('sofia status gateway trunk')
  const isUp = async () =>
    /^State\s+REGED/m.test(await gateway()) && /^Status\s+UP/m.test(await gateway())
  async function seated(): Promise<{ room: RealRoom; agent: Sound }> {
    const agent = await Sound.open()
    agent.say(agentSays)
    const room = await RealRoom.open(freeSwitch, programs.sipp, {
      sounds: new Map([[seat, agent]]),
    })
    rooms.push({ room, agent })
    await room.openSeat(seat)
    return { room, agent }
  }

  it('is registered with over TLS, asked whether it is there, and rung with sound that is encrypted both ways', async (t) => {
    await openCarrier('encrypted')
    const began = performance.now()
    await until('the trunk to be up', isUp)
    t.diagnostic(
      `registered ${Math.round(performance.now() - began)} ms after the carrier was there`,
    )
    const file = join(freeSwitch.folder, 'trunk.pcap')
    const capture = await Capture.open(file, [port])
    const { room, agent } = await seated()
    const call = await room.talking(seat)
    // The agent hears the own voice: it went to the carrier and came back, through the conference.
    await until('the agent’s tone, echoed by the carrier', () => agent.hears(agentSays) > 1_500)
    const suite = await freeSwitch.ask(`uuid_getvar ${call} rtp_secure_media_negotiated`)
    assert.match(suite, /AES_CM_128_HMAC_SHA1_80/)
    assert.equal(room.count({ kind: 'caller-id-differs' }), 0, 'D10: From is the box’s caller id')
    await room.send({ do: 'end-call', call })
    await room.hears({ kind: 'ended', call })
    await until(
      'the packets to be written',
      () => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 1_000 || capture === undefined,
    )
    if (capture === undefined) return t.diagnostic('no tcpdump here: the wire was not looked at')
    const seen = (await capture.end()).toString('latin1')
    assert.ok(seen.length > 1_000, `${seen.length} bytes were captured`)
    for (const word of ['INVITE', 'REGISTER', '7700900123', account.user])
      assert.ok(!seen.includes(word), `${word} in the clear`)
  })

  it('is not spoken with in the clear: without SRTP there is no call', async () => {
    await openCarrier('clear')
    await until('the trunk to be up', isUp)
    const { room, agent } = await seated()
    const call = await room.dial(seat)
    await room.hears({ kind: 'ended', call })
    assert.equal(room.count({ kind: 'answered', call }), 0)
    assert.ok(agent.hears(agentSays) < 400, 'nothing came back')
  })

  it('that goes and comes back is registered with again', async (t) => {
    await openCarrier('encrypted')
    await until('the trunk to be up', isUp)
    await carrier.kill()
    const gone = performance.now()
    await until('the trunk to be down', async () => !(await isUp()))
    t.diagnostic(`known to be gone after ${Math.round(performance.now() - gone)} ms`)
    await carrier.close()
    await openCarrier('encrypted')
    const back = performance.now()
    await until('the trunk to be up', isUp)
    t.diagnostic(`up ${Math.round(performance.now() - back)} ms after it was back`)
  })

  it('that does not take the password is a trunk that is down', async () => {
    await openCarrier('encrypted', { password: 'another-password' })
    await freeSwitch.ask('sofia profile trunk restart')
    await until('the refusal', async () => /^State\s+FAIL_WAIT/m.test(await gateway()))
    assert.equal(await isUp(), false)
  })

  it('whose certificate nobody vouches for is told nothing: the trunk stays down', async () => {
    await openCarrier('encrypted', { who: 'stranger' })
    await freeSwitch.ask('sofia profile trunk restart')
    await until('the trunk to be tried', async () =>
      /^State\s+(?:TRYING|FAIL_WAIT|TIMEOUT)/m.test(await gateway()),
    )
    await until(
      'the next try',
      async () => /^State\s+FAIL_WAIT|retry|TIMEOUT/m.test(await freeSwitch.ask('sofia status')),
      40_000,
    )
    assert.equal(await isUp(), false)
    assert.match(await carrier.ask('sofia status profile far reg'), /Total items returned: 0/)
  })
})

function trunkOf(port: number, { trunk }: SiteSettings): SiteSettings['trunk'] {
  const { user: username, password } = account
  const register = { username, password }
  return { ...trunk, port, transport: 'tls', srtp: true, pingSeconds: 5, register }
}
