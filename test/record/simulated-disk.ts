import type { Disk } from '../../src/record/disk.ts'
import { durableDisk } from '../../src/record/durable-disk.ts'
import { FileKinds } from './file-kinds.ts'
import { type NodeId, Platter, type Step } from './platter.ts'
import {
  type CallName,
  type Gate,
  type Met,
  simulatedCalls,
  type Trouble,
} from './simulated-calls.ts'
import { inOrder, nothing, type Survival } from './survival.ts'

/** The power went, or the process was killed: nothing after this reaches the disk. */
export class PowerCut extends Error {}

/** One process on a disk that others use, too: it alone can be killed, and what it wrote stays to be seen. */
export type ProcessDisk = Disk & {
  /** At its nth call from now; at once when it is left out. */
  kill(call?: number): void
  /** Whatever was to kill it later does not. */
  spare(): void
  alive(): boolean
}

/** The nth call of its kind runs into trouble: `sync keys.slots`, `rename record`, `write pool/….slots`. */
export type Fault = {
  readonly kind: string
  readonly nth: number
  readonly trouble: Trouble
  /** What a sync that fails leaves on the platter all the same; nothing when it is not said. */
  readonly left?: () => Survival
}

/**
 * A disk in memory under the real disk's own order of calls. What was not synced may be forgotten in any part: bytes
 * sector by sector, names one by one. A test can make a call fail, cut the power at an operation, or let the box run
 * and then ask for the disk as a power cut at any earlier step would have left it.
 */
export class SimulatedDisk implements Disk {
  readonly #base: Platter
  readonly #platter: Platter
  readonly #steps: Step[]
  readonly #names: FileKinds
  readonly #counts = new Map<string, number>()
  #full = false
  #readOnly = false
  operations = 0
  syncs = 0
  writes = 0
  failAt = Number.POSITIVE_INFINITY
  cutAt = Number.POSITIVE_INFINITY
  fault: Fault | undefined
  /** Awaited inside every datasync: hold it to let writers gather. */
  beforeSync: () => Promise<void> = () => Promise.resolve()

  readonly read: Disk['read']
  readonly append: Disk['append']
  readonly slots: Disk['slots']
  readonly replace: Disk['replace']
  readonly remove: Disk['remove']
  readonly list: Disk['list']
  readonly makeDir: Disk['makeDir']

