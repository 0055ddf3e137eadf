import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { until } from '../../support/until.ts'
import { freeUdpPort, isTaken } from './free-port.ts'
import type { Sound } from './sound.ts'

const scenarios = join(import.meta.dirname, '../../fixtures/carrier')

export type Scenario =
  | `answer-${'hold' | 'late' | 'hangup'}`
  | 'noanswer'
  | `reject-${404 | 480 | 484 | 486 | 503 | 603}`

/** One far end: a carrier, or the phone of a seat. It echoes what sound it gets. */
export class FarEndPhone {
  readonly port: number
  readonly #child: ChildProcess

  private constructor(port: number, child: ChildProcess) {
    this.port = port
    this.#child = child
  }

  /** Ready when it takes calls. Give `port` to be where another has been. */
  static open(sipp: string, scenario: Scenario, port?: number): Promise<FarEndPhone> {
    return FarEndPhone.play(sipp, join(scenarios, `${scenario}.xml`), port, [])
  }

  /** The same with a scenario of one's own, and more words for SIPp. */
  static async play(
    sipp: string,
    file: string,
    port: number | undefined,
    more: readonly string[],
  ): Promise<FarEndPhone> {
    const at = port ?? (await freeUdpPort())
    const mine = ['-i', '127.0.0.1', '-p', String(at), '-mp', String(await freeUdpPort())]
    const words = ['-sf', file, ...mine, '-rtp_echo', '-nostdin', '-aa', ...more]
    const child = spawn(sipp, words, { stdio: 'ignore' })
    const reap = () => child.kill('SIGKILL')
    process.once('exit', reap)
    child.once('exit', () => process.off('exit', reap))
    await until('the far end to take calls', () => isTaken(at))
    return new FarEndPhone(at, child)
  }

  /** A far end whose sound is the test's own. */
  static async withSound(
    sipp: string,
    sound: Pick<Sound, 'port'>,
    port?: number,
  ): Promise<FarEndPhone> {
    const file = join(scenarios, 'answer-sound.xml')
    return FarEndPhone.play(sipp, file, port, ['-key', 'rtp', String(sound.port)])
  }

  /** How it ended: 0 when everything went as its scenario says. */
  async ended(): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null)
      await once(this.#child, 'exit')
    return this.#child.exitCode
  }

  /** The cable is pulled: no goodbye on the wire. */
  async vanish(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const gone = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await gone
  }
}

/** Says where a phone is to a registrar, once, and waits until that is accepted. */
export async function register(
  sipp: string,
  user: string,
  password: string,
  from: number,
  at: number,
): Promise<void> {
  const scenario = join(scenarios, 'register.xml')
  const where = ['-i', '127.0.0.1', '-p', String(from), `127.0.0.1:${at}`]
  const who = ['-s', user, '-au', user, '-ap', password, '-m', '1', '-nostdin']
  const child = spawn(sipp, ['-sf', scenario, ...who, ...where], { stdio: 'ignore' })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`The registrar does not take ${user}: SIPp ended with ${code}.`)
}
