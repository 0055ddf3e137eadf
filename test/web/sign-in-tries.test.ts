import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { BrowserJar } from '../support/browser-jar.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { signedIn, watchFacts } from './staff-at.ts'

describe('tries at a door, from computers that the box can tell apart', () => {
  let test: TestBox
  let bevan = ''
  before(async () => {
    test = await startTestBox({ speed: 1 })
  })
  after(() => test.close())

  /** A browser on a computer of the prison's network. */
  const at = (remoteAddress: string) =>
    new BrowserJar({
      house: test.box.house,
      app: {
        request: (url, init) =>
          test.box.app.request(url, init, { incoming: { socket: { remoteAddress } } }),
      },
    })
  const tryAs = async (jar: BrowserJar, name: string, password: string) => {
    const fields: [string, string][] = [
      ['name', name],
      ['password', password],
    ]
    return jar.post('/sign-in', fields, await jar.get('/sign-in'))
  }
  /** As many wrong tries as shut a door, without the hours between them. */
  const shut = (door: string, from: string) => {
    const { clock, services } = test.box.house
    for (let i = 0; i < 15; i++) services.lockOut.wrong(door, from, clock.now())
  }

  it('whoever types wrong passwords at a seat shuts no supervisor out elsewhere', async () => {
    const seat = at('10.0.0.11')
    for (let i = 0; i < 5; i++) await tryAs(seat, 'h.marsh', 'guess')
    assert.match((await tryAs(seat, 'h.marsh', 'trial-supervisor-1')).text, /Too many tries/)
    const desk = await tryAs(at('10.0.0.2'), 'h.marsh', 'trial-supervisor-1')
    assert.equal(desk.status, 200)
    assert.match(desk.text, /Sign out/)
  })

  it('a door that time does not open again says so, and a governor’s reset opens it', async () => {
    shut('staff/s.bevan', '10.0.0.3')
    const told = await tryAs(at('10.0.0.3'), 's.bevan', 'trial-auditor-1')
    assert.match(told.text, /Use another, or ask a governor to reset your sign-in/)
    const ruth = await signedIn(test, 'r.adeyemi')
    await ruth.stepUp()
    const person = [...test.box.house.writer.ahead.people.values()].find(
      (one) => one.body?.username === 's.bevan',
    )
    const slip = await ruth.post(`/governor/people/${person?.id}/sign-in/password`)
    const [, password = ''] = /password ([\w-]+)\./.exec(slip.text) ?? []
    bevan = password
    const own = await tryAs(at('10.0.0.3'), 's.bevan', password)
    assert.equal(own.status, 200, 'let in with what the slip says')
  })

  it('tries that keep coming are one incident, not a line each (P9)', async () => {
    const facts = watchFacts(test)
    const seat = at('10.0.0.12')
    const page = await seat.get('/sign-in')
    shut('staff/o.pritchard', '10.0.0.12')
    for (let i = 0; i < 60; i++)
      await seat.post(
        '/sign-in',
        [
          ['name', 'o.pritchard'],
          ['password', 'guess'],
        ],
        page,
      )
    const types = facts.map(({ type }) => type)
    assert.deepEqual(types, [...Array(19).fill('session.refused'), 'incident.opened'])
    assert.deepEqual(facts.at(-1)?.data, { kind: 'sign-in-tries' })
  })

  it('a room that signs in at once behind one address is let in; more at once than a room are refused', async () => {
    const seat = at('10.0.0.13')
    const page = await seat.get('/sign-in')
    const tries = Array.from({ length: 130 }, (_, i) =>
      seat.post(
        '/sign-in',
        [
          ['name', `nobody-${i}`],
          ['password', 'guess'],
        ],
        page,
      ),
    )
    const looked = (await Promise.all(tries)).filter(({ text }) =>
      /password is not right/.test(text),
    ).length
    assert.ok(looked >= 100 && looked <= 112, `${looked} of 130 were looked at`)
    assert.equal((await tryAs(seat, 'h.marsh', 'trial-supervisor-1')).status, 200)
  })

  it('where thin clients share one address, a door that somebody shut is open for the browser that came through it', async () => {
    const [own, stranger] = [at('10.0.0.20'), at('10.0.0.20')]
    assert.match((await tryAs(own, 'i.qureshi', 'trial-supervisor-2')).text, /Sign out/)
    await own.post('/sign-out', [], await own.get('/supervisor'))
    for (let i = 0; i < 5; i++) await tryAs(stranger, 'i.qureshi', 'guess')
    assert.match((await tryAs(stranger, 'i.qureshi', 'trial-supervisor-2')).text, /Too many tries/)
    assert.match((await tryAs(own, 'i.qureshi', 'trial-supervisor-2')).text, /Sign out/)
    assert.match(
      (await tryAs(stranger, 'i.qureshi', 'trial-supervisor-2')).text,
      /Too many tries/,
      'and for that one alone',
    )
    const other = at('10.0.0.20')
    await other.post('/sign-out', [], await other.get('/sign-in'))
    assert.match((await tryAs(other, 'h.marsh', 'trial-supervisor-1')).text, /Sign out/)
  })

  it('a known browser has as many tries as any other, and no more', async () => {
    const own = at('10.0.0.21')
    assert.match((await tryAs(own, 's.bevan', bevan)).text, /Sign out/)
    await own.post('/sign-out', [], await own.get('/auditor'))
    for (let i = 0; i < 5; i++) await tryAs(own, 's.bevan', 'guess')
    assert.match((await tryAs(own, 's.bevan', bevan)).text, /Too many tries/)
  })
})
