import * as v from 'valibot'
import { sha256 } from '../basics/hash.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { type Language, type MessageName, messageFile, messageNames } from './messages.ts'
import type { FileToWrite } from './write-files.ts'

const prompt = v.strictObject({
  /** Of the sound as the switch plays it. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  transcript: v.string(),
  from: v.picklist(['speech program', 'site']),
})
const shape = v.strictObject({
  format: v.literal('gatehouse-prompts/1'),
  prompts: v.record(v.string(), prompt),
})

/** Every message by its file, `en/information.PCMA`: what it says, and the hash of its sound. */
export type Prompts = Readonly<Record<string, v.InferOutput<typeof prompt>>>

/** One message, ready to be written. */
export type MadePrompt = {
  readonly language: Language
  readonly name: MessageName
  readonly sound: Buffer
  readonly transcript: string
  readonly from: 'speech program' | 'site'
}

export const promptsFile = 'prompts/prompts.json'

export function readPrompts(text: string): Result<Prompts, string> {
  try {
    const read = v.safeParse(shape, JSON.parse(text))
    if (read.success) return ok(read.output.prompts)
  } catch {
    // Told below, like everything else that is wrong with it.
  }
  return err('is not what gatehouse wrote. Remove it and run gatehouse init again.')
}

/** The files of new messages, and the list of all: those that stay and those that are new. For everybody to read. */
export function promptFiles(stay: Prompts, made: readonly MadePrompt[]): readonly FileToWrite[] {
  const fresh = made.map(({ language, name, sound, transcript, from }) => {
    const entry = { sha256: sha256(sound), transcript, from }
    return [messageFile(language, name), entry] as const
  })
  const all = { ...stay, ...Object.fromEntries(fresh) }
  const prompts = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
  const list = JSON.stringify({ format: 'gatehouse-prompts/1', prompts }, null, 2)
  return [
    ...made.map(({ language, name, sound }) => ({
      path: `prompts/${messageFile(language, name)}`,
      content: sound,
      mode: 0o644 as const,
    })),
    { path: promptsFile, content: `${list}\n`, mode: 0o644 },
  ]
}

/** The messages that a site with these languages must have and does not. */
export function missingPrompts(
  prompts: Prompts,
  languages: readonly Language[],
): readonly { readonly language: Language; readonly name: MessageName }[] {
  return languages.flatMap((language) =>
    messageNames
      .filter((name) => prompts[messageFile(language, name)] === undefined)
      .map((name) => ({ language, name })),
  )
}
