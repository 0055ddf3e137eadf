import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer, type Socket } from 'node:net'
import { afterEach, describe, it, mock } from 'node:test'
import { Connection } from 'freeswitch-esl'
import { realClock } from '../../src/clock.ts'
import { startExchange } from '../../src/exchange/start-exchange.ts'
import { type EslWire, openWire } from '../../src/switchboard/esl-wire.ts'
import { longestMessage, type RawConnection } from '../../src/switchboard/raw-connection.ts'
import { fc } from '../support/fast-check.ts'
import { until } from '../support/until.ts'

const password = 'x'
const overridden = { xml2js: '0.6.2', uuid: '11.1.0', eventemitter2: '6.4.9' }

describe('the library’s weaknesses are closed', () => {
  const open: (() => unknown)[] = []
  afterEach(async () => {
    mock.restoreAll()
    for (const close of open.splice(0).reverse()) await close()
  })

  async function exchange(): Promise<number> {
    const one = await startExchange({ clock: realClock(), seed: 'library', password })
    open.push(() => one.close())
    return one.port
  }

  /** A switch that says anything; what it says comes after the greeting. */
  async function hostile(): Promise<{ port: number; say: (text: string | Buffer) => void }> {
    let latest: Socket | undefined
    const server = createServer((socket) => {
      latest = socket
      socket.on('error', () => undefined)
      socket.write('Content-Type: auth/request\n\n')
      socket.on('data', () =>
        socket.write('Content-Type: command/reply\nReply-Text: +OK accepted\n\n'),
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    open.push(() => {
      latest?.destroy()
      server.close()
    })
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    return { port, say: (text) => latest?.write(text) }
  }

  async function wireTo(port: number) {
    const seen = { unknown: 0, lost: [] as string[] }
    const opened = await openWire({
      ...{ host: '127.0.0.1', port, password, clock: realClock(), hear: () => undefined },
      unknown: () => {
        seen.unknown += 1
      },
      neverAgain: () => undefined,
      lost: (why) => seen.lost.push(why),
    })
    assert.ok(opened.ok, 'the wire opens')
    open.push(() => opened.value.close())
    return { wire: opened.value, seen }
  }

  for (const [name, version] of Object.entries(overridden)) {
    it(`it runs on ${name} ${version} in place of its own old one`, () => {
      const here = createRequire(import.meta.url)
      const inside = createRequire(here.resolve('freeswitch-esl'))
      const folder = new RegExp(`^.*node_modules/${name}/`)
      const [root = ''] = folder.exec(inside.resolve(name)) ?? []
      const installed = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
      assert.equal(installed.version, version)
      const ours = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
      assert.equal(ours.overrides['freeswitch-esl'][name], version, 'as package.json says')
    })
  }

  it('a command costs no 40 ms of waiting for an acknowledgement, as it does in the library alone', async () => {
    const port = await exchange()
    const { wire } = await wireTo(port)
    const library = await connected(port)
    open.push(() => library.disconnect())
    const bare = (job: string) =>
      new Promise((resolve) => library.sendRecv('bgapi status', { 'Job-UUID': job }, resolve))
    const ours = await median((job) => wire.background('status', job))
    const theirs = await median(bare)
    assert.ok(theirs > 30, `the library alone takes ${theirs} ms: is it mended?`)
    assert.ok(ours < theirs - 25, `a command takes ${ours} ms, in the library ${theirs} ms`)
  })

  it('jobs leave no listeners behind', async () => {
    const warnings: Error[] = []
    const warned = (warning: Error) => warnings.push(warning)
    process.on('warning', warned)
    const { wire } = await wireTo(await exchange())
    const listening = [
      mock.method(Connection.prototype, 'on'),
      mock.method(Connection.prototype, 'once'),
    ]
    const jobs = Array.from({ length: 200 }, () => wire.background('status', randomUUID()))
    const replies = await Promise.all(jobs)
    assert.ok(
      replies.every((one) => one.ok && one.value.startsWith('+OK Job-UUID')),
      'each is taken',
    )
    for (const { mock: calls } of listening) assert.equal(calls.callCount(), 0, 'no listener')
    process.off('warning', warned)
    assert.deepEqual(warnings, [])
  })

  it('a percent sign that stands for nothing makes the library throw, and ours read on', async () => {
    const { port, say } = await hostile()
    const library = await connected(port)
    assert.throws(() => library.parser._parseHeaderText('Reply-Text: 100%'), URIError)
    library.socket?.destroy()
    const { wire, seen } = await wireTo(port)
    say('Content-Type: command/reply\nReply-Text: +OK 100%\n\n')
    const reply = wire.api('status')
    say('Content-Type: api/response\nContent-Length: 4\n\n100%')
    assert.deepEqual([await reply, seen.lost], [{ ok: true, value: '100%' }, []])
  })

  it('an event in XML or plain text is counted and not read, however broken', async () => {
    const { port, say } = await hostile()
    const { seen } = await wireTo(port)
    const bodies = ['<event><headers>', '</x>', '<?xml version="1.0"?>', 'Event-Name: %zz\n\n']
    for (const type of ['text/event-xml', 'text/event-plain', 'log/data', 'text/whatever'])
      for (const body of bodies)
        say(`Content-Type: ${type}\nContent-Length: ${body.length}\n\n${body}`)
    await until('each is counted', () => seen.unknown === 16, 5_000)
    assert.deepEqual(seen.lost, [])
  })

  it('a message without an end is cut off, and does not fill the memory', async () => {
    for (const start of [`Content-Type: x\nContent-Length: ${2 ** 40}\n\n`, 'Content-Type: ']) {
      const { port, say } = await hostile()
      const { seen } = await wireTo(port)
      say(start)
      for (let sent = 0; sent < 3 * longestMessage; sent += 1_000_000)
        say(Buffer.alloc(1_000_000, 0x78))
      await until('it is cut off', () => seen.lost.length === 1, 20_000)
      assert.match(seen.lost[0] ?? '', /was lost/)
    }
  })

  it('whatever the switch says, nothing is thrown: it is read, counted, or the wire is given up', async () => {
    const thrown: unknown[] = []
    const caught = (cause: unknown) => thrown.push(cause)
    process.on('uncaughtException', caught)
    open.push(() => process.off('uncaughtException', caught))
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 8 }), async (messages) => {
        const { port, say } = await hostile()
        const { wire, seen } = await wireTo(port)
        const reply = wire.api('status')
        for (const message of messages) say(message)
        say('Content-Type: api/response\nContent-Length: 2\n\nok')
        await until('an end of it', async () => seen.lost.length > 0 || (await answered(reply)))
        wire.close()
        assert.deepEqual(thrown, [])
      }),
      { numRuns: 150 },
    )
  })
})

