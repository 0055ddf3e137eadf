import assert from 'node:assert/strict'
import { it } from 'node:test'
import { trialSettings } from '../../src/config.ts'
import { takeExit } from '../../src/facts/decide-interview.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import { openWriter, type Writer } from '../../src/record/writer.ts'
import type { WriterParts } from '../../src/record/writer-parts.ts'
import { agent, call, standingClock, withCall } from './ground.ts'
import { SimulatedDisk } from './simulated-disk.ts'

/** A writer over journals that are on disk when the test says so, with an interview under way. */
async function writerOnCue() {
  const disk = new SimulatedDisk()
  const ground = await withCall(disk)
  await ground.writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'answered', call }))
  const cues: { record: () => void; steps: (cause?: Error) => void } = {
    record: () => undefined,
    steps: () => undefined,
  }
  const record = new Promise<void>((resolve) => {
    cues.record = resolve
  })
  const steps = new Promise<void>((resolve, reject) => {
    cues.steps = (cause) => (cause ? reject(cause) : resolve())
  })
  const lines: string[] = []
  const parts = {
    ...ground,
    journal: { batchStart: (seq: number) => seq, append: () => record },
    steps: { seq: 0, append: () => steps },
    clock: standingClock(),
    settings: trialSettings,
    boot: 'boot',
    state: ground.writer.ahead,
    tail: ground.writer.tail,
    lastBoot: 'boot',
    onLine: (text: string) => lines.push(text),
  } as unknown as WriterParts
  return { writer: openWriter(parts), cues, lines }
}

const withSteps = (writer: Writer) => writer.do((s, c) => takeExit(s, c, agent, 'distressed'))
const factAlone = (writer: Writer) =>
  writer.do(() => ({
    ok: true,
    value: { facts: [{ type: 'record.viewed', by: agent, data: {} }], reply: undefined },
  }))

const turn = () => new Promise((resolve) => setImmediate(resolve))

it('lines, facts and effects come out in the order of the record, however many promises each waits for', async () => {
  const { writer, cues, lines } = await writerOnCue()
  const heard: string[] = []
  writer.onSynced((facts) => heard.push(...facts.map(({ type }) => type)))
  const first = withSteps(writer)
  cues.steps()
  await turn()
  // The steps of the first are safe, so the second waits for the record alone: it has one promise less.
  const second = factAlone(writer)
  cues.record()
  await Promise.all([first, second])
  const seqs = lines.map((line) => (JSON.parse(line) as { seq: number }).seq)
  assert.deepEqual(
    seqs,
    [...seqs].sort((a, b) => a - b),
  )
  assert.equal(heard.at(-1), 'record.viewed')
})

it('after steps that failed nothing decided on them is acknowledged, even when its own line is safe', async () => {
  const { writer, cues } = await writerOnCue()
  const first = withSteps(writer)
  first.catch(() => undefined)
  cues.steps(new Error('EIO: i/o error'))
  await Promise.resolve()
  await Promise.resolve()
  const second = factAlone(writer)
  cues.record()
  await assert.rejects(first, /EIO/)
  await assert.rejects(second, /EIO/)
})
