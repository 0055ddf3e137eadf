import type { Socket } from 'node:net'
import type { Clock } from '../basics/clock.ts'
import type { FaultBoard } from './faults.ts'

/** A chunk that is not full goes out when nothing more has come for this long. */
const patience = 20

/** All that one client is sent, with the faults that are being played on the way. Without any it is written at once. */
export class Outgoing {
  readonly #socket: Socket
  readonly #clock: Clock
  readonly #board: FaultBoard
  #answersFree = 0
  #held: Buffer = Buffer.alloc(0)
  #turn = 0
  #sent = 0
  readonly #pieces: Buffer[] = []
  #pumping = false
  #last: (() => void) | undefined

  constructor(socket: Socket, clock: Clock, board: FaultBoard) {
    this.#socket = socket
    this.#clock = clock
    this.#board = board
  }

  /** An answer to a command: answers keep the order of their commands, however slow. */
  answer(frame: string): void {
    const { answersAfter = 0 } = this.#board.now
    const now = this.#clock.now()
    const due = Math.max(this.#answersFree, now + answersAfter)
    if (due <= now) {
      this.#write(frame)
      return
    }
    this.#answersFree = due
    this.#clock.after(due - now, () => this.#write(frame))
  }

  event(name: string, frame: string): void {
    const fate = this.#board.now.fate?.(name) ?? 'told'
    if (fate === 'lost') return
    if (typeof fate === 'object') {
      this.#clock.after(fate.lateBy, () => this.#write(frame))
      return
    }
    this.#write(frame)
    if (fate === 'twice') this.#write(frame)
  }

  /** The last words; nothing is kept waiting for them. */
  end(frame: string): void {
    this.#flush()
    this.#last = () => this.#socket.end(frame)
    if (!this.#pumping) this.#last()
  }

  /** What was held back for a fuller chunk goes out when no chunks are asked for any more. */
  faultsChanged(): void {
    this.#sent = 0
    if (this.#board.now.chunks === undefined) this.#flush()
  }

  #write(frame: string): void {
    if (!this.#socket.writable) return
    const { chunks } = this.#board.now
    if (chunks === undefined && !this.#pumping && this.#held.length === 0) {
      this.#put(Buffer.from(frame))
      return
    }
    this.#held = Buffer.concat([this.#held, Buffer.from(frame)])
    this.#cut(chunks ?? [])
    const before = this.#turn
    this.#clock.after(patience, () => {
      if (this.#turn === before) this.#flush()
    })
  }

  #cut(sizes: readonly number[]): void {
    for (;;) {
      const size = sizes[this.#turn % Math.max(1, sizes.length)] ?? this.#held.length
      if (size <= 0 || this.#held.length < size) break
      this.#turn += 1
      this.#pieces.push(this.#held.subarray(0, size))
      this.#held = this.#held.subarray(size)
    }
    this.#pump()
  }

  #flush(): void {
    if (this.#held.length === 0) return
    this.#turn += 1
    this.#pieces.push(this.#held)
    this.#held = Buffer.alloc(0)
    this.#pump()
  }

  /** One piece in each turn of the loop, so that they arrive as pieces. */
  #pump(): void {
    if (this.#pumping) return
    const piece = this.#pieces.shift()
    if (piece === undefined) {
      this.#last?.()
      return
    }
    this.#pumping = true
    this.#put(piece)
    setImmediate(() => {
      this.#pumping = false
      this.#pump()
    })
  }

  #put(bytes: Buffer): void {
    if (!this.#socket.writable) return
    const { breaksAfter } = this.#board.now
    if (breaksAfter === undefined || this.#sent + bytes.length < breaksAfter) {
      this.#sent += bytes.length
      this.#socket.write(bytes)
      return
    }
    this.#socket.write(bytes.subarray(0, breaksAfter - this.#sent))
    const { breaksAfter: _, ...rest } = this.#board.now
    this.#socket.destroySoon()
    this.#board.play(rest)
  }
}
