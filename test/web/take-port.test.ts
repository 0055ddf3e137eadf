import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { describe, it } from 'node:test'
import { Hono } from 'hono'
import { limit } from '../../src/web/guard.ts'
import { takePort } from '../../src/web/take-port.ts'
import { until } from '../support/until.ts'

describe('the entrance of the box', () => {
  it('asks everybody to wait until it is opened, and is held by one box alone', async () => {
    const first = await takePort(0)
    assert.ok(first.ok)
    const { port, open, close } = first.value
    const page = `http://127.0.0.1:${port}/`

    const early = await fetch(page)
    assert.equal(early.status, 503)
    assert.match(await early.text(), /is starting/)

    const second = await takePort(port)
    assert.ok(!second.ok)
    assert.match(second.error, new RegExp(`Port ${port} is in use.*--port`))

    open(() => new Response('open'))
    assert.equal(await (await fetch(page)).text(), 'open')
    close()
  })
})

describe('a computer that sends half, too much, or never an end', () => {
  /** An open connection to the port, from an address of its own. */
  const line = async (port: number, localAddress: string) => {
    const socket = connect({ host: '127.0.0.1', port, localAddress })
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    return socket
  }
  const ask = (port: number) => `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`

  it('has a thousand connections, and its half-sent requests make room for one that is whole', async () => {
    const entrance = await takePort(0)
    assert.ok(entrance.ok)
    const { port, open, close } = entrance.value
    open(() => new Response('open'))
    const half = await Promise.all(
      Array.from({ length: 1_000 }, async () => {
        const socket = await line(port, '127.0.0.9')
        socket.write('GET / HTTP/1.1\r\nHost')
        return socket
      }),
    )
    const elsewhere = await line(port, '127.0.0.2')
    const more = await Promise.all(Array.from({ length: 30 }, () => line(port, '127.0.0.9')))
    await until('thirty of the half are cut', () => half.filter((one) => one.closed).length === 30)
    const [first] = more
    first?.write(ask(port))
    const [answer] = (await once(first ?? elsewhere, 'data')) as [Buffer]
    assert.match(answer.toString(), /200 OK/)
    assert.ok(!elsewhere.closed, 'another computer keeps its own')
    for (const socket of [...half, ...more, elsewhere]) socket.destroy()
    close()
  })

  it('that asks a thousand things at once waits for its own answers, and another does not', async () => {
    const entrance = await takePort(0)
    assert.ok(entrance.ok)
    const { port, open, close } = entrance.value
    let begun = 0
    let first: number | undefined
    open((_, env) => {
      const { remoteAddress } = (env as { incoming: { socket: Socket } }).incoming.socket
      if (remoteAddress === '127.0.0.2') first = begun
      begun += 1
      return new Response('open')
    })
    const flood = await line(port, '127.0.0.9')
    flood.pause()
    const other = await line(port, '127.0.0.2')
    flood.write(ask(port).repeat(1_000))
    other.write(ask(port))
    await once(other, 'data')
    assert.ok((first ?? 1_000) < 500, `${first} of the thousand were begun before the other's one`)
    for (const socket of [flood, other]) socket.destroy()
    close()
  })
})

it('a body that does not say how long it is, is not taken: it might never end', async () => {
  const app = new Hono()
  app.use(limit(1_000, (c) => c.text('too long', 413)))
  app.post('/', async (c) => c.text(await c.req.text()))
  const entrance = await takePort(0)
  assert.ok(entrance.ok)
  const { port, open, close } = entrance.value
  open((request, env) => app.fetch(request, env as object))
  const send = (body: string | ReadableStream) =>
    fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body, duplex: 'half' } as RequestInit)
  assert.equal(await (await send('short')).text(), 'short')
  assert.equal((await send('x'.repeat(1_001))).status, 413)
  const never = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Buffer.from('x')),
  })
  const refused = await send(never)
  assert.equal(refused.status, 411)
  assert.match(await refused.text(), /without saying how long it is/)
  close()
})
