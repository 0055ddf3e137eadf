import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { err, ok, type Result } from '../basics/result.ts'
import type { Language, MessageName } from './messages.ts'
import type { MadePrompt } from './prompt-files.ts'
import { type PromptNames, promptText } from './prompt-texts.ts'
import { readWav, toALaw } from './sound.ts'

const voices: Readonly<Record<Language, string>> = { en: 'en-gb', cy: 'cy' }

/** Words a minute: people hear it once, on a telephone. */
const pace = '140'

const longestWav = 16 * 1024 * 1024

/** Says a text with a voice, as WAV; undefined when it cannot. */
export type Speak = (voice: string, text: string) => Promise<Buffer | undefined>

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

const espeak: Speak = (voice, text) => {
  const words = ['-v', voice, '-s', pace, '--stdout', '--', text]
  const options = { encoding: 'buffer', maxBuffer: longestWav, timeout: 30_000 } as const
  return promisify(execFile)('espeak-ng', words, options).then(
    ({ stdout }) => stdout,
    () => undefined,
  )
}
