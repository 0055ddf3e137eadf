import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { BrowserJar } from '../support/browser-jar.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { type StaffAt, signedIn, watchFacts } from './staff-at.ts'

/** Every address of the governor and the auditor, with something in place of each name. */
function addresses(box: TestBox, root: string): (readonly [method: string, path: string])[] {
  return box.box.app.routes
    .filter(({ path, method }) => path.startsWith(root) && ['GET', 'POST'].includes(method))
    .map(({ path, method }) => [method, path.replace(/:\w+/g, 'x')] as const)
}

describe('M6: nobody comes through another role’s door', () => {
  let box: TestBox
  let staff: readonly (readonly [role: string, at: StaffAt])[]

  before(async () => {
    box = await startTestBox()
    staff = [
      ['governor', await signedIn(box, 'r.adeyemi')],
      ['supervisor', await signedIn(box, 'h.marsh')],
      ['auditor', await signedIn(box, 's.bevan')],
      ['protection', await signedIn(box, 'n.rees')],
    ]
  })
  after(() => box.close())

  for (const owner of ['governor', 'auditor', 'protection']) {
    it(`the ${owner}’s pages: other roles, and nobody signed in, see and change nothing`, async () => {
      const all = addresses(box, `/${owner}`)
      assert.ok(all.length >= (owner === 'governor' ? 30 : 3), `${all.length} addresses`)
      const outsiders = [
        ...staff.filter(([role]) => role !== owner).map(([, at]) => at.jar),
        new BrowserJar(box.box),
      ]
      const facts = watchFacts(box)
      let refused = 0
      for (const jar of outsiders) {
        const form = await jar.get('/')
        for (const [method, path] of all) {
          const answer = method === 'GET' ? await jar.get(path) : await jar.post(path, [], form)
          if (answer.view === 'refused') refused += 1
          assert.ok(
            answer.status === 403 || answer.view === 'sign-in' || answer.view === 'record',
            `${method} ${path}: ${answer.status} ${answer.view}`,
          )
        }
      }
      const types = facts.map(({ type }) => type)
      assert.equal(types.filter((type) => type === 'deed.refused').length, refused)
      // An auditor who is sent home there reads the record: that look is the only other line all this may leave.
      const others = types.filter((type) => type !== 'deed.refused' && type !== 'record.viewed')
      assert.deepEqual(others, [])
    })
  }

  it('a form without its token changes nothing on any page of the governor', async () => {
    const governor = staff[0]?.[1]
    assert.ok(governor)
    await governor.stepUp()
    for (const [method, path] of addresses(box, '/governor')) {
      if (method !== 'POST') continue
      const answer = await governor.jar.post(path, [['csrf', 'wrong']])
      assert.ok([403, 404].includes(answer.status), `${path}: ${answer.status}`)
    }
  })

  it('a form from another site is turned away before it is read', async () => {
    const answer = await box.box.app.request('http://localhost:8099/governor/campaigns/new', {
      method: 'POST',
      headers: {
        host: 'localhost:8099',
        origin: 'http://elsewhere.test',
        'sec-fetch-site': 'cross-site',
      },
      body: new URLSearchParams([['title', 'x']]),
    })
    assert.equal(answer.status, 403)
    assert.match(await answer.text(), /not sent from a Gatehouse page/)
  })
})
