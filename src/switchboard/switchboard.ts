import type { Cancel } from '../basics/clock.ts'
import type { SeatId } from '../basics/ids.ts'
import { second } from '../basics/instant.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { unreachable } from '../basics/unreachable.ts'
import type { SwitchCommand, SwitchEvent, SwitchTrouble } from '../phone/switch-port.ts'
import { AccountBook } from './account-book.ts'
import { AgentVoices } from './agent-voices.ts'
import { answerNeverAgain } from './answer-never-again.ts'
import { askSnapshot } from './ask-snapshot.ts'
import { CallBook } from './call-book.ts'
import { isDiallable, respondentDial, seatOfRoom } from './dial-strings.ts'
import { Link, newId } from './link.ts'
import { EndedLegs, type Office } from './office.ts'
import { noLine, noNumber, refused } from './order.ts'
import { SeatKeeper } from './seat-keeper.ts'
import { SeatMisuse } from './seat-misuse.ts'
import { type SwitchboardSettings, usual } from './settings.ts'
import { another, tellShown, wouldShowAnother } from './shown-number.ts'
import type { SeenLeg, Snapshot } from './snapshot.ts'
import { Supervisors } from './supervisors.ts'
import { Teller } from './teller.ts'

const settleEvery = 5 * second

type Dial = Extract<SwitchCommand, { readonly do: 'dial' }>

/** Puts the wire, the calls, the seats and the supervisors together. */
export class Switchboard {
  readonly #settings: SwitchboardSettings
  readonly #link: Link
  readonly #office: Office
  readonly #calls: CallBook
  readonly #seats: SeatKeeper
  readonly #supervisors: Supervisors
  readonly #voices: AgentVoices
  readonly #misuse: SeatMisuse
  readonly accounts: AccountBook
  readonly #teller = new Teller()
  #stopSettling: Cancel = () => undefined
  #settling = false
  #asked = 0
  #unknown = 0

