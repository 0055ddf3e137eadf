import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { InterviewId, KeyId } from '../../src/basics/ids.ts'
import { ok } from '../../src/basics/result.ts'
import { takeExit } from '../../src/facts/decide-interview.ts'
import { closeShift, closingChecks } from '../../src/facts/decide-room.ts'
import { openKeySlots } from '../../src/record/key-slots.ts'
import { openKeys } from '../../src/record/keys.ts'
import { loadMasterKey } from '../../src/record/master-key.ts'
import { fewestTogether } from '../../src/record/mixing.ts'
import { sealAnswers } from '../../src/record/sealed-answers.ts'
import { importSample } from '../../src/upkeep/import-sample.ts'
import { agent, call, campaign, case_, note, sample, supervisor, withCall } from './ground.ts'
import { endedBy, type House, house, restarted, talking } from './house.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const token = 'ab'.repeat(16)

/** Completes the interview that is up, with these answers. */
async function complete({ ground: { writer } }: House): Promise<void> {
  await writer.do((state) => {
    const [interview] = state.interviews.values()
    assert.ok(interview)
    const on = { interview: interview.id, call, campaign, seat: agent.seat }
    return ok({
      facts: [
        {
          type: 'interview.completing',
          on,
          data: { key: interview.key },
          secret: { token, answers: '{"age":{"kind":"one","option":"35-54"}}' },
        },
      ],
      effects: [{ do: 'finish-interview', interview: interview.id }],
      reply: undefined,
    })
  })
}

/** Every step on the disk that any key on the disk opens. */
async function readableSteps(disk: SimulatedDisk): Promise<number> {
  const loaded = await loadMasterKey(disk, { create: false })
  assert.ok(loaded.ok)
  const masterKey = loaded.value
  const { found } = await openKeySlots(disk, masterKey)
  const keys = await openKeys({ disk, masterKey })
  const files = (await disk.list('steps')).map((name) => disk.get(`steps/${name}`))
  const lines = files.flatMap((bytes) => Buffer.from(bytes).toString().split('\n').slice(1, -1))
  const all = lines.map((line) => JSON.parse(line) as { interview: string; body?: string })
  const steps = all.flatMap(({ interview, body }) => (body ? [{ interview, body }] : []))
  const opens = (id: KeyId, { interview, body }: (typeof steps)[number]) =>
    keys.open(id, body, `gatehouse/steps/${interview}`).ok
  return steps.filter((step) => [...found.keys()].some((id) => opens(id, step))).length
}

describe('a completed interview', () => {
  it('becomes one response in the pool, its key is gone and its steps cannot be read (design 3)', async () => {
    const disk = new SimulatedDisk()
    const opened = await talking(disk)
    assert.equal(await readableSteps(disk), 3)
    await complete(opened)
    await opened.keeping.idle()
    assert.equal(opened.stores.campaign(campaign).pool.waiting(), 1)
    assert.equal(await readableSteps(disk), 0)
    assert.equal(opened.ground.writer.ahead.campaigns.get(campaign)?.waitingToMerge, 1)
  })

  it('after a crash at any moment is, after the next start, exactly one response and no key', async () => {
    const whole = new SimulatedDisk()
    const once = await talking(whole)
    const begin = whole.operations
    await complete(once)
    await once.keeping.idle()
    const operations = whole.operations - begin
    assert.ok(operations >= 8, `${operations} operations: fact, pool, key, fact`)
    for (let cut = 1; cut <= operations; cut++) {
      const disk = new SimulatedDisk()
      const opened = await talking(disk)
      disk.cutAt = disk.operations + cut
      await complete(opened).catch(() => undefined)
      await opened.keeping.idle().catch(() => undefined)
      for (const keep of [0, 1_000_000]) {
        const left = disk.afterPowerCut(keep)
        const after = await restarted(left)
        const { ahead } = after.ground.writer
        const { pool } = after.stores.campaign(campaign)
        if (ahead.interviews.size === 1) {
          assert.equal(pool.waiting(), 0, 'its completion never reached the disk')
          continue
        }
        assert.equal(ahead.completing.size, 0)
        assert.equal(pool.waiting(), 1, `cut at ${cut}, ${keep} bytes kept`)
        assert.equal(ahead.campaigns.get(campaign)?.waitingToMerge, 1)
        assert.equal(await readableSteps(left), 0)
        const twice = await restarted(left.afterPowerCut())
        assert.equal(
          twice.stores.campaign(campaign).pool.waiting(),
          1,
          'and a second start adds none',
        )
      }
    }
  })
})

