import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { BrowserJar } from '../support/browser-jar.ts'
import { addresses, type RoomAtWork, roomAtWork } from './at-work.ts'
import { signedIn, watchFacts } from './staff-at.ts'

describe('M6: the supervisor’s doors', () => {
  let room: RoomAtWork
  before(async () => {
    room = await roomAtWork()
    await room.sit('Archer', '01')
  })
  after(() => room.test.close())

  const all = () => addresses(room.test).filter(([, path]) => path.startsWith('/supervisor'))

  for (const user of ['r.adeyemi', 's.bevan'] as const) {
    it(`${user} gets none of them, and each try is a fact with the name of the deed`, async () => {
      const { jar } = await signedIn(room.test, user)
      const form = await jar.get('/step-up')
      const facts = watchFacts(room.test)
      let refused = 0
      for (const [method, path] of all()) {
        const before = facts.length
        const answer = method === 'GET' ? await jar.get(path) : await jar.post(path, [], form)
        assert.equal(answer.status, 403, `${method} ${path}`)
        assert.equal(answer.view, 'refused', `${method} ${path}`)
        assert.doesNotMatch(answer.text, /Archer/)
        assert.ok(facts.length > before, `${method} ${path} is in the record`)
        refused += 1
      }
      assert.ok(refused >= 40, `${refused} doors`)
      assert.deepEqual(new Set(facts.map(({ type }) => type)), new Set(['deed.refused']))
    })
  }

  it('an agent’s browser, and one that nobody signed in at, are sent to sign in, and change nothing', async () => {
    const facts = watchFacts(room.test)
    for (const jar of [room.jar('01'), new BrowserJar(room.test.box)]) {
      const form = await jar.get('/sign-in')
      for (const [method, path] of all()) {
        const answer = method === 'GET' ? await jar.get(path) : await jar.post(path, [], form)
        assert.equal(answer.view, 'sign-in', `${method} ${path}: ${answer.view}`)
        assert.doesNotMatch(answer.text, /Archer/)
      }
    }
    assert.deepEqual(facts, [])
  })

  it('a member of staff is no agent: no seat opens to them', async () => {
    const { jar } = room.staff
    const facts = watchFacts(room.test)
    for (const [method, path] of addresses(room.test)) {
      if (!path.startsWith('/seat/01') || path.endsWith('stream')) continue
      // What is played is no page: nobody but the seat's own agent gets it.
      if (path.startsWith('/seat/01/hear/')) assert.equal((await jar.get(path)).status, 403, path)
      else if (method === 'GET') assert.match((await jar.get(path)).view, /^pin$/, path)
      else {
        const answer = await jar.post(path, [], await jar.get('/seat/01'))
        // A site without sound has no accounts to give, to anybody.
        const refused = [403, 404].includes(answer.status)
        assert.ok(answer.view === 'pin' || refused, `${path}: ${answer.view}`)
      }
    }
    assert.ok(facts.every(({ type }) => type === 'session.refused'))
  })

  it('looking again at the address of a press shows the page it stood on', async () => {
    for (const path of ['stop', 'resume', 'enter', 'presence', 'end-call', 'resume-campaign'])
      assert.equal((await room.staff.get(`/supervisor/${path}`)).view, 'live', path)
  })
})