  constructor(settings: SwitchboardSettings) {
    this.#settings = settings
    const { clock, host, port, password, user, resume } = settings
    this.#link = new Link({
      host,
      port,
      password,
      callerId: settings.callerId,
      ...(user === undefined ? {} : { user }),
      clock: settings.wireClock ?? clock,
      hear: (event) => {
        if (event.kind === 'shows-another') return tellShown(this.#office, this.#calls, event.leg)
        if (event.kind === 'seat-misused') return this.#misuse.hear(event)
        if (event.kind === 'registered' || event.kind === 'seat-refused')
          return this.#seats.hearPhone(event)
        this.#voices.hear(event)
        this.#calls.hear(event)
        this.#supervisors.hear(event)
        this.#seats.hear(event)
      },
      unknown: () => {
        this.#unknown += 1
        if (this.#unknown % 100 === 1) this.#tell({ kind: 'unknown-events' })
      },
      neverAgain: answerNeverAgain(settings.neverAgain, () => this.#link),
      up: () => this.#connected(),
      down: (why) => this.#tell({ kind: 'disconnected', why }),
    })
    const tell = (event: SwitchEvent) => this.#tell(event)
    const asked = () => this.#asked
    this.#office = { clock, line: this.#link, tell, asked, endedLegs: new EndedLegs() }
    this.#misuse = new SeatMisuse(settings, tell)
    this.accounts = new AccountBook(this.#link, settings)
    this.#calls = new CallBook(this.#office, settings.ringMs ?? usual.ringMs, {
      isReady: (seat) => this.#seats.isReady(seat),
      joined: (seat) => this.#supervisors.whispersInOrder(seat),
      answeredNow: (call, seat) => this.#voices.begin(call, seat),
      moved: (call) => {
        this.#voices.end(call)
        this.#supervisors.callMoved(call)
      },
      ended: (call, seat) => {
        this.#voices.end(call)
        this.#supervisors.callEnded(call, seat)
      },
    })
    this.#voices = new AgentVoices(this.#office, settings.silence ?? usual.silence, {
      legOf: (seat) => this.#seats.legOf(seat),
      notHeard: (call) => this.#calls.notHeard(call),
    })
    this.#seats = new SeatKeeper(this.#office, this.accounts, {
      changed: (seat, up) => {
        this.#calls.seatChanged(seat)
        if (up) this.#supervisors.seatUp(seat)
        else this.#supervisors.seatDown(seat)
      },
      misused: (seat) => this.#misuse.add(seat),
    })
    this.#supervisors = new Supervisors({
      office: this.#office,
      calls: this.#calls,
      seats: this.#seats,
      phoneOf: (seat) => this.accounts.phoneOf(seat),
    })
    for (const seat of resume?.seats ?? []) this.#seats.expect(seat)
    for (const { call, seat } of resume?.calls ?? []) this.#calls.enter(call, seat, '')
  }

  get unknownEvents(): number {
    return this.#unknown
  }

  listen(listener: (event: SwitchEvent) => void): void {
    this.#teller.listen(listener)
  }

  async start(): Promise<void> {
    await this.#misuse.open()
    await this.#link.open()
  }

  async close(): Promise<void> {
    this.#stopSettling()
    this.#calls.close()
    this.#voices.stop()
    this.#misuse.stop()
    this.#seats.stop()
    this.#link.close()
    this.#teller.listen(() => undefined)
  }

  async send(command: SwitchCommand): Promise<Result<void, SwitchTrouble>> {
    if (!this.#link.connected) {
      return err({
        code: 'not-connected',
        what: 'The switch cannot be reached. Wait until it is connected again.',
      })
    }
    switch (command.do) {
      case 'open-seat':
        return this.#seats.open(command.seat)
      case 'close-seat':
        return this.#closeSeat(command.seat)
      case 'dial':
        return this.#dial(command)
      case 'end-call':
        return this.#calls.end(command.call)
      case 'apologise':
        return this.#calls.apologise(command.call)
      case 'supervise':
        return this.#supervisors.supervise(command.seat, command.supervisor, command.mode)
      case 'stop-supervising':
        return this.#supervisors.stop(command.supervisor)
      case 'take-over':
        return this.#supervisors.takeOver(command.call, command.seat, command.supervisor)
      case 'note-taken':
        // Whoever keeps the list waits for it, and then answers `neverAgain`.
        return ok(undefined)
      default:
        return unreachable(command)
    }
  }

  async #closeSeat(seat: SeatId): Promise<Result<void, SwitchTrouble>> {
    const call = this.#calls.at(seat)
    if (call !== undefined && this.#calls.isTalking(call.call, seat)) {
      return refused(`Seat ${seat} is in a conversation. End it or take it over first.`)
    }
    return this.#seats.close(seat)
  }

  async #dial(command: Dial): Promise<Result<void, SwitchTrouble>> {
    const { call, seat } = command
    if (!this.#seats.isReady(seat)) return noLine(seat)
    if (this.#calls.isBusy(seat)) return refused(`Seat ${seat} is already on a call.`)
    if (wouldShowAnother(this.#office, command, this.#settings.callerId)) return refused(another)
    const job = newId()
    this.#calls.enter(call, seat, job)
    await this.#supervisors.beforeDial(seat)
    // Looked at again: whoever answers a call of a seat that was lost meanwhile meets a message.
    const done = this.#seats.isReady(seat) ? await this.#ring(command, job) : noLine(seat)
    if (!done.ok && done.error.code !== 'timed-out') this.#calls.strike(call)
    return done
  }

  async #ring({ call, case: case_, seat, agent }: Dial, job: string) {
    const { callerId, longestCallMs = usual.longestCallMs } = this.#settings
    const number = this.#settings.numbers(case_, agent)
    if (number === undefined || !isDiallable(number)) return noNumber
    const dial = respondentDial({ call, seat, number, callerId, longestCallMs })
    return this.#link.background(dial, job)
  }

  async #connected(): Promise<void> {
    await this.accounts.connected(this.#settings.resume?.seats ?? [])
    await this.#settle(true)
    this.#stopSettling()
    this.#stopSettling = this.#office.clock.every(settleEvery, () => {
      if (!this.#settling && this.#link.connected) void this.#settle(false)
    })
    if (this.#link.connected) this.#tell({ kind: 'connected' })
  }

  /** Compares what the switch holds with what the box knows. `gap` when events may have been missed. */
  async #settle(gap: boolean): Promise<void> {
    this.#settling = true
    this.#asked += 1
    const asked = this.#asked
    const snapshot = await askSnapshot(this.#link, () => [
      ...this.#calls.legs(),
      ...this.#seats.legs(),
      ...this.#supervisors.legs(),
    ])
    this.#settling = false
    if (snapshot === undefined) return
    const settling = { snapshot, asked, gap }
    this.#office.endedLegs.forget(this.#office.clock.now())
    this.#voices.settle(snapshot.members)
    this.#seats.settle(settling)
    this.#calls.settle(settling)
    this.#supervisors.settle(settling)
    for (const leg of snapshot.legs)
      if (this.#isStranger(leg, snapshot)) await this.#endStranger(leg, snapshot)
  }

  #isStranger({ leg, apart }: SeenLeg, { members }: Snapshot): boolean {
    const atSeat = members.some((one) => one.leg === leg && seatOfRoom(one.room) !== undefined)
    if ((apart && !atSeat) || this.#office.endedLegs.has(leg)) return false
    return !this.#calls.has(leg) && !this.#seats.has(leg) && !this.#supervisors.has(leg)
  }

  async #endStranger({ leg, phone }: SeenLeg, { members }: Snapshot): Promise<void> {
    this.#office.endedLegs.add(leg, this.#office.clock.now())
    const ended = await this.#link.api(`uuid_kill ${leg} NORMAL_CLEARING`)
    // A supervisor whom an earlier process let in is no stranger, but has to come in again.
    const room = members.find((one) => one.leg === leg)?.room ?? ''
    const seat = seatOfRoom(room)
    const left =
      phone !== undefined && seat !== undefined && this.#seats.isWanted(seat) && phone !== seat
    if (ended.ok && ended.value.startsWith('+OK') && !left) this.#tell({ kind: 'stranger-ended' })
  }

  #tell(event: SwitchEvent): void {
    this.#teller.tell(event)
  }
}
