import { connect, type Socket } from 'node:net'
import { EslStream, type Message } from './esl-stream.ts'

/** A bare client of the event socket, which only writes bytes and keeps what comes back. */
export class WireClient {
  readonly received: Message[] = []
  closed = false
  readonly #socket: Socket

  constructor(port: number) {
    const stream = new EslStream()
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('data', (chunk) => this.received.push(...stream.read(chunk)))
    this.#socket.on('error', () => undefined)
    this.#socket.on('close', () => {
      this.closed = true
    })
  }

  send(text: string): void {
    this.#socket.write(text)
  }

  end(): void {
    this.#socket.end()
  }
}
