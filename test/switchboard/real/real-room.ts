import { randomUUID } from 'node:crypto'
import type { CallId, CaseId, SeatId } from '../../../src/basics/ids.ts'
import { realClock } from '../../../src/clock.ts'
import type { SwitchCommand, SwitchEvent } from '../../../src/phone/switch-port.ts'
import { openSwitchboard } from '../../../src/switchboard/open-switchboard.ts'
import type { SwitchboardSettings } from '../../../src/switchboard/settings.ts'
import { signalSettings } from '../../../src/switchboard/signal-settings.ts'
import { until } from '../../support/until.ts'
import { type Member, membersIn } from './conference-members.ts'
import type { FreeSwitch } from './free-switch.ts'
import { FarEndPhone, type Scenario } from './sipp.ts'
import type { Sound } from './sound.ts'

export const number = '+447700900123'
const phones = ['01', '02', '90'].map((seat) => seat as SeatId)

/** One event, with the milliseconds of the process at which it was told. */
export type Told = { readonly event: SwitchEvent; readonly at: number }

type Options = {
  readonly carrier?: Scenario
  /** A far end behind the trunk of the test's own making, in place of `carrier`. */
  readonly trunk?: FarEndPhone
  /** The sound of a seat's phone; without one it echoes. */
  readonly sounds?: ReadonlyMap<SeatId, Sound>
  readonly settings?: Partial<SwitchboardSettings>
}

/** A switchboard on the real switch, with a phone at each seat and a carrier behind the trunk. In real time. */
export class RealRoom {
  readonly told: Told[] = []
  readonly port: ReturnType<typeof openSwitchboard>
  readonly phones: Map<SeatId, FarEndPhone>
  readonly #freeSwitch: FreeSwitch
  readonly #carrier: FarEndPhone | undefined

  private constructor(
    freeSwitch: FreeSwitch,
    seats: Map<SeatId, FarEndPhone>,
    carrier: FarEndPhone | undefined,
    settings: Partial<SwitchboardSettings>,
  ) {
    this.#freeSwitch = freeSwitch
    this.phones = seats
    this.#carrier = carrier
    this.port = openSwitchboard({
      clock: realClock(),
      ...freeSwitch.account,
      ...signalSettings({ signals: freeSwitch.signals, seats: freeSwitch.settings.seats }),
      numbers: () => number,
      callerId: '01632960000',
      // SIPp's phones say nothing.
      silence: 'not-watched',
      plainDesks: true,
      seatAddress: (seat) => `sofia/seats/seat${seat}@127.0.0.1:${seats.get(seat)?.port}`,
      ...settings,
    })
    this.port.listen((event) => this.told.push({ event, at: performance.now() }))
  }

  /** Without a carrier nothing listens behind the trunk. */
  static async open(
    freeSwitch: FreeSwitch,
    sipp: string,
    options: Options = {},
  ): Promise<RealRoom> {
    const seats = new Map<SeatId, FarEndPhone>()
    const { carrier, settings = {}, sounds } = options
    for (const seat of phones) {
      const sound = sounds?.get(seat)
      const phone = sound
        ? FarEndPhone.withSound(sipp, sound)
        : FarEndPhone.open(sipp, 'answer-hold')
      seats.set(seat, await phone)
    }
    const trunk =
      options.trunk ?? (carrier && (await FarEndPhone.open(sipp, carrier, freeSwitch.ports.trunk)))
    const room = new RealRoom(freeSwitch, seats, trunk, settings)
    await room.port.start()
    await room.hears({ kind: 'connected' })
    return room
  }

  /** Puts another switchboard in the place of this one, as a restart of the box does, and gives what it tells. */
  async restart(settings: Partial<SwitchboardSettings>): Promise<string[]> {
    await this.port.close()
    const next = new RealRoom(this.#freeSwitch, this.phones, undefined, settings)
    await next.port.start()
    await next.hears({ kind: 'connected' })
    await next.port.close()
    return next.told.map(({ event }) => event.kind)
  }

  /** Leaves the switch as it was found: no leg is up. */
  async close(): Promise<void> {
    await this.port.close()
    await this.#freeSwitch.ask('hupall').catch(() => '')
    await until('every leg to go', async () => (await this.legs()) === 0)
    for (const phone of [...this.phones.values(), this.#carrier]) await phone?.vanish()
  }

  async legs(): Promise<number> {
    const text = await this.#freeSwitch.ask('show channels as json').catch(() => '{"row_count":0}')
    return JSON.parse(text).row_count
  }

  async send(command: SwitchCommand): Promise<void> {
    const result = await this.port.send(command)
    if (!result.ok) throw new Error(`${command.do}: ${result.error.what}`)
  }

  async openSeat(seat: SeatId): Promise<void> {
    await this.send({ do: 'open-seat', seat })
    await this.hears({ kind: 'seat-up', seat })
  }

  async dial(seat: SeatId): Promise<CallId> {
    const call = randomUUID() as CallId
    await this.send({ do: 'dial', call, case: 'sample.1' as CaseId, seat })
    return call
  }

  /** A seat with a respondent on the line. */
  async talking(seat: SeatId): Promise<CallId> {
    if (this.count({ kind: 'seat-up', seat }) === 0) await this.openSeat(seat)
    const call = await this.dial(seat)
    await this.hears({ kind: 'in-conference', call, seat })
    return call
  }

  /** Waits until an event with these facts has been told, and gives when it was. */
  hears(event: Partial<SwitchEvent>, withinMs = 20_000): Promise<number> {
    const found = () => this.told.find((one) => matches(one.event, event))?.at
    return until(JSON.stringify(event), found, withinMs).catch((cause: unknown) => {
      const story = this.told.map((one) => JSON.stringify(one.event)).join('\n')
      throw new Error(`${cause}\nWhat was told:\n${story}`)
    })
  }

  count(event: Partial<SwitchEvent>): number {
    return this.told.filter((one) => matches(one.event, event)).length
  }

  kindsOf(call: CallId): string[] {
    return this.told
      .map(({ event }) => event)
      .filter((event) => 'call' in event && event.call === call)
      .map(({ kind }) => kind)
  }

  /** Who is in a seat's conference, as the switch itself says. */
  async members(seat: SeatId): Promise<readonly Member[]> {
    return membersIn(await this.#freeSwitch.ask('conference json_list'), `seat-${seat}`)
  }
}

function matches(event: SwitchEvent, wanted: Partial<SwitchEvent>): boolean {
  return Object.entries(wanted).every(
    ([name, value]) => (event as Record<string, unknown>)[name] === value,
  )
}
