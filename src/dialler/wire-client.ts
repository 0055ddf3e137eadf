import { connect, type Socket } from 'node:net'
import * as v from 'valibot'
import { DiallerAway } from '../phone/numbers-port.ts'
import type { SwitchEvent } from '../phone/switch-port.ts'
import { type Answered, type Ask, type Asked, answer, asks, told } from './asks.ts'
import { encodeFrame, FrameReader } from './frames.ts'
import { Refused } from './refused.ts'

type Waiting = {
  readonly ask: Ask
  resolve(value: unknown): void
  reject(why: Error): void
}

/** One connection to the dialler. It is used once: when it is lost, every question that waits is answered `DiallerAway`. */
export class DiallerWire {
  readonly #socket: Socket
  readonly #waiting = new Map<number, Waiting>()
  #last = 0

  private constructor(socket: Socket, hear: (event: SwitchEvent) => void, lost: () => void) {
    this.#socket = socket
    const reader = new FrameReader()
    socket.on('data', (chunk) => {
      try {
        for (const message of reader.push(chunk)) this.#take(message, hear)
      } catch {
        // The other side is not believed: what it says must be what a dialler says.
        socket.destroy()
      }
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new DiallerAway())
      this.#waiting.clear()
      lost()
    })
  }

  /** Throws `DiallerAway` when nobody listens there. */
  static open(
    path: string,
    hear: (event: SwitchEvent) => void,
    lost: () => void,
  ): Promise<DiallerWire> {
    return new Promise((resolve, reject) => {
      const socket = connect(path)
      const failed = () => reject(new DiallerAway())
      socket.once('error', failed)
      socket.once('connect', () => {
        socket.off('error', failed)
        resolve(new DiallerWire(socket, hear, lost))
      })
    })
  }

  /** Throws `DiallerAway` when the connection is lost before the answer, and `Refused` with the dialler's own words. */
  ask<A extends Ask>(ask: A, asked: Asked<A>): Promise<Answered<A>> {
    if (this.#socket.destroyed) return Promise.reject(new DiallerAway())
    this.#last += 1
    const id = this.#last
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { ask, resolve: resolve as (value: unknown) => void, reject })
      this.#socket.write(encodeFrame({ id, ask, with: asked }))
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  /** For whoever opens the next only when the last is gone. */
  onceClosed(closed: () => void): void {
    if (this.#socket.closed) closed()
    else this.#socket.once('close', closed)
  }

  #take(message: unknown, hear: (event: SwitchEvent) => void): void {
    const news = v.safeParse(told, message)
    if (news.success) {
      hear(news.output.event)
      return
    }
    const said = v.parse(answer, message)
    const waiting = this.#waiting.get(said.id)
    if (!waiting) return
    this.#waiting.delete(said.id)
    if (!said.ok) {
      waiting.reject(new Refused(said.why))
      return
    }
    const value = v.safeParse(asks[waiting.ask].answered, said.value)
    if (value.success) waiting.resolve(value.output)
    else {
      waiting.reject(new DiallerAway())
      this.#socket.destroy()
    }
  }
}
