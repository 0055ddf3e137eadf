import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { hour } from '../../src/basics/instant.ts'
import { ok } from '../../src/basics/result.ts'
import { encodeFrame, FrameReader, longestFrame } from '../../src/dialler/frames.ts'
import { openDiallerRoom } from '../../src/dialler/open-room.ts'
import { type ServedDialler, serveDialler } from '../../src/dialler/serve-dialler.ts'
import { instantAt } from '../../src/fieldwork/local-time.ts'
import { standingClock } from '../record/ground.ts'
import { SimulatedDisk } from '../record/simulated-disk.ts'
import { fc } from '../support/fast-check.ts'

describe('messages between the two processes', () => {
  it('come out as they went in, wherever the socket cuts them', () =>
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue()),
        fc.array(fc.integer({ min: 1, max: 9 })),
        (all, cuts) => {
          const bytes = Buffer.concat(all.map(encodeFrame))
          const reader = new FrameReader()
          const got: unknown[] = []
          for (let at = 0, n = 0; at < bytes.length; n++) {
            const size = cuts[n % Math.max(1, cuts.length)] ?? bytes.length
            got.push(...reader.push(bytes.subarray(at, at + size)))
            at += size
          }
          assert.deepEqual(got, JSON.parse(JSON.stringify(all)))
        },
      ),
    ))
})

describe('the dialler’s socket', () => {
  let dir: string
  let served: ServedDialler
  let failed: Error | undefined
  const said: string[] = []
  const path = () => join(dir, 'box.sock')
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'gatehouse-socket-'))
    const quiet = {
      send: async () => ok(undefined),
      listen: () => undefined,
      start: async () => undefined,
      close: async () => undefined,
    }
    const room = await openDiallerRoom({
      disk: new SimulatedDisk(),
      clock: standingClock(instantAt('2026-11-24', 10 * hour)),
      site: 'test',
      masterKey: undefined,
      seats: [],
      drama: true,
      signers: [],
      makePhone: () => quiet,
    })
    assert.ok(room.ok)
    served = await serveDialler({
      ...room.value,
      socket: path(),
      say: (line) => said.push(line),
      onFailed: (cause) => {
        failed = cause
      },
    })
  })
  after(async () => {
    await served.close()
    await rm(dir, { recursive: true, force: true })
  })

  /**
   * Says the bytes, after a greeting if there is to be one, and gives what comes back until the dialler hangs up, or has
   * answered so many times.
   */
  function say(
    bytes: Uint8Array,
    answers = Number.POSITIVE_INFINITY,
    first?: unknown,
  ): Promise<unknown[]> {
    return new Promise((resolve) => {
      const reader = new FrameReader()
      const got: unknown[] = []
      const socket: Socket = connect(path(), () => socket.write(first ? encodeFrame(first) : bytes))
      socket.on('data', (chunk) => {
        if (first && got.length === 0) socket.write(bytes)
        got.push(...reader.push(chunk))
        if (got.length >= answers) socket.destroy()
      })
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(got))
    })
  }
  const hello = { id: 1, ask: 'hello', with: { protocol: 1, site: 'test', as: 'box' } }
  const length = (n: number) => {
    const head = Buffer.alloc(4)
    head.writeUInt32BE(n)
    return head
  }

  const hostile: readonly (readonly [string, Uint8Array, unknown?])[] = [
    ['a length that nothing has', length(0)],
    ['a message that is too long', length(longestFrame + 1)],
    ['words of another protocol', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
    ['bytes at random', Buffer.from('ffffffffdeadbeef00', 'hex')],
    ['a text that is not JSON', Buffer.concat([length(3), Buffer.from('{"a')])],
    ['arrays in arrays without end', Buffer.concat([length(1e6), Buffer.alloc(1e6, '[')])],
    ['no question at all', encodeFrame('hello')],
    ['a question of another language', encodeFrame({ id: 1, ask: 'helo', with: {} })],
    ['a name that every object has', encodeFrame({ id: 1, ask: 'constructor', with: {} })],
    ['a question before the greeting', encodeFrame({ id: 1, ask: 'last-signed', with: {} })],
    ['a greeting with more in it', encodeFrame({ ...hello, with: { ...hello.with, x: 1 } })],
    [
      'a path in place of a campaign',
      encodeFrame({ id: 2, ask: 'close-campaign', with: { campaign: '../../etc' } }),
      hello,
    ],
    [
      'more cases than a message may name',
      encodeFrame({ id: 2, ask: 'may-ring', with: { cases: Array(1001).fill('s.1') } }),
      hello,
    ],
    [
      'a case in another script',
      encodeFrame({ id: 2, ask: 'suppress', with: { case: 'образец.٣' } }),
      hello,
    ],
  ]
  for (const [what, bytes, first] of hostile)
    it(`cuts off whoever sends ${what}, and says so without repeating it`, async () => {
      said.length = 0
      await say(bytes, undefined, first)
      assert.equal(said.length, 1)
      assert.match(said[0] ?? '', /cut off/)
      assert.doesNotMatch(said[0] ?? '', /etc|образец|HTTP/)
      assert.equal(failed, undefined, 'the dialler goes on')
    })

  it('takes no word for a file that was not begun, and no file that is too large', async () => {
    const piece = Buffer.alloc(2 * 1024 * 1024).toString('base64')
    const frames = [
      { id: 2, ask: 'file-bytes', with: { file: 7, bytes: 'AA==' } },
      { id: 3, ask: 'begin-file', with: { fileName: 'a' } },
      ...Array.from({ length: 33 }, (_, n) => {
        return { id: 10 + n, ask: 'file-bytes', with: { file: 1, bytes: piece } }
      }),
    ]
    const got = (await say(Buffer.concat(frames.map(encodeFrame)), 36, hello)) as { why?: string }[]
    assert.match(got.find((one) => one.why)?.why ?? '', /no such file/)
    assert.ok(got.some((one) => /too large/.test(one.why ?? '')))
  })

  it('greets no box of another site, and one box at a time', async () => {
    const [other] = (await say(
      encodeFrame({ ...hello, with: { ...hello.with, site: 'elsewhere' } }),
      1,
    )) as { why: string }[]
    assert.match(other?.why ?? '', /of the site test.*of the site elsewhere/)
    const first = connect(path())
    await new Promise<void>((resolve) => {
      first.on('data', () => resolve())
      first.write(encodeFrame(hello))
    })
    const [second] = (await say(encodeFrame(hello), 1)) as { why: string }[]
    assert.match(second?.why ?? '', /Another box is connected/)
    first.destroy()
  })

  it('answers nothing when something fails in it: to the box it is gone, as it soon is', async () => {
    const early = { id: 2, ask: 'may-ring', with: { cases: ['sample.1'] } }
    const got = (await say(encodeFrame(early), 2, hello)) as { id: number }[]
    assert.deepEqual(
      got.map(({ id }) => id),
      [1],
    )
    assert.match(failed?.message ?? '', /opened before anything is asked/)
  })
})