describe('two completions that a crash left in the middle, with enough waiting for a merge', () => {
  it('are one response each after the next start, whatever was merged meanwhile', async () => {
    const answers = Buffer.from('{"age":{"kind":"one","option":"16-34"}}')
    const prepare = async (disk: SimulatedDisk) => {
      const opened = await house(await withCall(disk), disk)
      const { pool } = opened.stores.campaign(campaign)
      for (let i = 0; i < 2 * fewestTogether; i++) {
        const other = i.toString(16).padStart(32, '0')
        await pool.add(sealAnswers(opened.ground.mixingKey, campaign, answers), other)
        pool.settle(other)
      }
      return opened
    }
    const both = ({ ground: { writer } }: House) =>
      writer.do((_state, ctx) => {
        const two = ['one', 'two'].map((name, i) => ({
          type: 'interview.completing' as const,
          on: { interview: name as InterviewId, campaign },
          data: { key: ctx.key() },
          secret: { token: `${i}e`.repeat(16), answers: answers.toString() },
        }))
        const effects = two.map(({ on }) => ({
          do: 'finish-interview' as const,
          interview: on.interview,
        }))
        return ok({ facts: two, effects, reply: undefined })
      })
    const whole = new SimulatedDisk()
    const once = await prepare(whole)
    const begin = whole.operations
    await both(once)
    await once.keeping.idle()
    for (let cut = 3; cut <= whole.operations - begin; cut += cut < 24 ? 1 : 11) {
      const disk = new SimulatedDisk()
      const opened = await prepare(disk)
      disk.cutAt = disk.operations + cut
      await both(opened).catch(() => undefined)
      await opened.keeping.idle().catch(() => undefined)
      const { ground, stores } = await restarted(disk.afterPowerCut())
      const merged = stores.responses(campaign)?.readAll().length ?? 0
      assert.equal(
        merged + stores.campaign(campaign).pool.waiting(),
        2 * fewestTogether + 2,
        `cut at ${cut}`,
      )
      assert.equal(ground.writer.ahead.campaigns.get(campaign)?.mergedResponses, merged)
    }
  })
})

