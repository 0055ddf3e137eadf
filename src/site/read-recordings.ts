import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '../basics/result.ts'
import { checkPrompt } from './check-prompt.ts'
import { type Language, type MessageName, messageFile, messageNames } from './messages.ts'
import { type MadePrompt, type Prompts, promptsFile, readPrompts } from './prompt-files.ts'
import type { PromptNames } from './prompt-texts.ts'
import { readWav, toALaw } from './sound.ts'

export type PromptFault = { readonly where: string; readonly what: string }

const languages: readonly Language[] = ['en', 'cy']
const [mostSound, mostWords] = [16 * 1024 * 1024, 16 * 1024]

/**
 * A site's own recordings, as a folder holds them: `en/information.wav`, with every word of it in
 * `en/information.txt`. Each is sound that the switch can play, and each transcript passes the checker, or none is given.
 */
export async function readRecordings(
  from: string,
  names: PromptNames,
): Promise<Result<readonly MadePrompt[], readonly PromptFault[]>> {
  const found = await filesIn(from)
  if (!found.ok) return found
  const made: MadePrompt[] = []
  const faults: PromptFault[] = []
  for (const { language, name } of found.value) {
    const read = await readPrompt(from, language, name, names)
    if (read.ok) made.push(read.value)
    else faults.push(...read.error)
  }
  return faults.length > 0 ? err(faults) : ok(made)
}

/** The messages that are there now; none before the first. */
export async function promptsIn(folder: string): Promise<Result<Prompts, readonly PromptFault[]>> {
  const path = join(folder, promptsFile)
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw cause
  })
  if (text === undefined) return ok({})
  const read = readPrompts(text)
  return read.ok ? read : err([{ where: path, what: read.error }])
}

type Found = { readonly language: Language; readonly name: MessageName }

async function filesIn(from: string): Promise<Result<readonly Found[], readonly PromptFault[]>> {
  const found: Found[] = []
  const faults: PromptFault[] = []
  for (const language of languages) {
    for (const file of await readdir(join(from, language)).catch(() => [])) {
      const [, base = '', ending = ''] = /^(.*)\.(wav|txt)$/i.exec(file) ?? []
      const name = messageNames.find((one) => one === base)
      if (name === undefined)
        faults.push({
          where: `${language}/${file}`,
          what: `is no message. There are: ${messageNames.join(', ')}, each as .wav and .txt.`,
        })
      else if (ending.toLowerCase() === 'wav') found.push({ language, name })
    }
  }
  if (faults.length > 0) return err(faults)
  if (found.length > 0) return ok(found)
  return err([
    {
      where: from,
      what: 'holds no message. Put them in as en/information.wav and en/information.txt.',
    },
  ])
}

async function readPrompt(
  from: string,
  language: Language,
  name: MessageName,
  names: PromptNames,
): Promise<Result<MadePrompt, readonly PromptFault[]>> {
  const base = join(from, language, name)
  const where = messageFile(language, name).replace('.PCMA', '')
  const wav = await limited(`${base}.wav`, mostSound)
  const words = await limited(`${base}.txt`, mostWords)
  if (wav === undefined)
    return err([{ where: `${where}.wav`, what: 'cannot be read, or is too large.' }])
  if (words === undefined)
    return err([
      {
        where: `${where}.txt`,
        what: 'is missing, or too large. Write down every word that is said.',
      },
    ])
  const transcript = words.toString('utf8').normalize('NFC').trim()
  const sound = readWav(wav)
  const faults = checkPrompt(name, transcript, names).map((what) => ({
    where: `${where}.txt`,
    what,
  }))
  if (!sound.ok) return err([{ where: `${where}.wav`, what: sound.error }, ...faults])
  if (faults.length > 0) return err(faults)
  return ok({ language, name, transcript, sound: toALaw(sound.value), from: 'site' })
}

async function limited(path: string, most: number): Promise<Buffer | undefined> {
  const size = await stat(path).then(
    (one) => one.size,
    () => undefined,
  )
  return size === undefined || size > most ? undefined : readFile(path)
}
