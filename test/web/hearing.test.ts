import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { DocumentHash } from '../../src/basics/ids.ts'
import { later, second } from '../../src/basics/instant.ts'
import { changeGates } from '../../src/facts/decide-gates.ts'
import { heardParts } from '../../src/scripts/heard-parts.ts'
import { inWelsh } from '../scripts/full-script.ts'
import { wav } from '../site/a-wav.ts'
import { personNamed } from '../support/a-live-day.ts'
import { BrowserJar } from '../support/browser-jar.ts'
import { until } from '../support/until.ts'
import { pins, type RoomAtWork, roomAtWork } from './at-work.ts'
import { signedIn, watchFacts, words } from './staff-at.ts'

const speak = async () => wav(8_000, 0.1)

describe('P5: the script is heard between calls and in practice, and never on a call', () => {
  let room: RoomAtWork
  let script: DocumentHash
  let names: string[]
  before(async () => {
    room = await roomAtWork({ speed: 5, speak })
    script = [...room.ahead.scripts.keys()][0] as DocumentHash
    names = heardParts(room.test.box.house.documents.script(script)).map(({ name }) => name)
    const { hearing } = room.test.box.house.services
    await until('all is spoken', () => hearing.standing(script).is === 'made')
    await room.sit('Archer', '01')
  })
  after(() => room.test.close())

  const hear = (seat: string, name = names[0] ?? '') =>
    room.jar(seat).get(`/seat/${seat}/hear/${name}`)

  it('before the first call the whole script is read and heard block by block, and nothing is answered', async () => {
    const facts = watchFacts(room.test)
    let page = await room.press('01', 'listen')
    const seen: string[] = []
    for (let at = 0; at < names.length; at++) {
      assert.equal(page.status, 200)
      const src = /data-hear="([^"]+)"/.exec(page.text)?.[1] ?? ''
      seen.push(src)
      const sound = await room.jar('01').get(src)
      assert.equal(sound.status, 200, src)
      assert.equal(sound.headers.get('content-type'), 'audio/wav')
      assert.equal(sound.headers.get('cache-control'), 'no-store')
      assert.doesNotMatch(page.text, /name="answer"|name="place"/, 'nothing is asked here')
      const next = names[at + 1]
      if (next === undefined) break
      const fields: [string, string][] = [
        ['part', next.replace('.', '/').replace(/-en$/, '')],
        ['in', 'en'],
      ]
      page = await room.jar('01').post('/seat/01/listen', fields, page)
    }
    assert.deepEqual(
      seen,
      names.map((name) => `/seat/01/hear/${name}`),
    )
    assert.match(words(page), /This is the last block/)
    const left = facts.filter(({ type }) => type !== 'seat.line')
    assert.deepEqual(left, [], 'listening leaves nothing in the record')
    assert.match((await room.press('01', 'listened')).view, /ready/)
  })

  it('pages of seats may play what comes from the box; other pages play nothing', async () => {
    const policy = async (path: string) =>
      (await room.jar('01').get(path)).headers.get('content-security-policy') ?? ''
    assert.match(await policy('/seat/01'), /media-src 'self'/)
    assert.match(await policy('/practice/05'), /media-src 'self'/)
    for (const path of ['/', '/staff', '/supervisor', '/room'])
      assert.doesNotMatch(await policy(path), /media-src/, path)
  })

  it('what the script has not, and a browser that is not signed in, get nothing', async () => {
    for (const name of [
      'questions.nothing-en',
      '..%2f..%2fmaster.key',
      'opening.hello-cy',
      '__proto__',
    ])
      assert.equal((await hear('01', name)).status, 404, name)
    const other = new BrowserJar(room.test.box)
    assert.equal((await other.get(`/seat/01/hear/${names[0]}`)).status, 403)
    assert.notEqual((await other.get('/seat/01/listen')).view.slice(0, 6), 'listen')
  })

  it('from the placing of a call until its outcome is confirmed nothing is played, and the page turns to the call', async () => {
    await room.press('01', 'listen')
    await room.press('01', 'ready')
    await until('a call is placed', () => room.ahead.seats.get('01' as never)?.call !== undefined)
    for (const state of ['placing or ringing', 'talking']) {
      const refused = await hear('01')
      assert.equal(refused.status, 409, state)
      assert.match(refused.text, /Listen between calls/)
      const page = await room.jar('01').get('/seat/01/listen?part=opening/hello')
      assert.doesNotMatch(page.view, /^listen/, state)
      assert.doesNotMatch(page.text, /data-hear=/, 'a call has no button for it')
      const posted = await room.jar('01').post('/seat/01/listen', [], await room.look('01'))
      assert.equal(posted.status, 409, state)
      await room.nextCall('01')
    }
    await room.press('01', 'exit', [['exit', 'refuses']])
    assert.equal((await hear('01')).status, 409, 'the closing words are read by the agent alone')
    await room.press('01', 'end')
    await until('the outcome is asked', async () => (await room.look('01')).view === 'outcome')
    assert.equal((await hear('01')).status, 409, 'the call is not over before its outcome')
    const [outcome = ''] = (await room.look('01')).values('answer')
    await room.press('01', 'outcome', [['answer', outcome]])
    await room.press('01', 'break', [['code', 'rest']])
    await until('the call is over', async () => (await hear('01')).status === 200)
  })

  it('in practice each block has the same key in the same place, and its sound', async () => {
    const helen = await signedIn(room.test, 'h.marsh')
    const person = personNamed(room.test.box.house, 'Barrett')
    const fields: [string, string][] = [
      ['seat', '05'],
      ['person', person],
      ['script', script],
    ]
    await helen.post('/supervisor/practice/open', fields, '/supervisor/practice')
    const jar = new BrowserJar(room.test.box)
    const press = async (what: string, more: [string, string][] = []) =>
      jar.post(`/practice/05/${what}`, more, await jar.get('/practice/05'))
    await press('pin', [['pin', pins.Barrett]])
    let page = await press('start')
    const heard = new Set<string>()
    for (let i = 0; page.view.startsWith('at ') && i < 60; i++) {
      heard.add(await heardOn(page.text))
      const [first] = page.values('answer')
      const answer: [string, string] = first ? ['answer', first] : ['said', 'yes']
      const place: [string, string] = ['place', page.values('place')[0] ?? '']
      page = await jar.post('/practice/05/answer', [place, answer], page)
    }
    assert.equal(page.view, 'closing')
    heard.add(await heardOn(page.text))
    assert.ok(heard.size > 5, 'every block had a sound of its own')
    assert.equal((await new BrowserJar(room.test.box).get([...heard][0] ?? '')).status, 403)

    async function heardOn(text: string): Promise<string> {
      const found = /data-hear="([^"]+)" data-key="p"/.exec(text)?.[1]
      assert.ok(found, 'there is a sound to hear')
      assert.equal((await jar.get(found)).status, 200, found)
      return found
    }
  })

  it('a governor reads on the script’s own page how far its sound is', async () => {
    const ruth = await signedIn(room.test, 'r.adeyemi')
    assert.match(words(await ruth.get(`/governor/scripts/${script}`)), /Every block can be heard/)
  })
})

