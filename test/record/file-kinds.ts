import type { NodeId, Step } from './platter.ts'

/** What kind of file a node is, by the first name it had: `keys.slots`, `pool/….slots`, `view.json.partial`. */
export class FileKinds {
  readonly #names = new Map<NodeId, string>([[0, '']])

  constructor(steps: readonly Step[]) {
    for (const step of steps) this.hear(step)
  }

  hear(step: Step): void {
    if (step.do !== 'enter' || !('put' in step.entry)) return
    const { put, node } = step.entry
    const folder = this.#names.get(step.node)
    const name = put.replace(/[0-9a-f-]{6,}/, '…')
    this.#names.set(node, folder ? `${folder}/${name}` : name)
  }

  /** Files of an earlier life of the disk have no name here. */
  of(node: NodeId): string {
    return this.#names.get(node) ?? 'an older file'
  }
}
