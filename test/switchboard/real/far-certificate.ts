import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A folder of certificates for a far end of that name, as FreeSWITCH reads one, and the certificate alone. */
export function farCertificate(folder: string, name: string): string {
  const made = execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-days', '2', '-subj', `/CN=${name}`, '-keyout', '-', '-out', '-'],
    ],
    { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' },
  )
  mkdirSync(folder, { recursive: true })
  const certificate = made.slice(made.indexOf('-----BEGIN CERTIFICATE-----'))
  for (const file of ['agent.pem', 'wss.pem']) writeFileSync(join(folder, file), made)
  writeFileSync(join(folder, 'cafile.pem'), certificate)
  return certificate
}
