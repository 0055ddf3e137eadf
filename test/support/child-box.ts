import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const house = join(import.meta.dirname, '../..')

export type ChildBox = {
  /** `http://localhost:PORT`, as the box printed it. */
  readonly origin: string
  readonly port: number
  readonly pid: number
  /** Every line that it printed. */
  readonly lines: readonly string[]
  /** Asks it to stop and waits until it has; gives the exit code. */
  stop(): Promise<number | null>
  /** Takes its life, as a power cut would, and waits until it is gone. */
  kill(): Promise<void>
}

export type ChildBoxOptions = {
  readonly data: string
  readonly speed: number
  readonly port?: number
  readonly fresh?: boolean
  readonly seed?: string
  /** However fast something is read or said, it counts. */
  readonly untimed?: boolean
  readonly colleagues?: number
  readonly exchange?: { readonly port: number; readonly earPort: number }
  /** How many threads do its file work; 8 when absent. */
  readonly threads?: number
  /** The command that starts it, before its options; the trial as `npm start` runs it when absent. */
  readonly command?: readonly [string, ...string[]]
}

/** A busy machine takes half a minute to what takes two seconds otherwise. */
const startsWithin = 240_000

/** The product as a process of its own, started as its command line starts it. Ready when it has said all it says. */
export async function startChildBox(options: ChildBoxOptions): Promise<ChildBox> {
  const [program, ...first] = options.command ?? trial
  const child = spawn(program, [...first, ...words(options)], {
    cwd: house,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, UV_THREADPOOL_SIZE: String(options.threads ?? 8) },
  })
  // A test that dies must not leave a box behind.
  const reap = () => child.kill('SIGKILL')
  process.once('exit', reap)
  child.once('exit', () => process.off('exit', reap))
  const lines: string[] = []
  const port = await ready(child, lines)
  const gone = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    child.kill(signal)
    await exit
  }
  return {
    origin: `http://localhost:${port}`,
    port,
    pid: child.pid ?? 0,
    lines,
    stop: async () => {
      await gone('SIGTERM')
      return child.exitCode
    },
    kill: () => gone('SIGKILL'),
  }
}

const trial = [process.execPath, '--import', 'tsx', 'src/main.ts', 'trial'] as const

function words({ data, speed, port, fresh, untimed, seed, colleagues, exchange }: ChildBoxOptions) {
  return [
    ...['--data', data, '--speed', String(speed), '--port', String(port ?? 0)],
    ...(fresh ? ['--fresh'] : []),
    ...(untimed ? ['--untimed'] : []),
    ...(seed === undefined ? [] : ['--seed', seed]),
    ...(colleagues === undefined ? [] : ['--colleagues', String(colleagues)]),
    ...(exchange ? ['--exchange', `${exchange.port}/${exchange.earPort}`] : []),
  ]
}

/** Reads what it says until its last line of welcome; a box that ends first, or never says it, is a failure. */
function ready(child: ChildProcess, lines: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      child.kill('SIGKILL')
      reject(new Error(`${why}\n${lines.join('\n')}`))
    }
    const tooLate = setTimeout(() => fail('The box did not start in time.'), startsWithin)
    const ended = (code: number | null) => fail(`The box ended with ${code} before it was ready.`)
    child.once('exit', ended)
    const hear = (line: string) => {
      lines.push(line)
      if (!line.startsWith('Stop it with Ctrl-C')) return
      clearTimeout(tooLate)
      child.off('exit', ended)
      const port = /http:\/\/localhost:(\d+)/.exec(lines.join('\n'))?.[1]
      resolve(Number(port))
    }
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', hear)
    }
  })
}
