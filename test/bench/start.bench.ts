import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Measure, quantile } from './measure.ts'

const house = join(import.meta.dirname, '../..')
const promised = 3_000
const throughTsx = ['--import', 'tsx']
const main = [...throughTsx, 'src/main.ts']

/** From the command to the first page, and where that time goes. */
export async function startBench(): Promise<readonly Measure[]> {
  await firstPage()
  const turns: Turn[] = []
  while (turns.length < 3) turns.push(await oneTurn())
  const against = 'the promise, on a quiet machine'
  return names.map(([part, what]) => {
    const figure = quantile(
      turns.map((turn) => turn[part]),
      0.5,
    )
    return { what, figure, unit: 'ms', limit: promised, against }
  })
}

type Turn = Readonly<Record<'page' | 'computing' | 'node' | 'tsx' | 'modules' | 'box', number>>

const names = [
  ['page', 'first page after npm start'],
  ['computing', 'of that: computing, all cores together'],
  ['node', 'of that: node'],
  ['tsx', 'of that: tsx'],
  ['modules', 'of that: loading the modules'],
  ['box', 'of that: the box itself'],
] as const

/** Each part by what it adds to the one before: the shares of a busy machine are only roughly right. */
async function oneTurn(): Promise<Turn> {
  const node = await firstWord(['-e', 'console.log(1)'])
  const tsx = await firstWord([...throughTsx, '-e', 'console.log(1)'])
  const modules = await firstWord([...main, '--help'])
  const { page, computing } = await firstPage()
  return { page, computing, node, tsx: tsx - node, modules: modules - tsx, box: page - modules }
}

/** From the command until it says anything. */
async function firstWord(words: readonly string[]): Promise<number> {
  const begun = performance.now()
  const child = spawn(process.execPath, words, { cwd: house })
  await once(child.stdout, 'data')
  const ms = performance.now() - begun
  if (child.exitCode === null) await once(child, 'exit')
  return ms
}

async function firstPage(): Promise<{ readonly page: number; readonly computing: number }> {
  const data = await mkdtemp(join(tmpdir(), 'gatehouse-bench-'))
  const words = ['trial', '--fresh', '--data', data, '--port', '0']
  const begun = performance.now()
  const child = spawn(process.execPath, [...main, ...words], { cwd: house })
  try {
    const response = await fetch(await addressOf(child))
    await response.text()
    if (!response.ok) throw new Error(`The first page was answered with ${response.status}`)
    return { page: performance.now() - begun, computing: cpuOf(child.pid) }
  } finally {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
    await rm(data, { recursive: true, force: true })
  }
}

/** The address that the box prints when it serves. */
function addressOf(child: ChildProcessWithoutNullStreams): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const port = /http:\/\/localhost:(\d+)/.exec(text)?.[1]
      if (port !== undefined) resolve(`http://127.0.0.1:${port}/`)
    })
    child.once('exit', () => reject(new Error(`The box ended before it served a page: ${text}`)))
  })
}

/** Milliseconds of computing by a process so far. The kernel counts in ticks of 10 ms; NaN where there is no /proc. */
function cpuOf(pid = 0): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return Number.NaN
  }
}
