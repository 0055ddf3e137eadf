import type { SwitchEvent } from '../phone/switch-port.ts'

/** Tells the one listener everything, in order, and never in the middle of somebody's call to `send`. */
export class Teller {
  #listener: (event: SwitchEvent) => void = () => undefined
  readonly #queue: SwitchEvent[] = []
  #telling = false

  listen(listener: (event: SwitchEvent) => void): void {
    this.#listener = listener
  }

  tell(event: SwitchEvent): void {
    this.#queue.push(event)
    if (this.#telling) return
    this.#telling = true
    queueMicrotask(() => this.#empty())
  }

  #empty(): void {
    this.#telling = false
    for (const event of this.#queue.splice(0)) this.#listener(event)
  }
}
