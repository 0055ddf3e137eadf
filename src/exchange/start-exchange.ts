import { randomUUID } from 'node:crypto'
import type { Clock } from '../basics/clock.ts'
import type { CallId, SeatId } from '../basics/ids.ts'
import { second } from '../basics/instant.ts'
import type { Announce } from './announce.ts'
import { announceHeartbeat, announceJob } from './announcements.ts'
import { type Core, runApi } from './api-commands.ts'
import { type Profile, usualCharacters } from './characters.ts'
import { coreFields, sources } from './core-fields.ts'
import { EslServer } from './esl-server.ts'
import type { Carrier } from './far-end.ts'
import { FaultBoard, type Faults } from './faults.ts'
import { hostilePhones } from './hostile-phones.ts'
import { Legs } from './legs.ts'
import { Public, type Truth, usualWait } from './public.ts'
import { Seats } from './seats.ts'
import { type RoomSeen, seenRooms } from './seen-rooms.ts'
import type { Heard, Spoken } from './spoken.ts'
import type { SignalPlace } from './tell-signal.ts'

export type ExchangeSettings = {
  readonly clock: Clock
  /** The same seed gives the same respondents, ring times and answers. */
  readonly seed: string
  readonly password: string
  /** TCP port on loopback; 0 or absent for any free one. */
  readonly port?: number
  /** Shares of each kind of respondent; the usual mixture when absent. */
  readonly profile?: Profile
  /** How long a respondent stays on a silent line; 90 seconds when absent. */
  readonly waits?: number
  /** Where to tell what it answers to the phones of seats, as the switch does; nowhere when absent. */
  readonly signals?: SignalPlace
  /** Tests put their own carrier in the place of the public. */
  readonly carrier?: Carrier
}

export type Exchange = {
  readonly port: number
  /** There is no sound: this says what the respondent of a call says when spoken to. */
  readonly ear: { hear(call: CallId, spoken: Spoken): Heard }
  readonly truth: Truth
  /** Calls turned away because their number is not one for drama (D17). */
  readonly refused: number
  /** Somebody rings the box back, from a number that they show, or from one that they do not. */
  ringBack(number: string | undefined): RangBack
  /** A seat's leg dies, as when a browser closes or a network cable is pulled. */
  dropSeat(seat: SeatId): void
  /** Whoever lets it ring picks up now; nothing when it does not ring. */
  pickUp(leg: string): void
  /** The seat's microphone sends nothing (D12). */
  silentSeat(seat: SeatId, silent?: boolean): void
  /** The phone of the seat sends this (`REFER`, `INVITE` …), and is refused as the switch refuses it. */
  hostileSeat(seat: SeatId, method: string, to?: string): void
  /** A phone registers at the seat, under a name of its own for as long as it runs. */
  registerPhone(seat: SeatId, phone: string): void
  /** The seat is not registered, so it cannot be rung. */
  absentSeat(seat: SeatId, absent?: boolean): void
  /** The conferences as they stand, by name. */
  rooms(): Readonly<Record<string, RoomSeen>>
  /** Every leg that is up, by uuid, with what it is doing. */
  legs(): Readonly<Record<string, string>>
  /** Plays these faults from now on, in the place of any before; nothing goes wrong when it is empty. */
  play(faults: Faults): void
  /** Cuts every ESL connection without a word. The legs live on. */
  cut(): void
  close(): Promise<void>
}

/** Somebody who rings back: what they hear, message by message, and what they press. */
export type RangBack = {
  readonly hears: readonly string[]
  /** Whether they are still on the line. */
  isUp(): boolean
  press(key: string): void
  hangUp(): void
}

