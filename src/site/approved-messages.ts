import { constants } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { err, ok, type Result } from '../basics/result.ts'
import { messageFile, messageNames } from './messages.ts'
import type { FileToWrite } from './write-files.ts'

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const known = new Set(
  (['en', 'cy'] as const).flatMap((one) => messageNames.map((name) => messageFile(one, name))),
)
const shape = v.strictObject({
  format: v.literal('gatehouse-approved-messages/1'),
  sounds: v.record(
    v.pipe(
      v.string(),
      v.check((file) => known.has(file)),
    ),
    v.strictObject({ sha256: hash, words: hash }),
  ),
})

/** What two governors let the switch play: of each message the hash of its sound and of its transcript. Hashes alone. */
export type ApprovedSounds = ReadonlyMap<
  string,
  { readonly sha256: string; readonly words: string }
>

/** The list as the box hands it over. */
export function approvedText(sounds: ApprovedSounds): string {
  const sorted = [...sounds]
    .map(([file, { sha256, words }]) => [file, { sha256, words }] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const body = { format: 'gatehouse-approved-messages/1', sounds: Object.fromEntries(sorted) }
  return `${JSON.stringify(body, null, 2)}\n`
}

export function readApproved(text: string): Result<ApprovedSounds, string> {
  try {
    const read = v.safeParse(shape, JSON.parse(text))
    if (read.success) return ok(new Map(Object.entries(read.output.sounds)))
  } catch {
    // Told below, like everything else that is wrong with it.
  }
  return err('is not a list of approved messages that a box hands over.')
}

const longest = 16 * 1024

/**
 * The list that the box left, read by root out of a folder of another user: no link is followed, nothing but a plain
 * short file is read. Undefined when there is none.
 */
export async function handedOver(
  path: string,
): Promise<Result<ApprovedSounds, string> | undefined> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(
    (cause: NodeJS.ErrnoException) => cause,
  )
  if (file instanceof Error)
    return file.code === 'ENOENT' ? undefined : err('cannot be read as a file of the box.')
  try {
    const found = await file.stat()
    if (!found.isFile() || found.size > longest) return err('is no short file of the box.')
    return readApproved((await file.readFile()).toString('utf8'))
  } finally {
    await file.close()
  }
}

const kept = 'prompts/approved.json'

/** Root's own copy beside the messages, which the attestation holds them against. Nothing approved where it is missing. */
export async function approvedIn(folder: string): Promise<Result<ApprovedSounds, string>> {
  const text = await readFile(join(folder, kept), 'utf8').catch((cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw cause
  })
  if (text === undefined) return ok(new Map())
  const read = readApproved(text)
  return read.ok ? read : err(`${join(folder, kept)} ${read.error}`)
}

export function keptList(sounds: ApprovedSounds): FileToWrite {
  return { path: kept, content: approvedText(sounds), mode: 0o644 }
}
