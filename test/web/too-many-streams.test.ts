import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { mostOfPage } from '../../src/web/open-streams.ts'
import { startTestBox, type TestBox, testOrigin } from '../support/test-box.ts'
import { until } from '../support/until.ts'

describe('live streams that one computer opens', () => {
  let test: TestBox
  before(async () => {
    test = await startTestBox({ speed: 1 })
  })
  after(() => test.close())

  /** Follows a page from a computer; what it hears, and whether it is over. */
  async function follow(path: string, remoteAddress: string) {
    const heard = { text: '', over: false }
    const answer = await test.box.app.request(
      `${testOrigin}${path}`,
      { headers: { host: new URL(testOrigin).host } },
      { incoming: { socket: { remoteAddress } } },
    )
    assert.equal(answer.status, 200)
    const reader = answer.body?.getReader()
    assert.ok(reader, 'it is a stream')
    const listen = async () => {
      for (let next = await reader.read(); !next.done; next = await reader.read())
        heard.text += Buffer.from(next.value).toString()
      heard.over = true
    }
    void listen()
    return { heard, close: () => reader.cancel() }
  }

  it('are bounded: the oldest of the page that is open too often is told so and ends, and no other computer’s', async () => {
    const board = await follow('/room/stream', '10.0.0.2')
    const seat = await follow('/seat/01/stream', '10.0.0.9')
    const flood: Awaited<ReturnType<typeof follow>>[] = []
    for (let n = 0; n < mostOfPage + 3; n++) flood.push(await follow('/room/stream', '10.0.0.9'))
    await until('the oldest three end', () => flood.filter(({ heard }) => heard.over).length === 3)
    assert.deepEqual(
      flood.map(({ heard }) => heard.over),
      flood.map((_, n) => n < 3),
    )
    assert.match(flood[0]?.heard.text ?? '', /event: elsewhere/)
    assert.equal(test.box.house.hub.open, mostOfPage + 2)
    test.box.house.hub.bump('room')
    test.box.house.hub.bump('seat/01')
    await until('both others hear', () =>
      [board, seat].every(({ heard }) => heard.text.split('changed').length === 3),
    )
    for (const one of [board, seat, ...flood]) await one.close()
    await until('all are over', () => test.box.house.hub.open === 0)
  })
})
