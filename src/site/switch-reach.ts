import { isIP } from 'node:net'
import type { SiteSettings } from './site-settings.ts'

/** Where systemd looks for what a site adds to the switch's unit. */
export const reachFile = 'gatehouse-switch.service.d/site.conf'

/**
 * Whom the switch may speak with besides its own networks: the carrier, as the settings give its addresses. Nothing is
 * asked of a name server. With a carrier inside private networks it says what the unit allows already.
 */
export function switchReach({ trunk }: SiteSettings): string {
  const own = isIP(trunk.address) === 4 ? [`${trunk.address}/32`] : []
  const all = new Set([...own, ...(trunk.addresses ?? []), ...trunk.inboundFrom])
  return [
    '# Written by gatehouse init out of the trunk of the site: run it again rather than change this.',
    '[Service]',
    `IPAddressAllow=${[...all].sort().join(' ')}`,
    '',
  ].join('\n')
}