describe('R2: an interview that was not to be kept', () => {
  for (const exit of ['stop-and-delete', 'never-call', 'refuses', 'child', 'distressed'] as const) {
    it(`${exit}: its key is destroyed, no key on the disk reads its steps, nothing is in the pool`, async () => {
      const disk = new SimulatedDisk()
      const opened = await talking(disk)
      await endedBy(opened, exit)
      await opened.keeping.idle()
      assert.equal(await readableSteps(disk), 0)
      assert.equal(opened.stores.campaign(campaign).pool.waiting(), 0)
      assert.equal(opened.ground.writer.ahead.doomedKeys.size, 0)
    })
  }

  it('a crash before the key was destroyed is settled at the next start', async () => {
    const disk = new SimulatedDisk()
    const opened = await talking(disk)
    opened.ground.writer.onEffects(() => undefined)
    await endedBy(opened, 'stop-and-delete')
    const left = disk.afterPowerCut()
    assert.equal(await readableSteps(left.afterPowerCut()), 4, 'as if the process had died here')
    await restarted(left)
    assert.equal(await readableSteps(left), 0)
  })

  it('T3: the number of “never call again” is on the list, gone from the vault, and never let in again', async () => {
    const disk = new SimulatedDisk()
    const opened = await talking(disk)
    const number = opened.stores.numberOf(case_)
    assert.ok(number)
    await endedBy(opened, 'never-call')
    await opened.keeping.idle()
    assert.equal(opened.stores.doNotCall.has(number), true)
    assert.equal(opened.stores.numberOf(case_), undefined)
    assert.equal(opened.ground.writer.ahead.doomedNumbers.size, 0)
    const again = await restarted(disk.afterPowerCut())
    const national = `0${number.slice(3)}`
    const spelled = [
      number,
      national,
      `${national.slice(0, 5)} ${national.slice(5, 8)} ${national.slice(8)}`,
    ]
    const { ground, stores } = again
    for (const [index, phone] of spelled.entries()) {
      const imported = await importSample(
        { disk, ...ground, stores, numbers: stores.numbers },
        { person: 'ruth' as never, role: 'governor' },
        campaign,
        {
          fileName: 'again.csv',
          source: 'The same list',
          sourceDate: '2026-11-02',
          bytes: async function* () {
            // Another beside it each time: the very same list would not be read at all.
            yield Buffer.from(`phone\r\n${phone}\r\n01632 96099${index}\r\n`)
          },
        },
      )
      assert.ok(imported.ok, JSON.stringify(imported))
      const { sample: id } = imported.value
      const slots = ground.writer.ahead.samples.get(id)?.slots ?? 0
      const inside = Array.from({ length: slots }, (_, i) => stores.numberOf(`${id}.${i}` as never))
      assert.ok(!inside.includes(number), phone)
    }
  })

  it('T3: who rings back and asks for it is never rung again: listed only once that is on disk', async () => {
    const whole = new SimulatedDisk()
    const { stores } = await talking(whole)
    const { numbers } = stores
    const number = stores.numberOf(case_) ?? ''
    for (const unread of ['', 'anonymous', '999', '+12025550100'])
      assert.equal(await numbers.neverAgain(unread), false)
    assert.equal(await numbers.neverAgain(`0${number.slice(3)}`), true)
    assert.deepEqual(await numbers.mayRing([case_]), ['excluded'])
    const after = await restarted(whole.afterPowerCut())
    assert.equal(after.stores.doNotCall.has(number), true)
  })

  it('T3: a disk that fails under who rings back lists nothing', async () => {
    const disk = new SimulatedDisk()
    const { stores } = await talking(disk)
    const number = stores.numberOf(case_) ?? ''
    disk.cutAt = disk.operations + 1
    assert.equal(await stores.numbers.neverAgain(number).catch(() => false), false)
  })

  it('a crash between the list and the fact puts the number on the list all the same (T3)', async () => {
    const whole = new SimulatedDisk()
    const first = await talking(whole)
    const number = first.stores.numberOf(case_) ?? ''
    const begin = whole.operations
    await endedBy(first, 'never-call')
    await first.keeping.idle()
    for (let cut = 1; cut <= whole.operations - begin; cut++) {
      const disk = new SimulatedDisk()
      const opened = await talking(disk)
      const ours = opened.stores.numberOf(case_) ?? ''
      disk.cutAt = disk.operations + cut
      let told = true
      await endedBy(opened, 'never-call').catch(() => {
        told = false
      })
      await opened.keeping.idle().catch(() => undefined)
      const after = await restarted(disk.afterPowerCut())
      if (!told && after.ground.writer.ahead.calls.size > 0) continue
      assert.equal(after.stores.doNotCall.has(ours), true, `cut at ${cut}`)
      assert.equal(after.stores.numberOf(case_), undefined)
    }
    assert.ok(number)
  })
})

