import { execFile } from 'node:child_process'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { err, ok, type Result } from '../basics/result.ts'
import type { FileToWrite } from './write-files.ts'

/** What FreeSWITCH looks for in its folder of certificates, and would write there itself if it were not there. */
const keyed = ['agent.pem', 'wss.pem', 'dtls-srtp.pem'] as const

const days = 825

/**
 * Key and certificate of the box for its LAN address, made by openssl, each once: what is there, the site's own among
 * it, is left alone. `cafile.pem` is who may vouch for
 * others: the box itself, until the site puts its carrier's authority there.
 */
export async function certificatesFor(
  folder: string,
  address: string,
): Promise<Result<readonly FileToWrite[], string>> {
  const missing: string[] = []
  for (const name of [...keyed, 'cafile.pem'])
    if (!(await isThere(join(folder, name)))) missing.push(name)
  if (missing.length === 0) return ok([])
  const made = await makeCertificate(address)
  if (!made.ok) return made
  const content = (name: string) =>
    name === 'cafile.pem' ? made.value.certificate : made.value.both
  return ok(missing.map((name) => ({ path: `tls/${name}`, content: content(name), mode: 0o640 })))
}

async function makeCertificate(
  address: string,
): Promise<Result<{ readonly both: string; readonly certificate: string }, string>> {
  const words = [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-days', String(days), '-subj', '/CN=gatehouse', '-addext', `subjectAltName=IP:${address}`],
    ...['-keyout', '-', '-out', '-'],
  ]
  try {
    const { stdout } = await promisify(execFile)('openssl', words)
    const certificate = /-----BEGIN CERTIFICATE-----[\s\S]*-----END CERTIFICATE-----/.exec(stdout)
    if (certificate !== null) return ok({ both: stdout, certificate: `${certificate[0]}\n` })
  } catch {
    // Told below.
  }
  return err('cannot be made: openssl is not there or does not answer. Install openssl.')
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
