import type { SeatId } from '../basics/ids.ts'
import type { SwitchEvent } from '../phone/switch-port.ts'
import type { PhoneNews } from './esl-event.ts'
import { MisuseTally } from './misuse-tally.ts'
import { SeatSignals } from './seat-signals.ts'
import type { SwitchboardSettings } from './settings.ts'

type Settings = Pick<SwitchboardSettings, 'clock' | 'wireClock' | 'signals'>

/** Everything that phones of seats do and have no reason to, told in one way, whoever told of it. */
export class SeatMisuse {
  readonly #tally: MisuseTally
  readonly #signals: SeatSignals | undefined

  constructor({ clock, wireClock = clock, signals }: Settings, tell: (event: SwitchEvent) => void) {
    this.#tally = new MisuseTally(clock, tell)
    if (signals === undefined) return
    this.#signals = new SeatSignals(signals, wireClock, (seat) => this.add(seat))
  }

  async open(): Promise<void> {
    await this.#signals?.open()
  }

  add(seat: SeatId): void {
    this.#tally.add(seat)
  }

  /** What came on a seat's line. Of most of it the signals tell as well: it counts once. */
  hear({ seat, signalled }: Extract<PhoneNews, { readonly kind: 'seat-misused' }>): void {
    if (!signalled || this.#signals === undefined) this.add(seat)
  }

  stop(): void {
    this.#tally.stop()
    this.#signals?.close()
  }
}
