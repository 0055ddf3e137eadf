import { execFile } from 'node:child_process'
import { cp, mkdtemp } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { trialSettings, untimed } from '../../../src/config.ts'
import type { ServeConfig } from '../../../src/serve-config.ts'
import type { Site } from '../../faults/site.ts'
import type { ApartSite } from './apart-site.ts'
import { type Child, type ChildOf, startChild } from './child.ts'

const script = 'test/support/apart/serve-process.ts'
const run = promisify(execFile)

/** A site whose pages are a process of their own too, over TLS, at one address through all its lives. */
export async function startApartWeb(site: ApartSite, of: ChildOf = {}): Promise<Site> {
  // The certificate below is this test's own: no authority knows it.
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
  const { dir, time } = site
  const tls = await madeCertificate(dir)
  const port = await freePort()
  const origin = `https://localhost:${port}`
  const config: ServeConfig = {
    site: 'test',
    data: join(dir, 'site'),
    dialler: site.config.socket,
    origin,
    listen: { address: '127.0.0.1', port },
    tls,
    sound: { usual: 'desk-phone', server: '' },
    attestation: join(dir, 'attest.json'),
    messages: join(dir, 'site'),
    reasonDays: 365,
    configuration: join(dir, 'configuration.txt'),
    seats: trialSettings.seats.map(String),
    regime: trialSettings.regime,
    enquiryDays: trialSettings.enquiryDays,
    agentsPerSupervisor: trialSettings.agentsPerSupervisor,
    firstInterviews: 5,
    pilotInterviews: 20,
    heardPercent: 20,
    region: [await identityToRecipient(await generateIdentity())],
    settings: { ...trialSettings, ...untimed },
    masterKey: undefined,
  }
  const life = () => startChild(script, { config, time }, /Gatehouse is at/, of)
  let web: Child = await life()
  return {
    origin,
    exchange: site.exchange,
    dialled: site.dialled,
    data: dir,
    get box() {
      return web
    },
    start: async () => {
      const began = performance.now()
      web = await life()
      return performance.now() - began
    },
    kill: () => web.kill(),
    stop: () => web.stop(),
    copy: async () => {
      const to = await mkdtemp(join(tmpdir(), 'gatehouse-copy-'))
      await cp(config.data, to, { recursive: true })
      return to
    },
    close: async () => {
      await web.kill()
      await site.close()
    },
  }
}

async function madeCertificate(dir: string) {
  const tls = { key: join(dir, 'tls.key'), certificate: join(dir, 'tls.crt') }
  await run('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-keyout', tls.key, '-out', tls.certificate, '-days', '2', '-subj', '/CN=localhost'],
  ])
  return tls
}

/** One that is free now. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
