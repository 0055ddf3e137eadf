import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { instant } from '../../src/basics/instant.ts'
import { codeNow } from '../../src/people/one-time-code.ts'
import { BrowserJar } from '../support/browser-jar.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'

describe('a member of staff signs in with a password and a code from their own device', () => {
  let test: TestBox
  let secret: string
  before(async () => {
    test = await startTestBox({ codes: true })
    secret =
      test.box.house.trial?.people.find((one) => one.username === 'h.marsh')?.codeSecret ?? ''
  })
  after(() => test.close())

  const signIn = async (jar: BrowserJar, code: string) => {
    const page = await jar.get('/sign-in')
    const fields: [string, string][] = [
      ['name', 'h.marsh'],
      ['password', 'trial-supervisor-1'],
      ['code', code],
    ]
    return jar.post('/sign-in', fields, page)
  }

  it('is refused without the code, with one sentence whatever was wrong', async () => {
    const page = await signIn(new BrowserJar(test.box), '')
    assert.equal(page.status, 403)
    assert.match(page.text, /The username, the password or the code is not right/)
  })

  it('is let in with it, once: the same code does not work again', async () => {
    const code = codeNow(secret, instant(Date.now()))
    const jar = new BrowserJar(test.box)
    assert.equal((await signIn(jar, code)).view, 'open-shift')
    assert.equal((await signIn(new BrowserJar(test.box), code)).status, 403)
  })

  it('gets a new session when they step up, and the old one is worth nothing', async () => {
    const jar = new BrowserJar(test.box)
    const next = codeNow(secret, instant(Date.now() + 30_000))
    assert.equal((await signIn(jar, next)).view, 'open-shift')
    const before = new Set(test.box.house.writer.ahead.sessions.keys())
    const page = await jar.get('/step-up')
    await jar.post('/step-up', [['password', 'trial-supervisor-1']], page)
    const now = test.box.house.writer.ahead.sessions
    const kept = [...now.keys()].filter((token) => before.has(token))
    assert.deepEqual(kept, [])
    assert.ok([...now.values()].some((one) => one.steppedUpUntil !== undefined))
    assert.equal((await jar.get('/supervisor/open')).view, 'open-shift')
  })
})
