import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { type Door, doorAt } from '../support/browser-jar.ts'
import { startChildBox } from '../support/child-box.ts'
import { until } from '../support/until.ts'
import { sheetForm, signedIn } from '../web/staff-at.ts'

it('a sealed file that is refused goes at once, and of one half sent at a kill the box has nothing when it stands again', async (test) => {
  const data = await mkdtemp(join(tmpdir(), 'gatehouse-upload-'))
  test.after(() => rm(data, { recursive: true, force: true }))
  const incoming = async () => readdir(join(data, 'box', 'incoming')).catch(() => [])
  const options = { data, speed: 1, colleagues: 0 }
  const box = await startChildBox(options)
  try {
    let half = false
    const plain = doorAt(box.origin)
    const door: Door = {
      ...plain,
      app: {
        request: (url, init) => (half ? halfSent(url, init) : plain.app.request(url, init)),
      },
    }
    const ruth = await signedIn({ box: door }, 'r.adeyemi')
    const begun = await ruth.post('/governor/campaigns/new', sheetForm({}))
    const about: [string, string][] = [
      ['source', 'A list'],
      ['obtained', '2026-11-02'],
    ]
    const bytes = new Uint8Array(3_000_000)
    bytes.set(Buffer.from('age-encryption.org/v1\n'))
    const file = { name: 'a.sealed', bytes }
    await ruth.send(`${begun.url}/sample`, file, about)
    await until(
      'nothing of a file that nobody can open',
      async () => (await incoming()).length === 0,
    )
    half = true
    const cutOff = assert.rejects(ruth.send(`${begun.url}/sample`, file, about))
    await until('half of the second file', async () => (await incoming()).length === 1)
    await box.kill()
    await cutOff
    assert.equal((await incoming()).length, 1, 'nobody was there to take it away')
  } finally {
    await box.kill()
  }
  const again = await startChildBox(options)
  const left = await incoming()
  await again.kill()
  assert.deepEqual(left, [])
})

/** The same request, of which the second half never comes; a browser says beforehand how long it is. */
async function halfSent(url: string, init: RequestInit): Promise<Response> {
  if (!(init.body instanceof FormData)) return fetch(url, { ...init, redirect: 'manual' })
  const whole = new Response(init.body)
  const bytes = Buffer.from(await whole.arrayBuffer())
  const headers = {
    ...Object.fromEntries(new Headers(init.headers)),
    'content-type': whole.headers.get('content-type') ?? '',
    'content-length': bytes.length,
  }
  return new Promise((_, reject) => {
    const sent = request(url, { method: 'POST', headers })
    sent.once('error', reject)
    sent.write(bytes.subarray(0, bytes.length / 2))
  })
}
