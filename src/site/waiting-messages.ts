import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { sha256 } from '../basics/hash.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { messageFile } from './messages.ts'
import type { MadePrompt } from './prompt-files.ts'
import { type FileToWrite, writeFiles } from './write-files.ts'

const waiting = v.strictObject({
  /** Of the sound as the switch would play it. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  transcript: v.string(),
  /** Who put it there, as they said, and when (ISO 8601). */
  by: v.string(),
  at: v.pipe(v.string(), v.isoTimestamp()),
})
const shape = v.strictObject({
  format: v.literal('gatehouse-waiting-messages/1'),
  messages: v.record(v.string(), waiting),
})

/** Recordings that lie ready for two governors, by their file. The switch knows nothing of their folder. */
export type WaitingMessages = Readonly<Record<string, v.InferOutput<typeof waiting>>>

export const waitingFolder = 'prompts-waiting'
const waitingFile = `${waitingFolder}/waiting.json`

/** Empty where nothing was ever put ready. */
export async function waitingIn(folder: string): Promise<Result<WaitingMessages, string>> {
  const path = join(folder, waitingFile)
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw cause
  })
  if (text === undefined) return ok({})
  try {
    const read = v.safeParse(shape, JSON.parse(text))
    if (read.success) return ok(read.output.messages)
  } catch {
    // Told below, like everything else that is wrong with it.
  }
  return err(`${path} is not what gatehouse wrote. Remove it and install the recordings again.`)
}

/** The sound of one that waits; undefined when it is not there or not the one that is listed. */
export async function waitingSound(
  folder: string,
  file: string,
  wanted: string,
): Promise<Buffer | undefined> {
  const sound = await readFile(join(folder, waitingFolder, file)).catch(() => undefined)
  return sound && sha256(sound) === wanted ? sound : undefined
}

/** Puts recordings ready beside those that wait already; one for the same message takes its place. */
export async function putReady(
  folder: string,
  made: readonly MadePrompt[],
  signed: { readonly by: string; readonly at: string },
): Promise<Result<readonly string[], string>> {
  const before = await waitingIn(folder)
  if (!before.ok) return before
  const files = made.map(
    ({ language, name, sound }): FileToWrite => ({
      path: `${waitingFolder}/${messageFile(language, name)}`,
      content: sound,
      mode: 0o644,
    }),
  )
  const fresh = made.map(({ language, name, sound, transcript }) => {
    const file = messageFile(language, name)
    const known = before.value[file]
    const same = known?.sha256 === sha256(sound) && known.transcript === transcript
    return [file, same ? known : { sha256: sha256(sound), transcript, ...signed }] as const
  })
  const all = { ...before.value, ...Object.fromEntries(fresh) }
  return ok(await writeFiles(folder, [...files, listed(all)]))
}

/** Takes recordings off those that wait: they are in use. The list goes first, so that it never names what is gone. */
export async function noLongerWaiting(
  folder: string,
  before: WaitingMessages,
  gone: readonly string[],
): Promise<void> {
  const left = Object.entries(before).filter(([file]) => !gone.includes(file))
  await writeFiles(folder, [listed(Object.fromEntries(left))])
  for (const file of gone) await rm(join(folder, waitingFolder, file), { force: true })
}

function listed(messages: WaitingMessages): FileToWrite {
  const sorted = Object.fromEntries(Object.entries(messages).sort(([a], [b]) => (a < b ? -1 : 1)))
  const body = { format: 'gatehouse-waiting-messages/1', messages: sorted }
  return { path: waitingFile, content: `${JSON.stringify(body, null, 2)}\n`, mode: 0o644 }
}
