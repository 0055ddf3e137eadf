import { mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256 } from '../../src/basics/hash.ts'
import { refuseSignIn } from '../../src/facts/decide-people.ts'
import type { Line } from '../../src/record/line.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { verifyRecord } from '../../src/record/verify.ts'
import type { Writer } from '../../src/record/writer.ts'
import { closeGround, forgetView, groundIn, growTo, seat } from './long-record.ts'
import { inTurns, type Measure, timed } from './measure.ts'
import { idleWait, longestWait } from './waits.ts'

/** Durable facts a second, start-up, the view and verification, through the box's own writer on a real folder. */
export async function recordBench(): Promise<readonly Measure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'gatehouse-bench-'))
  try {
    return [...(await durableFacts(dir)), ...(await longRecords(join(dir, 'long')))]
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

async function durableFacts(dir: string): Promise<Measure[]> {
  const ground = await groundIn(join(dir, 'facts'))
  // Longer than the first thousands, in which the engine still learns what is hot.
  await factsASecond(ground.writer, 16, 20_000)
  const first = await readFile(join(dir, 'facts/record/000001.jsonl'), 'utf8')
  const [, , line = ''] = first.split('\n')
  const measures: Measure[] = []
  for (const [waiting, facts] of [
    [1, 500],
    [16, 8_000],
    [64, 24_000],
    [256, 48_000],
  ] as const) {
    const ours = () => factsASecond(ground.writer, waiting, facts)
    const raw = (made: Batch) => () => rawASecond(join(dir, 'raw'), made, waiting, facts)
    const same = Buffer.from(`${line}\n`.repeat(waiting))
    const measured = await inTurns(
      5,
      ours,
      raw(() => same),
    )
    const what = `durable facts, ${waiting} waiting`
    const against = `append and fdatasync of the same bytes, made once, ${waiting} at a time`
    measures.push({ what, unit: 'a second', ...measured, against })
    if (waiting === 1) continue
    const formed = await inTurns(5, ours, raw(linesOf(line)))
    const whole = `the same, each line made, linked and hashed for the tree`
    measures.push({ what, unit: 'a second', ...formed, against: whole })
  }
  const computing = await inTurns(
    5,
    () => computingEach(24_000, () => factsASecond(ground.writer, 64, 24_000)),
    () => computingEach(24_000, async () => void linesOf(line)(24_000)),
  )
  const against = 'JSON and two hashes of the same line'
  measures.push({ what: 'computing for each, 64 waiting', unit: 'µs', ...computing, against })
  await closeGround(ground)
  return measures
}

/** Each waiting writer sends its next fact when the last one is on disk, as a page would. */
async function factsASecond(writer: Writer, waiting: number, facts: number): Promise<number> {
  let left = facts
  const one = async () => {
    while (left-- > 0) await writer.do(() => refuseSignIn('seat', 'wrong', { seat }))
  }
  const ms = await timed(() => Promise.all(Array.from({ length: waiting }, one)))
  return (facts / ms) * 1000
}

type Batch = (lines: number) => Uint8Array

/** What the disk can do: the next batch sets out when the last one is on it, as it does for writers who wait. */
async function rawASecond(path: string, batch: Batch, together: number, lines: number) {
  const file = await open(path, 'a')
  const ms = await timed(async () => {
    for (let done = 0; done < lines; done += together) {
      await file.write(batch(together))
      await file.datasync()
    }
  })
  await file.close()
  return (lines / ms) * 1000
}

/** What the format asks of whoever writes it, and no more: JSON, the link to the line before, the leaf of the tree. */
function linesOf(line: string): Batch {
  const like = JSON.parse(line) as Line
  let { seq, prev } = like
  return (lines) => {
    const texts: string[] = []
    for (let n = 0; n < lines; n++) {
      seq += 1
      const text = JSON.stringify({ ...like, seq, batch: seq, prev })
      prev = sha256(text)
      sha256(`\0${text}`)
      texts.push(text)
    }
    return Buffer.from(`${texts.join('\n')}\n`)
  }
}

/** Microseconds of computing, whoever else is at work on this machine. */
async function computingEach(facts: number, work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  return process.cpuUsage(before).user / facts
}

async function longRecords(dir: string): Promise<Measure[]> {
  const measures: Measure[] = []
  for (const [lines, turns] of [
    [10_000, 3],
    [100_000, 3],
    [1_000_000, 1],
  ] as const) {
    await growTo(dir, lines)
    measures.push(...(await starts(dir, lines, turns)), await verified(dir, lines, turns))
  }
  return measures
}

const recovered = 2_000

/** From the journals alone, and with the view that was made of them. */
async function starts(dir: string, lines: number, turns: number): Promise<Measure[]> {
  const of = `${lines.toLocaleString('en-GB')} lines`
  await forgetView(dir)
  const before = heap()
  const without = await inTurns(
    turns,
    () => timed(async () => closeGround(await groundIn(dir))),
    () => timed(() => bareRead(dir)),
  )
  const ground = await groundIn(dir)
  const grown = (heap() - before) / lines
  let figure = 0
  const wait = await longestWait(async () => {
    figure = await timed(() => ground.keepState())
  })
  await closeGround(ground)
  const withView = await inTurns(
    turns,
    () => timed(async () => closeGround(await groundIn(dir))),
    async () => recovered,
  )
  const idle = await idleWait()
  return [
    {
      what: `start-up with ${of}, no view`,
      unit: 'ms',
      ...without,
      against: 'read, chain (SHA-256) and parse the same lines',
    },
    {
      what: `start-up with ${of} and a view`,
      unit: 'ms',
      ...withView,
      against: 'the promise, of which the process itself takes about half',
    },
    {
      what: `a view of ${of}, on its own thread`,
      unit: 'ms',
      figure,
      limit: without.figure,
      against: 'the start-up without a view',
    },
    {
      what: `longest wait for a turn meanwhile`,
      unit: 'ms',
      figure: wait,
      limit: 50,
      against: `the promise; a thread with nothing to do: ${idle.toFixed(1)} ms`,
    },
    {
      what: `memory of ${of}, each million`,
      unit: 'MiB',
      figure: (grown * 1e6) / 1024 / 1024,
      limit: 512,
      against: 'the promise for a box of 4 GiB',
    },
  ]
}

function heap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

async function verified(dir: string, lines: number, turns: number): Promise<Measure> {
  const ms = await inTurns(
    turns,
    () => timed(() => verifyRecord(realDisk(dir))),
    () => timed(() => bareHash(dir)),
  )
  const aSecond = (one: number) => (lines / one) * 1000
  return {
    what: `verified lines of ${lines.toLocaleString('en-GB')}`,
    unit: 'a second',
    figure: aSecond(ms.figure),
    limit: aSecond(ms.limit),
    against: 'SHA-256 over the same bytes, line by line',
  }
}

async function segments(dir: string): Promise<Buffer[]> {
  const names = await readdir(join(dir, 'record'))
  const lines = names.filter((name) => name.endsWith('.jsonl')).sort()
  return Promise.all(lines.map((name) => readFile(join(dir, 'record', name))))
}

async function bareRead(dir: string): Promise<void> {
  let prev = ''
  for (const bytes of await segments(dir))
    for (const line of bytes.toString('utf8').trimEnd().split('\n')) {
      prev = sha256(line)
      if (JSON.parse(line) === prev) throw new Error('A line is not its own hash')
    }
}

async function bareHash(dir: string): Promise<void> {
  for (const bytes of await segments(dir)) {
    let start = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      sha256(bytes.subarray(start, end))
      start = end + 1
    }
  }
}
