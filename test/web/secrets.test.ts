import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sha256 } from '../../src/basics/hash.ts'
import { BrowserJar } from '../support/browser-jar.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { formPost, type RoomAtWork, raw, roomAtWork } from './at-work.ts'
import { signedIn, watchFacts, words } from './staff-at.ts'

/** The cookies that open something: not the one that only keeps a browser's tries apart. */
const cookieOf = (answer: Response) =>
  answer.headers.getSetCookie().filter((set) => !set.includes('gatehouse-known'))

/** Signs in without a browser's help, and gives the cookie of the session. */
async function signInRaw(test: TestBox, name: string, password: string, kept?: string) {
  const page = await raw(test, '/sign-in', { headers: kept ? { cookie: kept } : {} })
  const cookie = kept ?? cookieOf(page)[0]?.split(';')[0] ?? ''
  const csrf = /name="csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  const form = new URLSearchParams({ csrf, name, password }).toString()
  const answer = await formPost(test, '/sign-in', form, { cookie })
  assert.equal(answer.status, 303)
  return cookieOf(answer)[0]?.split(';')[0] ?? ''
}

describe('a browser’s secret', () => {
  let test: TestBox
  before(async () => {
    test = await startTestBox()
  })
  after(() => test.close())

  it('is out of reach of scripts and of other sites, on the whole box and no wider', async () => {
    const [cookie = '', ...others] = cookieOf(await raw(test, '/sign-in'))
    assert.deepEqual(others, [], 'one secret a door, however often a page asks for it')
    assert.match(cookie, /^gatehouse-staff=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    const [seat = ''] = cookieOf(await raw(test, '/seat/01'))
    assert.match(seat, /^gatehouse-seat-01=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  })

  it('under TLS cannot be set by anybody else (__Host-) nor be sent without it', async () => {
    const answer = await test.box.app.request('https://localhost:8099/sign-in', {
      headers: { host: 'localhost:8099' },
    })
    const [cookie = ''] = cookieOf(answer)
    assert.match(
      cookie,
      /^__Host-gatehouse-staff=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
    assert.doesNotMatch(cookie, /Domain/)
  })

  it('that a browser made up itself is never taken', async () => {
    for (const made of ['', 'x', 'a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}!`]) {
      const answer = await raw(test, '/sign-in', { headers: { cookie: `gatehouse-staff=${made}` } })
      assert.equal(cookieOf(answer).length, 1, made)
    }
  })

  it('is new at sign-in and at sign-out; the one before opens nothing, and no page or fact holds it', async () => {
    const facts = watchFacts(test)
    const before = cookieOf(await raw(test, '/sign-in'))[0]?.split(';')[0] ?? ''
    const after = await signInRaw(test, 'r.adeyemi', 'trial-governor-1', before)
    assert.notEqual(after, before)
    assert.equal((await raw(test, '/governor', { headers: { cookie: before } })).status, 303)
    const home = await raw(test, '/governor', { headers: { cookie: after } })
    assert.equal(home.status, 200)
    const text = await home.text()
    const secret = after.split('=')[1] ?? ''
    assert.ok(!text.includes(secret))
    assert.ok(!JSON.stringify(facts).includes(secret))
    assert.ok(JSON.stringify(facts).includes(sha256(secret)), 'the record knows its hash alone')
    const token = /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const out = await formPost(test, '/sign-out', new URLSearchParams({ csrf: token }).toString(), {
      cookie: after,
    })
    assert.notEqual(cookieOf(out)[0]?.split(';')[0], after)
    assert.equal((await raw(test, '/governor', { headers: { cookie: after } })).status, 303)
  })

  it('a person has one session: the newer one ends the older', async () => {
    const first = await signedIn(test, 's.bevan')
    const second = await signedIn(test, 's.bevan')
    assert.equal((await first.get('/auditor')).view, 'sign-in')
    assert.notEqual((await second.get('/auditor')).view, 'sign-in')
  })

  it('a secret of one door opens no other', async () => {
    const cookie = await signInRaw(test, 'h.marsh', 'trial-supervisor-1')
    const value = cookie.split('=')[1] ?? ''
    const [session] = [...test.box.house.writer.ahead.sessions.values()].slice(-1)
    assert.equal(session?.token, sha256(value))
    const seat = await raw(test, '/seat/01', { headers: { cookie: `gatehouse-seat-01=${value}` } })
    assert.match(await seat.text(), /data-view="idle"/)
  })
})

describe('a secret that is guessed at', () => {
  let room: RoomAtWork
  before(async () => {
    room = await roomAtWork({ speed: 1 })
    await room.assign('Archer', '01')
  })
  after(() => room.test.close())

  it('five tries, then 15 seconds that double, counted by seat; the right PIN opens nothing meanwhile', async () => {
    const facts = watchFacts(room.test)
    for (let i = 0; i < 4; i++) {
      const page = await room.press('01', 'pin', [['pin', '000000']])
      assert.equal(page.status, 403)
      assert.match(page.text, /That PIN is not right/)
    }
    await room.press('01', 'pin', [['pin', '000000']])
    const right = await room.press('01', 'pin', [['pin', '100001']])
    assert.equal(right.status, 403)
    assert.equal(room.ahead.sessions.size, 2, 'the supervisor’s and the governor’s')
    assert.deepEqual(
      facts
        .filter(({ type }) => type === 'session.refused')
        .map(({ type, data }) => [type, (data as { why: string }).why]),
      [...Array(5).fill(['session.refused', 'wrong']), ['session.refused', 'locked']],
    )
    const other = await room.press('02', 'pin', [['pin', '000000']])
    assert.doesNotMatch(other.text, /Too many/, 'another seat is not locked by it')
  })

  it('a hundred tries sent at once are a hundred tries', async () => {
    await room.assign('Barrett', '03')
    const page = await room.look('03')
    const tries = Array.from({ length: 40 }, () =>
      room.jar('03').post('/seat/03/pin', [['pin', '999999']], page),
    )
    const done = await Promise.all(tries)
    const looked = done.filter(({ text }) => /That PIN is not right/.test(text)).length
    assert.equal(looked, 5, 'and five of them were looked at')
  })

  it('a supervisor resets it with a new PIN, shown once', async () => {
    const barrett = [...room.ahead.people.values()].find((one) => one.body?.name.last === 'Barrett')
    const before = await room.staff.get('/supervisor/seating')
    const was = new RegExp(`/supervisor/pin/${barrett?.id}"[^]*?name="was" value="(\\d+)"`)
    const mark = ['was', was.exec(before.text)?.[1] ?? 'none'] as const
    const shown = await room.staff.post(`/supervisor/pin/${barrett?.id}`, [mark])
    const digits = /gh-new-pin__digits">([\d ]{11})</.exec(shown.text)?.[1] ?? ''
    const pin = digits.replaceAll(' ', '')
    const loadedAgain = await room.staff.post(`/supervisor/pin/${barrett?.id}`, [mark])
    assert.match(words(loadedAgain), /Nothing was changed now/, 'the slip is still right')
    const page = await room.press('03', 'pin', [['pin', pin]])
    assert.equal(page.view, 'monitored')
    assert.ok(!(await room.staff.get('/supervisor/seating')).text.includes(digits))
  })

  it('P8: presence is confirmed and handed over with the own PIN; guesses lock that PIN', async () => {
    const imran = [...room.ahead.people.values()].find((one) => one.body?.name.last === 'Qureshi')
    const wrong = await room.staff.post('/supervisor/presence', [['pin', '314159']])
    assert.equal(wrong.status, 403, 'another supervisor’s PIN is not the own')
    const right = await room.staff.post('/supervisor/presence', [['pin', '271828']])
    assert.equal(right.status, 200)
    const pads = await room.staff.get('/supervisor/hand-over')
    assert.match(pads.text, /<script src="[^"]*\/pin\.js"/, 'the buttons of the pad do something')
    const own = await room.staff.post(`/supervisor/hand-over/${imran?.id}`, [['pin', '271828']])
    assert.equal(own.status, 403, 'the first one’s PIN does not sign for the second')
    assert.equal(room.ahead.shift?.supervisors.size, 1)
    const done = await room.staff.post(`/supervisor/hand-over/${imran?.id}`, [['pin', '314159']])
    assert.equal(done.status, 200)
    assert.equal(room.ahead.shift?.supervisors.get(imran?.id as never)?.state, 'present')
    for (let i = 0; i < 5; i++) await room.staff.post('/supervisor/presence', [['pin', '000000']])
    const locked = await room.staff.post('/supervisor/presence', [['pin', '271828']])
    assert.match(locked.text, /Too many tries/)
  })

  it('a password at sign-in and at step-up is counted the same way, and says nothing of who exists', async () => {
    const jar = new BrowserJar(room.test.box)
    const page = await jar.get('/sign-in')
    const tries = (name: string) =>
      Promise.all(
        Array.from({ length: 12 }, () =>
          jar.post(
            '/sign-in',
            [
              ['name', name],
              ['password', 'guess'],
            ],
            page,
          ),
        ),
      )
    const known = await tries('o.pritchard')
    const nobody = await tries('nobody')
    const looked = (pages: typeof known) =>
      pages.filter(({ text }) => /password is not right/.test(text)).length
    assert.deepEqual([looked(known), looked(nobody)], [5, 5])
    const words = (text = '') =>
      text
        .replace(/<[^>]*>/g, ' ')
        .replace(/o\.pritchard|nobody/g, '')
        .replace(/\s+/g, ' ')
    assert.equal(words(known[0]?.text).slice(0, 200), words(nobody[0]?.text).slice(0, 200))
    for (let i = 0; i < 5; i++) await room.staff.post('/step-up', [['password', 'guess']])
    const locked = await room.staff.post('/step-up', [['password', 'trial-supervisor-1']])
    assert.equal(locked.status, 403)
    assert.match(locked.text, /Too many tries/)
  })
})
