import type { Cancel } from '../basics/clock.ts'
import type { CallId, SeatId } from '../basics/ids.ts'
import { roomName } from './dial-strings.ts'
import type { EslEvent } from './esl-event.ts'
import type { Office } from './office.ts'
import type { SilenceLimits } from './settings.ts'
import { readMembers, type SeenMember } from './snapshot.ts'

type Listening = { readonly call: CallId; readonly seat: SeatId; cancel: Cancel }

type Hooks = {
  /** The leg of a seat's phone, while it is up. */
  readonly legOf: (seat: SeatId) => string | undefined
  /** The agent has said nothing for so long that the respondent must not be kept (D12). */
  readonly notHeard: (call: CallId) => void
}

/**
 * Listens whether the agent is heard after the answer (D12). A call is watched from the moment that the respondent joins
 * until the agent is first heard; who was heard before is known, and nothing of it is kept.
 */
export class AgentVoices {
  readonly #office: Office
  readonly #limits: SilenceLimits | 'not-watched'
  readonly #hooks: Hooks
  readonly #heard = new Set<string>()
  readonly #listening = new Map<CallId, Listening>()

  constructor(office: Office, limits: SilenceLimits | 'not-watched', hooks: Hooks) {
    this.#office = office
    this.#limits = limits
    this.#hooks = hooks
  }

  hear(event: EslEvent): void {
    if (event.kind === 'hung-up') this.#heard.delete(event.leg)
    if (event.kind !== 'voice') return
    if (event.heard) this.#heard.add(event.leg)
    else this.#heard.delete(event.leg)
    if (event.heard) this.#speaks(event.leg)
  }

  /** Who is heard now, as the switch has it: after a gap the events say too little. */
  settle(members: readonly SeenMember[]): void {
    this.#heard.clear()
    for (const { leg, heard } of members) {
      if (!heard) continue
      this.#heard.add(leg)
      this.#speaks(leg)
    }
  }

  /** The respondent has come in. Of who was heard before, the switch is asked: the news that they stopped may be lost. */
  begin(call: CallId, seat: SeatId): void {
    const leg = this.#hooks.legOf(seat)
    const limits = this.#limits
    if (limits === 'not-watched' || leg === undefined) return
    const listening: Listening = { call, seat, cancel: () => undefined }
    this.#listening.set(call, listening)
    if (this.#heard.has(leg))
      void this.#unlessHeard(listening, () => this.#watch(listening, limits))
    else this.#watch(listening, limits)
  }

  #watch(listening: Listening, { alarmMs, messageMs }: SilenceLimits): void {
    const { call, seat } = listening
    listening.cancel = this.#office.clock.after(alarmMs, () => {
      listening.cancel = this.#office.clock.after(messageMs - alarmMs, () => {
        void this.#unlessHeard(listening, () => {
          this.#listening.delete(call)
          this.#hooks.notHeard(call)
        })
      })
      void this.#unlessHeard(listening, () =>
        this.#office.tell({ kind: 'agent-silent', call, seat }),
      )
    })
  }

  /** The call is over, or has gone to somebody else. */
  end(call: CallId): void {
    this.#listening.get(call)?.cancel()
    this.#listening.delete(call)
  }

  stop(): void {
    for (const call of [...this.#listening.keys()]) this.end(call)
  }

  #speaks(leg: string): void {
    for (const { call, seat } of [...this.#listening.values()])
      if (this.#hooks.legOf(seat) === leg) this.end(call)
  }

  /** Asks the switch first: the event may be lost, or still waiting behind a process that stood still. */
  async #unlessHeard(listening: Listening, silent: () => void): Promise<void> {
    const list = await this.#office.line.api(`conference ${roomName(listening.seat)} json_list`)
    if (!list.ok || this.#listening.get(listening.call) !== listening) return
    const leg = this.#hooks.legOf(listening.seat)
    const agent = readMembers(list.value)?.find((one) => one.leg === leg)
    // Without an agent in the conference it is the switch's own work (D5).
    if (agent === undefined) return
    if (agent.heard) this.end(listening.call)
    else silent()
  }
}
