import type { OpenFile, OpenFlags, SystemCalls } from '../../src/record/system-calls.ts'
import type { Entry, NodeId, Platter, Step } from './platter.ts'
import type { Survival } from './survival.ts'

export type CallName =
  | 'open'
  | 'write'
  | 'truncate'
  | 'sync'
  | 'sync-folder'
  | 'rename'
  | 'unlink'
  | 'make-folder'
  | 'set-mode'
  | 'close'
export type Trouble = 'EIO' | 'ENOSPC' | 'EROFS'
/** A disk that has just become full takes a part of the write, as write(2) does, and refuses the next. */
export type Met = Trouble | 'short'

/** What stands between the calls and the platter: counts, refuses, and sees every step before it is taken. */
export type Gate = {
  readonly platter: Platter
  /** Throws when the power is gone. */
  alive(): void
  /** One call is made: the trouble it runs into, if any. */
  call(name: CallName, node: NodeId): Met | undefined
  step(step: Step): void
  /** What a sync that fails leaves on the platter all the same. */
  left(): Survival
  beforeSync(): Promise<void>
}

/** The calls of a system whose whole disk is one platter in memory. */
export function simulatedCalls(gate: Gate): SystemCalls {
  const names = new Names(gate)
  return {
    readFile: async (path) => {
      gate.alive()
      return gate.platter.file(names.existing(path)).seen.slice()
    },
    readFolder: async (path) => {
      gate.alive()
      return [...gate.platter.folder(names.existing(path)).seen.keys()]
    },
    makeFolder: async (path) => names.makeFolders(path),
    open: async (path, flags) => {
      refuse(gate.call('open', names.find(path) ?? names.place(path)[0]))
      const node = names.open(path, flags)
      return gate.platter.node(node).is === 'file'
        ? openFile(gate, node, flags === 'a')
        : openFolder(gate, node)
    },
    rename: async (from, to) => {
      refuse(gate.call('rename', names.existing(from)))
      const [folder, move] = names.place(from)
      const [other, name] = names.place(to)
      if (folder !== other) throw new Error('The house moves nothing between folders')
      gate.step({ do: 'enter', node: folder, entry: { move, to: name } })
    },
    unlink: async (path) => {
      refuse(gate.call('unlink', names.existing(path)))
      const [folder, take] = names.place(path)
      gate.step({ do: 'enter', node: folder, entry: { take } })
    },
  }
}

function openFile(gate: Gate, node: NodeId, atEnd: boolean): OpenFile {
  const file = gate.platter.file(node)
  let open = true
  let offset = 0
  const sync = async () => {
    await gate.beforeSync()
    const trouble = gate.call('sync', node)
    if (trouble) gate.step({ do: 'lose', node, left: gate.left })
    refuse(trouble)
    gate.step({ do: 'sync', node })
  }
  return {
    write: async (bytes, from, at) => {
      const met = gate.call('write', node)
      const asked = bytes.length - from
      const length = met === 'short' ? Math.floor(asked / 3) : asked
      if (met !== 'short' || length === 0) refuse(met)
      const place = at ?? (atEnd ? file.seen.length : offset)
      gate.step({
        do: 'write',
        node,
        at: place,
        bytes: new Uint8Array(bytes.subarray(from, from + length)),
      })
      offset = place + length
      return length
    },
    readInto: (bytes, at) => {
      const piece = file.seen.slice(at, at + bytes.length)
      bytes.set(piece)
      return piece.length
    },
    size: async () => file.seen.length,
    setMode: async () => refuse(gate.call('set-mode', node)),
    truncate: async (size) => {
      refuse(gate.call('truncate', node))
      gate.step({ do: 'cut', node, size })
    },
    datasync: sync,
    sync,
    close: async () => {
      if (!open) throw coded('EBADF')
      open = false
      refuse(gate.call('close', node))
    },
  }
}

function openFolder(gate: Gate, node: NodeId): OpenFile {
  const wrong = async () => {
    throw coded('EISDIR')
  }
  return {
    write: wrong,
    readInto: () => 0,
    size: async () => 0,
    setMode: wrong,
    truncate: wrong,
    datasync: wrong,
    sync: async () => {
      refuse(gate.call('sync-folder', node))
      gate.step({ do: 'sync', node })
    },
    close: async () => undefined,
  }
}

/** Paths to nodes. The data folder is `/`. */
class Names {
  readonly #gate: Gate

  constructor(gate: Gate) {
    this.#gate = gate
  }

  find(path: string): NodeId | undefined {
    const { platter } = this.#gate
    let at: NodeId | undefined = 0
    for (const name of path.split('/').filter((one) => one !== '')) {
      if (at === undefined) return undefined
      at = platter.folder(at).seen.get(name)
    }
    return at
  }

  existing(path: string): NodeId {
    const found = this.find(path)
    if (found === undefined) throw coded('ENOENT')
    return found
  }

  /** The folder that holds the path, which must be there, and the last name. */
  place(path: string): readonly [NodeId, string] {
    const cut = path.lastIndexOf('/')
    return [this.existing(path.slice(0, cut)), path.slice(cut + 1)]
  }

  open(path: string, flags: OpenFlags): NodeId {
    const found = this.find(path)
    if (found === undefined) {
      if (flags === 'r' || flags === 'r+') throw coded('ENOENT')
      return this.#make(path, 'file')
    }
    if (flags.startsWith('w')) this.#gate.step({ do: 'cut', node: found, size: 0 })
    return found
  }

  makeFolders(path: string): string | undefined {
    let topmost: string | undefined
    const names = path.split('/').slice(1)
    for (let depth = 1; depth <= names.length; depth++) {
      const folder = `/${names.slice(0, depth).join('/')}`
      if (this.find(folder) !== undefined) continue
      refuse(this.#gate.call('make-folder', this.place(folder)[0]))
      this.#make(folder, 'folder')
      topmost ??= folder
    }
    return topmost
  }

  #make(path: string, what: 'file' | 'folder'): NodeId {
    const [folder, put] = this.place(path)
    const node = this.#gate.platter.next
    this.#gate.step({ do: 'make', what })
    const entry: Entry = { put, node }
    this.#gate.step({ do: 'enter', node: folder, entry })
    return node
  }
}

function refuse(met: Met | undefined): void {
  if (met) throw coded(met === 'short' ? 'ENOSPC' : met)
}

function coded(code: string): Error {
  return Object.assign(new Error(`${code}: the simulated disk refuses`), { code })
}
