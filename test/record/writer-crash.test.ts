import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { answerBlock, takeExit } from '../../src/facts/decide-interview.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import type { Ground } from '../../src/record/open-ground.ts'
import { again, agent, call, withCall } from './ground.ts'
import { SimulatedDisk } from './simulated-disk.ts'

type Did = { readonly what: string; readonly done: boolean }

const answered = ({ writer }: Ground) =>
  writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'answered', call }))

const press = ({ writer }: Ground) =>
  writer.do((s, c) => {
    const [interview] = s.interviews.values()
    assert.ok(interview && interview.at !== 'completed')
    const { at: place, turns: turn } = interview
    return answerBlock(s, c, agent, { place, turn, answer: { kind: 'said' } })
  })

const exit = ({ writer }: Ground) => writer.do((s, c) => takeExit(s, c, agent, 'distressed'))

const interviewOf = ({ writer }: Ground) => [...writer.ahead.interviews.values()][0]

/** An answer, two presses and an exit with its incident: facts alone, steps alone, and both together. */
async function conversation(ground: Ground): Promise<Did[]> {
  const did: Did[] = []
  for (const [what, work] of [
    ['answered', answered],
    ['press', press],
    ['press', press],
    ['exit', exit],
  ] as const) {
    const done = await work(ground).then(
      () => true,
      () => false,
    )
    did.push({ what, done })
    if (!done) break
  }
  return did
}

/** What must be true of any restart, whatever reached the disk of what nobody was told. */
function assertSettled(ground: Ground, did: readonly Did[]): void {
  const { ahead } = ground.writer
  const told = (what: string) => did.filter((one) => one.what === what && one.done).length
  const now = ahead.calls.get(call)
  const interview = interviewOf(ground)
  if (told('answered') > 0) assert.equal(now?.state, 'talking', 'an answer that was told is kept')
  if (now?.state !== 'talking') {
    assert.equal(interview, undefined)
    return
  }
  assert.ok(interview, 'a conversation has its interview')
  assert.notEqual(interview.at, '', 'and its page')
  assert.notEqual(interview.seed, '')
  const presses = interview.trail.length
  assert.ok(presses >= told('press') && presses <= told('press') + 1)
  const places = ['hello', 'prison', 'listening']
  assert.deepEqual(interview.trail, places.slice(0, presses))
  if (told('exit') > 0) {
    assert.equal(interview.ending?.by, 'exit')
    assert.equal(ahead.incidents.size, 1)
  }
}

describe('a crash in the middle of a conversation', () => {
  it('the interview after a restart is the one before it, to the letter', async () => {
    const disk = new SimulatedDisk()
    const ground = await withCall(disk)
    await conversation(ground)
    const before = structuredClone(interviewOf(ground))
    assert.ok(before)
    assert.deepEqual(interviewOf(await again(disk.afterPowerCut())), before)
    // And once more, from what that restart left.
    assert.deepEqual(interviewOf(await again(disk.afterPowerCut(99_999))), before)
  })

  it('after a power cut at any operation, with any of the unsynced bytes there, nothing told is lost', async () => {
    const whole = new SimulatedDisk()
    const ground = await withCall(whole)
    const begin = whole.operations
    const places = await conversation(ground)
    assert.deepEqual(
      places.map(({ done }) => done),
      [true, true, true, true],
    )
    const { trail } = interviewOf(ground) ?? {}
    assert.deepEqual(trail, ['hello', 'prison'])
    const operations = whole.operations - begin
    assert.ok(operations >= 8, 'both journals are written and synced')
    for (let cut = 1; cut <= operations; cut++) {
      for (const keep of [0, 700, 1_000_000]) {
        const disk = new SimulatedDisk()
        const box = await withCall(disk)
        disk.cutAt = disk.operations + cut
        const did = await conversation(box)
        assertSettled(await again(disk.afterPowerCut(keep)), did)
      }
    }
  })

  for (const lost of ['record', 'steps'] as const) {
    it(`when of an answer only the ${lost === 'record' ? 'steps' : 'record'} reached the disk, it is settled, and the way on is whole`, async () => {
      const disk = new SimulatedDisk()
      const ground = await withCall(disk)
      const file = `${lost}/000001.jsonl`
      const kept = disk.get(file).slice()
      await answered(ground)
      const cut = disk.afterPowerCut()
      cut.put(file, kept)
      const restarted = await again(cut)
      assertSettled(restarted, [])
      const up = restarted.writer.ahead.calls.get(call)?.state
      // What is said of a call lies with its steps: the answer is there as a whole, or not at all.
      assert.equal(up, lost === 'record' ? 'talking' : 'placing')
      // The switch tells again of a leg that it has, and the conversation begins.
      await answered(restarted)
      assert.equal(interviewOf(restarted)?.at, 'hello')
      assert.equal(restarted.writer.ahead.interviews.size, 1)
      assert.equal((await press(restarted)).ok, true)
      assert.deepEqual(interviewOf(await again(cut.afterPowerCut()))?.trail, ['hello'])
    })
  }

  it('a step of a batch that was lost is never taken for one of the lines that came in its place', async () => {
    const disk = new SimulatedDisk()
    const ground = await withCall(disk)
    await answered(ground)
    const kept = disk.get('record/000001.jsonl').slice()
    await exit(ground)
    const cut = disk.afterPowerCut()
    cut.put('record/000001.jsonl', kept)
    const restarted = await again(cut)
    assert.equal(restarted.writer.ahead.incidents.size, 0)
    // The exit's step follows a line that is gone: nobody was told, and the interview goes on.
    assert.equal(interviewOf(restarted)?.ending, undefined)
    const later = await again(cut.afterPowerCut())
    assert.equal(interviewOf(later)?.ending, undefined)
  })
})
