import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SeatId } from '../../../src/basics/ids.ts'
import { freeUdpPort } from '../real/free-port.ts'
import type { FreeSwitch } from '../real/free-switch.ts'
import type { RealRoom } from '../real/real-room.ts'
import { FarEndPhone } from '../real/sipp.ts'

/** What somebody does who has a seat's SIP account and its place on the LAN, and a tool that says anything. */
export class Attacker {
  readonly #sipp: string
  readonly #freeSwitch: FreeSwitch
  readonly #folder = mkdtempSync(join(tmpdir(), 'gatehouse-hostile-'))

  constructor(sipp: string, freeSwitch: FreeSwitch) {
    this.#sipp = sipp
    this.#freeSwitch = freeSwitch
  }

  close(): void {
    rmSync(this.#folder, { recursive: true })
  }

  /** Sends one scenario from outside any call; resolves with SIPp's exit code and, when it failed, what it saw. */
  async outside(
    scenario: string,
    who = 'seat01',
    options: { readonly from?: string; readonly secret?: string; readonly port?: number } = {},
  ): Promise<{ readonly code: number; readonly saw: string }> {
    const secret = options.secret ?? this.#freeSwitch.secrets.desks[who.slice(-2)] ?? ''
    const trace = join(this.#folder, 'trace')
    const words = [
      ...['-sf', this.#file(scenario), '-m', '1', '-nostdin', '-timeout', '8', '-timeout_error'],
      ...['-i', options.from ?? '127.0.0.1', '-p', String(options.port ?? (await freeUdpPort()))],
      ...['-key', 'who', who, '-au', who, '-ap', secret],
      ...['-trace_msg', '-message_file', trace, `127.0.0.1:${this.#freeSwitch.ports.seats}`],
    ]
    const child = spawn(this.#sipp, words, { stdio: 'ignore' })
    const [code] = await once(child, 'exit')
    return { code: Number(code), saw: this.saw() }
  }

  /** What the last scenario was answered, line by line, without what it said itself. */
  saw(): string {
    const trace = readFileSync(join(this.#folder, 'trace'), 'utf8')
    const received = trace.split(/^-{20,}.*$/m).filter((one) => /message received/.test(one))
    return received
      .flatMap((one) => one.match(/^(?:SIP\/2\.0 .*|[A-Z]+ sip:.*)$/m) ?? [])
      .join(' | ')
  }

  /** Puts a hostile phone in the place of a seat's: it does its scenario when the box rings it. */
  async atSeat(room: RealRoom, seat: SeatId, scenario: string): Promise<FarEndPhone> {
    const before = room.phones.get(seat)
    await before?.vanish()
    const trace = ['-trace_msg', '-message_file', join(this.#folder, 'trace')]
    const more = ['-m', '1', '-key', 'who', `seat${seat}`, ...trace]
    const phone = await FarEndPhone.play(this.#sipp, this.#file(scenario), before?.port, more)
    room.phones.set(seat, phone)
    return phone
  }

  #file(scenario: string): string {
    const path = join(this.#folder, 'scenario.xml')
    writeFileSync(path, scenario)
    return path
  }
}
