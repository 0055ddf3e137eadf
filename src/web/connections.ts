/** A hundred thin clients behind one address have six lines each. */
export const mostOfComputer = 1_000

/** As much of a connection as is looked at here. Over TLS there are two of these for one, of the same address and port. */
export type Line = {
  readonly remoteAddress?: string | undefined
  readonly remotePort?: number | undefined
  destroy(): unknown
}

/** Whether all of it has come. */
type Asked = { readonly complete: boolean }

type Known = { readonly line: Line; readonly asked: Set<Asked> }

/**
 * The connections of each computer. Beyond a thousand the one that came first is cut of those on which no whole request
 * is being answered: what is half sent, silent or idle makes room for whoever sends something.
 */
export class Connections {
  readonly #of = new Map<string, Map<string, Known>>()

  /** Call what this returns when it is closed. */
  add(line: Line): () => void {
    const from = line.remoteAddress ?? ''
    const name = nameOf(line)
    const all = this.#of.get(from) ?? new Map<string, Known>()
    this.#of.set(from, all)
    all.set(name, { line, asked: new Set() })
    if (all.size > mostOfComputer) makeRoom(all, name)
    return () => {
      all.delete(name)
      if (all.size === 0 && this.#of.get(from) === all) this.#of.delete(from)
    }
  }

  /** A request has begun to come on that line. Call what this returns when it was answered. */
  asked(line: Line, asked: Asked): () => void {
    const known = this.#of.get(line.remoteAddress ?? '')?.get(nameOf(line))
    known?.asked.add(asked)
    return () => void known?.asked.delete(asked)
  }
}

function makeRoom(all: Map<string, Known>, newest: string): void {
  for (const [name, { line, asked }] of all)
    if (name === newest || ![...asked].some(({ complete }) => complete)) {
      all.delete(name)
      line.destroy()
      return
    }
}

function nameOf({ remoteAddress, remotePort }: Line): string {
  return `${remoteAddress} ${remotePort}`
}
