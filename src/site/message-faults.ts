import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../basics/hash.ts'
import { err, ok, type Result } from '../basics/result.ts'
import type { ApprovedSounds } from './approved-messages.ts'
import { messageFile, messageNames } from './messages.ts'
import type { Prompts } from './prompt-files.ts'
import { promptsIn } from './read-recordings.ts'

/** What lies in the folder that the switch plays from, and what its list says of it. */
export type OnDisk = {
  readonly listed: Prompts
  /** By file, the SHA-256 of what is there; of every file in the folders of languages. */
  readonly there: ReadonlyMap<string, string>
}

export type MessageFault = { readonly file: string; readonly what: string }

/** Reads and hashes every sound. The error says what cannot be read, and what to do. */
export async function messagesOnDisk(folder: string): Promise<Result<OnDisk, string>> {
  const listed = await promptsIn(folder)
  if (!listed.ok) return err(`${listed.error[0]?.where} ${listed.error[0]?.what}`)
  if (Object.keys(listed.value).length === 0)
    return err('There are no spoken messages. Run gatehouse init.')
  return ok({ listed: listed.value, there: await soundsIn(folder) })
}

/** By file, the SHA-256 of every sound in the folder that the switch plays from. */
export async function soundsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const there = new Map<string, string>()
  for (const language of ['en', 'cy'] as const) {
    for (const name of await readdir(join(folder, 'prompts', language)).catch(() => [])) {
      const sound = await readFile(join(folder, 'prompts', language, name)).catch(() => undefined)
      if (sound !== undefined) there.set(`${language}/${name}`, sha256(sound))
    }
  }
  return there
}

/**
 * What no two governors approved and no release brought: each message with why, and what to do. A message of the
 * release is trusted by its words, which are the release's own, and by the hash that `gatehouse init` noted, as root, of
 * the sound it had just made of them; one of the site by the hashes that two governors approved.
 */
export function messageFaults(
  { listed, there }: OnDisk,
  approved: ApprovedSounds,
  isOurs: (file: string, transcript: string) => boolean,
): readonly MessageFault[] {
  const languages = (['en', 'cy'] as const).filter((one) =>
    [...Object.keys(listed), ...there.keys()].some((file) => file.startsWith(`${one}/`)),
  )
  const wanted = languages.flatMap((one) => messageNames.map((name) => messageFile(one, name)))
  const files = [...new Set([...wanted, ...there.keys(), ...Object.keys(listed)])].sort()
  return files.flatMap((file) => {
    const entry = listed[file]
    const sound = there.get(file)
    const what = faultOf(file, entry, sound, approved, isOurs)
    return what === undefined ? [] : [{ file, what }]
  })
}

function faultOf(
  file: string,
  entry: Prompts[string] | undefined,
  sound: string | undefined,
  approved: ApprovedSounds,
  isOurs: (file: string, transcript: string) => boolean,
): string | undefined {
  if (sound === undefined) return 'is missing. Run gatehouse init.'
  if (entry === undefined) return 'was put there by nobody known. Remove it.'
  if (sound !== entry.sha256)
    return 'is not the sound that was put there. Run gatehouse init, or install the recording again.'
  const known = approved.get(file)
  if (known?.sha256 === sound && known.words === sha256(entry.transcript)) return undefined
  if (entry.from === 'speech program' && isOurs(file, entry.transcript)) return undefined
  return entry.from === 'site'
    ? 'is a recording that two governors have not approved. They do so on the page Spoken messages.'
    : 'does not say the words of this release. Run gatehouse init.'
}

/** The faults as one sentence or more; undefined when there are none. */
export function faultWords(faults: readonly MessageFault[]): string | undefined {
  const [first, ...more] = faults
  if (first === undefined) return undefined
  const rest = more.length === 0 ? '' : ` And ${more.length} more.`
  return `${first.file.replace('.PCMA', '')} ${first.what}${rest}`.trim()
}
