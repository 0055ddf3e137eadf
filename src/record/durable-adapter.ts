import type { Adapter } from 'lowdb'
import type { Disk } from './disk.ts'
import { checkedText, type TextCodec } from './text-codec.ts'

export type DurableAdapterOptions = {
  readonly disk: Disk
  readonly path: string
  /** Default: the JSON with its SHA-256. */
  readonly codec?: TextCodec
  /**
   * What to do when there is no file. lowdb starts from its default data without a word, and a lost file would look
   * like a first start; so starting empty has to be asked for.
   */
  readonly whenMissing: 'start-empty' | 'stop'
}

/** The document is there and is not what was written, or it should be there and is not. */
export class DocumentDamaged extends Error {
  readonly code = 'DOCUMENT-DAMAGED'
  readonly path: string

  constructor(path: string, why: string) {
    super(
      `${path} cannot be used. ${why} Keep the disk as it is. \`gatehouse restore\` makes a new box of the newest backup; what was written after it cannot be brought back.`,
    )
    this.name = 'DocumentDamaged'
    this.path = path
  }
}

/** A lowdb document that survives the plug being pulled: each write is all or nothing, durable when it resolves. */
export function durableAdapter<T>(options: DurableAdapterOptions): Adapter<T> {
  const { disk, path, codec = checkedText, whenMissing } = options
  let lastWrite: Promise<unknown> = Promise.resolve()
  return {
    read: async () => {
      const bytes = await disk.read(path)
      if (bytes === undefined && whenMissing === 'start-empty') return null
      if (bytes === undefined) throw new DocumentDamaged(path, 'It is missing.')
      const text = codec.decode(Buffer.from(bytes).toString('utf8'))
      if (!text.ok) throw new DocumentDamaged(path, text.error)
      return JSON.parse(text.value) as T
    },
    // Writes queue up behind each other, because two at once would share one partial file.
    write: (data) => {
      const text = codec.encode(JSON.stringify(data))
      const thisWrite = lastWrite.then(() => disk.replace(path, Buffer.from(text)))
      lastWrite = thisWrite.catch(() => undefined)
      return thisWrite
    },
  }
}
