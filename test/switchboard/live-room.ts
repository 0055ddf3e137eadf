import { randomUUID } from 'node:crypto'
import type { CallId, CaseId, SeatId } from '../../src/basics/ids.ts'
import { boxAccount } from '../../src/exchange/account.ts'
import type { FarEnd } from '../../src/exchange/far-end.ts'
import {
  type Exchange,
  type ExchangeSettings,
  startExchange,
} from '../../src/exchange/start-exchange.ts'
import type { SwitchCommand, SwitchEvent, SwitchPort } from '../../src/phone/switch-port.ts'
import { openSwitchboard } from '../../src/switchboard/open-switchboard.ts'
import type { SwitchboardSettings } from '../../src/switchboard/settings.ts'
import { HandClock, pass, settle, until } from '../exchange/hand-clock.ts'

export const number = '+447700900123'
export const seat01 = '01' as SeatId
export const supervisor = '90' as SeatId
const someCase = 'sample.1' as CaseId

export const answersIn = (ms: number): FarEnd => ({
  does: 'answer',
  ringsAfter: 400,
  answersAfter: ms,
})

type Options = {
  readonly exchange?: Partial<ExchangeSettings>
  readonly switchboard?: Partial<SwitchboardSettings>
  readonly farEnd?: FarEnd
  /** A bad wire between the two, for wires that misbehave. */
  readonly through?: (port: number) => Promise<number>
}

const open: LiveRoom[] = []

/** Closes what the last test opened, also when it failed. */
export async function closeRooms(): Promise<void> {
  for (const room of open.splice(0)) await room.close()
}

/** A switchboard wired to an exchange over real TCP, with a clock that the test moves. */
export class LiveRoom {
  readonly clock: HandClock
  readonly exchange: Exchange
  readonly port: SwitchPort & { unknownEvents(): number }
  readonly events: SwitchEvent[] = []

  private constructor(
    clock: HandClock,
    exchange: Exchange,
    port: SwitchPort & { unknownEvents(): number },
  ) {
    this.clock = clock
    this.exchange = exchange
    this.port = port
    port.listen((event) => this.events.push(event))
  }

  static async open(options: Options = {}): Promise<LiveRoom> {
    const clock = new HandClock()
    const farEnd = options.farEnd ?? answersIn(5_000)
    const exchange = await startExchange({
      clock,
      seed: 'room',
      password: 'secret',
      carrier: () => farEnd,
      ...options.exchange,
    })
    const wirePort = (await options.through?.(exchange.port)) ?? exchange.port
    const port = openSwitchboard({ ...usual(clock, wirePort), ...options.switchboard })
    const room = new LiveRoom(clock, exchange, port)
    open.push(room)
    await room.start()
    return room
  }

  async start(): Promise<void> {
    let started = false
    void this.port.start().then(() => {
      started = true
    })
    await until(this.clock, 'the first attempt to connect', () => started)
  }

  async close(): Promise<void> {
    await this.port.close()
    await settle()
    await this.exchange.close()
  }

  /** Sends a command and waits for its result, moving the clock meanwhile. */
  async send(command: SwitchCommand): ReturnType<SwitchPort['send']> {
    let result: Awaited<ReturnType<SwitchPort['send']>> | undefined
    void this.port.send(command).then((one) => {
      result = one
    })
    await until(this.clock, `the switch to take ${command.do}`, () => result !== undefined)
    if (result === undefined) throw new Error('No result')
    return result
  }

  async openSeat(seat = seat01): Promise<void> {
    await this.send({ do: 'open-seat', seat })
    await this.told({ kind: 'seat-up', seat })
  }

  async dial(seat = seat01): Promise<CallId> {
    const call = randomUUID() as CallId
    const result = await this.send({ do: 'dial', call, case: someCase, seat })
    if (!result.ok) throw new Error(result.error.what)
    return call
  }

  /** A seat with a respondent on the line. */
  async talking(): Promise<CallId> {
    await this.openSeat()
    const call = await this.dial()
    await this.told({ kind: 'in-conference', call, seat: seat01 })
    return call
  }

  /** Waits until an event with these facts has been told. */
  async told(event: Partial<SwitchEvent>, within?: number): Promise<void> {
    await until(this.clock, JSON.stringify(event), () => this.count(event) > 0, within)
  }

  count(event: Partial<SwitchEvent>): number {
    const wanted = Object.entries(event)
    return this.events.filter((one) =>
      wanted.every(([name, value]) => (one as Record<string, unknown>)[name] === value),
    ).length
  }

  kindsOf(call: CallId): string[] {
    return this.events.filter((one) => 'call' in one && one.call === call).map(({ kind }) => kind)
  }

  pass(ms: number, step?: number): Promise<void> {
    return pass(this.clock, ms, step)
  }

  /** Who hears whom in the seat's conference, by uuid. */
  hearing(room = 'seat-01'): Readonly<Record<string, readonly string[]>> {
    const seen = this.exchange.rooms()[room] ?? []
    return Object.fromEntries(seen.map(({ uuid, hears }) => [uuid, [...hears].sort()]))
  }
}

export function usual(clock: HandClock, port: number): SwitchboardSettings {
  return {
    clock,
    port,
    host: '127.0.0.1',
    password: 'secret',
    user: boxAccount.user,
    numbers: () => number,
    callerId: '01632960000',
  }
}
