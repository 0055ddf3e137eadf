import { execFile } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import type { Language } from './messages.ts'

/** The voices of espeak-ng, by language. */
export const voices: Readonly<Record<Language, string>> = { en: 'en-gb', cy: 'cy' }

/** Words a minute: people hear a message once, on a telephone; agents hear a script at the pace they should read it. */
const pace = '140'

/** Twenty minutes of what the program makes: longer than any block can be. */
const longestWav = 64 * 1024 * 1024

/** Says a text with a voice, as WAV; undefined when it cannot. */
export type Speak = (voice: string, text: string) => Promise<Buffer | undefined>

/**
 * Speaks with espeak-ng, in a process of its own, at the lowest priority. The words go in by its standard input, so
 * that none of them can be taken for an option.
 */
export const espeak: Speak = (voice, text) =>
  new Promise((done) => {
    const options = { encoding: 'buffer', maxBuffer: longestWav, timeout: 60_000 } as const
    const how = ['-v', voice, '-s', pace, '-b', '1', '--stdin', '--stdout']
    const child = execFile('espeak-ng', how, options, (trouble, wav) =>
      done(trouble === null ? wav : undefined),
    )
    // It may end before it has read everything; how it ended says that already.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(text)
    yieldTo(child.pid)
  })

/** Calls come first. Where the box may not set priorities, one process at a time is little enough. */
function yieldTo(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {
    return
  }
}

/** Whether the speech program is on this machine and speaks. */
export async function canSpeak(speak: Speak = espeak): Promise<boolean> {
  return (await speak(voices.en, 'Ready.')) !== undefined
}
