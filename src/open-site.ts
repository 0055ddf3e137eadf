import { ok, type Result } from './basics/result.ts'
import type { BoxParts } from './box-parts.ts'
import { siteRulesOn } from './readers/site-rules-file.ts'
import type { DocumentsCache } from './record/documents-cache.ts'
import type { Writer } from './record/writer.ts'
import { handOver } from './upkeep/spoken-messages.ts'
import type { House } from './web/house.ts'
import { rulesInForce } from './web/rules-in-force.ts'

type SiteParts = Pick<BoxParts, 'disk' | 'messages'> & {
  readonly writer: Writer
  readonly documents: DocumentsCache
}

export type SiteMatters = {
  readonly house: Pick<House, 'siteRules' | 'messages'>
  /** Which message on the switch nobody approved, in words. */
  unapproved(): string | undefined
}

/** What the site has decided for itself, as it stands now: its own rules, and what the switch says to people. */
export async function openSite(parts: SiteParts): Promise<Result<SiteMatters, string>> {
  const { disk, messages, writer, documents } = parts
  const file = await siteRulesOn(disk)
  if (!file.ok) return file
  const rules = rulesInForce({ state: () => writer.ahead, documents }, file.value)
  if (!rules.ok) return rules
  if (!messages) return ok({ house: { siteRules: rules.value }, unapproved: () => undefined })
  // Only what is on disk in the record is handed over.
  const leave = async () => handOver(disk, await writer.read((state) => state.messages))
  // Also after a crash between the approval and this.
  await leave()
  return ok({
    house: { siteRules: rules.value, messages: { ...messages, handOver: leave } },
    unapproved: () => messages.unapproved(writer.ahead.messages),
  })
}
