import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { day, type Instant, instant } from '../basics/instant.ts'
import { dayWords } from '../fieldwork/day-words.ts'

/** Sooner than this nobody need be told: it is renewed in a quiet week. */
const soon = 14 * day

/**
 * What is wrong with the certificate that pages are served under, and what to do; undefined when nothing is, or where
 * no settings of a box lie. The attestation looks at the switch's own, and at this one nobody looks otherwise.
 */
export async function pagesCertificateFault(
  folder: string,
  now: Instant,
): Promise<string | undefined> {
  const settings = await readFile(join(folder, 'gatehouse.json'), 'utf8').catch(() => undefined)
  const path = settings === undefined ? undefined : certificateNamed(settings)
  if (path === undefined) return undefined
  const pem = await readFile(path, 'utf8').catch(() => '')
  const ends = endOf(pem)
  if (ends === undefined)
    return `${path} holds no certificate that can be read: pages are not served after the next start. Put the site’s own there.`
  if (ends >= now + soon) return undefined
  const on = dayWords(instant(ends))
  return ends < now
    ? `The certificate of the pages (${path}) ended on ${on}: browsers refuse the box. Renew it, and restart gatehouse.`
    : `The certificate of the pages (${path}) ends on ${on}. Renew it, and restart gatehouse between shifts.`
}

function certificateNamed(settings: string): string | undefined {
  try {
    const path: unknown = JSON.parse(settings)?.tls?.certificate
    return typeof path === 'string' ? path : undefined
  } catch {
    // The box itself says what is wrong with its settings, at its start.
    return undefined
  }
}

function endOf(pem: string): number | undefined {
  try {
    return Date.parse(new X509Certificate(pem).validTo)
  } catch {
    return undefined
  }
}
