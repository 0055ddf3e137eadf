import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '../support/until.ts'

export type Fault = {
  readonly call: 'openat' | 'write' | 'pwrite64' | 'fdatasync' | 'fsync' | 'rename' | 'close'
  readonly error: 'EIO' | 'ENOSPC'
  /** Which of the matching calls fails, counted from 1. */
  readonly nth: number
}

export type Tracer = {
  /** Whether the fault has been met. */
  met(): Promise<boolean>
  /** Lets the process go on without it. */
  detach(): Promise<void>
}

/** Makes one system call of a running process fail, on the files of this folder alone. Or says why it cannot. */
export async function inject(pid: number, folder: string, fault: Fault): Promise<Tracer | string> {
  const own = await mkdtemp(join(tmpdir(), 'gatehouse-strace-'))
  const seen = join(own, 'seen')
  const { call, error, nth } = fault
  const on = (await pathsIn(folder)).flatMap((path) => ['-P', path])
  const what = ['-e', `trace=${call}`, '-e', `inject=${call}:error=${error}:when=${nth}`]
  const strace = spawn('strace', ['-f', '-o', seen, '-p', String(pid), ...on, ...what], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  strace.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  let over = false
  const ended = once(strace, 'exit').catch((cause: unknown) => {
    said += String(cause)
  })
  void ended.then(() => {
    over = true
  })
  await until('strace has attached', () => over || /attached/.test(said) || undefined)
  const tidy = () => rm(own, { recursive: true, force: true })
  if (over) {
    await tidy()
    return `Not tried, because a running process cannot be traced here: ${said.trim().split('\n')[0]}`
  }
  return {
    met: async () => (await readFile(seen, 'utf8').catch(() => '')).includes('INJECTED'),
    detach: async () => {
      await stop(strace, ended)
      await tidy()
    },
  }
}

async function stop(strace: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (strace.exitCode === null) strace.kill('SIGINT')
  await ended
}

/** Every file and folder, and beside each file the name that it passes through when it is put in place. */
async function pathsIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return [
    folder,
    ...found.flatMap((one) => {
      const path = join(one.parentPath ?? one.path, one.name)
      return one.isDirectory() ? [path] : [path, `${path}.partial`]
    }),
  ]
}
