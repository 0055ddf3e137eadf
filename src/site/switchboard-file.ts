import * as v from 'valibot'
import { err, ok, type Result } from '../basics/result.ts'

const shape = v.strictObject({
  format: v.literal('gatehouse-switchboard/1'),
  host: v.string(),
  port: v.number(),
  user: v.string(),
  password: v.string(),
  /** Where the switch tells what it answers to seats, and how that is known to be the switch's own word. */
  signals: v.exactOptional(
    v.strictObject({ port: v.number(), id: v.number(), ports: v.array(v.number()) }),
  ),
  callerIds: v.pipe(v.array(v.string()), v.minLength(1)),
  seats: v.array(v.strictObject({ seat: v.string(), address: v.string(), phone: v.string() })),
  organisation: v.string(),
  declineNumber: v.string(),
  /** What the switch's configuration hashes to, as `gatehouse init` wrote it. */
  configuration: v.string(),
})

/** What the box has to know to reach its switch, as `gatehouse init` writes it to `switchboard.json`. */
export type SwitchboardFile = v.InferOutput<typeof shape>

export function readSwitchboardFile(text: string): Result<SwitchboardFile, string> {
  try {
    const read = v.safeParse(shape, JSON.parse(text))
    if (read.success) return ok(read.output)
  } catch {
    // Told below, like everything else that is wrong with it.
  }
  return err('switchboard.json is not what gatehouse init wrote. Run gatehouse init again.')
}
