/** What a drama number is for: to be dialled in the trial, or to be turned away (D17). */
export type DramaKind = 'valid' | 'invalid-but-dialled' | 'to-be-refused'

type DramaRange = {
  /** E.164 with `#` for one free digit. */
  readonly pattern: string
  readonly kind: DramaKind
  readonly place: string
}

/**
 * Ofcom's numbers for drama, and two neighbours that must be turned away: the one table (D17).
 * `invalid-but-dialled` are those that a number library calls impossible: the trial takes them, production never.
 */
export const dramaRanges: readonly DramaRange[] = [
  { pattern: '+441632960###', kind: 'invalid-but-dialled', place: 'No area' },
  { pattern: '+447700900###', kind: 'invalid-but-dialled', place: 'Mobile' },
  { pattern: '+442079460###', kind: 'valid', place: 'London' },
  { pattern: '+441134960###', kind: 'valid', place: 'Leeds' },
  { pattern: '+441144960###', kind: 'valid', place: 'Sheffield' },
  { pattern: '+441164960###', kind: 'valid', place: 'Leicester' },
  { pattern: '+441174960###', kind: 'valid', place: 'Bristol' },
  { pattern: '+441184960###', kind: 'valid', place: 'Reading' },
  { pattern: '+441214960###', kind: 'valid', place: 'Birmingham' },
  { pattern: '+441314960###', kind: 'valid', place: 'Edinburgh' },
  { pattern: '+441414960###', kind: 'valid', place: 'Glasgow' },
  { pattern: '+441514960###', kind: 'valid', place: 'Liverpool' },
  { pattern: '+441614960###', kind: 'valid', place: 'Manchester' },
  { pattern: '+441914980###', kind: 'valid', place: 'Tyneside' },
  { pattern: '+442896496###', kind: 'valid', place: 'Northern Ireland' },
  { pattern: '+442920180###', kind: 'valid', place: 'Cardiff' },
  { pattern: '+449098790###', kind: 'to-be-refused', place: 'Premium rate' },
  { pattern: '+448081570###', kind: 'to-be-refused', place: 'Freephone' },
  { pattern: '+443069990###', kind: 'to-be-refused', place: 'UK wide' },
  { pattern: '+120255501##', kind: 'to-be-refused', place: 'Outside the UK' },
]

const ranges = dramaRanges.map(({ pattern, kind }) => ({
  kind,
  begins: pattern.replaceAll('#', ''),
  length: pattern.length,
}))

/** Which drama range an E.164 number (`+44…`) is in; undefined for every other number in the world. */
export function dramaKind(e164: string): DramaKind | undefined {
  for (const { kind, begins, length } of ranges)
    if (e164.length === length && e164.startsWith(begins))
      return /^\+\d+$/.test(e164) ? kind : undefined
  return undefined
}

/** Whether the exchange may dial this E.164 number: in a drama range, and not one of those to be refused (D17). */
export function isDramaNumber(e164: string): boolean {
  const kind = dramaKind(e164)
  return kind === 'valid' || kind === 'invalid-but-dialled'
}
