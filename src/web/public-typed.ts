import { err, type Result } from '../basics/result.ts'
import { type TypedFault, typedFaults } from '../fieldwork/typed-number.ts'
import { DiallerAway } from '../phone/numbers-port.ts'

/** What became of something that staff typed, or why nothing did, in words that say none of it. */
export async function typed<T>(
  work: () => Promise<Result<T, TypedFault>>,
): Promise<Result<T, string>> {
  try {
    const done = await work()
    return done.ok ? done : err(typedFaults[done.error])
  } catch (cause) {
    if (!(cause instanceof DiallerAway)) throw cause
    return err(
      'The dialler cannot be reached, and nothing was done. Wait a moment, and type it again.',
    )
  }
}
