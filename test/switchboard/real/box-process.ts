import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { SeatId } from '../../../src/basics/ids.ts'
import type { SwitchCommand, SwitchEvent } from '../../../src/phone/switch-port.ts'
import type { SwitchboardSettings } from '../../../src/switchboard/settings.ts'
import { until } from '../../support/until.ts'
import type { FreeSwitch } from './free-switch.ts'
import { number } from './real-room.ts'
import type { FarEndPhone } from './sipp.ts'

/** Our side as a process of its own, that a test can stop or kill. */
export class BoxProcess {
  readonly told: SwitchEvent[] = []
  readonly #child: ChildProcess

  private constructor(child: ChildProcess) {
    this.#child = child
    const out = child.stdout
    if (out === null) throw new Error('The process has no output.')
    createInterface({ input: out }).on('line', (line) => this.told.push(JSON.parse(line)))
  }

  static async start(
    freeSwitch: FreeSwitch,
    phones: ReadonlyMap<SeatId, FarEndPhone>,
    resume?: SwitchboardSettings['resume'],
  ): Promise<BoxProcess> {
    const words = ['--import', 'tsx', join(import.meta.dirname, 'box-child.ts')]
    const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] })
    const reap = () => child.kill('SIGKILL')
    process.once('exit', reap)
    child.once('exit', () => process.off('exit', reap))
    const box = new BoxProcess(child)
    const address = (phone: FarEndPhone, seat: SeatId) =>
      `sofia/seats/seat${seat}@127.0.0.1:${phone.port}`
    const seatAddresses = Object.fromEntries(
      [...phones].map(([seat, phone]) => [seat, address(phone, seat)]),
    )
    const settings = { ...freeSwitch.account, callerId: '01134960000', resume }
    child.stdin?.write(`${JSON.stringify({ ...settings, number, seatAddresses })}\n`)
    await box.hears('connected')
    return box
  }

  send(command: SwitchCommand): void {
    this.#child.stdin?.write(`${JSON.stringify(command)}\n`)
  }

  async hears(kind: SwitchEvent['kind']): Promise<void> {
    await until(`${kind}, heard by the process`, () =>
      this.told.some((event) => event.kind === kind),
    )
  }

  /** It does nothing any more, and does not know. */
  freeze(): void {
    this.#child.kill('SIGSTOP')
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const gone = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await gone
  }
}