/** Answered, or so muddled that no answer is to be made out: then its patience ends it, in 20 s. */
async function answered(reply: ReturnType<EslWire['api']>): Promise<boolean> {
  const still = new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 50))
  return Promise.race([reply.then(() => true), still])
}

async function connected(port: number): Promise<RawConnection> {
  const library = new Connection() as unknown as RawConnection
  const ready = new Promise<void>((resolve) => {
    library.on('esl::event::auth::success', () => resolve())
  })
  library.on('error', () => undefined)
  library.initializeInbound({ host: '127.0.0.1', port, password })
  await ready
  return library
}

async function median(command: (job: string) => Promise<unknown>): Promise<number> {
  const each: number[] = []
  for (let at = 0; at < 15; at++) {
    const begun = performance.now()
    await command(randomUUID())
    each.push(performance.now() - begun)
  }
  return each.sort((a, b) => a - b)[7] ?? 0
}

const type = fc.constantFrom(
  ...['text/event-json', 'text/event-xml', 'text/event-plain', 'command/reply', 'api/response'],
  ...['auth/request', 'log/data', 'text/disconnect-notice', 'text/rude-rejection', ''],
)
const name = fc.constantFrom(
  ...['CHANNEL_ANSWER', 'BACKGROUND_JOB', 'CUSTOM', '**', '*', 'error', 'a::b', '', '__proto__'],
)
const eventBody = fc
  .record({ 'Event-Name': name, 'Unique-ID': fc.string(), Action: fc.string(), _body: fc.string() })
  .map((event) => JSON.stringify(event))
const body = fc.oneof(
  eventBody,
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('null', '5', '"x"', '[]', '{}', '{"Content-Length":"x"}', '<a>', '%zz'),
)
const length = fc.constantFrom('right', 'right', 'right', '0', '-5', 'NaN', '3')
const said = fc.oneof(
  fc.record({ type, body, length }).map(({ type: t, body: b, length: l }) => {
    const bytes = l === 'right' ? String(Buffer.byteLength(b)) : l
    return `Content-Type: ${t}\nContent-Length: ${bytes}\n\n${b}`
  }),
  fc.string({ unit: 'binary' }),
)
