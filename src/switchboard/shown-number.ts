import type { CallId } from '../basics/ids.ts'
import type { Office } from './office.ts'

const legsWithOne = ['CHANNEL_PROGRESS', 'CHANNEL_PROGRESS_MEDIA', 'CHANNEL_ANSWER']

/**
 * Whether a call through the trunk shows another number than the box's caller id (D10): the user of From in the INVITE as
 * the switch sent it, which a gateway may have changed. Of both numbers nothing is kept but this answer. An event that does
 * not say is no ground for one.
 */
export function showsAnother(
  header: (name: string) => string | undefined,
  callerId: string,
): boolean {
  if (!legsWithOne.includes(header('Event-Name') ?? '')) return false
  const shown = header('variable_sip_from_user')
  return shown !== undefined && !isSameNumber(shown, callerId)
}

/** In any spelling of either: with or without spaces, `+44` or the zero. */
function isSameNumber(one: string, other: string): boolean {
  return national(one) === national(other)
}

function national(number: string): string {
  return number.replace(/[^\d+]/g, '').replace(/^\+44/, '0')
}

export const another = 'The campaign says another caller number than the switch shows (D10).'

/** Whether a call would show another number than its campaign says: that is told, and nobody is rung. */
export function wouldShowAnother(
  { tell }: Office,
  { call, shows }: { readonly call: CallId; readonly shows?: string },
  callerId: string,
): boolean {
  if (shows === undefined || isSameNumber(shows, callerId)) return false
  tell({ kind: 'caller-id-differs', call })
  return true
}

/** Of respondents' legs alone: seats are called by the box, and by that name. */
export function tellShown(
  { tell }: Office,
  calls: { readonly has: (leg: string) => boolean },
  leg: string,
): void {
  if (calls.has(leg)) tell({ kind: 'caller-id-differs', call: leg as CallId })
}
