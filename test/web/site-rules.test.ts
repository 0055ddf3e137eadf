import assert from 'node:assert/strict'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { DocumentHash } from '../../src/basics/ids.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { readAll, type StaffAt, signedIn, trialFile, watchFacts, words } from './staff-at.ts'

const at = '/governor/rules'
const rule = (name: string, word: string) =>
  [
    `rule ${name}`,
    `says: asks about ${word}`,
    'because: This site has had trouble with it.',
    'instead: Leave it out.',
    `find: ${word}`,
    `refuses: Tell me about ${word}.`,
    'allows: Tell me about the weather.',
  ].join('\n')

describe('the site’s own rules, by two governors and without a restart (P4, X11)', () => {
  let box: TestBox
  let ruth: StaffAt
  let owen: StaffAt
  let frozen: string
  const rules = () => box.box.house.writer.ahead.siteRules
  const waits = () => box.box.house.writer.ahead.rulesProposed?.rules ?? ''
  const propose = (text: string, staff = ruth) =>
    staff.send(`${at}/propose`, undefined, [['rules', text]])
  const approve = async (staff: StaffAt) => {
    await staff.stepUp()
    return staff.post(`${at}/approve`, [['rules', waits()]])
  }

  before(async () => {
    box = await startTestBox()
    ruth = await signedIn(box, 'r.adeyemi')
    owen = await signedIn(box, 'o.pritchard')
    const report = await ruth.send(
      '/governor/scripts/import',
      await trialFile('household-insurance.xlsx'),
    )
    frozen = `/governor/scripts/${report.url.split('/')[3]}`
    await ruth.post(`${frozen}/propose`)
    await readAll(owen, frozen)
    await owen.stepUp()
    await owen.post(`${frozen}/approve`)
    const hash = frozen.split('/')[3] as DocumentHash
    assert.equal(box.box.house.writer.ahead.scripts.get(hash)?.life, 'approved')
  })
  after(() => box.close())

  it('a rule typed before the password was given again in another tab is not put forward and not lost', async () => {
    const page = await ruth.get(at)
    await ruth.stepUp()
    const tooOld = await ruth.jar.post(`${at}/propose`, [['rules', rule('typed', 'kettles')]], page)
    assert.equal(tooOld.status, 403)
    assert.match(words(tooOld), /rule typed says: asks about kettles/)
    assert.equal(waits(), '')
  })

  it('the page has the rules of the release, one by one and to the letter', async () => {
    const text = words(await ruth.get(at))
    assert.match(text, /Rules of the release/)
    assert.match(text, /nothing and nobody takes one of the release away/)
    assert.match(text, /Their text, to the letter .*find:/)
    assert.match(text, /Nobody can allow it/)
  })

  it('what would take away, weaken, exempt or rename a rule is refused by line, and what was typed stays', async () => {
    const facts = watchFacts(box)
    for (const [text, says] of [
      [`exempt: alarms\n${rule('ours', 'bees')}`, /Line 1\. Begin the line with one of/],
      [`remove alarms\n${rule('ours', 'bees')}`, /Line 1\. Begin the line with one of/],
      [rule('alarms', 'bees'), /Rules are added, never changed/],
      [rule('ours', 'bees').replace('find: bees', 'find: wasps'), /does not find its own example/],
      ['nothing at all', /Begin the line with one of/],
    ] as const) {
      const page = await propose(text)
      assert.equal(page.status, 422)
      assert.match(words(page), says)
      assert.match(page.text, /<textarea[^>]*>[^<]/, 'it is still there')
    }
    for (const sent of ['', 'x'.repeat(500_000)])
      assert.equal((await propose(sent)).status, 422, `${sent.length} letters`)
    const bytes = await ruth.send(`${at}/propose`, { name: 'a', bytes: Buffer.from([0xff, 0xfe]) })
    assert.match(words(bytes), /plain text, UTF-8/)
    assert.deepEqual(
      facts.filter(({ type }) => type.startsWith('rules.')),
      [],
    )
  })

  it('one proposes; nothing is in force, and nobody approves their own', async () => {
    const page = await propose(rule('claims', 'claim'))
    assert.match(words(page), /Rules that wait for their approval Proposed .*Adeyemi/)
    assert.equal((await approve(ruth)).status, 403)
    assert.deepEqual(rules(), [])
    assert.doesNotMatch(words(await ruth.get(frozen)), /came into force since/)
    assert.match(words(await owen.get('/governor')), /Rules for scripts Waiting for approval/)
  })

  it('both are shown which frozen questionnaires the proposed rules would forbid', async () => {
    for (const staff of [ruth, owen])
      assert.match(
        words(await staff.get(at)),
        /Questionnaires in use that these rules would forbid .*Household insurance.*“claim/,
      )
  })

  it('another approves: a fact with their hash, and in force at once', async () => {
    const facts = watchFacts(box)
    const hash = waits()
    assert.equal((await approve(owen)).status, 200)
    assert.deepEqual(
      facts.filter(({ type }) => type === 'rules.approved').map(({ data }) => data),
      [{ rules: hash }],
    )
    assert.match(words(await ruth.get(frozen)), /Forbidden: .*\(forbidden-claims\)/)
  })

  it('a frozen questionnaire that a new rule forbids goes on, and both governors are warned on its page', async () => {
    for (const staff of [ruth, owen]) {
      assert.match(
        words(await staff.get(frozen)),
        /Warning .*rule that came into force since forbids words of this questionnaire/,
      )
      assert.match(
        words(await staff.get(at)),
        /Questionnaires in use that a rule of this site forbids .*Household insurance/,
      )
    }
    const hash = frozen.split('/')[3] as DocumentHash
    assert.equal(box.box.house.writer.ahead.scripts.get(hash)?.life, 'approved')
  })

  it('a draft with such words is neither proposed nor approved from then on', async () => {
    const { bytes } = await trialFile('household-insurance.json')
    const other = Buffer.from(bytes)
      .toString('utf8')
      .replace(/"title": "[^"]*"/, '"title": "Another"')
    const report = await ruth.send('/governor/scripts/import', {
      name: 'other.json',
      bytes: Buffer.from(other),
    })
    const draft = `/governor/scripts/${report.url.split('/')[3]}`
    assert.notEqual(draft, frozen)
    const refused = await ruth.post(`${draft}/propose`)
    assert.equal(refused.status, 422)
    assert.match(words(refused), /The checker refuses this script/)
  })

  it('rules that were approved stay: more are added beside them, of other names, and can be sent back', async () => {
    assert.match(words(await propose(rule('claims', 'bees'))), /Rules are added, never changed/)
    await propose(rule('bees', 'bees'))
    await owen.post(`${at}/send-back`, [['rules', waits()]])
    assert.equal(waits(), '')
    await propose(rule('wasps', 'wasps'), owen)
    assert.equal((await approve(ruth)).status, 200)
    assert.equal(rules().length, 2)
    assert.match(words(await ruth.get(frozen)), /forbidden-claims/)
  })

  const leaving = () => box.box.house.writer.ahead.withdrawalProposed
  const claims = () => rules()[0]?.rules ?? ''
  const withdraw = (staff: StaffAt, deed: 'approve' | 'send-back') =>
    staff.post(`${at}/${deed}-withdrawal`, [
      ['rules', leaving()?.rules ?? ''],
      ['why', leaving()?.why ?? ''],
    ])
  const proposeWithdrawal = (staff: StaffAt, why: string) =>
    staff.post(`${at}/propose-withdrawal`, [
      ['rules', claims()],
      [`why-${claims().slice(0, 12)}`, why],
    ])

  it('a governor proposes to withdraw rules with a reason; they stay in force, and nobody approves their own', async () => {
    assert.equal((await proposeWithdrawal(ruth, '')).status, 422)
    assert.equal((await proposeWithdrawal(ruth, 'too-wide')).status, 200)
    await ruth.stepUp()
    assert.equal((await withdraw(ruth, 'approve')).status, 403)
    assert.match(
      words(await owen.get(at)),
      /Rules that one of you would withdraw Why They find what may well be asked Proposed to withdraw .*Adeyemi/,
    )
    assert.match(words(await owen.get('/governor')), /Rules for scripts Waiting for approval/)
    assert.match(words(await ruth.get(frozen)), /forbidden-claims/)
    await withdraw(owen, 'send-back')
    assert.equal(leaving(), undefined)
    assert.match(words(await ruth.get(frozen)), /forbidden-claims/)
  })

  it('another approves with the password: a fact, the checker works without them, and the page tells who, when and why', async () => {
    const facts = watchFacts(box)
    const hash = claims()
    await proposeWithdrawal(ruth, 'too-wide')
    await owen.stepUp()
    assert.equal((await withdraw(owen, 'approve')).status, 200)
    assert.deepEqual(
      facts.filter(({ type }) => type === 'rules.withdrawn').map(({ data }) => data),
      [{ rules: hash, why: 'too-wide' }],
    )
    assert.doesNotMatch(words(await ruth.get(frozen)), /forbidden-claims|came into force since/)
    const text = words(await ruth.get(at))
    assert.match(
      text,
      /Withdrawn rules of this site, .*Why They find what may well be asked Withdrawn [^,]*, [^,]*, Pritchard.* Proposed to withdraw .*Adeyemi.* Approved /s,
    )
    assert.doesNotMatch(text, /Questionnaires in use that a rule of this site forbids/)
  })

  it('a draft that they forbade can be proposed from then on, and their names are free again', async () => {
    const { scripts } = box.box.house.writer.ahead
    const draft = [...scripts.values()].find(({ life }) => life === 'drafted')?.hash ?? ''
    assert.equal((await ruth.post(`/governor/scripts/${draft}/propose`)).status, 200)
    assert.equal((await propose(rule('claims', 'hornets'))).status, 200)
    assert.equal((await approve(owen)).status, 200)
    assert.deepEqual(
      (await box.box.house.writer.read((state) => state.siteRules)).length,
      2,
      'wasps, and the new ones',
    )
  })

  it('the box has them after a start, with the file of its data folder beside them', async () => {
    const path = join(box.dir, 'box/site.rules')
    await box.stop()
    await writeFile(path, rule('cathedral', 'cathedral'))
    box = await startTestBox({ dir: box.dir, identity: box.identity })
    ruth = await signedIn(box, 'r.adeyemi')
    const text = words(await ruth.get(at))
    for (const name of ['cathedral', 'claims', 'wasps']) assert.match(text, new RegExp(` ${name} `))
    assert.match(text, /Rules in the file of this site/)
    assert.doesNotMatch(words(await ruth.get(frozen)), /forbidden-claims/)
    assert.match(text, /Withdrawn rules of this site/)
    const taken = await propose(rule('cathedral', 'bees'))
    assert.match(words(taken), /Rules are added, never changed/)
    await rm(path)
  })
})
