import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sipPasswordHash } from '../../../src/basics/hash.ts'
import { until } from '../../support/until.ts'
import { askSwitch } from './ask-switch.ts'
import { freeTcpPort, freeUdpPort } from './free-port.ts'

type Role = {
  /** Certificates, and whom to trust: the folder of the switch that it speaks with, as both are one machine. */
  readonly tls: string
  /** Whether the calls that it takes are encrypted. */
  readonly media: 'encrypted' | 'clear'
  /** Registers somewhere, as a desk phone does, over TLS. */
  readonly registersAt?: { readonly port: number; readonly user: string; readonly password: string }
  /** Takes registrations of this user, as a carrier does. */
  readonly takes?: { readonly user: string; readonly password: string }
  /** To be where another has been. */
  readonly tlsPort?: number
}

const password = 'of-the-laboratory'
const suite = 'AES_CM_128_HMAC_SHA1_80'

/** Another FreeSWITCH, as what is at the far end of a line that SIPp cannot speak: it answers, and echoes what it hears. */
export class SecondSwitch {
  readonly tlsPort: number
  readonly #role: Role
  readonly #eslPort: number
  readonly #folder = mkdtempSync(join(tmpdir(), 'gatehouse-second-'))
  #child: ChildProcess | undefined

  private constructor(role: Role, tlsPort: number, eslPort: number) {
    this.#role = role
    this.tlsPort = tlsPort
    this.#eslPort = eslPort
  }

  static async open(binary: string, role: Role): Promise<SecondSwitch> {
    const one = new SecondSwitch(role, role.tlsPort ?? (await freeTcpPort()), await freeTcpPort())
    await one.#start(binary, await freeUdpPort())
    return one
  }

  ask(line: string): Promise<string> {
    return askSwitch(this.#eslPort, password, line)
  }

  /** Its cable is pulled: nothing more comes from it, not even that it is gone. */
  freeze(): void {
    this.#child?.kill('SIGSTOP')
  }

  async kill(): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  async close(): Promise<void> {
    await this.kill()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async #start(binary: string, sipPort: number): Promise<void> {
    const [conf, run] = [join(this.#folder, 'conf'), join(this.#folder, 'run')]
    for (const folder of [conf, run]) mkdirSync(folder)
    writeFileSync(join(conf, 'freeswitch.xml'), this.#configuration(sipPort))
    const own = ['-log', '-run', '-db', '-temp', '-cache'].flatMap((option) => [option, run])
    const words = ['-nc', '-nf', '-np', '-nonat', '-conf', conf, '-certs', this.#role.tls, ...own]
    const child = spawn(binary, words, { stdio: 'ignore' })
    this.#child = child
    const reap = () => child.kill('SIGKILL')
    process.once('exit', reap)
    child.once('exit', () => process.off('exit', reap))
    await until('the far end to be ready', async () =>
      /RUNNING/.test(await this.ask('sofia status').catch(() => '')),
    )
  }

  #configuration(sipPort: number): string {
    const { tls, media, registersAt, takes } = this.#role
    const params = (all: Readonly<Record<string, string | number>>) =>
      Object.entries(all)
        .map(([name, value]) => `<param name="${name}" value="${value}"/>`)
        .join('')
    const modules = ['event_socket', 'commands', 'dptools', 'dialplan_xml', 'sofia']
      .map((name) => `<load module="mod_${name}"/>`)
      .join('')
    const memory = (name: string) => `sqlite://memory://file:${name}?mode=memory&amp;cache=shared`
    const gateway = registersAt
      ? `<gateways><gateway name="box">${params({
          username: registersAt.user,
          password: registersAt.password,
          realm: 'gatehouse',
          'from-domain': 'gatehouse',
          proxy: `127.0.0.1:${registersAt.port};transport=tls`,
          'register-transport': 'tls',
          'contact-params': 'transport=tls',
          'expire-seconds': 120,
          'retry-seconds': 2,
          register: 'true',
        })}</gateway></gateways>`
      : ''
    const user = takes
      ? `<domain name="127.0.0.1"><user id="${takes.user}">${`<params>${params({ 'a1-hash': sipPasswordHash(takes.user, '127.0.0.1', takes.password) })}</params>`}</user></domain>`
      : ''
    const profile = params({
      'sip-ip': '127.0.0.1',
      'rtp-ip': '127.0.0.1',
      'sip-port': sipPort,
      tls: 'true',
      'tls-only': 'true',
      'tls-sip-port': this.tlsPort,
      'tls-cert-dir': tls,
      'tls-version': 'tlsv1.2',
      'tls-verify-policy': 'none',
      'odbc-dsn': memory('far'),
      'inbound-codec-prefs': 'PCMA',
      'outbound-codec-prefs': 'PCMA',
      context: 'far',
      'auth-calls': 'false',
      'inbound-late-negotiation': 'true',
      'force-register-domain': '127.0.0.1',
      'force-register-db-domain': '127.0.0.1',
    })
    const secure = media === 'encrypted' ? `mandatory:${suite}` : 'forbidden'
    return `<document type="freeswitch/xml"><section name="configuration">
<configuration name="modules.conf"><modules>${modules}</modules></configuration>
<configuration name="switch.conf"><settings>${params({
      'core-db-dsn': memory('farcore'),
      loglevel: 'disable',
      'rtp-start-port': 40_000,
      'rtp-end-port': 40_400,
    })}</settings></configuration>
<configuration name="event_socket.conf"><settings>${params({
      'listen-ip': '127.0.0.1',
      'listen-port': this.#eslPort,
      password,
      'apply-inbound-acl': 'loopback.auto',
    })}</settings></configuration>
<configuration name="sofia.conf"><profiles><profile name="far">${gateway}<settings>${profile}</settings></profile></profiles></configuration>
</section>
<section name="dialplan"><context name="far"><extension name="all"><condition>
<action application="set" data="rtp_secure_media=${secure}"/>
<action application="answer"/><action application="echo"/>
</condition></extension></context></section>
<section name="directory">${user}</section></document>`
  }
}
