import { readFile } from 'node:fs/promises'
import type { Clock } from '../basics/clock.ts'
import { second } from '../basics/instant.ts'
import { readAttested, type Standing, standingOf } from './attestation.ts'
import { type ProcFolder, startTimeOf } from './proc.ts'

export type WatchAsked = {
  /** `attest.json`: written by root alone, read by the box. */
  readonly file: string
  /** The file in which `gatehouse init` left what the switch's configuration hashes to. */
  readonly configuration: string
  readonly proc: ProcFolder
  readonly clock: Clock
}

export type AttestationWatch = {
  /** How it stands, as of the last five seconds. */
  now(): Standing
  stop(): void
}

const every = 5 * second

/** Reads the attestation again and again, and whether the process that it is about still runs. */
export async function watchAttestation(asked: WatchAsked): Promise<AttestationWatch> {
  let standing = await look(asked)
  const stop = asked.clock.every(every, () => {
    void look(asked).then((found) => {
      standing = found
    })
  })
  return { now: () => standing, stop }
}

async function look({ file, configuration, proc, clock }: WatchAsked): Promise<Standing> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return { state: 'missing' }
  const read = readAttested(text)
  if (!read.ok) return { state: 'failed', line: read.error }
  const { pid } = read.value.switch
  const startTime = await startTimeOf(proc, pid)
  const running = startTime === undefined ? undefined : { pid, startTime }
  // Each time anew: whoever changes the settings of the switch does not start the box again for it.
  const written = await readFile(configuration, 'utf8').catch(() => '')
  return standingOf(read.value, clock.now(), running, written.trim())
}
