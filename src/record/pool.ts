import { randomBytes, randomInt } from 'node:crypto'
import type { CampaignId, KeyId } from '../basics/ids.ts'
import type { Counted } from '../fieldwork/quota.ts'
import { sealingBytes } from './aes-gcm.ts'
import type { Disk, SlotFile } from './disk.ts'
import type { Keys } from './keys.ts'
import type { MixingKey } from './mixing-key.ts'
import { type ResponseToken, readResponse } from './response.ts'
import { openAnswers, sealedAnswersBytes } from './sealed-answers.ts'
import { WaitingCells } from './waiting-cells.ts'

const tokenBytes = 16
const contentBytes = tokenBytes + sealedAnswersBytes
export const poolSlotBytes = contentBytes + sealingBytes
/** The file grows by this many slots, all of them random bytes, so that its size tells little. */
const blockSlots = 64
/** A slot is drawn out of at least this many free ones. */
const fewestFree = 32
/** Opening more of them in one turn would hold up the room. */
const openedPerTurn = 100

export type Drawn = { readonly token: ResponseToken; readonly response: Uint8Array }

/**
 * Completed responses waiting to be mixed: each in a random slot, all slots of one length, free ones like used ones.
 * The token lives inside the sealed interview body and inside the sealed slot: a completion that is done again after
 * a crash finds its response already here. The answers are sealed once more, to the mixing key: two copies of the disk
 * tell which interview filled which slot, and nothing on the disk tells what is in it.
 */
export type Pool = {
  /**
   * Resolves when the response (of `sealAnswers`) is on disk; the same token again adds nothing. It is held back from merges until
   * `settle`, because a merge before the interview's key is gone could be followed by the same completion again.
   * `cells` are the quota cells that it counts in, where they are known.
   */
  add(response: Uint8Array, token: ResponseToken, cells?: readonly number[]): Promise<void>
  /** Call when the interview's key is destroyed, durable: the completion can never be done again. */
  settle(token: ResponseToken): void
  /** Responses that a merge may take. At start, finish interrupted completions before the first merge. */
  waiting(): number
  /** Responses not settled yet. */
  unsettled(): number
  /** Those here by quota cell. While the mixing key is locked, nobody can tell of those from before the start. */
  counted(): Counted
  holds(token: ResponseToken): boolean
  /** Reads `count` of the waiting responses, chosen at random; takes nothing away. The mixing key must be unlocked. */
  draw(count: number): readonly Drawn[]
  /** The tokens of all that wait, in no order that tells anything of them. */
  tokens(): readonly ResponseToken[]
  /** Overwrites these responses' slots with random bytes, durable. Tokens not here are no trouble. */
  wipe(tokens: readonly ResponseToken[]): Promise<void>
  close(): Promise<void>
}

export type PoolPlace = {
  readonly disk: Disk
  readonly keys: Keys
  readonly campaign: CampaignId
  readonly kind?: PoolKind
  /** The pool's own data key, in no backup; destroyed at close. */
  readonly key: KeyId
  readonly mixingKey: MixingKey
}

/** Responses, or why a person was not asked: two pools that never mix, because each is counted by itself. */
export type PoolKind = 'responses' | 'not-asked'

export function poolPath(campaign: CampaignId, kind: PoolKind = 'responses'): string {
  return `pool/${nameOf(campaign, kind)}.slots`
}

function nameOf(campaign: CampaignId, kind: PoolKind = 'responses'): string {
  return kind === 'responses' ? campaign : `${campaign}.${kind}`
}

/** Opens a campaign's pool, and makes one when there is none. A slot that does not open counts as free. */
export async function openPool(place: PoolPlace): Promise<Pool> {
  await place.disk.makeDir('pool')
  const file = await place.disk.slots(poolPath(place.campaign, place.kind))
  const pool = new SlotPool(place, file)
  await pool.begin()
  return pool
}

class SlotPool implements Pool {
  readonly #place: PoolPlace
  readonly #file: SlotFile
  readonly #slots = new Map<ResponseToken, number>()
  readonly #adding = new Map<ResponseToken, Promise<void>>()
  readonly #unsettled = new Set<ResponseToken>()
  readonly #cells = new WaitingCells()
  readonly #free: number[] = []
  #growing: Promise<void> | undefined

  constructor(place: PoolPlace, file: SlotFile) {
    this.#place = place
    this.#file = file
  }

