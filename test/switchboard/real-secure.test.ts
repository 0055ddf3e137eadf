import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { connect, type TLSSocket } from 'node:tls'
import { until } from '../support/until.ts'
import { askAs } from './real/ask-switch.ts'
import { findRealSwitch } from './real/find-real-switch.ts'
import { freeTcpPort } from './real/free-port.ts'
import { FreeSwitch } from './real/free-switch.ts'

const found = findRealSwitch()
const skip = 'missing' in found && found.missing
const programs = 'missing' in found ? { freeswitch: '', sipp: '' } : found

describe('the configuration as a box has it, on a real FreeSWITCH', { skip }, () => {
  let freeSwitch: FreeSwitch
  let ports: { tlsPort: number; wssPort: number }
  let made: readonly string[]
  before(async () => {
    ports = { tlsPort: await freeTcpPort(), wssPort: await freeTcpPort() }
    const settings = { lan: { address: '127.0.0.1', ...ports } }
    freeSwitch = await FreeSwitch.open(programs.freeswitch, { secure: true, settings })
    made = certificates()
  })
  after(() => freeSwitch.close())

  const certificates = () => readdirSync(join(freeSwitch.folder, 'tls')).sort()

  function handshake(port: number, version?: 'TLSv1.1'): Promise<TLSSocket> {
    const ca = readFileSync(join(freeSwitch.folder, 'tls/cafile.pem'))
    const old = version
      ? { minVersion: version, maxVersion: version, ciphers: 'ALL:@SECLEVEL=0' }
      : {}
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', ca, ...old }, () => resolve(socket))
      socket.once('error', reject)
    })
  }

  it('answers desk phones over TLS alone: SIP in the clear has no door', async () => {
    const status = await freeSwitch.ask('sofia status profile seats')
    assert.match(status, new RegExp(`TLS-URL.*:${ports.tlsPort}`))
    const socket = await handshake(ports.tlsPort)
    const said = new Promise<string>((resolve) =>
      socket.once('data', (data) => resolve(String(data))),
    )
    socket.write(
      [
        'OPTIONS sip:gatehouse SIP/2.0',
        'Via: SIP/2.0/TLS 127.0.0.1:5999;branch=z9hG4bK1',
        'From: <sip:seat01@gatehouse>;tag=1',
        'To: <sip:gatehouse>',
        'Call-ID: 1',
        'CSeq: 1 OPTIONS',
        'Contact: <sip:seat01@127.0.0.1:5999;transport=tls>',
        'Max-Forwards: 70',
        'Content-Length: 0',
        '',
        '',
      ].join('\r\n'),
    )
    assert.match(await said, /^SIP\/2\.0 /)
    socket.destroy()
    const table = readFileSync('/proc/net/udp', 'utf8') + readFileSync('/proc/net/tcp', 'utf8')
    const clear = `0100007F:${(ports.tlsPort - 1).toString(16).toUpperCase().padStart(4, '0')}`
    assert.ok(!table.includes(clear), 'nothing listens for SIP in the clear')
  })

  it('answers browsers over secure WebSockets', async () => {
    const socket = await handshake(ports.wssPort)
    let said = ''
    socket.on('data', (data) => {
      said += data
    })
    socket.write(
      [
        'GET / HTTP/1.1',
        'Host: gatehouse',
        'Upgrade: websocket',
        'Connection: Upgrade',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        'Sec-WebSocket-Protocol: sip',
        'Sec-WebSocket-Version: 13',
        '',
        '',
      ].join('\r\n'),
    )
    await until('the switch to agree', () => said.includes('\r\n\r\n'))
    assert.match(said, /^HTTP\/1\.1 101/)
    socket.destroy()
  })

  it('speaks no version of TLS before 1.2', async () => {
    for (const port of [ports.tlsPort, ports.wssPort])
      await assert.rejects(handshake(port, 'TLSv1.1'), `port ${port}`)
  })

  it('makes no certificate of its own: all that it looks for is there', () => {
    assert.deepEqual(certificates(), made)
    assert.deepEqual(made, ['agent.pem', 'cafile.pem', 'dtls-srtp.pem', 'wss.pem'])
  })

  it('asks its databases, all of them in memory: no file of one is anywhere', () => {
    const all = readdirSync(freeSwitch.folder, { recursive: true, encoding: 'utf8' })
    assert.deepEqual(
      all.filter((name) => /\.db|sqlite/.test(name)),
      [],
    )
  })

  it('gives the box’s account what it needs, and nothing more', async () => {
    const { account } = freeSwitch
    const may = [
      'show channels',
      'conference json_list',
      'uuid_exists x',
      'uuid_kill x',
      'reloadxml',
    ]
    for (const line of may)
      assert.doesNotMatch(await askAs(account, line), /permission denied/, line)
    for (const line of [
      ...[
        'system touch /tmp/x',
        'bg_system x',
        'reload mod_sofia',
        'load mod_lua',
        'fsctl shutdown',
      ],
      ...[
        'uuid_record x start /tmp/x',
        'uuid_dump x',
        'sofia status',
        'global_getvar',
        'eval x',
        'status',
      ],
      ...[
        'sched_api +0 none uuid_record x',
        'expand uuid_dump x',
        'xml_wrap system x',
        'bgapi system x',
      ],
    ])
      assert.match(await askAs(account, line), /permission denied/, line)
  })
})
