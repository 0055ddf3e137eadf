import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { BrowserJar } from '../support/browser-jar.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { StaffAt, signedIn, watchFacts } from './staff-at.ts'

describe('tries at a door, from computers that the box can tell apart', () => {
  let test: TestBox
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
    const bevan = [...test.box.house.writer.ahead.people.values()].find(
      (one) => one.body?.username === 's.bevan',
    )
    const slip = await ruth.post(`/governor/people/${bevan?.id}/sign-in/password`)
    const [, password = ''] = /password ([\w-]+)\./.exec(slip.text) ?? []
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

  it('one computer cannot have the box check so much at once that others wait for their own', async () => {
    const seat = at('10.0.0.13')
    const page = await seat.get('/sign-in')
    const pages = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        seat.post(
          '/sign-in',
          [
            ['name', `nobody-${i}`],
            ['password', 'guess'],
          ],
          page,
        ),
      ),
    )
    const looked = pages.filter(({ text }) => /password is not right/.test(text)).length
    assert.ok(looked <= 8, `${looked} of 30 were looked at`)
    const again = new StaffAt(seat, 'h.marsh')
    assert.match((await again.get('/sign-in')).text, /Sign in/)
    assert.equal((await tryAs(seat, 'h.marsh', 'trial-supervisor-1')).status, 200)
  })
})
