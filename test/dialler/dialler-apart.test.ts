import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, it } from 'node:test'
import type { CallId, CaseId } from '../../src/basics/ids.ts'
import { realClock } from '../../src/clock.ts'
import { type DiallerApart, diallerApart } from '../../src/dialler/dialler-apart.ts'
import { encodeFrame, FrameReader } from '../../src/dialler/frames.ts'
import { DiallerAway, type KnownNumbers } from '../../src/phone/numbers-port.ts'
import { until } from '../support/until.ts'

type Question = { readonly id: number; readonly ask: string; readonly with: unknown }
type Answer = (question: Question, socket: Socket) => unknown

const known: KnownNumbers = {
  list: { key: 'a'.repeat(32) as never, fresh: true },
  campaigns: [],
  samples: [],
  days: [],
}
const case_ = 'sample.1' as CaseId
const call = 'eeeeeeee-0000-4000-8000-000000000001' as CallId

/** In place of the dialler, something that answers as a test says; undefined is no answer at all. */
class Pretender {
  readonly asked: Question[] = []
  readonly said: string[] = []
  answer: Answer = () => null
  #dir = ''
  #server: Server | undefined
  #sockets = new Set<Socket>()
  #apart: DiallerApart | undefined

  get path(): string {
    return join(this.#dir, 'box.sock')
  }

  async listen(): Promise<void> {
    this.#dir ||= await mkdtemp(join(tmpdir(), 'gatehouse-pretender-'))
    const server = createServer((socket) => this.#serve(socket))
    this.#server = server
    await new Promise<void>((resolve) => server.listen(this.path, resolve))
  }

  async connect(): Promise<DiallerApart> {
    const say = (line: string) => this.said.push(line)
    const { path: socket } = this
    this.#apart = await diallerApart({ socket, site: 'test', clock: realClock(), say })
    await this.#apart.numbers.open(() => known)
    return this.#apart
  }

  tell(event: unknown): void {
    for (const socket of this.#sockets) socket.write(encodeFrame({ event }))
  }

  /** As when its process is killed. */
  async die(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    const server = this.#server
    if (server?.listening) await new Promise((resolve) => server.close(resolve))
  }

  async close(): Promise<void> {
    this.#apart?.end()
    await this.die()
    if (this.#dir) await rm(this.#dir, { recursive: true, force: true })
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => this.#sockets.delete(socket))
    const reader = new FrameReader()
    socket.on('data', (chunk) => {
      for (const message of reader.push(chunk)) {
        const question = message as Question
        this.asked.push(question)
        const value =
          question.ask === 'hello'
            ? { verifier: 'v', sampleRecipient: 'age1' }
            : this.answer(question, socket)
        if (value !== undefined) socket.write(encodeFrame({ id: question.id, ok: true, value }))
      }
    })
  }
}

describe('the box’s end of the socket', () => {
  let there = new Pretender()
  afterEach(async () => {
    await there.close()
    there = new Pretender()
  })
  const names = () => there.asked.map(({ ask }) => ask)

  it('waits for the dialler, says so once, and tells it what is known before anything else', async () => {
    await there.listen()
    await there.die()
    const connecting = there.connect()
    await until('it has tried', () => there.said.length > 0)
    await there.listen()
    const apart = await connecting
    await apart.numbers.suppress(case_)
    assert.deepEqual(names(), ['hello', 'open', 'suppress'])
    assert.deepEqual(there.said, ['The dialler cannot be reached. Wait until it is there again.'])
  })

  it('when it dies: what waits is away, a dial is nobody knows what, and the switch is gone', async () => {
    await there.listen()
    const apart = await there.connect()
    const events: string[] = []
    const phone = apart.phone(() => ({ seats: [], calls: [] }))
    phone.listen(({ kind }) => events.push(kind))
    await phone.start()
    there.answer = () => undefined
    const waiting = apart.numbers.mayRing([case_])
    const dialled = phone.send({ do: 'dial', call, case: case_, seat: '01' as never })
    await until('both are asked', () => names().includes('command'))
    await there.die()
    await assert.rejects(waiting, DiallerAway)
    const sent = await dialled
    assert.equal(!sent.ok && sent.error.code, 'timed-out')
    assert.deepEqual(events, ['disconnected'])
    const later = await phone.send({ do: 'end-call', call })
    assert.equal(!later.ok && later.error.code, 'not-connected')
    await assert.rejects(apart.signer.last(), DiallerAway)
  })

  it('when it is back: it is told what is known and what is up now, and what waited is done', async () => {
    await there.listen()
    const apart = await there.connect()
    let back = 0
    apart.onBack(() => {
      back += 1
    })
    let up = [{ call, seat: '01' as never }]
    const phone = apart.phone(() => ({ seats: [], calls: up }))
    await phone.start()
    await there.die()
    up = []
    there.asked.length = 0
    await there.listen()
    await until('it is back', () => back === 1)
    assert.deepEqual(names(), ['hello', 'open', 'begin-calls'])
    assert.deepEqual(there.asked.at(-1)?.with, { resume: { seats: [], calls: [] } })
  })

  it('believes no answer that a dialler does not give: not a number, not a word too many', async () => {
    const lies: readonly unknown[] = [
      ['+441632960123'],
      [{ case: case_, number: '01632 960123' }],
      'yes',
      { yes: true },
    ]
    for (const lie of lies) {
      await there.listen()
      const apart = await there.connect()
      there.answer = () => lie
      await assert.rejects(apart.numbers.mayRing([case_]), DiallerAway)
      apart.end()
      await there.close()
      there = new Pretender()
    }
  })

  it('hears no event that the switch does not tell', async () => {
    await there.listen()
    const apart = await there.connect()
    const events: unknown[] = []
    const phone = apart.phone(() => ({ seats: [], calls: [] }))
    phone.listen((event) => events.push(event))
    await phone.start()
    there.tell({ kind: 'ringing', call })
    await until('a true one', () => events.length === 1)
    there.tell({ kind: 'ringing', call, number: '01632 960123' })
    await until('the liar is left', () => events.length === 2)
    assert.deepEqual(events[1], {
      kind: 'disconnected',
      why: 'The dialler cannot be reached. Wait until it is there again.',
    })
  })
})
