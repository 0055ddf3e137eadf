import { Content } from './content.ts'
import type { Survival } from './survival.ts'

/** A thing on the disk, whatever names it has. */
export type NodeId = number

/** One change of one folder. Two changes are in each other's way when they name the same name. */
export type Entry =
  | { readonly put: string; readonly node: NodeId }
  | { readonly take: string }
  | { readonly move: string; readonly to: string }

/** What the system was told to do, once for each call: enough to make the platter of any moment again. */
export type Step =
  | { readonly do: 'make'; readonly what: 'file' | 'folder' }
  | { readonly do: 'write'; readonly node: NodeId; readonly at: number; readonly bytes: Uint8Array }
  | { readonly do: 'cut'; readonly node: NodeId; readonly size: number }
  | { readonly do: 'enter'; readonly node: NodeId; readonly entry: Entry }
  | { readonly do: 'sync'; readonly node: NodeId }
  /** A sync that failed: what it left is there or not, and the system takes all of it for clean. */
  | { readonly do: 'lose'; readonly node: NodeId; readonly left: () => Survival }
  /** The system drops what it holds in memory and reads it again: pages that a failed sync lost show as they are. */
  | { readonly do: 'forget' }

export type Change = Extract<Step, { do: 'write' } | { do: 'cut' }>
type FileNode = { readonly is: 'file'; seen: Content; durable: Content; pending: Change[] }
type Names = Map<string, NodeId>
type FolderNode = { readonly is: 'folder'; seen: Names; durable: Names; pending: Entry[] }
type Node = FileNode | FolderNode

/** What is on the disk for good, and what the system shows of it meanwhile. Node 0 is the data folder. */
export class Platter {
  readonly #nodes: Node[] = [newFolder()]

  node(id: NodeId): Node {
    const found = this.#nodes[id]
    if (!found) throw new Error(`There is no node ${id}`)
    return found
  }

  file(id: NodeId): FileNode {
    const found = this.node(id)
    if (found.is !== 'file') throw new Error(`Node ${id} is a folder`)
    return found
  }

  folder(id: NodeId): FolderNode {
    const found = this.node(id)
    if (found.is !== 'folder') throw new Error(`Node ${id} is a file`)
    return found
  }

  /** The node that the next `make` will bring. */
  get next(): NodeId {
    return this.#nodes.length
  }

  take(step: Step): void {
    switch (step.do) {
      case 'make':
        this.#nodes.push(step.what === 'file' ? newFile() : newFolder())
        return
      case 'write':
      case 'cut': {
        const file = this.file(step.node)
        file.pending.push(step)
        file.seen.change(step)
        return
      }
      case 'enter': {
        const folder = this.folder(step.node)
        folder.pending.push(step.entry)
        enter(folder.seen, step.entry)
        return
      }
      case 'sync':
        sync(this.node(step.node))
        return
      case 'lose': {
        const file = this.file(step.node)
        file.durable = survivors(file, step.left())
        file.pending = []
        return
      }
      case 'forget':
        this.#forget()
    }
  }

  /** The same by itself, with all that is not synced. */
  twin(): Platter {
    const twin = new Platter()
    twin.#nodes.length = 0
    for (const node of this.#nodes) twin.#nodes.push(twinOf(node))
    return twin
  }

  /** What a new start finds after the power was gone: nothing pends any more. */
  afterPowerCut(left: Survival): Platter {
    const after = new Platter()
    after.#nodes.length = 0
    for (const node of this.#nodes) {
      if (node.is === 'file') after.#nodes.push(settled(survivors(node, left)))
      else after.#nodes.push({ ...newFolder(), ...bothNames(namesLeft(node, left)) })
    }
    return after
  }

  #forget(): void {
    for (const node of this.#nodes) {
      if (node.is !== 'file') continue
      // The length stays, for the inode has not been forgotten: what was lost reads as a hole.
      const { length } = node.seen
      node.seen = node.durable.twin()
      node.seen.resize(length)
      for (const change of node.pending) node.seen.change(change)
    }
  }
}

function twinOf(node: Node): Node {
  if (node.is === 'folder')
    return {
      is: 'folder',
      seen: new Map(node.seen),
      durable: new Map(node.durable),
      pending: [...node.pending],
    }
  const { seen, durable, pending } = node
  return { is: 'file', seen: seen.twin(), durable: durable.twin(), pending: [...pending] }
}

function newFile(): FileNode {
  return settled(new Content())
}

function settled(content: Content): FileNode {
  return { is: 'file', seen: content.twin(), durable: content, pending: [] }
}

function newFolder(): FolderNode {
  return { is: 'folder', ...bothNames(new Map()), pending: [] }
}

function bothNames(names: Names) {
  return { seen: new Map(names), durable: names }
}

function sync(node: Node): void {
  if (node.is === 'folder') {
    node.durable = new Map(node.seen)
  } else {
    for (const change of node.pending) node.durable.change(change)
    // The length is the inode's, and reaches the platter also where the bytes were lost before.
    node.durable.resize(node.seen.length)
  }
  node.pending = []
}

function survivors(file: FileNode, left: Survival): Content {
  const content = file.durable.twin()
  for (const change of file.pending) {
    if (change.do === 'cut') {
      if (left.change()) content.change(change)
      continue
    }
    for (const [from, to] of left.parts(change.at, change.bytes.length)) {
      const bytes = change.bytes.subarray(from, to)
      content.change({ ...change, at: change.at + from, bytes })
    }
  }
  if (file.seen.length > content.length)
    content.resize(left.length(content.length, file.seen.length))
  return content
}

/** Names may come to the platter in any order, except that two changes of one name keep theirs. */
function namesLeft({ durable, pending }: FolderNode, left: Survival): Names {
  const names = new Map(durable)
  const lost = new Set<string>()
  for (const entry of pending) {
    const named = namesOf(entry)
    if (named.every((name) => !lost.has(name)) && left.change()) enter(names, entry)
    else for (const name of named) lost.add(name)
  }
  return names
}

function namesOf(entry: Entry): string[] {
  if ('put' in entry) return [entry.put]
  return 'take' in entry ? [entry.take] : [entry.move, entry.to]
}

function enter(names: Names, entry: Entry): void {
  if ('put' in entry) names.set(entry.put, entry.node)
  else if ('take' in entry) names.delete(entry.take)
  else {
    const node = names.get(entry.move)
    if (node === undefined) throw new Error(`There is no ${entry.move}`)
    names.delete(entry.move)
    names.set(entry.to, node)
  }
}
