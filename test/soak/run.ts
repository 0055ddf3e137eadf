import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { cutThePower, fillUnderTheRoom } from '../faults/full-disk.ts'
import { injectFaults } from '../faults/injected.ts'
import { killRounds } from '../faults/kill-rounds.ts'
import { type SmallDisk, smallDisk } from '../faults/small-disk.ts'
import type { Fault } from '../faults/tracer.ts'

// The long faults, each many times: `npm run soak`, about half an hour on two cores with nothing else on them. A
// first argument asks for another number of rounds than 200, and for as large a share of the rest.
const rounds = Number(process.argv[2] ?? 200)
const share = rounds / 200
const cuts = Math.ceil(20 * share)
const crashRuns = Math.ceil(200 * share)
const attacked = Math.max(160, Math.ceil(600 * Math.min(1, share)))

// A slow or busy machine does less, and says so: CI waits for this.
const longestKilling = 12 * 60_000
const longestInjecting = 8 * 60_000

type Outcome = { readonly said: string; readonly skipped?: true }
type Part = { readonly name: string; run(): Promise<Outcome> }

const parts: readonly Part[] = [
  { name: 'killed', run: killed },
  { name: 'system calls', run: systemCalls },
  { name: 'full disk', run: () => onSmallDisk(fillUnderTheRoom) },
  { name: 'power', run: () => onSmallDisk((disk) => cutThePower(disk, cuts)) },
  { name: 'simulated disk', run: simulatedDisk },
  { name: 'attacker', run: attacker },
  { name: 'month', run: month },
]

/** Two rooms at once, one for each core. */
async function killed(): Promise<Outcome> {
  const reports = await Promise.all(
    ['one', 'two'].map((seed) =>
      killRounds(Math.ceil(rounds / 2), seed, { longestMs: longestKilling, bundle: true }),
    ),
  )
  const sum = (of: (report: (typeof reports)[number]) => number) =>
    reports.reduce((all, report) => all + of(report), 0)
  const starts = reports.flatMap((report) => report.starts).sort((a, b) => a - b)
  const median = Math.round(starts[Math.floor(starts.length / 2)] ?? 0)
  return {
    said: `${starts.length} times killed at work${starts.length < rounds ? `, in place of ${rounds}: the time was up` : ''}. ${sum((one) => one.answers)} answers, ${sum((one) => one.coded)} ended calls, ${sum((one) => one.never)} wishes never to be called again, ${sum((one) => one.kept)} interviews kept for another day, ${sum((one) => one.approvals)} approvals and ${sum((one) => one.bundles)} bundles were shown as saved, and all are there. First page after ${median} ms, half of the times.`,
  }
}

async function systemCalls(): Promise<Outcome> {
  const calls = ['openat', 'write', 'pwrite64', 'fdatasync', 'fsync', 'rename', 'close'] as const
  const all = [1, 2].flatMap((nth) =>
    calls.flatMap((call) =>
      (['EIO', 'ENOSPC'] as const).map((error): Fault => ({ call, error, nth })),
    ),
  )
  const faults = all.slice(0, Math.ceil(all.length * Math.min(1, share)))
  const report = await injectFaults(faults, longestInjecting)
  if (typeof report === 'string') return { said: report, skipped: true }
  const { met, notMet, untried } = report
  if (notMet.length > 2) throw new Error(`Never met: ${notMet.join(', ')}`)
  const without = notMet.length > 0 ? ` Not met: ${notMet.join(', ')}.` : ''
  const late = untried > 0 ? ` The time was up for ${untried} more.` : ''
  return { said: `${met} system calls failed under the box; nothing was lost.${without}${late}` }
}

async function onSmallDisk(work: (disk: SmallDisk) => Promise<string>): Promise<Outcome> {
  const disk = await smallDisk(64)
  if (typeof disk === 'string') return { said: disk, skipped: true }
  try {
    return { said: await work(disk) }
  } finally {
    await disk.close()
  }
}

/** Tests that can be asked for more than in `npm test`. */
async function tests(part: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, '../run.ts'), part],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, GATEHOUSE_LONGEST_MINUTES: '25', ...environment },
    },
  )
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(said)
}

async function simulatedDisk(): Promise<Outcome> {
  const half = { GATEHOUSE_CRASH_RUNS: String(Math.max(4, Math.ceil(crashRuns / 2))) }
  const { GATEHOUSE_SEED: seed } = process.env
  const others = seed === undefined ? {} : { GATEHOUSE_SEED: String(Number(seed) + 1) }
  await Promise.all([
    tests('record/any-day', half),
    tests('record/any-day', { ...half, ...others }),
  ])
  return { said: `The record on a disk that forgets, ${crashRuns} random days: nothing was lost.` }
}

async function attacker(): Promise<Outcome> {
  await tests('attackers/routing', { GATEHOUSE_ATTACK_INTERVIEWS: String(attacked) })
  return {
    said: `${attacked} interviews a day: no answer can be told from how long its call took.`,
  }
}

/** A hundred agents and fifty thousand cases, or as large a share. */
async function month(): Promise<Outcome> {
  const part = Math.min(1, Math.max(0.02, share))
  const cases = Math.ceil(50_000 * part)
  const agents = Math.max(8, Math.ceil(100 * Math.min(1, part * 5)))
  await tests('facts/month', {
    GATEHOUSE_MONTH_CASES: String(cases),
    GATEHOUSE_MONTH_AGENTS: String(agents),
    GATEHOUSE_MONTH_DAYS: '24',
  })
  return {
    said: `${agents} agents and ${cases} cases, 24 days: no rule was broken, and everything adds up.`,
  }
}

const counts = { passed: 0, failed: 0, skipped: 0 }
for (const { name, run } of parts) {
  const began = performance.now()
  try {
    const { said, skipped } = await run()
    counts[skipped ? 'skipped' : 'passed'] += 1
    console.log(`${name}: ${said} (${Math.round((performance.now() - began) / 1000)} s)`)
  } catch (cause) {
    counts.failed += 1
    console.error(`${name} failed:`, cause)
  }
}
console.log(`soak: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exit(counts.failed > 0 ? 1 : 0)
