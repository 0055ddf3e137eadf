import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { changeGates } from '../../src/facts/decide-gates.ts'
import type { Gates } from '../../src/people/gates.ts'
import { practiceKinds } from '../../src/practice/people.ts'
import { liveCampaign, personNamed } from '../support/a-live-day.ts'
import { BrowserJar, type Page } from '../support/browser-jar.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { type StaffAt, signedIn, watchFacts, words } from './staff-at.ts'

describe('J12: an agent in training practises, a supervisor scores, a governor signs', () => {
  let test: TestBox
  let helen: StaffAt
  let seat: BrowserJar
  let person: ReturnType<typeof personNamed>

  before(async () => {
    test = await startTestBox({ speed: 5, settings: { practiceKinds: 7 } })
    await liveCampaign(test)
    helen = await signedIn(test, 'h.marsh')
    seat = new BrowserJar(test.box)
    person = personNamed(test.box.house, 'Archer')
    await gates(({ training: _, ...rest }) => rest)
  })
  after(() => test.close())

  async function gates(change: (gates: Gates) => Gates) {
    const { writer } = test.box.house
    const known = writer.ahead.people.get(person)?.body?.gates
    assert.ok(known, 'the agent has gates')
    await writer.do((s, c) => changeGates(s, c, undefined, person, change(known)))
  }
  const open = () => {
    const [script = ''] = test.box.house.writer.ahead.scripts.keys()
    const fields: [string, string][] = [
      ['seat', '05'],
      ['person', person],
      ['script', script],
    ]
    return helen.post('/supervisor/practice/open', fields, '/supervisor/practice')
  }
  const press = async (what: string, fields: [string, string][] = []) => {
    const page = await seat.get('/practice/05')
    return seat.post(`/practice/05/${what}`, fields, page)
  }

  /** One whole interview as somebody would who always presses the first answer, or an exit. */
  async function interview(exit?: string): Promise<Page> {
    let page = await press('start')
    assert.match(page.view, /^at 1~/)
    if (exit) page = await press('exit', [['exit', exit]])
    for (let i = 0; page.view.startsWith('at ') && i < 60; i++) {
      const [first] = page.values('answer')
      const answer: [string, string] = first ? ['answer', first] : ['said', 'yes']
      page = await seat.post(
        '/practice/05/answer',
        [['place', page.values('place')[0] ?? ''], answer],
        page,
      )
    }
    assert.equal(page.view, 'closing')
    return seat.post('/practice/05/end', [], page)
  }

  it('not before a supervisor opens the seat, nor without the agent’s own PIN', async () => {
    assert.equal((await seat.get('/practice/05')).view, 'idle')
    assert.match(words(await open()), /5 Archer, Daniel/)
    const pad = await seat.get('/practice/05')
    assert.equal(pad.view, 'pin')
    const facts = watchFacts(test)
    const wrong = await seat.post('/practice/05/pin', [['pin', '999999']], pad)
    assert.equal(wrong.status, 403)
    assert.deepEqual(
      facts.map(({ type, on, data }) => ({ type, on, data })),
      [
        {
          type: 'session.refused',
          on: { seat: '05', person: personNamed(test.box.house, 'Archer') },
          data: { door: 'seat', why: 'wrong' },
        },
      ],
      'P9: a wrong PIN stands in the record, in practice too',
    )
    const page = await seat.post('/practice/05/pin', [['pin', '100001']], pad)
    assert.equal(page.view, 'practice-ready')
  })

  it('the same page, marked as practice, and nothing of it is a call, a step, a response or a command', async () => {
    const files = async () => {
      const at = join(test.dir, 'box')
      const names = (await readdir(at, { recursive: true })).filter((name) =>
        /^(steps|pool|vault|cases|done|responses)/.test(name),
      )
      return Promise.all(
        names
          .sort()
          .map(async (name) => [name, await readFile(join(at, name)).catch(() => '')] as const),
      )
    }
    const before = await files()
    const legs = test.exchange.legs()
    const facts = watchFacts(test)
    const steps: unknown[] = []
    test.box.house.writer.onSynced((_facts, taken) => steps.push(...taken))
    const begun = await press('start')
    for (const part of [/Practice/, /Nobody is on the line/]) assert.match(words(begun), part)
    assert.match(begun.text, /name="exit"/, 'the exits are there')
    assert.match(words(begun), /They say: /)
    await press('exit', [['exit', 'refuses']])
    const ended = await press('end')
    assert.equal(ended.view, 'practice-ready')
    await interview()
    assert.deepEqual(
      facts.map(({ type }) => type),
      ['practice.finished', 'practice.finished'],
    )
    assert.deepEqual(steps, [])
    assert.deepEqual(
      await files(),
      before,
      'no file of numbers, cases, steps or responses has changed',
    )
    assert.deepEqual(test.exchange.legs(), legs, 'no leg was made')
    const { calls, interviews, completing, cases } = test.box.house.writer.ahead
    assert.deepEqual([calls.size, interviews.size, completing.size, cases.size], [0, 0, 0, 0])
    assert.doesNotMatch(JSON.stringify(facts), /has-policy|"yes"/, 'and no answer is in the record')
  })

  it('P5: a form sent again, of another interview or made up, is 409', async () => {
    const first = await press('start')
    const fields: [string, string][] = [
      ['place', first.values('place')[0] ?? ''],
      ['said', 'yes'],
    ]
    assert.equal((await seat.post('/practice/05/answer', fields, first)).status, 200)
    assert.equal((await seat.post('/practice/05/answer', fields, first)).status, 409)
    await press('exit', [['exit', 'refuses']])
    await press('end')
    const second = await press('start')
    const [other = ''] = first.values('call')
    const stale = await seat.post('/practice/05/answer', [...fields, ['call', other]], second)
    assert.equal(stale.status, 409)
    assert.equal((await press('exit', [['exit', 'transfer']])).status, 409)
    await press('exit', [['exit', 'refuses']])
    await press('end')
  })

  it('a browser that did not prove its PIN presses nothing there', async () => {
    const other = new BrowserJar(test.box)
    const pad = await other.get('/practice/05')
    assert.equal(pad.view, 'pin')
    assert.equal((await other.post('/practice/05/start', [], pad)).status, 403)
  })

  it('training cannot be signed before enough was practised and scored; what was done stands beside the form', async () => {
    const ruth = await signedIn(test, 'r.adeyemi')
    await ruth.stepUp()
    const at = `/governor/people/${person}/gates/training`
    const form = await ruth.get(at)
    assert.match(words(form), /Practice/)
    const day = new Date(test.clock.now()).toISOString().slice(0, 10)
    const sign = () =>
      ruth.post(at, [
        ['signedBy', 'A. Rees'],
        ['on', day],
        ['until', '2027-06-30'],
      ])
    const early = await sign()
    assert.equal(early.status, 422)
    assert.match(words(early), /practice with 7 kinds of respondent.*This person has 0/)
    for (let i = 0; i < 9 && met().size < practiceKinds.length; i++) await interview('refuses')
    assert.equal(met().size, practiceKinds.length)
    await scoreAll()
    assert.equal((await sign()).status, 200)
    assert.ok(test.box.house.writer.ahead.people.get(person)?.body?.gates?.training)
    assert.match(words(await ruth.get(at)), /Angry|A child/)
  })

  const met = () =>
    new Set(test.box.house.writer.ahead.people.get(person)?.practised?.map((one) => one.met))

  async function scoreAll() {
    for (const { line, score } of test.box.house.writer.ahead.people.get(person)?.practised ?? []) {
      if (score !== undefined) continue
      const fields: [string, string][] = [
        ['person', person],
        ['interview', String(line)],
        ['score', 'good'],
      ]
      const page = await helen.post('/supervisor/practice/score', fields, '/supervisor/practice')
      assert.equal(page.status, 200)
      const twice = await helen.post('/supervisor/practice/score', fields, '/supervisor/practice')
      assert.equal(twice.status, 409, 'a score is given once')
    }
  }

  it('P9: a press sent twice at once is one interview, and a script at the seat does not fill the disk', async () => {
    const facts = watchFacts(test)
    await press('start')
    const closing = await press('exit', [['exit', 'refuses']])
    const both = await Promise.all([1, 2].map(() => seat.post('/practice/05/end', [], closing)))
    assert.equal(facts.filter(({ type }) => type === 'practice.finished').length, 1)
    assert.equal(both.length, 2)
    const page = await seat.get('/practice/05')
    const look: [string, string][] = [
      ['kind', 'size'],
      ['choice', 'large'],
    ]
    for (let n = 0; n < 620; n += 20)
      await Promise.all(
        Array.from({ length: 20 }, () => seat.post('/practice/05/display', look, page)),
      )
    const lines = (type: string) => facts.filter((one) => one.type === type).length
    assert.ok(lines('agent.display_changed') <= 600, `${lines('agent.display_changed')} lines`)
    assert.equal(lines('incident.opened'), 1, 'and the supervisor is told once')
  })

  it('an alert ends it at once, and the page says no more than that (J5)', async () => {
    await gates((known) => ({ ...known, blockingAlerts: ['XCU'] }))
    const page = await press('start')
    assert.equal(page.status, 403)
    assert.equal(page.view, 'not-cleared')
    assert.doesNotMatch(words(page), /XCU|alert/i)
    const again = await open()
    assert.ok([409, 422].includes(again.status))
  })

  it('closed by the supervisor, the seat is nobody’s', async () => {
    await helen.post('/supervisor/practice/close', [['seat', '05']], '/supervisor/practice')
    assert.equal((await seat.get('/practice/05')).view, 'idle')
  })
})
