import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { CampaignId, ReleaseId } from '../../src/basics/ids.ts'
import { ok } from '../../src/basics/result.ts'
import { approveRelease, sendBackRelease } from '../../src/facts/decide-release.ts'
import { saveCampaign } from '../../src/facts/decide-studies.ts'
import { poolMerged } from '../../src/facts/decide-upkeep.ts'
import type { Actor } from '../../src/facts/fact.ts'
import type { Sheet } from '../../src/facts/sheet.ts'
import { releaseMemoryPath } from '../../src/record/responses.ts'
import type { ReleaseDocument } from '../../src/results/release-document.ts'
import type { Response } from '../../src/results/tabulate.ts'
import { prepareRelease, type ReleaseParts } from '../../src/upkeep/prepare-release.ts'
import { busScript, one, people, town } from '../results/support.ts'
import { liveCampaign, must, personNamed } from '../support/a-live-day.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'

/** Keys that seal nothing: what is tried here is the order of things. */
const openKeys = {
  seal: (_key: string, text: Uint8Array) => Buffer.from(text).toString('base64'),
  open: (_key: string, stored: string) => ok(new Uint8Array(Buffer.from(stored, 'base64'))),
} as unknown as ReleaseParts['keys']

describe('preparing a release', () => {
  let test: TestBox
  let campaign: CampaignId
  let sheet: Sheet
  let responses: readonly Response[]

  before(async () => {
    test = await startTestBox()
    const { writer, documents } = test.box.house
    const live = await liveCampaign(test)
    sheet = documents.sheet(writer.ahead.campaigns.get(live)?.sheet ?? ('' as never))
  })
  after(() => test.close())
  // A campaign of its own for each.
  beforeEach(async (t) => {
    const { writer, documents } = test.box.house
    const made = await documents.put(JSON.stringify({ ...sheet, title: t.name }))
    const by = governor('Adeyemi')
    campaign = must(await writer.do((state, ctx) => saveCampaign(state, ctx, by, made)))
  })

  const governor = (last: string): Actor => ({
    person: personNamed(test.box.house, last),
    role: 'governor',
  })

  function parts(): ReleaseParts {
    const { writer, documents } = test.box.house
    const stores = {
      responses: () => ({ readAll: () => responses, notAskedTold: () => undefined }),
    }
    const scripted = { ...documents, script: () => busScript }
    return { disk: test.disk, keys: openKeys, writer, documents: scripted, stores: stores as never }
  }

  const prepare = (use = parts()) => prepareRelease(use, governor('Adeyemi'), campaign)

  async function prepared(use = parts()): Promise<ReleaseId> {
    const made = await prepare(use)
    assert.ok(made.ok && made.value.kind === 'prepared', made.ok ? made.value.kind : made.error)
    return made.value.release
  }

  async function approve(release: ReleaseId): Promise<void> {
    const ask = { release, intruderCheck: true }
    const by = governor('Pritchard')
    must(
      await test.box.house.writer.do((state, ctx) =>
        approveRelease(state, ctx, by, ask, 'second-governor'),
      ),
    )
  }

  async function sendBack(release: ReleaseId): Promise<void> {
    const by = governor('Pritchard')
    must(await test.box.house.writer.do((state, ctx) => sendBackRelease(state, ctx, by, release)))
  }

  function textOf(release: ReleaseId): string {
    const { writer, documents } = test.box.house
    return documents.text(writer.ahead.releases.get(release)?.document ?? ('' as never))
  }

  function documentOf(release: ReleaseId): ReleaseDocument {
    const { files } = JSON.parse(textOf(release))
    return JSON.parse(files[0].text)
  }

  it('X6: one that was sent back counts as told: with nothing new, or too little, the same bytes come again', async () => {
    responses = town('year', 80, 1)
    const first = await prepared()
    await sendBack(first)
    for (const more of [0, 9]) {
      responses = town('year', 80 + more, 1)
      const again = await prepared()
      assert.notEqual(again, first, 'it is put forward anew')
      assert.equal(textOf(again), textOf(first), `${more} more`)
      await sendBack(again)
    }
    responses = town('year', 81, 1)
    const last = await prepared()
    await approve(last)
    assert.equal(textOf(last), textOf(first), 'and it can be approved after all')
    assert.equal((await prepare()).ok, false, 'an approved one is not repeated')
    responses = town('year', 80, 1)
    assert.deepEqual(await prepare(), { ok: true, value: { kind: 'unchanged' } })
  })

  it('X6: the next is held to the one that was sent back as to one that left, and has the next number', async () => {
    responses = town('year', 80, 1)
    const first = await prepared()
    await approve(first)
    responses = town('year', 240, 1)
    const second = await prepared()
    await sendBack(second)
    responses = town('year', 480, 1)
    const third = await prepared()
    const [one, two, three] = [first, second, third].map(documentOf)
    assert.deepEqual([one?.number, two?.number, three?.number], [1, 2, 3])
    const then = new Map(two?.tables.map((table) => [table.place, table]))
    for (const table of three?.tables ?? [])
      if (table.asOf < 3) assert.deepEqual(table, then.get(table.place), 'as in the one sent back')
  })

  it('X6: is refused when another release was prepared while this one was planned', async () => {
    responses = town('year', 140, 1)
    const late = parts()
    let other: ReleaseId | undefined
    const documents = {
      ...late.documents,
      put: async (text: string) => {
        responses = town('year', 80, 1)
        other = await prepared()
        return late.documents.put(text)
      },
    }
    const second = await prepare({ ...late, documents })
    assert.ok(!second.ok, 'the second is refused')
    assert.match(second.error, /prepared in the meantime.*again/)
    assert.ok(other, 'the first was prepared')
    await sendBack(other)
    const again = await prepared()
    assert.equal(textOf(again), textOf(other), 'and what is remembered is the one that was shown')
  })

  it('X11: while one waits nothing is planned or remembered, and the sentence says what to do', async () => {
    responses = town('year', 80, 1)
    await prepared()
    const before = await test.disk.read(releaseMemoryPath(campaign))
    responses = town('year', 400, 1)
    const second = await prepare()
    assert.ok(!second.ok, 'the second is refused')
    assert.match(second.error, /waiting for approval already\. Approve it or send it back first/)
    assert.deepEqual(await test.disk.read(releaseMemoryPath(campaign)), before)
  })

  it('X6: after a crash between remembering and recording, the very document that may have been seen comes', async () => {
    responses = town('year', 80, 1)
    const use = parts()
    let lost = ''
    const documents = {
      ...use.documents,
      put: async (text: string) => {
        lost = text
        return use.documents.put(text)
      },
    }
    const { writer: alive } = use
    const writer = {
      ahead: alive.ahead,
      read: (look: never) => alive.read(look),
      do: () => Promise.reject(new Error('killed')),
    } as unknown as ReleaseParts['writer']
    await assert.rejects(prepare({ ...use, documents, writer }), /killed/)
    responses = town('year', 85, 1)
    assert.equal(textOf(await prepared()), lost)
  })

  it('X6: an older memory, which names no last one, goes by the record', async () => {
    responses = town('year', 80, 1)
    const first = await prepared()
    await sendBack(first)
    const path = releaseMemoryPath(campaign)
    const stored = Buffer.from((await test.disk.read(path)) ?? []).toString('utf8')
    const { summaries } = JSON.parse(Buffer.from(stored, 'base64').toString('utf8'))
    const older = Buffer.from(JSON.stringify({ summaries })).toString('base64')
    await test.disk.replace(path, Buffer.from(older))
    responses = town('year', 81, 1)
    assert.equal(textOf(await prepared()), textOf(first))
  })

  it('X5: is held to whoever knows how many are in a cell that is full', async () => {
    const { writer, documents } = test.box.house
    const quotas = [{ of: [{ at: 'q1', is: ['yes'] }], target: 5 }]
    const by = governor('Adeyemi')
    const made = await documents.put(JSON.stringify({ ...sheet, title: 'With quotas', quotas }))
    campaign = must(await writer.do((state, ctx) => saveCampaign(state, ctx, by, made)))
    responses = [
      ...people('y', 5, { q1: one('yes') }),
      ...people('n', 70, { q1: one('no') }),
      ...people('d', 40, { q1: one('dk') }),
      ...people('p', 12, { q1: one('pnts') }),
    ]
    const first = await prepared()
    assert.equal(documentOf(first).tables[0]?.state, 'shown', 'while nobody knows')
    campaign = must(await writer.do((state, ctx) => saveCampaign(state, ctx, by, made)))
    must(await writer.do((state, ctx) => poolMerged(state, ctx, campaign, 0, [5])))
    assert.equal(documentOf(await prepared()).tables[0]?.state, 'withheld')
  })

  it('X6: with its memory lost nothing more is prepared, and the sentence says what to do', async () => {
    responses = town('year', 80, 1)
    await sendBack(await prepared())
    await test.disk.remove(releaseMemoryPath(campaign))
    responses = town('year', 400, 1)
    const none = await prepare()
    assert.ok(!none.ok, 'it is refused')
    assert.match(none.error, /is missing.*gatehouse restore/)
  })
})
