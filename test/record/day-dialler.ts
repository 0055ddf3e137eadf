import assert from 'node:assert/strict'
import { seeded } from '../../src/basics/seeded.ts'
import type { DiallerRoom } from '../../src/dialler/answer.ts'
import { Calls } from '../../src/dialler/calls.ts'
import { type Connect, type DiallerApart, diallerApart } from '../../src/dialler/dialler-apart.ts'
import { keptLedger } from '../../src/dialler/kept-ledger.ts'
import { Numbers } from '../../src/dialler/numbers.ts'
import { openSigner } from '../../src/record/checkpoint-signer.ts'
import type { Disk } from '../../src/record/disk.ts'
import { type Keys, openKeys } from '../../src/record/keys.ts'
import { loadMasterKey } from '../../src/record/master-key.ts'
import { loadSigningKey } from '../../src/record/signing-key.ts'
import { Uploads } from '../../src/record/uploads.ts'
import { seat } from '../facts/paper-room.ts'
import { DayLine } from './day-line.ts'
import { DaySwitch } from './day-switch.ts'
import type { standingClock } from './ground.ts'
import { PowerCut, type ProcessDisk, type SimulatedDisk } from './simulated-disk.ts'

export const diallerFolder = 'dialler'

type Room = DiallerRoom & { readonly keys: Keys }

/**
 * The dialler of a random day: a process of its own, in a folder of the same disk, which lives and dies for itself. Only
 * the power goes for both at one moment.
 */
export class DayDialler {
  readonly switch: DaySwitch
  /** Told each note that it signs, whether the box hears of it or not. */
  onSigned: (note: string) => void = () => undefined
  readonly #disk: SimulatedDisk
  readonly #clock: ReturnType<typeof standingClock>
  readonly #chance: () => number
  #life: ProcessDisk | undefined
  #room: Room | undefined
  #line: DayLine | undefined
  #callers: (() => void)[] = []

  constructor(disk: SimulatedDisk, clock: ReturnType<typeof standingClock>, seed: string) {
    this.#disk = disk
    this.#clock = clock
    this.#chance = seeded(seed)
    this.switch = new DaySwitch(() => disk.moment)
  }

  /** While it lives and is open. */
  get room(): Room | undefined {
    return this.#room
  }

  get lives(): boolean {
    return this.#life?.alive() === true
  }

  /** At its nth call of the disk from now. */
  kill(call = 0): void {
    this.#life?.kill(call)
  }

  spare(): void {
    this.#life?.spare()
  }

  /** In place of the one that died, if it did. It may be killed on the way, too. */
  async start(): Promise<void> {
    while (!this.#room) {
      const life = this.#disk.process(() => this.#died())
      this.#life = life
      await this.#open(life).catch((cause) => {
        if (!(cause instanceof PowerCut) || life.alive()) throw cause
      })
    }
    for (const caller of this.#callers.splice(0)) caller()
  }

  /** For one box, which connects again by itself as often as the dialler dies. */
  async connect(): Promise<DiallerApart> {
    const clock = { ...this.#clock, after: soon }
    const coming = diallerApart({ socket: this.#connect, site: 'day', clock, say: () => undefined })
    let there = false
    void coming.then(() => {
      there = true
    })
    while (!there) {
      await this.start()
      await turns(1)
    }
    return coming
  }

  /** The box is dead: it asks nothing more, and hears nothing more. */
  leave(apart: DiallerApart): void {
    apart.end()
    this.#line?.close()
  }

  async close(): Promise<void> {
    const room = this.#room
    this.kill()
    await room?.numbers.close().catch(() => undefined)
  }

  #connect: Connect = async (hear, lost) => {
    while (!this.#room) await new Promise<void>((there) => this.#callers.push(there))
    const { calls, numbers } = this.#room
    const line: DayLine = new DayLine(this.#room, {
      turns: () => turns(this.#chance() * 3),
      hear,
      lost: () => {
        if (this.#line === line) this.#line = undefined
        if (this.#room?.calls === calls) {
          calls.leftAlone()
          numbers.leftAlone()
        }
        // The other process hears of it when it looks next.
        setImmediate(lost)
      },
      surprise: () => this.kill(),
    })
    this.#line = line
    return line
  }

  #died(): void {
    this.#room = undefined
    this.#line?.close()
  }

  async #open(life: ProcessDisk): Promise<void> {
    await life.makeDir(diallerFolder)
    const disk = inFolder(life, diallerFolder)
    const master = await loadMasterKey(disk, { create: true })
    if (!master.ok) assert.fail(master.error.what)
    const ledger = await keptLedger(disk)
    const origin = 'gatehouse/day'
    const signer = await openSigner({
      disk,
      origin,
      privateKey: await loadSigningKey(disk, origin),
    })
    const uploads = new Uploads(disk)
    await uploads.clear()
    const keys = await openKeys({ disk, masterKey: master.value })
    const clock = this.#clock
    // Any file is taken: whose samples are dialled is not what a day is about.
    const door = { drama: true, identity: '' }
    const numbers = new Numbers({ disk, keys, ledger, door, clock })
    const calls = new Calls({
      clock,
      seats: [1, 2, 3].map(seat),
      numbers: (case_, agent) => numbers.callable(case_, agent),
      listed: (number) => numbers.neverAgain(number),
      onNoNumber: (case_) => numbers.noNumber(case_),
      makePhone: (source, resume) => this.switch.open(source, resume),
    })
    const heard = {
      verifier: signer.verifier,
      last: () => signer.last(),
      sign: async (asked: Parameters<typeof signer.sign>[0]) => {
        const note = await signer.sign(asked)
        if (note.ok) this.onSigned(note.value)
        return note
      },
    }
    const room = { site: 'day', numbers, calls, signer: heard, uploads, sampleRecipient: 'age1' }
    if (life.alive()) this.#room = { ...room, keys }
  }
}

/** The machine’s own time does not matter: whoever waits for the dialler is told when it is there. */
function soon(_: number, then: () => void): () => void {
  const waiting = setImmediate(then)
  return () => clearImmediate(waiting)
}

/** Some turns of the event loop. */
export async function turns(count: number): Promise<void> {
  for (let left = Math.floor(count); left > 0; left--)
    await new Promise((resolve) => setImmediate(resolve))
}

function inFolder(disk: Disk, folder: string): Disk {
  const at = (path: string) => `${folder}/${path}`
  return {
    read: (path) => disk.read(at(path)),
    append: (path) => disk.append(at(path)),
    slots: (path) => disk.slots(at(path)),
    replace: (path, bytes) => disk.replace(at(path), bytes),
    remove: (path) => disk.remove(at(path)),
    list: (path) => disk.list(at(path)),
    makeDir: (path) => disk.makeDir(at(path)),
  }
}