describe('a box without a speech program', () => {
  let room: RoomAtWork
  before(async () => {
    room = await roomAtWork({ speed: 5 })
    await room.sit('Archer', '01')
  })
  after(() => room.test.close())

  it('says so on the agent’s button and on the governor’s page, and everything else works', async () => {
    const page = await room.press('01', 'listen')
    assert.match(page.view, /^listen/)
    assert.match(words(page), /This box cannot speak\. Tell your supervisor\./)
    assert.doesNotMatch(page.text, /data-hear=/)
    const ruth = await signedIn(room.test, 'r.adeyemi')
    const [script] = room.ahead.scripts.keys()
    assert.match(words(await ruth.get(`/governor/scripts/${script}`)), /Install espeak-ng/)
  })
})

describe('a script in two languages', () => {
  let room: RoomAtWork
  before(async () => {
    room = await roomAtWork({ speed: 5, speak }, inWelsh)
    const { house } = room.test.box
    const person = personNamed(house, 'Archer')
    const gates = house.writer.ahead.people.get(person)?.body?.gates
    assert.ok(gates, 'Archer has gates')
    const now = house.clock.now()
    const welsh = { signedBy: 'A. Rees', on: later(now, -second), until: later(now, 1e9) }
    await house.writer.do((s, c) => changeGates(s, c, undefined, person, { ...gates, welsh }))
    const [script] = room.ahead.scripts.keys()
    const { hearing } = house.services
    await until('all is spoken', () => script && hearing.standing(script).is === 'made')
    await room.sit('Archer', '01')
    await room.sit('Barrett', '02')
  })
  after(() => room.test.close())

  it('is heard in the one that the agent may read, and in the other where somebody signed for it', async () => {
    const listen = await room.press('01', 'listen')
    const fields: [string, string][] = [
      ['part', 'opening/hello'],
      ['in', 'cy'],
    ]
    assert.match(listen.text, /data-key="y"/)
    const welsh = await room.jar('01').post('/seat/01/listen', fields, listen)
    assert.match(welsh.view, /-cy$/)
    assert.match(welsh.text, /<h1[^>]*lang="cy"/)
    const src = /data-hear="([^"]+)"/.exec(welsh.text)?.[1] ?? ''
    assert.match(src, /-cy$/)
    assert.equal((await room.jar('01').get(src)).status, 200)
    const other = await room.jar('02').post('/seat/02/listen', fields, await room.look('02'))
    assert.match(other.view, /-en$/, 'nobody signed for the Welsh of this agent')
    assert.doesNotMatch(other.text, /data-key="y"/)
    assert.equal((await room.jar('02').get(src.replace('/01/', '/02/'))).status, 404)
  })
})
