import type { NumbersPort } from './dialler/port.ts'
import { knownNumbers } from './facts/known-numbers.ts'
import { unlessAway } from './phone/numbers-port.ts'
import type { DocumentsCache } from './record/documents-cache.ts'
import type { Writer } from './record/writer.ts'

/**
 * Opens the numbers, and tells their keeper again what campaigns are held against when one is approved: that stands on its
 * sheet, which is frozen by then (T4).
 */
export async function openNumbers(
  writer: Writer,
  documents: DocumentsCache,
  numbers: NumbersPort,
  fail: (cause: Error) => void,
): Promise<void> {
  const known = () => knownNumbers(writer.ahead, documents.sheet)
  await numbers.open(known)
  writer.onSynced((facts) => {
    if (facts.some(({ type }) => type === 'campaign.approved'))
      void numbers.open(known).catch(unlessAway(fail))
  })
}
