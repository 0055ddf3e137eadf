import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { until } from '../../support/until.ts'

/** Every packet of loopback that has to do with some ports, written to a file by tcpdump. */
export class Capture {
  readonly #child: ChildProcess
  readonly #file: string

  private constructor(child: ChildProcess, file: string) {
    this.#child = child
    this.#file = file
  }

  /** Resolves once it captures; undefined when this machine has no tcpdump or does not let it listen. */
  static async open(file: string, ports: readonly number[]): Promise<Capture | undefined> {
    const filter = ports.map((port) => `port ${port}`).join(' or ')
    const words = ['-i', 'lo', '-U', '-s', '0', '-w', file, filter]
    const child = spawn('tcpdump', words, { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr?.on('data', (chunk) => {
      said += chunk
    })
    let gone = false
    child.once('error', () => {
      gone = true
    })
    child.once('exit', () => {
      gone = true
    })
    await until('tcpdump to listen', () => gone || said.includes('listening on'))
    return gone ? undefined : new Capture(child, file)
  }

  /** Ends it, and gives what was captured. */
  async end(): Promise<Buffer> {
    const exit = once(this.#child, 'exit')
    this.#child.kill('SIGINT')
    await exit
    return existsSync(this.#file) ? readFileSync(this.#file) : Buffer.alloc(0)
  }
}
