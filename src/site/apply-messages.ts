import { sha256 } from '../basics/hash.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { type ApprovedSounds, keptList } from './approved-messages.ts'
import { checkPrompt } from './check-prompt.ts'
import { languageOf, nameOf } from './messages.ts'
import { type MadePrompt, promptFiles } from './prompt-files.ts'
import type { PromptNames } from './prompt-texts.ts'
import { promptsIn } from './read-recordings.ts'
import { noLongerWaiting, waitingIn, waitingSound } from './waiting-messages.ts'
import { writeFiles } from './write-files.ts'

export type Applied = {
  /** Messages that the switch says from now on. */
  readonly inUse: readonly string[]
  /** Approved, and not to be had: nothing that lies ready is that sound with those words. */
  readonly left: readonly string[]
}

/**
 * Puts in use what two governors approved, of what lies ready here, and nothing else: the sound and its transcript
 * are hashed again, and the words checked again. The list tells hashes alone, so whoever wrote it can choose among
 * recordings that root put ready, and make none.
 */
export async function applyMessages(
  folder: string,
  approved: ApprovedSounds,
  names: PromptNames,
): Promise<Result<Applied, string>> {
  const before = await promptsIn(folder)
  if (!before.ok) return err(`${before.error[0]?.where} ${before.error[0]?.what}`)
  const waiting = await waitingIn(folder)
  if (!waiting.ok) return waiting
  const made: MadePrompt[] = []
  const left: string[] = []
  for (const [file, { sha256: wanted, words }] of approved) {
    const here = before.value[file]
    if (here?.sha256 === wanted && sha256(here.transcript) === words) continue
    const ready = waiting.value[file]
    const fits = ready?.sha256 === wanted && sha256(ready.transcript) === words
    const sound = fits ? await waitingSound(folder, file, wanted) : undefined
    if (!ready || sound === undefined) {
      left.push(file)
      continue
    }
    const { transcript } = ready
    const [fault] = checkPrompt(nameOf(file), transcript, names)
    if (fault !== undefined) return err(`${file}: ${fault}`)
    const [language, name] = [languageOf(file), nameOf(file)]
    made.push({ language, name, transcript, sound, from: 'site' })
  }
  // The list of what is approved comes first: a message in use is never one that is missing from it.
  await writeFiles(folder, [keptList(approved), ...promptFiles(before.value, made)])
  const inUse = made.map(({ language, name }) => `${language}/${name}`)
  if (inUse.length > 0)
    await noLongerWaiting(
      folder,
      waiting.value,
      inUse.map((one) => `${one}.PCMA`),
    )
  return ok({ inUse, left })
}
