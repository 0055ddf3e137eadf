import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { certificatesFor } from '../../../src/site/certificates.ts'
import type { Secrets } from '../../../src/site/secrets.ts'
import type { SiteSettings } from '../../../src/site/site-settings.ts'
import { writeFiles } from '../../../src/site/write-files.ts'
import { until } from '../../support/until.ts'
import { askSwitch } from './ask-switch.ts'
import {
  freePorts,
  laboratorySecrets,
  laboratorySettings,
  type Ports,
  writeLaboratory,
} from './laboratory.ts'
import * as seal from './sealed.ts'

type Started = {
  readonly settings?: Partial<SiteSettings> | ((ports: Ports) => Partial<SiteSettings>)
  /** With nowhere to write and no rights, as its unit starts it. Only root can do that. */
  readonly sealed?: boolean
  /** Seats speak TLS and secure WebSockets, as on a box. */
  readonly secure?: boolean
  /** Puts what a site brings with it into its folder before it starts. */
  readonly bring?: (folder: string) => void
}

/** A FreeSWITCH of the test's own, with the product's configuration, in a folder of its own, on loopback. */
export class FreeSwitch {
  readonly ports: Ports
  readonly secrets: Secrets = laboratorySecrets()
  readonly settings: SiteSettings
  readonly folder: string
  /** Its configuration, by file name. */
  files: ReadonlyMap<string, string> = new Map()
  readonly #binary: string
  readonly #sealed: boolean
  readonly #secure: boolean
  #child: ChildProcess | undefined

  private constructor(binary: string, folder: string, ports: Ports, some: Started) {
    this.#binary = binary
    this.folder = folder
    this.ports = ports
    this.#sealed = some.sealed === true
    this.#secure = some.secure === true
    const own = typeof some.settings === 'function' ? some.settings(ports) : some.settings
    this.settings = { ...laboratorySettings(ports), ...own }
  }

  static async open(binary: string, how: Started = {}): Promise<FreeSwitch> {
    const folder = mkdtempSync(join(tmpdir(), 'gatehouse-freeswitch-'))
    how.bring?.(folder)
    const real = new FreeSwitch(binary, folder, await freePorts(), how)
    await real.start()
    return real
  }

  /** The account of the box, as the switchboard takes it. */
  get account() {
    const { eslPassword: password } = this.secrets
    return { host: '127.0.0.1', port: this.ports.esl, user: 'switchboard@gatehouse', password }
  }

  /** Where it tells what it answers to seats, as `gatehouse init` writes it down. */
  get signals() {
    const { lan, signalsPort: port } = this.settings
    const ports = [this.ports.seats, lan.tlsPort, lan.wssPort]
    return { id: this.secrets.signalsId, port, ports }
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  /** Starts it, again if it was killed. Ready when it takes commands and both its SIP profiles run. */
  async start(): Promise<void> {
    const plain = this.#secure ? undefined : this.ports.seats
    this.files = await writeLaboratory(this.folder, this.settings, this.secrets, plain)
    const made = await certificatesFor(join(this.folder, 'tls'), '127.0.0.1')
    if (made.ok) await writeFiles(this.folder, made.value)
    const run = join(this.folder, 'run')
    mkdirSync(run, { recursive: true })
    const own = ['-log', '-run', '-db', '-temp', '-cache'].flatMap((option) => [option, run])
    if (this.#secure) own.push('-certs', join(this.folder, 'tls'))
    const words = ['-nc', '-nf', '-np', '-nonat', '-conf', join(this.folder, 'freeswitch'), ...own]
    // What it says is kept, to be searched with everything else that it wrote.
    const said = openSync(join(this.folder, 'said.txt'), 'a')
    if (this.#sealed) {
      chmodSync(this.folder, 0o755)
      seal.prepare(run)
    }
    const [program, ...more] = this.#sealed ? seal.sealed(run, this.#binary) : [this.#binary]
    const out = this.#sealed ? 'ignore' : said
    const child = spawn(program ?? '', [...more, ...words], { stdio: ['ignore', out, out] })
    closeSync(said)
    this.#child = child
    const reap = () => child.kill('SIGKILL')
    process.once('exit', reap)
    child.once('exit', () => process.off('exit', reap))
    await until('the switch to be ready', () => this.#isReady(), 60_000)
    if (this.#sealed) seal.close(run)
  }

  /** One `api` command, over a connection of the test's own that may ask everything. */
  ask(line: string): Promise<string> {
    return askSwitch(this.ports.esl, this.secrets.eslRootPassword, line)
  }

  /** Takes its life, as a crash would. */
  async kill(): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  async close(): Promise<void> {
    await this.kill()
    seal.release(join(this.folder, 'run'))
    rmSync(this.folder, { recursive: true, force: true })
  }

  async #isReady(): Promise<boolean> {
    if (this.#child?.exitCode !== null) {
      throw new Error(`The switch ended at once, with ${this.#child?.exitCode}.`)
    }
    const status = await this.ask('sofia status').catch(() => '')
    const gateway = await this.ask('sofia status gateway trunk').catch(() => '')
    const registers = this.settings.trunk.register !== undefined
    const there = registers ? /^State\s+\w/m : /^State\s+NOREG/m
    return (status.match(/RUNNING/g)?.length ?? 0) >= 2 && there.test(gateway)
  }
}