  constructor(base = new Platter(), steps: readonly Step[] = []) {
    this.#base = base
    this.#platter = base.twin()
    this.#steps = [...steps]
    this.#names = new FileKinds(steps)
    for (const step of steps) this.#platter.take(step)
    const disk = durableDisk('/', simulatedCalls(this.#gate()))
    this.read = disk.read
    this.append = disk.append
    this.slots = disk.slots
    this.replace = disk.replace
    this.remove = disk.remove
    this.list = disk.list
    this.makeDir = disk.makeDir
  }

  /** The same disk for one process of several. `died` is told at the call at which it is killed, or at once. */
  process(died: () => void = () => undefined): ProcessDisk {
    const gate = this.#gate()
    let left = Number.POSITIVE_INFINITY
    const live = () => {
      if (left <= 0) throw new PowerCut('The process was killed.')
    }
    const calls = simulatedCalls({
      ...gate,
      alive: () => {
        live()
        gate.alive()
      },
      call: (name, node) => {
        live()
        left -= 1
        if (left <= 0) died()
        live()
        return gate.call(name, node)
      },
      step: (step) => {
        live()
        gate.step(step)
      },
    })
    return {
      ...durableDisk('/', calls),
      kill: (call = 0) => {
        const lived = left > 0
        left = Math.min(left, call)
        if (lived && left <= 0) died()
      },
      spare: () => {
        if (left > 0) left = Number.POSITIVE_INFINITY
      },
      alive: () => left > 0,
    }
  }

  /** How many calls of each kind there have been. */
  get calls(): ReadonlyMap<string, number> {
    return this.#counts
  }

  /** How many steps the system has taken so far: a moment to come back to. */
  get moment(): number {
    return this.#steps.length
  }

  /** The steps by what each did to what kind of file, so that a test can look as often at the rare ones. */
  momentsByKind(): ReadonlyMap<string, readonly number[]> {
    const names = new FileKinds([])
    const kinds = new Map<string, number[]>()
    for (const [i, step] of this.#steps.entries()) {
      names.hear(step)
      const kind = `${step.do} ${'node' in step ? names.of(step.node) : ''}`
      kinds.set(kind, [...(kinds.get(kind) ?? []), i])
    }
    return kinds
  }

  /**
   * The disk after the power came back, `left` saying what is there of all that was not synced; a number for so many
   * bytes in order. `moment`: the power went then, not now.
   */
  afterPowerCut(left: Survival | number = 0, moment = this.moment): SimulatedDisk {
    const survival = typeof left === 'number' ? inOrder(left) : left
    if (moment === this.moment) return new SimulatedDisk(this.#platter.afterPowerCut(survival))
    const then = new SimulatedDisk(this.#base, this.#steps.slice(0, moment))
    return then.afterPowerCut(survival)
  }

  /** The same disk under a new process: what was not synced is still to be seen, and still not safe. */
  afterRestart({ forgetful = false } = {}): SimulatedDisk {
    const next = new SimulatedDisk(this.#base, this.#steps)
    if (forgetful) next.#step({ do: 'forget' })
    return next
  }

  /**
   * The same when the process was killed at that moment; of a long write that was its last, the first pages are there. The
   * new disk counts its moments from then.
   */
  killedAt(moment: number): SimulatedDisk {
    const steps = this.#steps.slice(0, moment)
    const last = steps.at(-1)
    if (moment < this.moment && last?.do === 'write') steps.splice(-1, 1, begunWrite(last))
    return new SimulatedDisk(new SimulatedDisk(this.#base, steps).#platter)
  }

  /** For tests that damage a file: its bytes as the system shows them. */
  get(path: string): Uint8Array {
    const found = this.#find(path)
    if (found === undefined) throw new Error(`No file ${path}`)
    return this.#platter.file(found).seen.slice()
  }

  put(path: string, bytes: Uint8Array): void {
    const folders = path.split('/').slice(0, -1)
    for (let depth = 0; depth < folders.length; depth++)
      if (this.#find(folders.slice(0, depth + 1).join('/')) === undefined)
        this.#make('folder', folders.slice(0, depth).join('/'), folders[depth] ?? '')
    const name = path.slice(path.lastIndexOf('/') + 1)
    const node = this.#find(path) ?? this.#make('file', folders.join('/'), name)
    this.#step({ do: 'cut', node, size: 0 })
    this.#step({ do: 'write', node, at: 0, bytes: new Uint8Array(bytes) })
    this.#step({ do: 'sync', node })
  }

  /** For tests that lose a file, or look at all of them. */
  readonly files = {
    keys: (): string[] => this.#paths('', 0),
    has: (path: string): boolean => this.#find(path) !== undefined,
    delete: (path: string): void => {
      const folder = this.#find(path.split('/').slice(0, -1).join('/')) ?? 0
      const take = path.slice(path.lastIndexOf('/') + 1)
      this.#step({ do: 'enter', node: folder, entry: { take } })
      this.#step({ do: 'sync', node: folder })
    },
  }

  #gate(): Gate {
    return {
      platter: this.#platter,
      alive: () => this.#alive(),
      beforeSync: () => this.beforeSync(),
      call: (name, node) => this.#call(name, node),
      step: (step) => this.#step(step),
      left: () => (this.fault?.left ?? (() => nothing))(),
    }
  }

  #call(name: CallName, node: NodeId): Met | undefined {
    this.#alive()
    const kind = `${name} ${this.#names.of(node)}`
    const count = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, count)
    if (!idle.has(name)) this.operations += 1
    if (name === 'write') this.writes += 1
    if (this.operations === this.failAt && !idle.has(name)) return 'EIO'
    const trouble = this.fault?.kind === kind && this.fault.nth === count && this.fault.trouble
    if (trouble === 'ENOSPC') this.#full = true
    // A journal that cannot write its own changes makes the whole file system read-only.
    if (trouble && name === 'sync-folder') this.#readOnly = true
    if (trouble) return trouble === 'ENOSPC' && name === 'write' ? 'short' : trouble
    if (this.#readOnly && name !== 'close') return 'EROFS'
    if (this.#full && growing.has(name)) return 'ENOSPC'
    // A sync that was on its way when the power went has made nothing safe.
    if (name === 'sync' || name === 'sync-folder') this.#alive()
    if (name === 'sync') this.syncs += 1
    return undefined
  }

  #step(step: Step): void {
    this.#steps.push(step)
    this.#names.hear(step)
    this.#platter.take(step)
    this.#alive()
  }

  #alive(): void {
    if (this.operations >= this.cutAt) throw new PowerCut('The power is gone.')
  }

  #find(path: string): number | undefined {
    let at: number | undefined = 0
    for (const name of path.split('/').filter((one) => one !== ''))
      at = at === undefined ? undefined : this.#platter.folder(at).seen.get(name)
    return at
  }

  #make(what: 'file' | 'folder', folder: string, put: string): number {
    const node = this.#platter.next
    const into = this.#find(folder) ?? 0
    this.#step({ do: 'make', what })
    this.#step({ do: 'enter', node: into, entry: { put, node } })
    this.#step({ do: 'sync', node: into })
    return node
  }

  #paths(prefix: string, folder: number): string[] {
    return [...this.#platter.folder(folder).seen].flatMap(([name, node]) =>
      this.#platter.node(node).is === 'file'
        ? [`${prefix}${name}`]
        : this.#paths(`${prefix}${name}/`, node),
    )
  }
}

/** The half of a write that a killed process had come to: whole pages, where it is longer than one. */
function begunWrite(write: Extract<Step, { do: 'write' }>): Step {
  const half = (write.at + write.bytes.length / 2) & ~(page - 1)
  const kept = half > write.at ? half - write.at : write.bytes.length
  return { ...write, bytes: write.bytes.subarray(0, kept) }
}

const page = 4096

/** Calls that change nothing which a power cut could take. */
const idle = new Set<CallName>(['open', 'close', 'set-mode'])
const growing = new Set<CallName>(['write', 'make-folder'])
