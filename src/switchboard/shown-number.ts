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
  return shown !== undefined && national(shown) !== national(callerId)
}

function national(number: string): string {
  if (number.startsWith('+44')) return `0${number.slice(3)}`
  return number
}

/** Of respondents' legs alone: seats are called by the box, and by that name. */
export function tellShown(
  { tell }: Office,
  calls: { readonly has: (leg: string) => boolean },
  leg: string,
): void {
  if (calls.has(leg)) tell({ kind: 'caller-id-differs', call: leg as CallId })
}
