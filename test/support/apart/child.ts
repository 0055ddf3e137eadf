import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const house = join(import.meta.dirname, '../../..')

export type Child = {
  readonly pid: number
  readonly lines: readonly string[]
  /** Whether it has not ended. */
  lives(): boolean
  stop(): Promise<number | null>
  kill(): Promise<void>
}

export type ChildOf = { readonly uid?: number; readonly gid?: number }

/** A script of ours as a process of its own, ready when it has said a line that matches. */
export async function startChild(
  script: string,
  given: unknown,
  ready: RegExp,
  of: ChildOf = {},
): Promise<Child> {
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: house,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...of,
  })
  // Not in its command line, which everybody on the machine may read.
  child.stdin.end(JSON.stringify(given))
  // A test that dies must not leave it behind.
  const reap = () => child.kill('SIGKILL')
  process.once('exit', reap)
  child.once('exit', () => process.off('exit', reap))
  const lines: string[] = []
  await said(child, lines, ready)
  const gone = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    child.kill(signal)
    await exit
  }
  return {
    pid: child.pid ?? 0,
    lines,
    lives: () => child.exitCode === null && child.signalCode === null,
    stop: async () => {
      await gone('SIGTERM')
      return child.exitCode
    },
    kill: () => gone('SIGKILL'),
  }
}

function said(child: ChildProcess, lines: string[], ready: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      child.kill('SIGKILL')
      reject(new Error(`${why}\n${lines.join('\n')}`))
    }
    const tooLate = setTimeout(() => fail('It was not ready in time.'), 240_000)
    const ended = (code: number | null) => fail(`It ended with ${code} before it was ready.`)
    child.once('exit', ended)
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line)
        if (!ready.test(line)) return
        clearTimeout(tooLate)
        child.off('exit', ended)
        resolve()
      })
    }
  })
}
