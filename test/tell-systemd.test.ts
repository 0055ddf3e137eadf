import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { until } from './support/until.ts'

const units = join(import.meta.dirname, '../systemd')
const teller = pathToFileURL(join(import.meta.dirname, '../src/tell-systemd.ts')).href

/** A service of its own process, beside a systemd-notify that writes down what it is told. */
async function service(work: string, environment: NodeJS.ProcessEnv) {
  const dir = await mkdtemp(join(tmpdir(), 'gatehouse-told-'))
  const heard = join(dir, 'heard')
  await writeFile(heard, '')
  await writeFile(join(dir, 'systemd-notify'), `#!/bin/sh\necho "$1" >> '${heard}'\n`)
  await chmod(join(dir, 'systemd-notify'), 0o755)
  const code = `const { tellSystemd } = await import('${teller}'); tellSystemd(); ${work}`
  const path = `${dir}${delimiter}${process.env['PATH'] ?? ''}`
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', code],
    { stdio: 'inherit', env: { ...process.env, PATH: path, ...environment } },
  )
  const ended = once(child, 'exit')
  return {
    ended,
    heard: async () => (await readFile(heard, 'utf8')).split('\n').filter(Boolean),
    async end() {
      child.kill('SIGKILL')
      await ended
      await rm(dir, { recursive: true })
    },
  }
}

const beats = (words: readonly string[]) => words.filter((word) => word === 'WATCHDOG=1').length

describe('what a service tells systemd', () => {
  it('is that it is ready, and again and again that it is alive', async () => {
    const one = await service('setTimeout(() => undefined, 600_000)', {
      ...{ NOTIFY_SOCKET: '/run/nobody', WATCHDOG_USEC: '300000' },
    })
    await until('three signs of life', async () => beats(await one.heard()) >= 3)
    assert.equal((await one.heard())[0], '--ready')
    await one.end()
  })

  it('is nothing more once it turns in a circle, so that the watchdog starts it again', async () => {
    const one = await service('setTimeout(() => { process.stdout.write(""); for (;;); }, 1_000)', {
      NOTIFY_SOCKET: '/run/nobody',
      WATCHDOG_USEC: '300000',
    })
    await until('a sign of life', async () => beats(await one.heard()) >= 1)
    await until('two looks in a row a second apart that hear the same', async () => {
      const before = beats(await one.heard())
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      return beats(await one.heard()) === before
    })
    await one.end()
  })

  it('is nothing at all where nobody waits for it, and it keeps no process alive', async () => {
    const alone = await service('', { NOTIFY_SOCKET: undefined, WATCHDOG_USEC: undefined })
    await alone.ended
    assert.deepEqual(await alone.heard(), [])
    await alone.end()
    const over = await service('', { NOTIFY_SOCKET: '/run/nobody', WATCHDOG_USEC: '600000000' })
    assert.deepEqual(await over.ended, [0, null])
    await over.end()
  })

  it('is waited for by the units of the box and of the dialler', async () => {
    for (const name of ['gatehouse.service', 'gatehouse-dialler.service']) {
      const unit = await readFile(join(units, name), 'utf8')
      const seconds = Number(/^WatchdogSec=(\d+)$/m.exec(unit)?.[1])
      assert.ok(seconds >= 20 && seconds <= 60, `${name}: ${seconds} s`)
      assert.match(unit, /^Restart=always$/m)
      assert.match(unit, /^WatchdogSignal=SIGKILL$/m)
      // It is told by a process of its own, which is not the service's main one.
      assert.match(unit, /^NotifyAccess=all$/m)
    }
  })
})
