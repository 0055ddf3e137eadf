import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { hour, minute } from '../src/basics/instant.ts'
import { instantAt, localTime } from '../src/fieldwork/local-time.ts'
import { realDisk } from '../src/record/real-disk.ts'
import { trialClock } from '../src/trial-clock.ts'
import { until } from './support/until.ts'

const tuesday = '2026-11-24'
const at = (ms: number) => instantAt(tuesday, ms)

describe('the clock of the trial', () => {
  let dataDir: string
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-clock-'))
    await mkdir(join(dataDir, 'box/record'), { recursive: true })
  })
  afterEach(() => rm(dataDir, { recursive: true, force: true }))
  const open = (speed = 30) => trialClock(realDisk(join(dataDir, 'box')), { dataDir, speed })
  const lineAt = (ms: number) =>
    writeFile(
      join(dataDir, 'box/record/00000001.jsonl'),
      `{"seq":1,"at":${at(ms)},"type":"box.started"}\n`,
    )
  const noted = () => readFile(join(dataDir, 'clock'), 'utf8').catch(() => '')

  it('of a new one begins at ten on a working day, whatever was noted before', async () => {
    await writeFile(join(dataDir, 'clock'), `${at(15 * hour)}\n`)
    const { clock, stop } = await open()
    const { weekday, msOfDay } = localTime(clock.now())
    assert.ok(!['Sat', 'Sun'].includes(weekday), weekday)
    assert.ok(msOfDay >= 10 * hour && msOfDay < 11 * hour, `${msOfDay}`)
    await stop()
  })

  it('goes on from where it was stopped, though the record has no line of the last calls', async () => {
    await lineAt(11 * hour)
    const first = await open(3_000)
    await until('a minute', () => first.clock.now() > at(11 * hour + minute))
    const stopped = first.clock.now()
    await first.stop()
    const second = await open(1)
    assert.ok(second.clock.now() >= stopped, 'not before it was stopped')
    await second.stop()
  })

  it('of a process that was killed begins no earlier than the moment of its death', async () => {
    await lineAt(11 * hour)
    const killed = await open(600)
    // Never stopped: what it noted last is all that the next one knows.
    await until('it has noted itself', async () => (await noted()) !== '')
    const died = killed.clock.now()
    const second = await open(1)
    assert.ok(second.clock.now() >= died, 'not before')
    await killed.stop()
    await second.stop()
  })

  it('takes no note for a time that is none, and none that is older than the record', async () => {
    await lineAt(12 * hour)
    for (const note of [
      '',
      'soon\n',
      '99999999999999999\n',
      `${at(10 * hour)}\n`,
      '\0'.repeat(14),
    ]) {
      await writeFile(join(dataDir, 'clock'), note)
      const { clock, stop } = await open(1)
      const { msOfDay, date } = localTime(clock.now())
      assert.equal(date, tuesday, JSON.stringify(note))
      assert.ok(msOfDay >= 12 * hour && msOfDay < 12 * hour + minute, JSON.stringify(note))
      await stop()
    }
  })
})
