/** One message from a switch: its header text and its body, or what was parsed of an event. */
export type Message = { readonly head: string; readonly body: string }

/** An independent reader of the wire, for tests: cuts what has arrived into messages, whatever the chunks. */
export class EslStream {
  #held: Buffer = Buffer.alloc(0)

  read(chunk: Buffer | string): Message[] {
    this.#held = Buffer.concat([this.#held, Buffer.from(chunk)])
    const out: Message[] = []
    for (;;) {
      const end = this.#held.indexOf('\n\n')
      if (end < 0) return out
      const head = this.#held.subarray(0, end).toString()
      const length = Number(/^Content-Length: (\d+)$/m.exec(head)?.[1] ?? 0)
      if (this.#held.length < end + 2 + length) return out
      out.push({ head, body: this.#held.subarray(end + 2, end + 2 + length).toString() })
      this.#held = this.#held.subarray(end + 2 + length)
    }
  }
}

/** The event in a message, or undefined when it is a reply. */
export function eventIn(message: Message): Record<string, string> | undefined {
  return message.head.includes('text/event-json') ? JSON.parse(message.body) : undefined
}
