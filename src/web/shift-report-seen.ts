import type { ShiftListProps } from '../../views/auditor/shift-list-page.tsx'
import type { ShiftReportProps } from '../../views/auditor/shift-report-page.tsx'
import type { PersonId } from '../basics/ids.ts'
import type { Instant } from '../basics/instant.ts'
import { campaignsOf } from '../facts/shift-campaigns.ts'
import type { ShiftPlace } from '../facts/shift-place.ts'
import type { State } from '../facts/state.ts'
import { decodeCheckpoint } from '../record/checkpoint.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'
import { printedRoot } from '../record/printed-root.ts'
import { slotNames } from '../supervision/regime.ts'
import type { ShiftRead } from '../upkeep/read-shift.ts'
import { clockText, dayText, timeText } from './chrome.ts'
import { staffName } from './names.ts'

/** More shifts than a month has. */
const mostListed = 100

export function shiftsSeen(state: State, home: string): ShiftListProps['shifts'] {
  return [...state.shifts.values()]
    .filter(({ closed }) => closed !== undefined)
    .slice(-mostListed)
    .reverse()
    .map((shift) => ({ text: shiftText(shift), href: `${home}/${shift.id}` }))
}

/** "Morning shift, 24 November 2026, 09:02 to 12:58". */
function shiftText({ slot, opened, closed }: ShiftPlace): string {
  const until = closed ? ` to ${timeText(closed.at)}` : ''
  return `${slotNames[slot]} shift, ${dayText(opened.at)}, ${timeText(opened.at)}${until}`
}

type Report = Omit<ShiftReportProps, 'chrome' | 'back'>

/** `witness` is a note that this box has just signed. */
export function shiftReportSeen(
  state: State,
  documents: DocumentsCache,
  shift: ShiftPlace,
  {
    read,
    witness,
    now,
  }: { readonly read: ShiftRead; readonly witness: string; readonly now: Instant },
): Report {
  const checkpoint = decodeCheckpoint(witness.slice(0, witness.indexOf('\n\n') + 1))
  if (!checkpoint.ok)
    throw new Error(`The signer gave what is not a witness. ${checkpoint.error.what}`)
  const { origin, size, root } = checkpoint.value
  const titles = campaignsOf(shift).map((id) => {
    const campaign = state.campaigns.get(id)
    return campaign ? documents.sheet(campaign.sheet).title : 'unknown'
  })
  const by = (person: PersonId | undefined) => (person ? `, ${staffName(state, person)}` : '')
  return {
    shift: shiftText(shift),
    about: [
      { term: titles.length > 1 ? 'Campaigns' : 'Campaign', text: titles.join(', then ') },
      { term: 'Opened', text: `${clockText(shift.opened.at)}${by(shift.opened.by)}` },
      ...(shift.closed
        ? [{ term: 'Closed', text: `${clockText(shift.closed.at)}${by(shift.closed.by)}` }]
        : []),
      { term: 'Lines of the record', text: `${shift.opened.seq} to ${shift.closed?.seq ?? ''}` },
    ],
    figures: read.figures,
    witness: { origin, lines: String(size), root: printedRoot(root), at: clockText(now) },
    destroyed: read.destroyed.map((key) => key.match(/.{4}/g)?.join(' ') ?? key),
  }
}
