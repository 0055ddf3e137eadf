import assert from 'node:assert/strict'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { DocumentHash } from '../../src/basics/ids.ts'
import { openStaffSession, stepUp } from '../../src/facts/decide-people.ts'
import { retireScript } from '../../src/facts/decide-studies.ts'
import type { Actor } from '../../src/facts/fact.ts'
import { liveCampaign, personNamed } from '../support/a-live-day.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { until } from '../support/until.ts'
import { roomAtWork } from './at-work.ts'
import { type StaffAt, signedIn, watchFacts, words } from './staff-at.ts'

const scriptIn = ({ box }: TestBox) => {
  const [hash] = box.house.writer.ahead.scripts.keys()
  assert.ok(hash, 'there is a script')
  return hash
}

describe('P5: an approved script that was changed on the disk', () => {
  let test: TestBox
  let helen: StaffAt
  let hash: DocumentHash
  let file: string
  let sound: string

  before(async () => {
    test = await startTestBox()
    await liveCampaign(test)
    helen = await signedIn(test, 'h.marsh')
    hash = scriptIn(test)
    file = join(test.dir, 'box/documents', hash)
    sound = await readFile(file, 'utf8')
  })
  after(() => rm(test.dir, { recursive: true, force: true }))

  const open = async () => {
    const page = await helen.get('/supervisor/open')
    const checks = page.values('check').map((one): [string, string] => ['check', one])
    const campaign: [string, string] = ['campaign', page.options('campaign')[0] ?? '']
    return helen.post('/supervisor/open', [['slot', 'AM'], campaign, ...checks])
  }

  it('one word changed: no shift opens on it, the page names the file and what to do, and it is a fact', async () => {
    await writeFile(file, sound.replace('insurance', 'jewellery'))
    const facts = watchFacts(test)
    const refused = await open()
    assert.equal(refused.status, 422)
    assert.match(words(refused), new RegExp(`documents/${hash} does not match its name`))
    assert.match(words(refused), /gatehouse repair/)
    assert.equal(test.box.house.writer.ahead.shift, undefined)
    assert.deepEqual(
      facts.map(({ type, data }) => [type, data]),
      [['deed.refused', { deed: 'OPEN_SHIFT', rule: 'P5' }]],
    )
  })

  it('put back as it was, the shift opens', async () => {
    await writeFile(file, sound)
    assert.equal((await open()).view, 'seating')
  })

  it('changed while the box is off, it does not start, and says which file and what to do', async () => {
    await test.stop()
    await writeFile(file, `${sound} `)
    await assert.rejects(startTestBox({ dir: test.dir }), new RegExp(`documents/${hash}.*repair`))
    await writeFile(file, sound)
  })
})

describe('P5: a script that is withdrawn', () => {
  it('places no call from that moment, and a conversation under way goes on', async () => {
    const room = await roomAtWork({ speed: 10 })
    try {
      const call = await room.talk('Archer', '01')
      const { writer } = room.test.box.house
      const ruth: Actor = { person: personNamed(room.test.box.house, 'Adeyemi'), role: 'governor' }
      await writer.do((s, c) => openStaffSession(s, c, ruth, 'ruth-here'))
      await writer.do((s, c) => stepUp(s, c, ruth, 'ruth-here'))
      const facts = watchFacts(room.test)
      const hash = scriptIn(room.test)
      const done = await writer.do((s, c) => retireScript(s, c, ruth, hash, 'ruth-here'))
      assert.ok(done.ok, 'it is withdrawn')
      assert.equal(room.ahead.calls.get(call)?.state, 'talking')
      await room.press('01', 'exit', [['exit', 'refuses']])
      await room.press('01', 'end')
      await until('the outcome', async () => (await room.look('01')).view === 'outcome')
      await room.press('01', 'outcome', [['answer', 'refuses']])
      const from = room.test.clock.now()
      await until('the pause is long over', () => room.test.clock.now() - from > 60_000)
      assert.equal(facts.filter(({ type }) => type === 'attempt.placed').length, 0)
      const live = await room.staff.get('/supervisor')
      assert.match(words(live), /P5 .*script/i, 'and the supervisor’s page says why')
    } finally {
      await room.test.close()
    }
  })

  it('the running interview names the version by its hash, in the record and on the page', async () => {
    const room = await roomAtWork({ speed: 10 })
    try {
      const facts = watchFacts(room.test)
      await room.talk('Archer', '01')
      const hash = scriptIn(room.test)
      const placed = facts.find(({ type }) => type === 'attempt.placed')
      assert.equal(placed?.on.script, hash)
      assert.match(words(await room.look('01')), new RegExp(`Script ${hash.slice(0, 8)}`))
    } finally {
      await room.test.close()
    }
  })
})
