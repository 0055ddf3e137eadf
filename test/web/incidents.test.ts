import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { isHeld } from '../../src/facts/decide-hold.ts'
import { type RoomAtWork, roomAtWork } from './at-work.ts'
import { type StaffAt, signedIn, watchFacts, words } from './staff-at.ts'

describe('G5: holding the number of an incident’s call, on the pages', () => {
  let room: RoomAtWork
  let ruth: StaffAt
  const held = () => {
    const [[case_] = []] = room.ahead.holds
    return case_ !== undefined && isHeld(room.ahead, case_)
  }
  const incident = () => [...room.ahead.incidents.values()].at(-1)?.id ?? 'none'

  before(async () => {
    room = await roomAtWork()
    ruth = await signedIn(room.test, 'r.adeyemi')
    await room.talk('Archer', '01')
  })
  after(() => room.test.close())

  it('what was chosen before the password was given again in another tab is chosen still', async () => {
    const form = await room.staff.get('/supervisor/incidents/new')
    await room.staff.stepUp()
    const chosen = [['kind', 'threat'] as const, ['seat', '01'] as const, ['hold', 'yes'] as const]
    const tooOld = await room.staff.jar.post('/supervisor/incidents/new', chosen, form)
    assert.equal(tooOld.status, 403)
    assert.match(tooOld.text, /value="threat"[^>]*checked/)
    assert.match(tooOld.text, /value="01"[^>]*selected/)
    assert.match(tooOld.text, /value="yes"[^>]*checked/)
    assert.equal(room.ahead.incidents.size, 0)
  })

  it('the supervisor opens the incident at the seat and asks for the number in one form', async () => {
    const form = await room.staff.get('/supervisor/incidents/new')
    assert.match(words(form), /A second person has to agree within an hour/)
    const list = await room.staff.post('/supervisor/incidents/new', [
      ['kind', 'threat'],
      ['seat', '01'],
      ['hold', 'yes'],
    ])
    assert.match(words(list), /Held until \d\d:\d\d, 24 November 2026, when it is let go unless/)
    assert.match(words(list), /You have had a part in this/)
    assert.ok(held())
  })

  it('a governor sees it on their own page and agrees; both are named, the number is not', async () => {
    const before = words(await ruth.get('/governor/incidents'))
    assert.match(before, /Threat, crime or risk to life/)
    const page = await ruth.post(`/governor/incidents/${incident()}/agree`)
    assert.match(words(page), /Marsh, Helen asked for it, Adeyemi, Ruth agreed/)
    assert.match(words(page), /No page shows it.* two governors together can have it shown once/)
    assert.doesNotMatch(page.text, /\+44|01632|0113 496/)
  })

  it('while it is held the incident cannot be closed, and the page says why', async () => {
    const page = await room.staff.post(`/supervisor/incidents/${incident()}/close`)
    assert.equal(page.status, 409)
    assert.match(words(page), /Release it first/)
  })

  it('is not for an auditor, nor for an agent', async () => {
    const sian = await signedIn(room.test, 's.bevan')
    const facts = watchFacts(room.test)
    for (const what of ['hold', 'agree', 'release', 'close'])
      for (const home of ['/supervisor', '/governor'])
        assert.equal((await sian.post(`${home}/incidents/${incident()}/${what}`)).status, 403)
    assert.ok(facts.length >= 8 && facts.every(({ type }) => type === 'deed.refused'))
    const agent = await room.jar('01').get('/supervisor/incidents')
    assert.match(agent.text, /Sign in/)
    assert.ok(held())
  })

  it('is shown once, to the second of two governors, in that answer alone; the record has no number', async () => {
    const [[id] = []] = room.ahead.holds
    const number = id && room.test.box.house.services.heldNumber(id)
    assert.match(number ?? '', /^0[\d ]{9,}$/)
    const spelled = new RegExp((number ?? '').slice(1).replace(/\D/g, '').split('').join('\\D*'))
    const at = `/governor/incidents/${incident()}`
    const facts = watchFacts(room.test)
    const owen = await signedIn(room.test, 'o.pritchard')
    assert.equal((await owen.post(`${at}/show-number`)).view, 'step-up')
    assert.match(words(await ruth.post(`${at}/ask-number`)), /Adeyemi, Ruth asks to see it/)
    await ruth.stepUp()
    const own = await ruth.post(`${at}/show-number`)
    assert.match(words(own), /You have had a part in this/)
    const sian = await signedIn(room.test, 's.bevan')
    for (const other of [sian, room.staff]) {
      const page = await other.post(`${at}/show-number`)
      assert.equal(page.status, 403)
      assert.doesNotMatch(page.text, spelled)
    }
    await owen.stepUp()
    const shown = await owen.post(`${at}/show-number`)
    assert.equal(shown.status, 200)
    assert.match(shown.text, spelled)
    assert.match(words(shown), /Adeyemi, Ruth asked for it and Pritchard, Owen agreed/)
    assert.equal(shown.headers.get('cache-control'), 'no-store')
    const again = await owen.post(`${at}/show-number`)
    assert.equal(again.status, 409)
    const seat = await room.look('01')
    const rest = [
      own,
      again,
      seat,
      await owen.get('/governor/incidents'),
      await ruth.get('/governor/record'),
    ]
    for (const page of rest) assert.doesNotMatch(page.text, spelled)
    assert.match(words(await ruth.get('/governor/record')), /was shown the held number .* once/)
    assert.equal(facts.filter(({ type }) => type === 'hold.read_out').length, 1)
    assert.doesNotMatch(JSON.stringify(facts), spelled)
  })

  it('is released by one of the two, and by nobody else', async () => {
    const owen = await signedIn(room.test, 'o.pritchard')
    const other = await owen.post(`/governor/incidents/${incident()}/release`)
    assert.equal(other.status, 403)
    assert.ok(held())
    const page = await ruth.post(`/governor/incidents/${incident()}/release`)
    assert.match(words(page), /It cannot be held a second time/)
    assert.ok(!held())
    const [[id] = []] = room.ahead.holds
    assert.equal(id && room.test.box.house.services.heldNumber(id), undefined)
    assert.equal((await ruth.post(`/governor/incidents/${incident()}/ask-number`)).status, 409)
  })

  it('without a call at the seat the incident stands and the page says what is missing', async () => {
    const page = await room.staff.post('/supervisor/incidents/new', [
      ['kind', 'threat'],
      ['seat', '07'],
      ['hold', 'yes'],
    ])
    assert.equal(page.status, 409)
    assert.match(words(page), /is not on a call\. Open it at the seat while the call is there/)
    assert.equal(room.ahead.seats.get('07' as SeatId), undefined)
  })
})
