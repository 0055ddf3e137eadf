import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CampaignId, ReleaseId } from '../../src/basics/ids.ts'
import { ok } from '../../src/basics/result.ts'
import { approveRelease, sendBackRelease } from '../../src/facts/decide-release.ts'
import type { Actor } from '../../src/facts/fact.ts'
import type { Response } from '../../src/results/tabulate.ts'
import { prepareRelease, type ReleaseParts } from '../../src/upkeep/prepare-release.ts'
import { busScript, town } from '../results/support.ts'
import { liveCampaign, must, personNamed } from '../support/a-live-day.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'

/** Keys that seal nothing: what is tried here is the order of things. */
const openKeys = {
  seal: (_key: string, text: Uint8Array) => Buffer.from(text).toString('base64'),
  open: (_key: string, stored: string) => ok(new Uint8Array(Buffer.from(stored, 'base64'))),
} as unknown as ReleaseParts['keys']

describe('preparing a release while others decide', () => {
  let test: TestBox
  let campaign: CampaignId
  let responses: readonly Response[]

  before(async () => {
    test = await startTestBox()
    campaign = await liveCampaign(test)
  })
  after(() => test.close())

  const governor = (last: string): Actor => ({
    person: personNamed(test.box.house, last),
    role: 'governor',
  })

  function parts(): ReleaseParts {
    const { writer, documents } = test.box.house
    const stores = { responses: () => ({ readAll: () => responses, notAsked: () => undefined }) }
    const scripted = { ...documents, script: () => busScript }
    return { disk: test.disk, keys: openKeys, writer, documents: scripted, stores: stores as never }
  }

  const prepare = (use = parts()) => prepareRelease(use, governor('Adeyemi'), campaign)

  async function approve(release: ReleaseId): Promise<void> {
    const ask = { release, intruderCheck: true }
    const by = governor('Pritchard')
    must(
      await test.box.house.writer.do((state, ctx) =>
        approveRelease(state, ctx, by, ask, 'second-governor'),
      ),
    )
  }

  it('X6: is refused when another release was approved while this one was planned', async () => {
    responses = town('year', 80, 1)
    const first = await prepare()
    assert.ok(first.ok && first.value.kind === 'prepared')
    const { release } = first.value

    responses = town('year', 140, 1)
    const late = parts()
    const put = late.documents.put
    // The plan is made without the first release; before it is proposed, the first is approved.
    const documents = {
      ...late.documents,
      put: async (text: string) => {
        await approve(release)
        return put(text)
      },
    }
    const second = await prepare({ ...late, documents })
    assert.ok(!second.ok)
    assert.match(second.error, /approved in the meantime.*again/)

    const again = await prepare()
    assert.ok(again.ok && again.value.kind === 'prepared', 'and goes through when asked again')
    const by = governor('Adeyemi')
    const { release: next } = again.value
    must(await test.box.house.writer.do((state, ctx) => sendBackRelease(state, ctx, by, next)))
  })

  it('X6: the same responses give the earlier release, not a new one', async () => {
    responses = town('year', 80, 1)
    const same = await prepare()
    assert.ok(same.ok && same.value.kind === 'unchanged')
  })
})
