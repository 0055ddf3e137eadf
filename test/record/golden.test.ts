import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type Instant, later, second } from '../../src/basics/instant.ts'
import { ok } from '../../src/basics/result.ts'
import { openBox } from '../../src/box.ts'
import { makeSiteKey, readSigningKey } from '../../src/bundles/sign.ts'
import { trialSettings } from '../../src/config.ts'
import type { SwitchPort } from '../../src/phone/switch-port.ts'
import { openGround } from '../../src/record/open-ground.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { verifyRecordCommand } from '../../src/record/verify-command.ts'
import type { NumberSource } from '../../src/switchboard/number-source.ts'
import { loadAssets } from '../../src/web/assets.ts'
import { type Golden, goldenPaths, goldens, summaryOf } from '../support/golden.ts'
import { openStores } from '../support/near-stores.ts'
import { testOrigin } from '../support/test-box.ts'
import { standingClock } from './ground.ts'

const quiet: SwitchPort = {
  send: async () => ok(undefined),
  listen: () => undefined,
  start: async () => undefined,
  close: async () => undefined,
}

for (const golden of Object.keys(goldens) as Golden[]) {
  describe(`${golden}, the folder that a box left behind ${goldens[golden]}`, () => {
    const paths = goldenPaths(golden)
    let dir: string
    let expected: ReturnType<typeof summaryOf>

    before(async () => {
      dir = await mkdtemp(join(tmpdir(), 'gatehouse-golden-'))
      expected = JSON.parse(await readFile(paths.expected, 'utf8'))
    })
    after(() => rm(dir, { recursive: true, force: true }))

    const copy = async (name: string) => {
      const to = join(dir, name)
      await cp(paths.box, to, { recursive: true })
      return to
    }

    /** Starts the box as the product does, on a copy. */
    const start = async (folder: string) => {
      const key = readSigningKey(makeSiteKey().signing)
      if (!key.ok) throw new Error(key.error.what)
      let numbers: NumberSource = () => undefined
      const clock = standingClock(later(expected.atLeast.at as Instant, 5 * second))
      const opened = await openBox({
        disk: realDisk(folder),
        clock,
        settings: trialSettings,
        assets: await loadAssets(),
        mode: 'trial',
        version: 'test',
        site: 'day',
        bundleKeys: { signing: key.value, recipients: [] },
        sampleIdentity: '',
        wall: () => clock.at,
        origin: () => testOrigin,
        makePhone: (source) => {
          numbers = source
          return quiet
        },
      })
      return { opened, numberOf: (id: Parameters<NumberSource>[0]) => numbers(id) }
    }

    for (const view of ['with its view', 'from the lines alone'] as const) {
      it(`starts ${view}, and knows what the box knew`, async () => {
        const folder = await copy(view)
        if (view === 'from the lines alone') await rm(join(folder, 'view.json'))
        const { opened, numberOf } = await start(folder)
        if (!opened.ok) assert.fail(opened.error)
        const { ahead } = opened.value.house.writer
        const found = summaryOf(ahead, numberOf)
        // A start adds lines of its own.
        assert.equal(expected.people.filter(({ name }) => name === 'erased').length, 1)
        assert.ok(expected.destroyedKeys.length > 0 && expected.interviews.length === 1)
        assert.ok(found.atLeast.lines > expected.atLeast.lines)
        assert.deepEqual(
          JSON.parse(JSON.stringify({ ...found, atLeast: expected.atLeast })),
          expected,
        )
        await opened.value.close()
        const { exit, lines } = await verifyRecordCommand({ dir: folder })
        assert.equal(exit, 0, lines.join('\n'))
      })
    }

    it('has its responses, those that wait to be mixed, and everybody who is never to be called', async () => {
      const disk = realDisk(await copy('its stores'))
      const clock = standingClock(expected.atLeast.at as Instant)
      const opened = await openGround({ disk, clock, settings: trialSettings, site: 'day' })
      if (!opened.ok) assert.fail(opened.error)
      const { writer, keys, checkpoints } = opened.value
      const stores = await openStores(disk, keys, opened.value.mixingKey, writer.ahead)
      const [campaign] = writer.ahead.campaigns.keys()
      assert.ok(campaign)
      assert.equal(stores.responses(campaign)?.readAll().length, expected.campaigns[0]?.merged)
      const { pool } = stores.campaign(campaign)
      const done = stores.done(campaign)
      assert.equal(pool.waiting(), expected.campaigns[0]?.waiting)
      const slots = expected.samples[0]?.slots ?? 0
      const all = Array.from({ length: slots }, (_, n) => `+441632960${String(n).padStart(3, '0')}`)
      const open = new Set(expected.samples[0]?.numbers.filter((one) => one !== 'gone'))
      assert.ok(open.size < slots, 'some cases are final')
      for (const number of all) assert.equal(done?.has(number), !open.has(number))
      const never = all.filter((number) => stores.doNotCall.has(number))
      assert.equal(never.length, 1)
      for (const part of [writer, checkpoints, stores, keys]) await part.close()
    })

    it('is refused, untouched and in words, when it says that it is of a format nobody knows', async () => {
      const folder = await copy('another format')
      const path = join(folder, 'record/000001.jsonl')
      const text = (await readFile(path, 'utf8')).replace('"format":1', '"format":2')
      await writeFile(path, text)
      await rm(join(folder, 'view.json'))
      const { opened } = await start(folder)
      assert.equal(opened.ok, false)
      assert.match(
        opened.ok ? '' : opened.error,
        /record\/000001\.jsonl, line 1: This release does not know the format\. Start the release/,
      )
      assert.equal(await readFile(path, 'utf8'), text)
    })
  })
}
