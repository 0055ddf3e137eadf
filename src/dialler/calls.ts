import type { Cancel, Clock } from '../basics/clock.ts'
import type { CaseId, SeatId } from '../basics/ids.ts'
import { minute } from '../basics/instant.ts'
import type { SeatAccount } from '../phone/seat-account.ts'
import type { SwitchEvent, SwitchPort } from '../phone/switch-port.ts'
import type { NeverAgain, NumberSource } from '../switchboard/number-source.ts'
import type { Resume } from '../switchboard/resume.ts'
import { withCallerNotes } from './caller-notes.ts'
import { HardLimits, limited } from './limits.ts'

export type CallsParts = {
  readonly clock: Clock
  readonly seats: readonly SeatId[]
  /** For the switchboard alone: the one way to a number, and the list of those never to be called. */
  readonly numbers: NumberSource
  readonly listed: NeverAgain
  /** The carrier says that there is no such number as the one this case went by. */
  onNoNumber(case_: CaseId): void
  makePhone(numbers: NumberSource, resume: Resume, neverAgain: NeverAgain): SwitchPort
}

/** How long a conversation may go on with nobody to lead it: as long as the closing words have (design 7). */
const aloneFor = minute

/**
 * The switch of a dialler of its own, while boxes come and go. When one comes, the switch is opened anew with what its
 * record knows to be up; when one goes, the switch is kept: phones that ring are let ring no longer than they may (D7),
 * and conversations go on, for the page is back in seconds. After a minute with no box they are given the apology.
 */
export class Calls {
  readonly #parts: CallsParts
  readonly #limits: HardLimits
  #phone: SwitchPort | undefined
  #tell: (event: SwitchEvent) => void = () => undefined
  #alone: Cancel = () => undefined

  constructor(parts: CallsParts) {
    this.#parts = parts
    this.#limits = new HardLimits(parts.seats, parts.clock)
  }

  /** A box is here and this is what its record knows. Resolves after the first attempt to reach the switch. */
  async begin(resume: Resume, tell: (event: SwitchEvent) => void): Promise<void> {
    this.#alone()
    await this.#phone?.close()
    const known = new Set(resume.calls.map(({ call }) => call))
    const unknown = this.#limits.up.filter(({ call }) => !known.has(call))
    this.#limits.resume(resume.calls)
    const all = { ...resume, calls: [...resume.calls, ...unknown] }
    const { clock, numbers, listed, onNoNumber, makePhone } = this.#parts
    const open = (neverAgain: NeverAgain) => makePhone(numbers, all, neverAgain)
    const phone = limited(withCallerNotes(clock, listed, open), this.#limits, onNoNumber)
    this.#phone = phone
    this.#tell = tell
    phone.listen((event) => this.#tell(event))
    await phone.start()
    // No record tells of them, so nobody leads these conversations.
    for (const { call } of unknown) await phone.send({ do: 'apologise', call })
  }

  send: SwitchPort['send'] = async (command) => {
    if (this.#phone) return this.#phone.send(command)
    const what = 'The switch is not open yet. Wait until it is connected.'
    return { ok: false, error: { code: 'not-connected', what } }
  }

  /** Of a seat that is open and speaks through a browser. */
  async accountOf(seat: SeatId): Promise<SeatAccount | undefined> {
    return this.#phone?.accounts?.of(seat)
  }

  /** The box is gone. */
  leftAlone(): void {
    this.#tell = () => undefined
    this.#alone()
    this.#alone = this.#parts.clock.after(aloneFor, () => void this.#letGo())
  }

  async close(): Promise<void> {
    this.#alone()
    await this.#phone?.close()
  }

  async #letGo(): Promise<void> {
    for (const { call } of this.#limits.up) await this.send({ do: 'apologise', call })
  }
}
