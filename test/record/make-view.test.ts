import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { answerBlock, endOwnCall } from '../../src/facts/decide-interview.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import { dumpState } from '../../src/facts/snapshot.ts'
import type { State } from '../../src/facts/state.ts'
import type { Ground } from '../../src/record/open-ground.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { loadSavedState } from '../../src/record/state-view.ts'
import { again, agent, call, note, openOn, withCall } from './ground.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const answered = ({ writer }: Ground) =>
  writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'answered', call }))

const press = async ({ writer }: Ground) => {
  const done = await writer.do((s, c) => {
    const [interview] = s.interviews.values()
    assert.ok(interview && interview.at !== 'completed', 'an interview is under way')
    const { at: place, turns: turn } = interview
    return answerBlock(s, c, agent, { place, turn, answer: { kind: 'said' } })
  })
  assert.ok(done.ok, 'the press is taken')
}

const interviewOf = ({ writer }: Ground) => [...writer.ahead.interviews.values()][0]

/** The state as plain words, with what the view seals laid open. */
function plain(state: State): unknown {
  const { state: dumped } = dumpState(state, { seal: (_k, _p, content) => JSON.stringify(content) })
  // What is undefined is not there: JSON makes no difference.
  return JSON.parse(JSON.stringify(dumped))
}

describe('the view, made of what lies on the disk', () => {
  it('holds an interview under way, and the steps before and after it are each folded once', async () => {
    for (const before of [0, 1, 2]) {
      for (const later of [0, 1, 2]) {
        const disk = new SimulatedDisk()
        const ground = await withCall(disk)
        await answered(ground)
        for (let n = 0; n < before; n++) await press(ground)
        await ground.keepState()
        // Steps alone: the line that they follow is the very line that the view was made of.
        for (let n = 0; n < later; n++) await press(ground)
        const now = structuredClone(interviewOf(ground))
        assert.equal(now?.trail.length, before + later)
        const cut = disk.afterPowerCut()
        assert.ok(cut.files.has('view.json'), 'the view is there')
        assert.deepEqual(interviewOf(await again(cut)), now, `${before} before and ${later} after`)
      }
    }
  })

  it('gives the state that the record gives when it is read from its beginning', async () => {
    const disk = new SimulatedDisk()
    const ground = await withCall(disk)
    await answered(ground)
    await press(ground)
    await ground.keepState()
    const without = disk.afterPowerCut()
    without.files.delete('view.json')
    const [fast, slow] = [await openOn(disk.afterPowerCut()), await openOn(without)]
    assert.deepEqual(plain(fast.writer.ahead), plain(slow.writer.ahead))
    assert.equal(fast.checkpoints.size(), slow.checkpoints.size())
  })

  it('is made while lines go on being written, and a start reads those after it', async () => {
    const disk = new SimulatedDisk()
    const ground = await withCall(disk)
    await answered(ground)
    const keeping = ground.keepState()
    await Promise.all([keeping, press(ground)])
    await press(ground)
    const restarted = await again(disk.afterPowerCut())
    assert.deepEqual(interviewOf(restarted), interviewOf(ground))
  })

  it('says nothing of an interview once its key is gone, nor by its length how far it had come', async () => {
    const lengths = new Set<number>()
    for (const presses of [0, 1, 2]) {
      const disk = new SimulatedDisk()
      const ground = await withCall(disk)
      await answered(ground)
      for (let n = 0; n < presses; n++) await press(ground)
      await ground.keepState()
      const text = Buffer.from(disk.get('view.json')).toString('utf8')
      // What is sealed spells any four letters by chance, now and then.
      const clear = text.replaceAll(/"sealed":"[^"]*"/g, '')
      for (const word of ['hello', 'prison"', 'said', interviewOf(ground)?.seed ?? '?'])
        assert.ok(!clear.includes(word), `${word} is not in clear`)
      lengths.add(/"sealed":"([^"]{9000,})"/.exec(text)?.[1]?.length ?? 0)
      const key = interviewOf(ground)?.key
      assert.ok(key, 'an interview has its key')
      await ground.keys.destroy([key])
      const saved = await loadSavedState(disk, ground.keys)
      assert.ok(saved, 'the view can be read')
      assert.deepEqual([...saved.state.interviews.values()][0]?.answers, {})
    }
    assert.equal(lengths.size, 1)
    assert.ok(!lengths.has(0), 'an interview is in the view')
  })

  it('is left as it was when the power is cut at any operation of its making', async () => {
    const whole = new SimulatedDisk()
    const ground = await withCall(whole)
    await answered(ground)
    await ground.keepState()
    await press(ground)
    const begin = whole.operations
    await ground.keepState()
    const operations = whole.operations - begin
    for (let cut = 1; cut <= operations; cut++) {
      const disk = new SimulatedDisk()
      const box = await withCall(disk)
      await answered(box)
      await box.keepState()
      await press(box)
      disk.cutAt = disk.operations + cut
      await box.keepState().catch(() => undefined)
      const restarted = await again(disk.afterPowerCut(1_000_000))
      assert.equal(interviewOf(restarted)?.trail.length, 1)
    }
  })

  it('is begun again, with a new segment, when many lines have come since the last', async (t) => {
    const dir = await mkdtemp(join(tmpdir(), 'gatehouse-view-'))
    t.after(() => rm(dir, { recursive: true, force: true }))
    const disk = realDisk(dir)
    const ground = await openOn(disk)
    await ground.keepState()
    const first = await disk.read('view.json')
    await ground.keepLongState()
    assert.deepEqual(await disk.read('view.json'), first, 'not yet')
    const facts = Array.from({ length: 1_000 }, () => {
      return { type: 'record.viewed', by: agent, data: {} } as const
    })
    for (let n = 0; n < 50; n++) await note(ground, ...facts)
    await ground.keepLongState()
    assert.notDeepEqual(await disk.read('view.json'), first)
    assert.ok(
      (await disk.list('record')).includes('000002.jsonl'),
      'the next start reads a new segment',
    )
    const restarted = await openOn(disk)
    assert.equal(restarted.writer.ahead.seq, ground.writer.ahead.seq + 1)
    for (const { writer, checkpoints, keys } of [ground, restarted])
      await Promise.all([writer.close(), checkpoints.close(), keys.close()])
  })

  it('is never needed: a call that ended is coded after a restart with it or without it', async () => {
    const disk = new SimulatedDisk()
    const ground = await withCall(disk)
    await answered(ground)
    await ground.keepState()
    await ground.writer.do((s, c) => endOwnCall(s, c, agent))
    await ground.writer.do((s, c) =>
      takeSwitchEvent(s, c, { kind: 'ended', call, cause: 'normal' }),
    )
    const restarted = await again(disk.afterPowerCut())
    assert.equal(restarted.writer.ahead.calls.get(call)?.state, 'wrapping-up')
  })
})
