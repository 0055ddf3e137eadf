import { randomBytes, randomUUID } from 'node:crypto'
import type { Clock } from '../basics/clock.ts'
import type { CampaignId, DocumentHash, KeyId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { KeptInterview } from '../calls/kept-interview.ts'
import type { Ctx, Settings } from '../facts/decide.ts'
import type { Sheet } from '../facts/sheet.ts'
import type { State } from '../facts/state.ts'
import type { Counted } from '../fieldwork/quota.ts'
import type { Script } from '../scripts/script.ts'
import { countCells } from './count-cells.ts'
import type { DocumentsCache } from './documents-cache.ts'
import type { Keys } from './keys.ts'
import type { Beside } from './writer-port.ts'

type Parts = {
  readonly clock: Clock
  readonly settings: Settings
  readonly keys: Keys
  readonly documents: DocumentsCache
  readonly state: State
}

/** One for all decisions, its time moved on for each: a decision looks at it in its own turn and keeps nothing. */
export class TurnCtx implements Ctx {
  readonly #parts: Parts
  readonly #beside: () => Beside | undefined
  readonly settings: Settings
  readonly uuid = randomUUID
  now: Instant

  constructor(parts: Parts, beside: () => Beside | undefined) {
    this.#parts = parts
    this.#beside = beside
    this.settings = parts.settings
    this.now = parts.clock.now()
  }

  at(): Ctx {
    this.now = this.#parts.clock.now()
    return this
  }

  key(): KeyId {
    return this.#parts.keys.take()
  }

  freshKey(): KeyId {
    return this.#parts.keys.fresh()
  }

  chance(): number {
    return randomBytes(4).readUInt32BE(0) / 4_294_967_296
  }

  script(hash: DocumentHash): Script {
    return this.#parts.documents.script(hash)
  }

  counted(campaign: CampaignId): Counted {
    const { state } = this.#parts
    return this.#beside()?.counted(state, campaign) ?? countCells(state, campaign, undefined)
  }

  kept(key: KeyId): KeptInterview | undefined {
    return this.#beside()?.kept(key)
  }

  sheet(hash: DocumentHash): Sheet {
    return this.#parts.documents.sheet(hash)
  }
}