/** Starts the stand-in for FreeSWITCH. Resolves when its event socket takes connections. */
export async function startExchange(settings: ExchangeSettings): Promise<Exchange> {
  const { clock, password } = settings
  const faults = new FaultBoard()
  const { core, legs, seats, people, announce, speakThrough } = assemble(settings, faults)
  const server = new EslServer({
    clock,
    faults,
    password,
    runApi: (line, answer) => runApi(core, line, answer),
    jobDone: (job, line, text) => announceJob(announce, job, line, text),
    newJob: randomUUID,
  })
  speakThrough(server)
  const phones = hostilePhones(announce, (seat) => seats.legsOf(seat, legs), settings.signals)
  const stopHeart = clock.every(20 * second, () => announceHeartbeat(announce, core))
  const port = await server.listen(settings.port ?? 0)
  return {
    port,
    ear: { hear: (call, spoken) => people.hear(call, spoken) },
    truth: people.truth(),
    get refused() {
      return people.refused
    },
    ringBack: (number) => {
      const leg = legs.ringBack(randomUUID(), number)
      return {
        hears: leg?.rangBack?.hears ?? [],
        isUp: () => leg !== undefined && leg.state !== 'hung-up',
        press: (key) => leg && legs.walker.press(leg, key),
        hangUp: () => leg && legs.hangUp(leg, 'NORMAL_CLEARING'),
      }
    },
    dropSeat: (seat) => {
      for (const leg of seats.legsOf(seat, legs)) legs.hangUp(leg, 'MEDIA_TIMEOUT')
    },
    pickUp: (uuid) => {
      const leg = legs.find(uuid)
      if (leg?.state === 'ringing') leg.pickUp?.()
    },
    silentSeat: (seat, silent = true) => seats.setSilent(seat, silent, legs),
    hostileSeat: phones.hostileSeat,
    registerPhone: phones.registerPhone,
    absentSeat: (seat, absent = true) => seats.setAbsent(seat, absent),
    rooms: () => seenRooms(legs),
    legs: () =>
      Object.fromEntries(legs.all().map((leg) => [leg.uuid, leg.doing?.app ?? leg.state])),
    play: (now) => faults.play(now),
    cut: () => server.cut(),
    close: async () => {
      stopHeart()
      for (const leg of legs.all()) for (const cancel of leg.timers.splice(0)) cancel()
      people.forget()
      phones.close()
      await server.close()
    },
  }
}

/** Puts the legs, the seats and the people together; events go nowhere until they have a server to speak through. */
function assemble(settings: ExchangeSettings, faults: FaultBoard) {
  const { clock, seed, profile = usualCharacters, waits = usualWait, carrier } = settings
  const uuid = randomUUID()
  let sequence = 0
  let server: EslServer | undefined
  const announce: Announce = ({ name, subclass, source }, build) =>
    server?.announce(name, subclass, () => {
      sequence += 1
      const event = subclass === undefined ? { name } : { name, subclass }
      const at = { now: clock.now(), core: uuid, sequence }
      return { ...coreFields(event, sources[source], at), ...build() }
    })
  const seats = new Seats()
  const people: Public = new Public({
    clock,
    seed,
    waits,
    profile,
    leg: (call) => legs.find(call),
    hangUp: (leg) => legs.hangUp(leg, 'NORMAL_CLEARING'),
  })
  const counts = { out: 0, failed: 0 }
  const legs: Legs = new Legs({
    clock,
    announce,
    trunk: counting(counts, carrier ?? ((dialled, call) => people.answerFor(dialled, call))),
    seat: (command, up) => seats.farEnd(command, up),
    isSilent: (leg) => seats.isSilent(leg),
    isFull: () => faults.now.busyOut === true,
    answered: (leg) => people.answered(leg),
    ended: (leg) => people.ended(leg),
  })
  const core: Core = { legs, clock, uuid, startedAt: clock.now(), trunkCalls: () => counts }
  const speakThrough = (through: EslServer) => {
    server = through
  }
  return { core, legs, seats, people, announce, speakThrough }
}

function counting(counts: { out: number; failed: number }, carrier: Carrier): Carrier {
  return (dialled, call) => {
    counts.out += 1
    const farEnd = carrier(dialled, call)
    if (farEnd.does !== 'answer') counts.failed += 1
    return farEnd
  }
}
