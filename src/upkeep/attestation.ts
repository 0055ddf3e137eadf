import * as v from 'valibot'
import { hour, type Instant, instant } from '../basics/instant.ts'
import { err, ok, type Result } from '../basics/result.ts'
import type { Attestation } from '../fieldwork/situation.ts'

/** What is looked at on the running switch (J16), each with what it proves. */
export const attestLines = {
  modules: 'exactly the modules that are allowed are loaded',
  user: 'it runs as a user that may do nothing special, and can never get more',
  mounts: 'there is nowhere it could write a sound to',
  descriptors: 'it has no file open for writing',
  doors: 'every way to record was tried on a call of its own, and nothing was written',
  log: 'it makes no log line',
  databases: 'its databases are in memory',
  gateway: 'the trunk is up',
  certificates: 'its certificates are valid',
  configuration: 'it runs on the configuration that gatehouse init wrote',
  messages: 'it says the messages of the release, or such as two governors approved',
} as const

export type LineKey = keyof typeof attestLines

const lineKeys = Object.keys(attestLines) as LineKey[]

const shape = v.strictObject({
  format: v.literal('gatehouse-attest/1'),
  at: v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.transform((text) => instant(Date.parse(text))),
  ),
  switch: v.strictObject({
    pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
    /** Clock ticks from the machine's start to the process's: with the pid it names one process. */
    startTime: v.string(),
    configuration: v.string(),
  }),
  lines: v.array(v.strictObject({ key: v.picklist(lineKeys), ok: v.boolean(), what: v.string() })),
})

export type AttestLine = { readonly key: LineKey; readonly ok: boolean; readonly what: string }
export type SwitchProcess = { readonly pid: number; readonly startTime: string }

/** What the attestation found, as it lies in `attest.json`. */
export type Attested = {
  readonly at: Instant
  readonly switch: SwitchProcess & { readonly configuration: string }
  readonly lines: readonly AttestLine[]
}

/** How long an attestation holds. */
export const attestedFor = 24 * hour

export function attestedText(attested: Attested): string {
  const { at, ...rest } = attested
  const body = { format: 'gatehouse-attest/1', at: new Date(at).toISOString(), ...rest }
  return `${JSON.stringify(body, null, 2)}\n`
}

export function readAttested(text: string): Result<Attested, string> {
  try {
    const read = v.safeParse(shape, JSON.parse(text))
    if (read.success) {
      const { format: _, ...attested } = read.output
      return ok(attested)
    }
  } catch {
    // Told below, like everything else that is wrong with it.
  }
  return err('The attestation cannot be read. Run it again.')
}

export type Standing = {
  readonly state: Attestation
  /** Which line of it holds dialling back, in words. */
  readonly line?: string
}

/** Whether it holds now, for the switch that runs now on this configuration. A line that was not looked at fails. */
export function standingOf(
  attested: Attested | undefined,
  now: Instant,
  running: SwitchProcess | undefined,
  configuration: string,
): Standing {
  if (attested === undefined) return { state: 'missing' }
  const failed = lineKeys.find((key) => !attested.lines.some((one) => one.key === key && one.ok))
  if (failed !== undefined) {
    const line = attested.lines.find(({ key }) => key === failed)
    return { state: 'failed', line: line?.what ?? `Not looked at: ${attestLines[failed]}.` }
  }
  const { pid, startTime } = attested.switch
  if (running?.pid !== pid || running.startTime !== startTime)
    return { state: 'does-not-match', line: 'The switch was started again since.' }
  if (attested.switch.configuration !== configuration)
    return { state: 'does-not-match', line: 'The configuration was written again since.' }
  const age = now - attested.at
  return age >= 0 && age < attestedFor ? { state: 'good' } : { state: 'stale' }
}
