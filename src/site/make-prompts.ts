import { err, ok, type Result } from '../basics/result.ts'
import type { Language, MessageName } from './messages.ts'
import type { MadePrompt } from './prompt-files.ts'
import { type PromptNames, promptText } from './prompt-texts.ts'
import { readWav, toALaw } from './sound.ts'
import { espeak, type Speak, voices } from './speech.ts'

/** Speaks messages, with espeak-ng. The words are ours, and the same for everybody but for the names in them. */
export async function makePrompts(
  wanted: readonly { readonly language: Language; readonly name: MessageName }[],
  names: PromptNames,
  speak: Speak = espeak,
): Promise<Result<readonly MadePrompt[], string>> {
  const made: MadePrompt[] = []
  for (const { language, name } of wanted) {
    const transcript = promptText(language, name, names)
    const wav = await speak(voices[language], transcript)
    if (wav === undefined)
      return err('cannot be spoken: espeak-ng is not there or does not answer. Install espeak-ng.')
    const sound = readWav(wav)
    if (!sound.ok) return err(`cannot be spoken: what espeak-ng makes ${sound.error}`)
    made.push({ language, name, transcript, sound: toALaw(sound.value), from: 'speech program' })
  }
  return ok(made)
}
