import { randomBytes, randomInt } from 'node:crypto'
import * as v from 'valibot'
import { err, ok, type Result } from '../basics/result.ts'

const secret = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/))
const shape = v.strictObject({
  format: v.literal('gatehouse-secrets/1'),
  /** The box's account on the event socket. */
  eslPassword: secret,
  /** The event socket's own password: for the attestation, and nobody else. */
  eslRootPassword: secret,
  /** What the switch puts into what it tells of its answers to seats; FreeSWITCH has room for no more. */
  signalsId: v.exactOptional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 31 - 1)),
  ),
  /** The SIP passwords of desk phones, by seat. Browsers get theirs with each shift. */
  desks: v.record(v.pipe(v.string(), v.regex(/^1?\d{2}$/)), secret),
})

/** What `gatehouse init` draws at random, once. 256 bits each. */
export type Secrets = Required<v.InferOutput<typeof shape>>

/** The same as an earlier version may have written them. */
export type KeptSecrets = v.InferOutput<typeof shape>

/** Reads the file that an earlier `init` wrote. The error repeats nothing of it. */
export function readSecrets(text: string): Result<KeptSecrets, string> {
  try {
    const read = v.safeParse(shape, JSON.parse(text))
    if (read.success) return ok(read.output)
  } catch {
    // Told below, like everything else that is wrong with it.
  }
  return err(
    'is not what gatehouse init wrote. Put it back from a backup, or remove it and run init again.',
  )
}

/** Those that there are, and new ones for whoever has none. Desks that are gone lose theirs. */
export function secretsFor(desks: readonly string[], before?: KeptSecrets): Secrets {
  return {
    format: 'gatehouse-secrets/1',
    eslPassword: before?.eslPassword ?? newSecret(),
    eslRootPassword: before?.eslRootPassword ?? newSecret(),
    signalsId: before?.signalsId ?? randomInt(1, 2 ** 31),
    desks: Object.fromEntries(desks.map((desk) => [desk, before?.desks[desk] ?? newSecret()])),
  }
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}
