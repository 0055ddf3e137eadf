import { randomBytes } from 'node:crypto'
import type { SeatId } from '../basics/ids.ts'
import { err, ok, type Result } from '../basics/result.ts'
import type { SeatAccount, SeatAccounts } from '../phone/seat-account.ts'
import type { SwitchTrouble } from '../phone/switch-port.ts'
import type { SeatPhone } from './dial-strings.ts'
import type { Line } from './link.ts'
import { type SwitchboardSettings, usualSeatAddress } from './settings.ts'

/** How a switch learns who may be the phone of a seat. */
export type Directory = {
  /**
   * Makes these the accounts of the seats' browsers, and no others. Resolves when the switch goes by them; `reload` has
   * the switch read its files again. The error says in words what is wrong.
   */
  learn(accounts: readonly SeatAccount[], reload: Reload): Promise<Result<void, string>>
}

export type Reload = () => Promise<Result<void, string>>

export type AccountSettings = {
  readonly directory: Directory
  /** Whether the seat speaks through a browser; a desk phone has an account of its own. */
  readonly isBrowser: (seat: SeatId) => boolean
}

/** Without settings there is no directory to tell, and no seat has an account. */
const noAccounts: AccountSettings = {
  directory: { learn: async () => ok(undefined) },
  isBrowser: () => false,
}

/**
 * The accounts of the seats that are open: random, new at each opening, gone when the seat is closed or the shift ends.
 * Kept in memory and in the switch's directory alone.
 */
export class AccountBook implements SeatAccounts {
  readonly #settings: AccountSettings
  readonly #line: Line
  readonly #plain: boolean
  readonly #addressOf: (seat: SeatId) => string
  readonly #accounts = new Map<SeatId, SeatAccount>()
  #begun = false
  #waiting: Promise<Result<void, SwitchTrouble>> | undefined
  #last: Promise<Result<void, SwitchTrouble>> = Promise.resolve(ok(undefined))

  constructor(
    line: Line,
    {
      accounts,
      seatAddress,
      plainDesks = false,
    }: Pick<SwitchboardSettings, 'accounts' | 'seatAddress' | 'plainDesks'>,
  ) {
    this.#plain = plainDesks
    this.#settings = accounts ?? noAccounts
    this.#addressOf = seatAddress ?? usualSeatAddress
    this.#line = line
  }

  /** The account of a seat that is open, once the switch knows it: whoever is quicker would be turned away. */
  async of(seat: SeatId): Promise<SeatAccount | undefined> {
    const last = await this.#last
    if (!last.ok) await this.tell()
    return this.#accounts.get(seat)
  }

  /** Where the seat is called, and what a call of the box must carry for the seat's browser to take it. */
  phoneOf(seat: SeatId): SeatPhone {
    const proof = this.#accounts.get(seat)?.proof
    return { address: this.#addressOf(seat), proof, plain: this.#plain }
  }

  /** Gives these seats accounts, unless they have some. Resolves when the switch knows. */
  async open(...seats: readonly SeatId[]): Promise<Result<void, SwitchTrouble>> {
    const without = seats.filter(
      (seat) => this.#settings.isBrowser(seat) && !this.#accounts.has(seat),
    )
    for (const seat of without) this.#accounts.set(seat, newAccount(seat))
    const last = await this.#last
    return without.length === 0 && last.ok ? last : this.tell()
  }

  /**
   * Tells a switch that has just been reached how things stand: it may be another, or have lost its file. The accounts
   * that an earlier process gave are not known any more, so the seats that it opened get new ones.
   */
  async connected(earlier: readonly SeatId[]): Promise<void> {
    if (this.#settings === noAccounts) return
    const seats = this.#begun ? [] : earlier.filter(this.#settings.isBrowser)
    this.#begun = true
    for (const seat of seats) this.#accounts.set(seat, newAccount(seat))
    await this.tell()
  }

  async close(seat: SeatId): Promise<Result<void, SwitchTrouble>> {
    return this.#accounts.delete(seat) ? this.tell() : ok(undefined)
  }

  /**
   * Tells the switch how it stands, and it forgets whatever else an earlier process told it. Several that wait go as
   * one: a whole room is seated at once.
   */
  tell(): Promise<Result<void, SwitchTrouble>> {
    this.#waiting ??= this.#after(this.#last)
    return this.#waiting
  }

  #after(last: Promise<unknown>): Promise<Result<void, SwitchTrouble>> {
    const telling = last.then(async () => {
      this.#waiting = undefined
      const { directory } = this.#settings
      const learnt = await directory.learn([...this.#accounts.values()], () => this.#reload())
      return learnt.ok ? learnt : err({ code: 'refused', what: learnt.error } as const)
    })
    this.#last = telling
    return telling
  }

  async #reload(): Promise<Result<void, string>> {
    const reply = await this.#line.api('reloadxml')
    if (!reply.ok) return err(reply.error.what)
    // A switch that cannot write its draft of the whole says "+OK [Cannot Open log directory or XML Root!]".
    return reply.value.trim() === '+OK [Success]'
      ? ok(undefined)
      : err(
          'The switch does not read its accounts again. Start it by its own unit, which makes the two files that it writes, and look whether its configuration is whole.',
        )
  }
}

function newAccount(seat: SeatId): SeatAccount {
  const secret = () => randomBytes(24).toString('base64url')
  return { seat, user: `seat${seat}`, password: secret(), proof: secret() }
}