  async begin(): Promise<void> {
    const count = Math.floor(this.#file.size() / poolSlotBytes)
    const again = this.#file.readAt(0, count * poolSlotBytes)
    for (let slot = 0; slot < count; slot++) {
      const found = this.#read(slot)
      if (found !== undefined) {
        this.#slots.set(tokenOf(found), slot)
        continue
      }
      this.#free.push(slot)
      again.set(randomBytes(poolSlotBytes), slot * poolSlotBytes)
    }
    if (count > 0) {
      // After a sync that failed, what the system shows may not be on the platter: written again, it is.
      await this.#file.writeAt(0, again)
      await this.#file.datasync()
    }
    while (this.#free.length < fewestFree) await this.#roomier()
  }

  add(response: Uint8Array, token: ResponseToken, cells?: readonly number[]): Promise<void> {
    if (!/^[0-9a-f]{32}$/.test(token)) throw new Error('A response token is 32 hex digits.')
    if (response.length !== sealedAnswersBytes) throw new Error('A response comes here sealed.')
    this.#unsettled.add(token)
    if (this.#slots.has(token) && cells) this.#cells.learn(token, cells)
    if (this.#slots.has(token)) return Promise.resolve()
    const adding = this.#adding.get(token) ?? this.#put(response, token, cells)
    this.#adding.set(token, adding)
    return adding.finally(() => this.#adding.delete(token))
  }

  settle(token: ResponseToken): void {
    this.#unsettled.delete(token)
  }

  waiting(): number {
    return this.#waiting().length
  }

  unsettled(): number {
    return this.#unsettled.size
  }

  draw(count: number): readonly Drawn[] {
    const left = this.#waiting()
    const drawn: Drawn[] = []
    while (drawn.length < count && left.length > 0) {
      const [token = ''] = left.splice(randomInt(left.length), 1)
      drawn.push({ token, response: this.#open(token) })
    }
    return drawn
  }

  counted(): Counted {
    const { mixingKey } = this.#place
    const unknown = [...this.#slots.keys()].filter((token) => !this.#cells.isKnown(token))
    if (mixingKey.unlocked())
      for (const token of unknown.slice(0, openedPerTurn))
        this.#cells.learn(token, readResponse(this.#open(token)).cells)
    return this.#cells.counted(this.#slots.size)
  }

  holds(token: ResponseToken): boolean {
    return this.#slots.has(token)
  }

  tokens(): readonly ResponseToken[] {
    return this.#waiting().sort()
  }

  async wipe(tokens: readonly ResponseToken[]): Promise<void> {
    const here = tokens.filter((token) => this.#slots.has(token))
    if (here.length === 0) return
    const slots = here.map((token) => this.#slots.get(token) ?? -1)
    for (const slot of slots)
      await this.#file.writeAt(slot * poolSlotBytes, randomBytes(poolSlotBytes))
    await this.#file.datasync()
    for (const token of here) {
      this.#slots.delete(token)
      this.#cells.forget(token)
    }
    this.#free.push(...slots)
  }

  close(): Promise<void> {
    return this.#file.close()
  }

  #waiting(): ResponseToken[] {
    return [...this.#slots.keys()].filter((token) => !this.#unsettled.has(token))
  }

  async #put(response: Uint8Array, token: ResponseToken, cells?: readonly number[]): Promise<void> {
    // Nothing may come between this check and the drawing, or many adds at once could draw the last slot twice.
    while (this.#free.length < fewestFree) await this.#roomier()
    const [slot = -1] = this.#free.splice(randomInt(this.#free.length), 1)
    const { keys, key } = this.#place
    const content = Buffer.concat([Buffer.from(token, 'hex'), response])
    const sealed = keys.sealBytes(key, content, this.#aad(slot))
    await this.#file.writeAt(slot * poolSlotBytes, sealed)
    await this.#file.datasync()
    this.#slots.set(token, slot)
    if (cells) this.#cells.learn(token, cells)
  }

  #open(token: ResponseToken): Uint8Array {
    const found = this.#read(this.#slots.get(token) ?? -1)
    const { mixingKey, campaign, kind } = this.#place
    if (found === undefined) throw new Error(`${poolPath(campaign, kind)} changed on disk.`)
    return openAnswers(mixingKey, campaign, found.subarray(tokenBytes))
  }

  #read(slot: number): Uint8Array | undefined {
    const sealed = this.#file.readAt(slot * poolSlotBytes, poolSlotBytes)
    const { keys, key } = this.#place
    const opened = keys.openBytes(key, sealed, this.#aad(slot))
    return opened.ok ? opened.value : undefined
  }

  #roomier(): Promise<void> {
    this.#growing ??= this.#grow().finally(() => {
      this.#growing = undefined
    })
    return this.#growing
  }

  async #grow(): Promise<void> {
    const first = Math.floor(this.#file.size() / poolSlotBytes)
    await this.#file.writeAt(first * poolSlotBytes, randomBytes(blockSlots * poolSlotBytes))
    await this.#file.datasync()
    for (let slot = first; slot < first + blockSlots; slot++) this.#free.push(slot)
  }

  #aad(slot: number): string {
    return `gatehouse/pool/${nameOf(this.#place.campaign, this.#place.kind)}/${slot}`
  }
}

function tokenOf(content: Uint8Array): ResponseToken {
  return Buffer.from(content.subarray(0, tokenBytes)).toString('hex')
}
