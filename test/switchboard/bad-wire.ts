import { connect, createServer, type Server, type Socket } from 'node:net'

type Turn = (chunk: Buffer) => readonly Buffer[]

/** A wire between switchboard and exchange that a test can cut, freeze, chop up, and listen to. */
export class BadWire {
  /** What the switchboard sent, one entry for each packet that arrived. */
  readonly sent: string[] = []
  /** Changes what the switch says on its way. */
  turn: Turn = (chunk) => [chunk]
  /** Gives the loop a turn between the pieces, so that they do arrive as pieces. */
  dribble = false
  #frozen = false
  readonly #pairs = new Set<readonly [Socket, Socket]>()
  readonly #server: Server
  port = 0

  constructor() {
    this.#server = createServer({ noDelay: true })
  }

  listen(target: number): Promise<number> {
    this.#server.on('connection', (near) => this.#pair(near, target))
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => {
        const address = this.#server.address()
        this.port = typeof address === 'object' && address !== null ? address.port : 0
        resolve(this.port)
      })
    })
  }

  /** The switch goes on, but nothing it says arrives. */
  freeze(frozen = true): void {
    this.#frozen = frozen
  }

  cut(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy()
  }

  /** Says something to the switchboard that the switch never said. */
  inject(text: string): void {
    for (const [near] of this.#pairs) near.write(text)
  }

  close(): void {
    this.cut()
    this.#server.close()
  }

  #last: Promise<void> = Promise.resolve()

  async #dribble(near: Socket, pieces: readonly Buffer[]): Promise<void> {
    const before = this.#last
    this.#last = before.then(async () => {
      for (const piece of pieces) {
        if (near.writable) near.write(piece)
        await new Promise((resolve) => setImmediate(resolve))
      }
    })
    await this.#last
  }

  #pair(near: Socket, target: number): void {
    const far = connect({ port: target, host: '127.0.0.1', noDelay: true })
    const pair = [near, far] as const
    this.#pairs.add(pair)
    near.on('data', (chunk) => {
      this.sent.push(chunk.toString())
      far.write(chunk)
    })
    far.on('data', (chunk: Buffer) => {
      if (this.#frozen) return
      const pieces = this.turn(chunk)
      if (this.dribble) void this.#dribble(near, pieces)
      else for (const piece of pieces) near.write(piece)
    })
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => undefined)
      one.on('end', () => other.end())
      one.on('close', () => {
        other.destroy()
        this.#pairs.delete(pair)
      })
    }
  }
}
