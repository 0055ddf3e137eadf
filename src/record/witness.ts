import type { Instant } from '../basics/instant.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { preparedIn } from '../facts/newest-release.ts'
import type { State } from '../facts/state.ts'
import { type Checkpoint, decodeCheckpoint } from './checkpoint.ts'
import type { SignRefusal } from './checkpoint-signer.ts'
import type { Checkpoints } from './checkpoints.ts'
import { type NoteFault, type NoteVerifier, verifyNote } from './signed-note.ts'
import { decodeWitnessLines, encodeWitnessLines, type WitnessLines } from './witness-lines.ts'

/**
 * A checkpoint that is kept outside the box, and with it the keys that must stay destroyed. Nobody can tell which
 * witness was the last that reached safety, so each lists every key of a person or of a campaign's responses that was
 * ever destroyed: the newest alone is enough to restore by, and no clock decides what it leaves out. Keys that no
 * backup carries (of interviews, pools, samples, finished cases) are not in it. It also says how many releases of each
 * campaign were prepared, so that a box made of an older backup knows that it has forgotten what one of them told (X6).
 */
export type Witness = WitnessLines & { readonly checkpoint: Checkpoint }

/** Reads a witness that this verifier's key has signed. Others may have signed it too. */
export function readWitness(note: string, verifier: NoteVerifier): Result<Witness, NoteFault> {
  const text = verifyNote(note, verifier)
  if (!text.ok) return text
  const checkpoint = decodeCheckpoint(text.value)
  if (!checkpoint.ok) return checkpoint
  if (checkpoint.value.origin !== verifier.name)
    return err({ code: 'not-a-note', what: `This is a witness of ${checkpoint.value.origin}.` })
  const lines = decodeWitnessLines(text.value)
  if (lines === undefined)
    return err({
      code: 'not-a-note',
      what: 'This is a checkpoint, but not a witness: it lists no destroyed keys.',
    })
  return ok({ checkpoint: checkpoint.value, ...lines })
}

/**
 * Signs a witness over the record as it is on disk. `look` is called in the turn in which the lines are counted, and
 * gives a state that knows those lines: a key whose destruction is among them is never left out.
 */
export function makeWitness(
  checkpoints: Checkpoints,
  look: () => { readonly at: Instant; readonly state: Pick<State, 'destroyedKeys' | 'releases'> },
): Promise<Result<string, SignRefusal>> {
  return checkpoints.signWitness(() => {
    const { at, state } = look()
    const prepared = preparedIn(state)
    return encodeWitnessLines({ at, destroyed: [...state.destroyedKeys], prepared })
  })
}
