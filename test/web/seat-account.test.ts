import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { ok } from '../../src/basics/result.ts'
import type { SeatAccount } from '../../src/phone/seat-account.ts'
import { BrowserJar } from '../support/browser-jar.ts'
import { until } from '../support/until.ts'
import { type RoomAtWork, raw, roomAtWork } from './at-work.ts'
import { signedIn, watchFacts, words } from './staff-at.ts'

const server = 'wss://box.example:7443'

describe('the phone account of a seat', () => {
  let room: RoomAtWork
  let accounts: readonly SeatAccount[] = []
  before(async () => {
    const learn = async (all: readonly SeatAccount[]) => {
      accounts = all
      return ok(undefined)
    }
    const sound = { usual: 'browser', server, seats: { ['03' as SeatId]: 'desk-phone' } } as const
    room = await roomAtWork({ speed: 5, sound, directory: { learn } })
    await room.sit('Archer', '01')
    await room.assign('Barrett', '02')
    await room.sit('Cadwallader', '03')
  })
  after(() => room.test.close())

  const ask = async (seat: string, jar = room.jar(seat), page = room.look(seat)) => {
    const answer = await jar.post(`/seat/${seat}/account`, [], await page)
    return {
      status: answer.status,
      said: JSON.parse(answer.text || '{}') as Record<string, string>,
    }
  }
  const of = (seat: string) => accounts.find((one) => one.seat === seat)

  it('is given to the browser of whoever has signed in there, and that it was is a fact', async () => {
    const facts = watchFacts(room.test)
    const { status, said } = await ask('01')
    assert.equal(status, 200)
    const account = of('01')
    assert.ok(account)
    const { user, password, proof } = account
    assert.deepEqual(said, { server, user, password, proof })
    // The lines of the other seats come up when they do.
    const [fact, ...others] = facts.filter(({ type }) => type !== 'seat.line')
    assert.equal(fact?.type, 'seat.account_given')
    assert.deepEqual([fact?.on.seat, fact?.by?.role, fact?.data], ['01', 'agent', {}])
    assert.deepEqual(others, [])
  })

  it('is given to nobody before the PIN, nor for another seat, nor without the page’s token', async () => {
    assert.equal((await ask('02')).status, 403, 'seated, not signed in')
    assert.equal((await ask('02', room.jar('01'), room.look('01'))).status, 403, 'signed in at 01')
    assert.equal((await ask('01', new BrowserJar(room.test.box))).status, 403, 'another browser')
    const bare = await room.jar('01').post('/seat/01/account', [])
    assert.equal(bare.status, 403, 'no token')
    assert.equal((await raw(room.test, '/seat/01/account')).status, 404, 'it cannot be looked at')
  })

  it('is none at a desk phone, whose page has no headset of its own', async () => {
    assert.equal((await room.press('03', 'account')).status, 404)
    const page = await room.look('03')
    assert.doesNotMatch(page.text, /headset\.js|id="headset"/)
  })

  it('has a page that may speak to the switch and to nobody else; other pages may not', async () => {
    const policy = async (
      path: string,
      jar: { get(path: string): Promise<{ headers: Headers }> },
    ) => (await jar.get(path)).headers.get('content-security-policy') ?? ''
    const seat = await policy('/seat/01', room.jar('01'))
    assert.match(seat, /connect-src 'self' wss:\/\/box\.example:7443;/)
    assert.match(seat, /require-trusted-types-for 'script'; trusted-types htmx$/)
    assert.match(await policy('/supervisor/headset', room.staff), /connect-src 'self' wss:/)
    for (const path of ['/supervisor', '/sign-in', '/room'])
      assert.match(await policy(path, room.staff), /connect-src 'self';/, path)
  })

  it('of the supervisor’s line is given to a supervisor who is present, on a page of its own', async () => {
    const facts = watchFacts(room.test)
    const page = await room.staff.get('/supervisor/headset')
    assert.match(page.text, /data-headset="\/supervisor\/account"/)
    assert.match(page.text, /data-calls="2"/)
    const given = await room.staff.post('/supervisor/account', [])
    assert.equal(JSON.parse(given.text).user, 'seat90')
    assert.deepEqual(
      facts.map(({ type, on }) => [type, on.seat]),
      [['seat.account_given', '90']],
    )
    const governor = await signedIn(room.test, 'r.adeyemi')
    assert.equal((await governor.get('/supervisor/headset')).status, 403)
    assert.equal((await governor.post('/supervisor/account', [])).status, 403)
  })

  it('is in nothing that the box keeps', async () => {
    await room.test.box.idle()
    const secrets = accounts.flatMap(({ password, proof }) => [password, proof])
    assert.ok(secrets.length >= 6)
    const folder = join(room.test.dir, 'box')
    for (const name of await readdir(folder, { recursive: true })) {
      const bytes = await readFile(join(folder, name)).catch(() => undefined)
      for (const secret of secrets) assert.ok(!bytes?.includes(secret), `in ${name}`)
    }
  })

  it('dies when the agent is released, and the next one at the seat has another', async () => {
    const before = of('01')
    const released = await room.staff.post('/supervisor/release', [['seat', '01']])
    assert.equal(released.status, 200, words(released))
    assert.equal((await ask('01')).status, 403)
    await until('the switch has forgotten it', () => of('01') === undefined)
    await room.sit('Archer', '01')
    assert.ok(of('01'))
    assert.notEqual(of('01')?.password, before?.password)
    assert.notEqual(of('01')?.proof, before?.proof)
  })

  it('P9: a script at the seat that asks again and again does not fill the disk', async () => {
    const facts = watchFacts(room.test)
    const page = await room.look('01')
    for (let n = 0; n < 620; n += 20)
      await Promise.all(
        Array.from({ length: 20 }, () => room.jar('01').post('/seat/01/account', [], page)),
      )
    const given = facts.filter(({ type }) => type === 'seat.account_given').length
    assert.ok(given >= 500 && given <= 600, `${given} lines`)
    assert.equal(facts.filter(({ data }) => (data as { kind?: string }).kind).length, 1)
  })
})

describe('in the trial there is no sound', () => {
  let room: RoomAtWork
  before(async () => {
    room = await roomAtWork({ speed: 5 })
  })
  after(() => room.test.close())

  it('no page loads the headset, asks for a microphone or has an account; the captions stay', async () => {
    await room.talk('Archer', '01')
    const page = await room.look('01')
    assert.match(page.text, /on a real line you would hear/)
    assert.doesNotMatch(page.text, /headset/)
    assert.match(page.headers.get('content-security-policy') ?? '', /connect-src 'self';/)
    assert.equal((await room.press('01', 'account')).status, 404)
    assert.equal((await room.staff.get('/supervisor/headset')).view, 'live')
    assert.equal((await room.staff.post('/supervisor/account', [])).status, 404)
  })
})