describe('the end', () => {
  it('of a shift: the steps are gone, and after a crash at any moment of it they go at the next start', async () => {
    const prepare = async (disk: SimulatedDisk) => {
      const opened = await talking(disk)
      await endedBy(opened, 'refuses')
      await opened.keeping.idle()
      return opened
    }
    const close = ({ ground: { writer } }: House) =>
      writer.do((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks)))
    const stepLines = async (disk: SimulatedDisk) => {
      const files = (await disk.list('steps')).map((name) => disk.get(`steps/${name}`))
      return files.reduce(
        (sum, bytes) => sum + Buffer.from(bytes).toString().split('\n').length - 2,
        0,
      )
    }
    const whole = new SimulatedDisk()
    const once = await prepare(whole)
    assert.ok((await stepLines(whole)) > 4, 'steps, and the facts of the call')
    const begin = whole.operations
    assert.ok((await close(once)).ok)
    await once.keeping.idle()
    assert.equal(await stepLines(whole), 0)
    for (let cut = 1; cut <= whole.operations - begin; cut++) {
      const disk = new SimulatedDisk()
      const opened = await prepare(disk)
      disk.cutAt = disk.operations + cut
      await close(opened).catch(() => undefined)
      await opened.keeping.idle().catch(() => undefined)
      const left = disk.afterPowerCut()
      const after = await restarted(left)
      if (after.ground.writer.ahead.shift) continue
      assert.equal(await stepLines(left), 0, `cut at ${cut}`)
    }
  })

  it('of a shift: a step of the next one that comes while the old ones go is kept', async () => {
    const disk = new SimulatedDisk()
    const opened = await talking(disk)
    const { writer, steps } = opened.ground
    const going = steps.deleteAll()
    await writer.do((s, c) => takeExit(s, c, agent, 'refuses'))
    await going
    const interview = [...writer.ahead.interviews.keys()][0] as InterviewId
    assert.equal(writer.ahead.interviews.get(interview)?.ending?.by, 'exit')
  })

  it('of a campaign with too few waiting: after a crash at any moment a fact says how many were destroyed', async () => {
    const prepare = async (disk: SimulatedDisk) => {
      const opened = await talking(disk)
      await complete(opened)
      await opened.keeping.idle()
      return opened
    }
    const close = ({ ground: { writer } }: House) =>
      writer.do(() =>
        ok({
          facts: [{ type: 'campaign.closed', on: { campaign }, data: {} }],
          effects: [{ do: 'close-pool', campaign }],
          reply: undefined,
        }),
      )
    const disk = new SimulatedDisk()
    const once = await prepare(disk)
    const begin = disk.moment
    await close(once)
    await once.keeping.idle()
    for (let moment = begin; moment <= disk.moment; moment++) {
      const after = await restarted(disk.afterPowerCut(0, moment))
      const closed = after.ground.writer.ahead.campaigns.get(campaign)
      const waiting = closed?.life === 'closed' ? 0 : 1
      assert.equal(closed?.waitingToMerge, waiting, `cut at ${moment - begin}`)
    }
  })

  it('of a campaign: no number of it can be read, and what is settled stays settled (G5, G7)', async () => {
    const prepare = async (disk: SimulatedDisk) => {
      const opened = await talking(disk)
      await endedBy(opened, 'refuses')
      await opened.keeping.idle()
      return opened
    }
    const close = ({ ground: { writer } }: House) =>
      writer.do(() =>
        ok({
          facts: [{ type: 'campaign.closed', on: { campaign }, data: {} }],
          effects: [{ do: 'close-pool', campaign }],
          reply: undefined,
        }),
      )
    const whole = new SimulatedDisk()
    const once = await prepare(whole)
    const begin = whole.operations
    assert.ok(once.stores.numberOf(`${sample}.5` as never))
    await close(once)
    await once.keeping.idle()
    assert.equal(once.stores.numberOf(`${sample}.5` as never), undefined)
    for (let cut = 1; cut <= whole.operations - begin; cut++) {
      const disk = new SimulatedDisk()
      const opened = await prepare(disk)
      disk.cutAt = disk.operations + cut
      await close(opened).catch(() => undefined)
      await opened.keeping.idle().catch(() => undefined)
      const after = await restarted(disk.afterPowerCut())
      if (after.ground.writer.ahead.campaigns.get(campaign)?.life !== 'closed') continue
      assert.equal(after.stores.numberOf(`${sample}.5` as never), undefined, `cut at ${cut}`)
      assert.ok(after.stores.responses(campaign), 'its responses stay')
      await note(after.ground, { type: 'switch.connected', data: {} })
    }
  })
})
