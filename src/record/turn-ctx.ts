import { randomBytes, randomUUID } from 'node:crypto'
import type { Clock } from '../basics/clock.ts'
import type { CampaignId, DocumentHash, KeyId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import type { Ctx, Settings } from '../facts/decide.ts'
import type { Sheet } from '../facts/sheet.ts'
import type { Counted } from '../fieldwork/quota.ts'
import type { Script } from '../scripts/script.ts'
import type { DocumentsCache } from './documents-cache.ts'
import type { Keys } from './keys.ts'

type Parts = {
  readonly clock: Clock
  readonly settings: Settings
  readonly keys: Keys
  readonly documents: DocumentsCache
  counted(campaign: CampaignId): Counted
}

/** One for all decisions, its time moved on for each: a decision looks at it in its own turn and keeps nothing. */
export class TurnCtx implements Ctx {
  readonly #parts: Parts
  readonly settings: Settings
  readonly uuid = randomUUID
  now: Instant

  constructor(parts: Parts) {
    this.#parts = parts
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
    return this.#parts.counted(campaign)
  }

  sheet(hash: DocumentHash): Sheet {
    return this.#parts.documents.sheet(hash)
  }
}
