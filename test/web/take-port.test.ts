import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { takePort } from '../../src/web/take-port.ts'

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
