import assert from 'node:assert/strict'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { ok } from '../../src/basics/result.ts'
import { openBox } from '../../src/box.ts'
import { makeSiteKey, readSigningKey } from '../../src/bundles/sign.ts'
import { trialSettings } from '../../src/config.ts'
import { dumpState } from '../../src/facts/snapshot.ts'
import type { SwitchPort } from '../../src/phone/switch-port.ts'
import { loadAssets } from '../../src/web/assets.ts'
import { liveCampaign } from '../support/a-live-day.ts'
import { startTestBox, type TestBox, testOrigin } from '../support/test-box.ts'

const quiet: SwitchPort = {
  send: async () => ok(undefined),
  listen: () => undefined,
  start: async () => undefined,
  close: async () => undefined,
}

/** For comparing: what is sealed in the view stands here as it is. */
const unsealed = {
  seal: (_key: string, _place: string, content: unknown) => JSON.stringify(content),
}

describe('the view beside the record', () => {
  let test: TestBox
  before(async () => {
    test = await startTestBox()
    await liveCampaign(test)
    await test.box.close()
    await test.exchange.close()
  })
  after(() => rm(test.dir, { recursive: true, force: true }))

  const open = async () => {
    const key = readSigningKey(makeSiteKey().signing)
    if (!key.ok) throw new Error(key.error.what)
    const opened = await openBox({
      disk: test.disk,
      clock: test.clock,
      settings: trialSettings,
      assets: await loadAssets(),
      mode: 'trial',
      version: 'test',
      site: 'test',
      bundleKeys: { signing: key.value, recipients: [] },
      sampleIdentity: test.identity,
      wall: () => test.clock.now(),
      origin: () => testOrigin,
      makePhone: () => quiet,
    })
    if (!opened.ok) assert.fail(opened.error)
    return opened.value
  }

  it('gives the same state as the record read from its beginning', async () => {
    const withView = await open()
    const fast = dumpState(withView.house.writer.ahead, unsealed)
    const people = [...withView.house.writer.ahead.people.values()]
    await withView.close()
    await rm(join(test.dir, 'box/view.json'))
    const without = await open()
    const slow = dumpState(without.house.writer.ahead, unsealed)
    assert.deepEqual([...without.house.writer.ahead.people.values()], people)
    await without.close()
    const comparable = (dump: typeof fast) => {
      const { seq: _s, at: _a, ...rest } = (dump?.state ?? {}) as Record<string, unknown>
      return rest
    }
    assert.deepEqual(comparable(fast), comparable(slow))
  })

  it('holds nobody’s name, prison number or hash in clear', async () => {
    const text = await readFile(join(test.dir, 'box/view.json'), 'utf8')
    for (const word of ['Archer', 'A1001AA', 'argon2', 'r.adeyemi'])
      assert.ok(!text.includes(word), word)
  })

  it('is put aside when it is damaged, and the record is read instead', async () => {
    const path = join(test.dir, 'box/view.json')
    const text = await readFile(path, 'utf8')
    await test.disk.replace('view.json', Buffer.from(text.replace('"live"', '"shut"')))
    const box = await open()
    assert.equal([...box.house.writer.ahead.campaigns.values()][0]?.life, 'live')
    await box.close()
  })
})
