import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { CallId, CaseId, SeatId } from '../../src/basics/ids.ts'
import type { Faults } from '../../src/exchange/faults.ts'
import type { SwitchEvent } from '../../src/phone/switch-port.ts'
import { LiveRoom, supervisor } from './live-room.ts'

/** What a test does to a shift, one after the other. Times in milliseconds of the clock. */
export type Trouble =
  | { readonly do: 'play'; readonly faults: Faults; readonly for: number }
  | { readonly do: 'cut' | 'end-all'; readonly for: number }
  | { readonly do: 'drop-seat' | 'take-over'; readonly seat: SeatId; readonly for: number }

const seats = ['01', '02', '03'].map((seat) => seat as SeatId)
/** Answers, rings out, is engaged, hangs up by itself: each call its own, by its turn. */
const farEnds = [
  { does: 'answer', ringsAfter: 400, answersAfter: 2_000 },
  { does: 'answer', ringsAfter: 300, answersAfter: 1_000, hangsUpAfter: 3_000 },
  { does: 'refuse', after: 500, status: '486' },
  { does: 'ring-out', ringsAfter: 600 },
  { does: 'answer', ringsAfter: 200, answersAfter: 6_000, hangsUpAfter: 9_000 },
] as const

/** Three seats at work, each dialled again as soon as it may be, while the wire is troubled. */
export class FaultyShift {
  readonly room: LiveRoom
  /** How often the trunk was asked for each call. */
  readonly #rung: ReadonlyMap<string, number>
  readonly #placed = new Map<CallId, { readonly seat: SeatId; taken: boolean | undefined }>()
  readonly #stories = new Map<CallId, SwitchEvent['kind'][]>()
  #open = true

  private constructor(room: LiveRoom, rung: ReadonlyMap<string, number>) {
    this.room = room
    this.#rung = rung
  }

  static async open(): Promise<FaultyShift> {
    const rung = new Map<string, number>()
    const carrier = (_dialled: string, uuid: string) => {
      rung.set(uuid, (rung.get(uuid) ?? 0) + 1)
      return farEnds[rung.size % farEnds.length] ?? farEnds[0]
    }
    const room = await LiveRoom.open({ exchange: { carrier } })
    const shift = new FaultyShift(room, rung)
    room.port.listen((event) => shift.#hear(event))
    for (const seat of [...seats, supervisor]) await room.openSeat(seat)
    return shift
  }

  get calls(): number {
    return this.#placed.size
  }

  async live(troubles: readonly Trouble[]): Promise<void> {
    for (const seat of seats) this.#dial(seat)
    for (const trouble of troubles) {
      if (trouble.do === 'play') this.room.exchange.play(trouble.faults)
      if (trouble.do === 'cut') this.room.exchange.cut()
      if (trouble.do === 'drop-seat') this.room.exchange.dropSeat(trouble.seat)
      if (trouble.do === 'take-over') this.#takeOver(trouble.seat)
      if (trouble.do === 'end-all')
        for (const call of this.#stories.keys()) void this.room.port.send({ do: 'end-call', call })
      for (let left = trouble.for; left > 0; left -= 500) {
        await this.room.pass(Math.min(left, 500))
        for (const seat of seats) this.#dial(seat)
      }
    }
  }

  /** The trouble is over: what is up ends, and everything is found again. */
  async comesRight(): Promise<void> {
    this.#open = false
    this.room.exchange.play({})
    await this.room.pass(70_000, 100)
    for (const [call, story] of this.#stories)
      if (!story.includes('ended')) void this.room.port.send({ do: 'end-call', call })
    await this.room.pass(40_000, 100)
    this.#everyCallIsClosed()
    this.#seatsAreBack()
  }

  #everyCallIsClosed(): void {
    for (const [call, { taken }] of this.#placed) {
      const story = this.#stories.get(call) ?? []
      const ends = story.filter((kind) => kind === 'ended').length
      assert.equal(ends, taken === false ? 0 : 1, `${call} ended ${ends} times: ${story}`)
      assert.ok((this.#rung.get(call) ?? 0) <= 1, `${call} was dialled twice`)
      if (taken === false) assert.equal(this.#rung.has(call), false, `${call} rang unasked`)
      assert.deepEqual(story, inOrder(story), `${call}: ${story}`)
    }
    const unknown = [...this.#rung.keys()].filter((call) => !this.#placed.has(call as CallId))
    assert.deepEqual(unknown, [], 'a call that nobody asked for')
  }

  #seatsAreBack(): void {
    const rooms = this.room.exchange.rooms()
    const legs = Object.keys(this.room.exchange.legs())
    for (const seat of [...seats, supervisor]) {
      assert.equal(rooms[`seat-${seat}`]?.length, 1, `seat ${seat} is alone in its conference`)
      const line = this.room.events.filter(
        (event) => (event.kind === 'seat-up' || event.kind === 'seat-down') && event.seat === seat,
      )
      assert.equal(line.at(-1)?.kind, 'seat-up', `seat ${seat} is told of as up`)
    }
    assert.equal(legs.length, seats.length + 1, 'one leg a seat and no other')
    const link = this.room.events.filter(({ kind }) => kind.endsWith('connected'))
    assert.equal(link.at(-1)?.kind, 'connected', 'the switch is connected')
  }

  #takeOver(seat: SeatId): void {
    for (const [call, story] of this.#stories) {
      if (this.#placed.get(call)?.seat !== seat || story.includes('ended')) continue
      void this.room.port.send({ do: 'take-over', call, seat, supervisor })
    }
  }

  #hear(event: SwitchEvent): void {
    this.room.events.push(event)
    if (!('call' in event)) return
    const story = this.#stories.get(event.call) ?? []
    this.#stories.set(event.call, [...story, event.kind])
  }

  /** D1: only when the call before is over, as the house does it. */
  #dial(seat: SeatId): void {
    if (!this.#open) return
    const up = [...this.#placed].some(
      ([call, one]) =>
        one.seat === seat && one.taken !== false && !this.#stories.get(call)?.includes('ended'),
    )
    if (up) return
    const call = randomUUID() as CallId
    const placed: { readonly seat: SeatId; taken: boolean | undefined } = { seat, taken: undefined }
    this.#placed.set(call, placed)
    const case_ = `sample.${this.#placed.size}` as CaseId
    void this.room.port.send({ do: 'dial', call, case: case_, seat }).then((done) => {
      // Lost on the way: the switch may have it or not, and the settling finds out.
      placed.taken = done.ok || done.error.code === 'timed-out'
    })
  }
}

const steps: readonly SwitchEvent['kind'][] = [
  ...(['ringing', 'answered', 'in-conference', 'message-started', 'ended'] as const),
]

function inOrder(story: readonly SwitchEvent['kind'][]): SwitchEvent['kind'][] {
  return steps.filter((step) => story.includes(step))
}
