import { execFile } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { err, ok, type Result } from '../basics/result.ts'
import type { FileToWrite } from './write-files.ts'

/** What FreeSWITCH looks for in its folder of certificates, and would write there itself if it were not there. */
const keyed = ['agent.pem', 'wss.pem', 'dtls-srtp.pem'] as const

const days = 825

/**
 * The key of browsers' sound. FreeSWITCH 1.10 takes none under 4096 bits, whatever their kind: it would put another in
 * its place, in a folder where it may not write.
 */
const ofSound = 'dtls-srtp.pem'
const bitsOfSound = 4_096

const kinds = {
  signalling: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  sound: [`rsa:${bitsOfSound}`],
} as const

/**
 * Key and certificate of the box for its LAN address, made by openssl, each once: what is there, the site's own among
 * it, is left alone, unless the switch would not take it. `cafile.pem` is who may vouch for others: the box itself,
 * until the site puts its carrier's authority there.
 */
export async function certificatesFor(
  folder: string,
  address: string,
): Promise<Result<readonly FileToWrite[], string>> {
  const missing: string[] = []
  for (const name of [...keyed, 'cafile.pem']) if (!(await isFit(folder, name))) missing.push(name)
  const files: FileToWrite[] = []
  for (const kind of ['signalling', 'sound'] as const) {
    const names = missing.filter((name) => (name === ofSound) === (kind === 'sound'))
    if (names.length === 0) continue
    const made = await makeCertificate(address, kind)
    if (!made.ok) return made
    const { certificate, both } = made.value
    for (const name of names) {
      const content = name === 'cafile.pem' ? certificate : both
      files.push({ path: `tls/${name}`, content, mode: 0o640 })
    }
  }
  return ok(files)
}

async function makeCertificate(
  address: string,
  kind: keyof typeof kinds,
): Promise<Result<{ readonly both: string; readonly certificate: string }, string>> {
  const words = [
    ...['req', '-x509', '-newkey', ...kinds[kind], '-nodes'],
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

async function isFit(folder: string, name: string): Promise<boolean> {
  const pem = await readFile(join(folder, name), 'utf8').catch(() => undefined)
  if (pem === undefined || name !== ofSound) return pem !== undefined
  try {
    const { modulusLength = 0 } = createPrivateKey(pem).asymmetricKeyDetails ?? {}
    return modulusLength >= bitsOfSound
  } catch {
    return false
  }
}
