import { randomBytes } from 'node:crypto'
import { Low } from 'lowdb'
import * as v from 'valibot'
import type { PersonId } from '../basics/ids.ts'
import { openWith, sealWith } from './aes-gcm.ts'
import type { Disk } from './disk.ts'
import { DocumentDamaged, durableAdapter } from './durable-adapter.ts'
import { makeHalves, type Opener, openerOf, sealTo } from './sealed-box.ts'

export const mixingKeyPath = 'mixing.json'

/**
 * The key of everything that waits in a pool. Any box that could read what waits from its own disk could be read by a
 * copy of that disk: the copies before and after one interview differ by one response. So what waits is sealed to a
 * public half. The private half is in memory only, and on disk only under the passwords of governors: after a start
 * the pools go on taking responses, and merges wait until a governor gives a password. Nothing is lost meanwhile.
 */
export type MixingKey = {
  seal(content: Uint8Array, aad: string): Uint8Array
  /** Throws while locked, and when it was not sealed here. */
  open(sealed: Uint8Array, aad: string): Uint8Array
  unlocked(): boolean
  /**
   * A governor has just given their password: unlocks, and keeps the private half under it from now on. `derive`
   * makes a 32-byte key of the password and a salt, slowly. With `nothingWaits` a private half that lay on the disk
   * in clear (before the first governor came) is replaced by a new pair. Resolves when that is on disk.
   */
  byPassword(given: Given): Promise<void>
}

export type Given = {
  readonly person: PersonId
  derive(salt: Uint8Array): Promise<Uint8Array>
  /** Who may hold it: the passwords of others open nothing any more. */
  readonly governors: ReadonlySet<PersonId>
  readonly nothingWaits: boolean
}

const documentShape = v.strictObject({
  publicHalf: v.string(),
  /** Only until the first governor's password: a campaign cannot have begun by then. */
  privateHalf: v.exactOptional(v.string()),
  holders: v.array(v.strictObject({ person: v.string(), salt: v.string(), sealed: v.string() })),
})
type Document = v.InferOutput<typeof documentShape>

/** Opens the mixing key, and makes one when there is none. Throws `DocumentDamaged` when it is not what was written. */
export async function openMixingKey(disk: Disk): Promise<MixingKey> {
  const adapter = durableAdapter<Document | null>({
    disk,
    path: mixingKeyPath,
    whenMissing: 'start-empty',
  })
  const file = new Low<Document | null>(adapter, null)
  await file.read()
  if (file.data === null) {
    file.data = { ...makeHalves(), holders: [] }
    await file.write()
  }
  if (!v.is(documentShape, file.data))
    throw new DocumentDamaged(mixingKeyPath, 'It was written by another release.')
  return new OpenKey(file.data, async (document) => {
    file.data = document
    await file.write()
  })
}

class OpenKey implements MixingKey {
  #document: Document
  #privateHalf: string | undefined
  #open: Opener | undefined
  readonly #save: (document: Document) => Promise<void>

  constructor(document: Document, save: (document: Document) => Promise<void>) {
    this.#document = document
    this.#hold(document.privateHalf)
    this.#save = save
  }

  seal(content: Uint8Array, aad: string): Uint8Array {
    return sealTo(this.#document.publicHalf, content, aad)
  }

  open(sealed: Uint8Array, aad: string): Uint8Array {
    if (this.#open === undefined)
      throw new Error('The mixing key is locked until a governor gives a password.')
    const opened = this.#open(sealed, aad)
    if (opened === undefined)
      throw new Error(`A response was not sealed for the key in ${mixingKeyPath}. Bring it back.`)
    return opened
  }

  unlocked(): boolean {
    return this.#open !== undefined
  }

  async byPassword({ person, derive, governors, nothingWaits }: Given): Promise<void> {
    const holders = this.#document.holders.filter((one) => governors.has(one.person as PersonId))
    const held = holders.find((one) => one.person === person)
    const before =
      held && openWith(await derive(bytesOf(held.salt)), bytesOf(held.sealed), aadOf(held.person))
    if (before) this.#hold(Buffer.from(before).toString())
    if (this.#privateHalf === undefined) return
    const inClear = this.#document.privateHalf !== undefined
    if (before && !inClear && holders.length === this.#document.holders.length) return

    const halves =
      inClear && nothingWaits
        ? makeHalves()
        : { publicHalf: this.#document.publicHalf, privateHalf: this.#privateHalf }
    const salt = randomBytes(16)
    const sealed = sealWith(await derive(salt), Buffer.from(halves.privateHalf), aadOf(person))
    const mine = { person, salt: textOf(salt), sealed: textOf(sealed) }
    const others = inClear ? [] : holders.filter((one) => one !== held)
    const document = { publicHalf: halves.publicHalf, holders: [...others, mine] }
    await this.#save(document)
    this.#document = document
    this.#hold(halves.privateHalf)
  }

  #hold(privateHalf: string | undefined): void {
    this.#privateHalf = privateHalf
    this.#open = privateHalf === undefined ? undefined : openerOf(privateHalf)
  }
}

function aadOf(person: string): string {
  return `gatehouse/mixing-key/${person}`
}

function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'base64')
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
