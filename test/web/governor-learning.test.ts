import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { copyText, personCopy } from '../../src/facts/person-copy.ts'
import { personNamed } from '../support/a-live-day.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { type StaffAt, signedIn, watchFacts, words } from './staff-at.ts'

const unit = {
  qualification: 'Level 2 Certificate in Contact Centre Operations',
  level: '2',
  unit: 'Communicate information to customers',
  decision: 'achieved',
  on: '2026-11-23',
}
type Unit = Partial<Record<keyof typeof unit, string>>
const form = (shown: number, changed: Unit = {}) =>
  Object.entries({ units: String(shown), ...unit, ...changed })

describe('J14: what an agent has learned is kept with the person', () => {
  let box: TestBox
  let ruth: StaffAt
  const id = () => personNamed(box.box.house, 'Archer')
  const at = (path = '') => `/governor/people/${id()}/learning${path}`
  const noted = () => box.box.house.writer.ahead.people.get(id())?.body?.learning

  before(async () => {
    box = await startTestBox()
    ruth = await signedIn(box, 'r.adeyemi')
  })
  after(() => box.close())

  it('asks for the password first, and each look is a fact', async () => {
    assert.match(
      words(await ruth.get(`/governor/people/${id()}`)),
      /Learning No unit is noted yet\./,
    )
    assert.equal((await ruth.get(at())).view, 'step-up')
    await ruth.stepUp()
    const facts = watchFacts(box)
    assert.equal((await ruth.get(at())).view, 'learning')
    assert.deepEqual(
      facts.map(({ type }) => type),
      ['people.viewed'],
    )
  })

  it('takes a learner number of ten digits, with spaces or without, and nothing else', async () => {
    const number = (uln: string) =>
      ruth.post(at('/uln'), [
        ['units', '0'],
        ['uln', uln],
      ])
    for (const wrong of ['123456789', '12345678901', '12345A7890', 'ten'])
      assert.match(words(await number(wrong)), /Enter the ten digits of the number, or nothing\./)
    assert.equal(noted(), undefined)
    assert.equal((await number('10 0000 0001')).status, 200)
    assert.equal(noted()?.uln, '1000000001')
    await number('')
    assert.equal(noted()?.uln, undefined)
    await number('1000000001')
  })

  it('names what is missing of a unit, and keeps what was typed', async () => {
    const empty = { qualification: ' ', level: '9', unit: '', decision: '', on: '2031-01-01' }
    const page = await ruth.post(at('/unit'), form(0, empty))
    assert.equal(page.status, 422)
    for (const sentence of [
      /Enter the name of the qualification\./,
      /Choose the level\./,
      /Enter the name of the unit\./,
      /Choose what the assessor decided\./,
      /Enter the day on which it was decided, today or earlier\./,
    ])
      assert.match(words(page), sentence)
    const long = await ruth.post(at('/unit'), form(0, { unit: 'x'.repeat(121) }))
    assert.match(words(long), /Shorten it to 120 letters\./)
    assert.deepEqual(long.values('qualification'), [unit.qualification])
  })

  it('notes units and takes one out again; a page of before changes nothing', async () => {
    const facts = watchFacts(box)
    await ruth.post(at('/unit'), form(0))
    const welsh = { unit: 'Cyfathrebu â chwsmeriaid', level: 'ENTRY', decision: 'not-yet' }
    await ruth.post(at('/unit'), form(1, welsh))
    const late = await ruth.post(at('/unit'), form(1))
    assert.equal(late.status, 409)
    assert.match(words(late), /has changed since this page was shown/)
    const page = words(await ruth.get(at()))
    assert.match(page, /Contact Centre Operations Level 2 Communicate .* Achieved 23 November 2026/)
    assert.match(page, /Entry level Cyfathrebu â chwsmeriaid Not yet achieved/)
    const person = words(await ruth.get(`/governor/people/${id()}`))
    assert.match(person, /2 units are noted, 1 of them achieved\./)
    await ruth.post(at('/remove'), [
      ['units', '2'],
      ['unit', '1'],
    ])
    assert.deepEqual(
      noted()?.units.map((one) => one.unit),
      [unit.unit],
    )
    const lines = facts.filter(({ type }) => type === 'person.learning_noted')
    assert.equal(lines.length, 3)
    assert.doesNotMatch(JSON.stringify(lines.map(({ data, on }) => [data, on])), /Contact|Cyf/)
  })

  it('is in the copy that the person may have (P12)', () => {
    const known = box.box.house.writer.ahead.people.get(id())
    assert.ok(known?.body)
    const of = { id: known.id, role: known.role, body: known.body, signatures: 0 }
    const nobody = { person: () => '', role: () => undefined, campaign: () => '', script: () => '' }
    const text = copyText(personCopy(of, [], nobody, box.clock.now())).join('\n')
    assert.match(text, /Unique learner number: 1000000001\./)
    assert.match(text, /Operations, level 2, Communicate information to customers: achieved on/)
  })

  it('is of agents alone', async () => {
    const helen = personNamed(box.box.house, 'Marsh')
    assert.equal((await ruth.get(`/governor/people/${helen}/learning`)).status, 404)
    const late = await ruth.post(`/governor/people/${helen}/learning/uln`, [
      ['units', '0'],
      ['uln', ''],
    ])
    assert.equal(late.status, 404)
  })
})
