import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { PersonId } from '../../src/basics/ids.ts'
import type { Fact } from '../../src/facts/fact.ts'
import { personNamed } from '../support/a-live-day.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { type StaffAt, signedIn, watchFacts, words } from './staff-at.ts'

describe('the people of the box', () => {
  let box: TestBox
  let ruth: StaffAt
  let facts: Fact[]
  const state = () => box.box.house.writer.ahead
  const types = () => facts.map(({ type }) => type)
  const at = (last: string) => `/governor/people/${personNamed(box.box.house, last)}`

  before(async () => {
    box = await startTestBox()
    ruth = await signedIn(box, 'r.adeyemi')
    facts = watchFacts(box)
  })
  after(() => box.close())

  it('M1: looking at the list, and at a person, is a fact that names whom', async () => {
    const list = await ruth.get('/governor/people')
    assert.match(words(list), /Archer, Daniel A1001AA Cleared/)
    assert.match(words(list), /Eastwood, Karl A1005AE Not cleared Risk assessment, now/)
    assert.match(words(list), /Marsh, Helen Supervisor h\.marsh/)
    assert.deepEqual(types(), ['people.viewed'])
    await ruth.get(at('Flynn'))
    assert.equal(facts.at(-1)?.type, 'people.viewed')
    assert.equal(facts.at(-1)?.on.person, personNamed(box.box.house, 'Flynn'))
  })

  it('shows every gate with its dates and signature, and that something stands in the way, not what', async () => {
    const page = await ruth.get(at('Flynn'))
    const text = words(page)
    assert.match(text, /Risk assessment Signed, low risk \(RLO\) .* Adeyemi, Ruth/)
    assert.match(text, /Eligibility Something stands in the way/)
    assert.doesNotMatch(page.text, /XCU|Controlled unlock/)
  })

  it('shows the codes only after the password, on that one answer, with a fact', async () => {
    const asked = await ruth.post(`${at('Flynn')}/reasons`)
    assert.equal(asked.view, 'step-up')
    assert.ok(!types().includes('reason.viewed'))
    await ruth.stepUp()
    const shown = await ruth.post(`${at('Flynn')}/reasons`)
    assert.match(words(shown), /XCU Controlled unlock/)
    assert.ok(types().includes('reason.viewed'))
    assert.doesNotMatch((await ruth.get(at('Flynn'))).text, /XCU/)
  })

  it('P1: a gate signed anew clears a person, and one that is out of date does not', async () => {
    const gate = `${at('Eastwood')}/gates/risk`
    const wrong = await ruth.post(gate, [
      ['level', ''],
      ['signedBy', ''],
      ['on', '2031-01-01'],
      ['until', '2020-01-01'],
    ])
    assert.equal(wrong.status, 422)
    for (const sentence of [
      /Choose the risk\./,
      /Enter the name of the member of staff who signed\./,
      /Enter the day it was signed, today or earlier\./,
      /Enter the last day on which it holds\./,
    ])
      assert.match(words(wrong), sentence)
    const sign = (level: string, more: readonly (readonly [string, string])[] = []) =>
      ruth.post(gate, [
        ['level', level],
        ['signedBy', 'Okoro, B., security'],
        ['on', '2026-11-20'],
        ['until', '2027-11-19'],
        ...more,
      ])
    assert.match(words(await sign('RHI')), /Not cleared .*Risk assessment Not allowed/)
    assert.match(words(await sign('RME')), /Not cleared .*Risk assessment Not allowed/)
    assert.match(words(await sign('RME', [['override', 'yes']])), /Cleared .*Signed, medium/)
    const low = words(await sign('RLO'))
    assert.match(low, /Eastwood, Karl Cleared/)
    assert.match(
      low,
      /Signed, low risk \(RLO\) 20 November 2026 Okoro, B\., security 19 November 2027/,
    )
  })

  it('J3, J4: any alert or offence keeps a person out at once, and lifting it lets them back', async () => {
    const form = await ruth.get(`${at('Archer')}/eligibility`)
    assert.equal(form.view, 'eligibility-form')
    for (const field of [
      ['alert', 'XEL'],
      ['offence', 'FRAUD'],
    ] as const) {
      const out = await ruth.post(`${at('Archer')}/eligibility`, [field])
      assert.match(words(out), /Archer, Daniel Not cleared/)
      assert.doesNotMatch(out.text, /XEL|Fraud/)
    }
    assert.match(words(await ruth.post(`${at('Archer')}/eligibility`)), /Archer, Daniel Cleared/)
  })

  it('adds an agent, not cleared for anything, whose PIN is shown once', async () => {
    const wrong = await ruth.post('/governor/people/new', [
      ['role', 'agent'],
      ['familyName', 'Walsh'],
      ['givenName', 'Aidan'],
      ['prisonNumber', 'A123BC'],
    ])
    assert.match(words(wrong), /Enter a prison number such as A1234BC/)
    const add = () =>
      ruth.post('/governor/people/new', [
        ['role', 'agent'],
        ['familyName', 'Walsh'],
        ['givenName', 'Aidan'],
        ['prisonNumber', 'a1044aw'],
      ])
    const added = await add()
    const pin = /PIN (\d{6})\./.exec(words(added))?.[1] ?? 'none'
    assert.match(words(added), /Walsh, Aidan Not cleared/)
    const body = state().people.get(personNamed(box.box.house, 'Walsh'))?.body
    assert.equal(body?.prisonNumber, 'A1044AW')
    assert.ok(await box.box.house.passwords.verify('seat', body?.pinHash, pin))
    assert.ok(!(await ruth.get(at('Walsh'))).text.includes(pin))
    assert.match(words(await add()), /Somebody with that prison number is here already/)
    const onDisk = Buffer.from((await box.disk.read('record/000001.jsonl')) ?? '').toString()
    assert.ok(!onDisk.includes(pin) && !onDisk.includes('Walsh') && !onDisk.includes('A1044AW'))
  })

  it('adds a member of staff who can sign in, once by username', async () => {
    const add = () =>
      ruth.post('/governor/people/new', [
        ['role', 'governor'],
        ['familyName', 'Rowe'],
        ['givenName', 'Tess'],
        ['username', 't.rowe'],
      ])
    const added = await add()
    const password = /password (\S+?)\. Write/.exec(words(added))?.[1] ?? ''
    const body = state().people.get(personNamed(box.box.house, 'Rowe'))?.body
    assert.ok(await box.box.house.passwords.verify('staff', body?.passwordHash, password))
    assert.match(words(await add()), /Somebody has that username already/)
  })

  it('what was typed before the password was given again in another tab is there to be pressed again', async () => {
    const form = await ruth.get('/governor/people/new')
    const gate = await ruth.get(`${at('Demir')}/gates/risk`)
    await ruth.stepUp()
    const typed = [
      ...[['role', 'auditor'] as const, ['familyName', 'Quill'] as const],
      ...[['givenName', 'Edda'] as const, ['username', 'e.quill'] as const],
    ]
    const tooOld = await ruth.jar.post('/governor/people/new', typed, form)
    assert.equal(tooOld.status, 403)
    assert.deepEqual(tooOld.values('familyName'), ['Quill'])
    assert.deepEqual(tooOld.values('username'), ['e.quill'])
    assert.match(tooOld.text, /value="auditor"[^>]*checked/)
    const signed = await ruth.jar.post(
      `${at('Demir')}/gates/risk`,
      [
        ['level', 'RLO'],
        ['signedBy', 'Okoro, B., security'],
      ],
      gate,
    )
    assert.equal(signed.status, 403)
    assert.match(words(signed), /nothing was done/)
    assert.deepEqual(signed.values('signedBy'), ['Okoro, B., security'])
    assert.match(signed.text, /value="RLO"[^>]*checked/)
  })

  it('a new PIN or password that is loaded again is not given again', async () => {
    const page = await ruth.get(at('Marsh'))
    const press = () =>
      ruth.jar.post(`${at('Marsh')}/sign-in/pin`, [['was', page.values('was')[0] ?? '']], page)
    const hash = () => state().people.get(personNamed(box.box.house, 'Marsh'))?.body?.pinHash
    const first = hash()
    assert.match(words(await press()), /The new PIN \d{6}\./)
    const given = hash()
    assert.notEqual(given, first)
    const again = await press()
    assert.equal(again.status, 409)
    assert.match(words(again), /Nothing was changed now/)
    assert.equal(hash(), given, 'the slip is still right')
  })

  it('removes a person: the sign-in ends at once, and what the record says of them stays', async () => {
    const owen = await signedIn(box, 'o.pritchard')
    const id = personNamed(box.box.house, 'Pritchard')
    const asked = await ruth.post(`${at('Pritchard')}/remove`)
    assert.match(words(asked), /Remove Pritchard, Owen from the work\? .* cannot be brought back/)
    assert.equal(state().people.get(id)?.removed, false, 'one press removes nobody')
    await ruth.post(`${at('Pritchard')}/remove`, [['sure', 'yes']])
    assert.equal(state().people.get(id)?.removed, true)
    const alone = words(await ruth.get('/governor'))
    assert.match(alone, /No two governors can decide together now/, 'and is told what follows')
    assert.match((await owen.get('/governor')).text, /Staff sign-in|Sign in/)
    const [here = '', left = ''] = words(await ruth.get('/governor/people')).split(
      'Removed, not erased yet',
    )
    assert.doesNotMatch(here, /Pritchard/)
    assert.match(left, /Pritchard, Owen Governor 24 November 2026 By itself on 24 November 2027/)
    assert.match(words(await ruth.get(`/governor/people/${id}`)), /Pritchard, Owen Removed|Removed/)
    const again = await ruth.post(`/governor/people/${id}/remove`)
    assert.equal(again.status, 404)
  })

  it('nobody can remove themselves, so a governor is always left', async () => {
    const own = await ruth.post(`${at('Adeyemi')}/remove`)
    assert.equal(own.status, 409)
    assert.match(words(own), /You cannot remove yourself/)
    assert.equal(state().people.get(personNamed(box.box.house, 'Adeyemi'))?.removed, false)
  })

  it('an address that names nobody is not found', async () => {
    const nobody = '/governor/people/nobody' as PersonId
    for (const path of ['', '/gates/risk', '/gates/none', '/eligibility'])
      assert.equal((await ruth.get(`${nobody}${path}`)).status, 404, path)
  })
})
