import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sha256 } from '../../src/basics/hash.ts'
import { startTestBox, type TestBox, testOrigin } from '../support/test-box.ts'
import { addresses, formPost, raw } from './at-work.ts'
import { signedIn, watchFacts, words } from './staff-at.ts'

describe('every door of the box', () => {
  let test: TestBox
  before(async () => {
    test = await startTestBox()
  })
  after(() => test.close())

  const posts = () => addresses(test).filter(([method]) => method === 'POST')
  const gets = () => addresses(test).filter(([method]) => method === 'GET')

  it('there are doors', () => {
    assert.ok(posts().length >= 40, `${posts().length} posts`)
    assert.ok(gets().length >= 40, `${gets().length} gets`)
    const methods = new Set(test.box.app.routes.map(({ method }) => method))
    assert.deepEqual([...methods].sort(), ['ALL', 'GET', 'POST'], 'and no other kind of change')
  })

  it('a change that no page of ours sent is turned away before anything else is looked at', async () => {
    const facts = watchFacts(test)
    const strangers: Record<string, string>[] = [
      {},
      { origin: testOrigin },
      { 'sec-fetch-site': 'same-origin' },
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
      { origin: 'http://localhost:8098', 'sec-fetch-site': 'same-origin' },
      { origin: `${testOrigin}.evil.test`, 'sec-fetch-site': 'same-origin' },
      { origin: testOrigin.replace('http:', 'https:'), 'sec-fetch-site': 'same-origin' },
      { origin: testOrigin, 'sec-fetch-site': 'same-site' },
      { origin: testOrigin, 'sec-fetch-site': 'cross-site' },
      { origin: testOrigin, 'sec-fetch-site': 'none' },
    ]
    for (const [, path] of posts()) {
      for (const headers of strangers) {
        const answer = await raw(test, path, { method: 'POST', body: 'x=1', headers })
        assert.equal(answer.status, 403, `${path} ${JSON.stringify(headers)}`)
        assert.match(await answer.text(), /not sent from a Gatehouse page/)
      }
    }
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS'])
      assert.equal((await raw(test, '/supervisor/stop', { method })).status, 403)
    assert.deepEqual(facts, [])
  })

  it('a form without the token of this browser’s own page changes nothing', async () => {
    const helen = await signedIn(test, 'h.marsh')
    const facts = watchFacts(test)
    for (const [, path] of posts()) {
      if (path === '/sign-out') continue
      for (const csrf of ['', 'x', sha256('x').slice(0, 43)]) {
        const answer = await helen.jar.post(path, [
          ['csrf', csrf],
          ['csrf', csrf],
        ])
        const sentAway = answer.url !== path
        assert.ok(sentAway || [403, 404, 422].includes(answer.status), `${path}: ${answer.status}`)
      }
    }
    assert.deepEqual(
      facts.filter(({ type }) => type !== 'deed.refused'),
      [],
      'only the refusals at other roles’ doors stand in the record',
    )
  })

  it('a page asked for by another name is not ours: 421', async () => {
    for (const host of [
      'evil.test',
      'localhost',
      'localhost:8098',
      '127.0.0.2:8099',
      '[::1]:8099',
    ]) {
      const answer = await raw(test, '/', { headers: { host } })
      assert.equal(answer.status, 421, host)
    }
    assert.equal((await raw(test, '/', { headers: { host: '127.0.0.1:8099' } })).status, 200)
  })

  it('what an address holds gets into no header, whatever it is: nothing breaks by it', async () => {
    const helen = await signedIn(test, 'h.marsh')
    const ruth = await signedIn(test, 'r.adeyemi')
    for (const odd of [
      'x%0d%0aX-Evil:1',
      '%00',
      '%ff',
      '..%2f..%2fx',
      '__proto__',
      'a'.repeat(3_000),
    ]) {
      for (const path of new Set(
        test.box.app.routes.flatMap((one) => (one.method === 'GET' ? one.path : [])),
      )) {
        if (!path.includes('/:') || path.endsWith('/stream')) continue
        const at = path.replace(/:[a-z]+/gi, odd)
        for (const answer of [
          await raw(test, at),
          await helen.jar.get(at),
          await ruth.jar.get(at),
        ]) {
          assert.ok(answer.status < 500, `${at}: ${answer.status}`)
          assert.equal(answer.headers.get('x-evil'), null)
        }
      }
    }
  })

  it('P3, P6: nothing that dials, transfers or takes text is at any address', async () => {
    const tries = [
      'dial',
      'redial',
      'transfer',
      'conference',
      'number',
      'note',
      'notes',
      'text',
      'dtmf',
    ]
    for (const root of ['', '/seat/01', '/supervisor', '/supervisor/call', '/room', '/governor']) {
      for (const word of tries) {
        assert.equal((await raw(test, `${root}/${word}`)).status, 404, `${root}/${word}`)
        const posted = await formPost(test, `${root}/${word}`, 'x=1')
        assert.equal(posted.status, 404, `${root}/${word}`)
      }
    }
    const words = addresses(test).map(([, path]) => path)
    const bad = words.filter((path) => tries.some((word) => path.split('/').includes(word)))
    assert.deepEqual(bad, [])
  })

  it('what is at no address gets a page with the words for it, at a seat in the seat’s frame', async () => {
    for (const path of [
      '/x',
      '/seat/99',
      '/seat/01/x',
      '/seat/0x01',
      '/supervisor/x',
      '/assets/x',
    ]) {
      const answer = await raw(test, path)
      assert.equal(answer.status, 404, path)
      assert.match(await answer.text(), /There is nothing at this address/, path)
    }
  })

  it('the address that a sign-out leaves in the browser leads to the doors', async () => {
    const answer = await raw(test, '/sign-out')
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/'])
  })

  it('P7: every answer carries the whole policy, the faults, redirects and assets too', async () => {
    const asset = /href="(\/assets\/[^"]+)"/.exec(await (await raw(test, '/')).text())?.[1] ?? ''
    const answers: readonly (readonly [string, Response])[] = [
      ['page', await raw(test, '/')],
      ['redirect', await raw(test, '/supervisor')],
      ['not found', await raw(test, '/x')],
      ['stranger', await raw(test, '/sign-in', { method: 'POST' })],
      ['other host', await raw(test, '/', { headers: { host: 'evil.test' } })],
      ['too large', await formPost(test, '/sign-in', 'x'.repeat(70_000))],
      ['asset', await raw(test, asset)],
      ['stream', await raw(test, '/room/stream')],
      ['head', await raw(test, '/', { method: 'HEAD' })],
    ]
    assert.deepEqual(
      answers.map(([, { status }]) => status),
      [200, 303, 404, 403, 421, 413, 200, 200, 200],
    )
    const nonces = new Set<string>()
    for (const [what, { headers, body }] of answers) {
      const policy = headers.get('content-security-policy') ?? ''
      assert.match(policy, /^default-src 'none'; script-src 'nonce-[\w+/=]{24}'; /, what)
      for (const part of [
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
      ])
        assert.ok(policy.includes(part), `${what}: ${part}`)
      assert.doesNotMatch(policy, /unsafe|https?:|\*/, what)
      nonces.add(/nonce-([^']+)/.exec(policy)?.[1] ?? '')
      assert.equal(headers.get('x-content-type-options'), 'nosniff', what)
      assert.equal(headers.get('x-frame-options'), 'DENY', what)
      assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', what)
      assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin', what)
      assert.equal(headers.get('referrer-policy') !== null, true, what)
      const kept =
        what === 'asset' ? /immutable/ : what === 'stream' ? /no-(store|cache)/ : /^no-store$/
      assert.match(headers.get('cache-control') ?? '', kept, what)
      await body?.cancel()
    }
    assert.equal(nonces.size, answers.length, 'a nonce is used once')
  })

  it('a body that is too large is not read to its end, on any address', async () => {
    for (const [, path] of posts()) {
      const size = 64 * 1024 + 1
      const announced = await formPost(test, path, 'x'.repeat(size), {
        'content-length': String(size),
      })
      assert.equal(announced.status, 413, path)
    }
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += 16_384
        controller.enqueue(new Uint8Array(16_384))
        if (sent > 50_000_000) controller.close()
      },
    })
    const answer = await formPost(test, '/sign-in', endless, {
      'content-type': 'application/x-www-form-urlencoded',
    })
    assert.equal(answer.status, 413)
    assert.ok(sent < 1_000_000, `${sent} bytes were taken`)
  })

  it('a governor’s file of more than 16 MB is not read, and the page says what to bring instead', async () => {
    const ruth = await signedIn(test, 'r.adeyemi')
    const path = '/governor/scripts/import'
    const megabyte = 1024 * 1024
    const nearly = { name: 'a.json', bytes: new Uint8Array(15 * megabyte) }
    assert.equal((await ruth.send(path, nearly)).status, 422)
    const more = await ruth.send(path, { name: 'a.json', bytes: new Uint8Array(17 * megabyte) })
    assert.equal(more.status, 413)
    assert.match(
      words(more),
      /larger than 16 MB, or than 64 MB if it is a sealed sample\. Nothing of it was taken.*gatehouse sample seal/,
    )
    // Where no file is sent, a megabyte is more than anybody types, and reading it would hold up every call.
    for (const page of [
      '/governor/campaigns/x/quotas',
      '/governor/scripts/new',
      '/governor/people/new',
    ]) {
      const long = await ruth.send(page, { name: 'a.txt', bytes: new Uint8Array(2 * megabyte) })
      assert.equal(long.status, 413, page)
    }
    const helen = await signedIn(test, 'h.marsh')
    const small = { name: 'a.json', bytes: new Uint8Array(megabyte) }
    assert.equal((await helen.send(path, small)).status, 413, 'a supervisor sends no file')
  })

  it('a surprise is a 500 that tells nothing of what it was', async () => {
    const { house } = test.box
    const { assets } = house
    const get = assets.get
    Object.assign(assets, {
      get: () => {
        throw new Error('secret of the house: +441632960001')
      },
    })
    try {
      const answer = await raw(test, '/assets/x')
      assert.equal(answer.status, 500)
      const text = await answer.text()
      assert.match(text, /Something went wrong/)
      assert.doesNotMatch(text, /secret|441632|Error:|\.ts/)
      assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/)
    } finally {
      Object.assign(assets, { get })
    }
  })
})
