import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../basics/clock.ts'
import { sha256 } from '../basics/hash.ts'
import { second } from '../basics/instant.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { type ApprovedSounds, approvedText } from '../site/approved-messages.ts'
import {
  faultWords,
  type MessageFault,
  messageFaults,
  messagesOnDisk,
  type OnDisk,
} from '../site/message-faults.ts'
import { languageOf, messageFile, messageNames, messages, nameOf } from '../site/messages.ts'
import type { Prompts } from '../site/prompt-files.ts'
import { isOwnText } from '../site/prompt-texts.ts'
import { toWav } from '../site/sound.ts'
import { type WaitingMessages, waitingFolder, waitingIn } from '../site/waiting-messages.ts'

/** One sound of a message, as the page of a governor shows it. */
export type SpokenSide = {
  readonly sha256: string
  readonly transcript: string
  readonly seconds: number
  /** Who put it there, and when; undefined for what the box's own speech program says. */
  readonly put?: { readonly by: string; readonly at: string }
  readonly from: 'speech program' | 'site'
  /** It is the very sound that was put there: only such a one can be proposed. */
  readonly asPut: boolean
}

export type SpokenMessage = {
  readonly file: string
  readonly language: 'en' | 'cy'
  readonly name: string
  readonly use: string
  readonly now?: SpokenSide
  readonly ready?: SpokenSide
}

/** What the box sees of the messages on its machine: it reads them, and can write none of them. */
export type SpokenMessages = {
  /** Every message, as it lies there at this moment; or why nothing can be read. */
  look(): Promise<Result<readonly SpokenMessage[], string>>
  /** Which message on the switch nobody approved, as of the last five seconds; in words. */
  unapproved(approved: ApprovedSounds): string | undefined
  faults(approved: ApprovedSounds): readonly MessageFault[]
  /** A sound as a WAV file, for somebody to hear; undefined when it is not there, or no longer the one asked for. */
  sound(which: Which, file: string, wanted: string): Promise<Uint8Array | undefined>
  stop(): void
}

export type Which = 'now' | 'ready'

const every = 5 * second

/** Looks again and again at the folder that `gatehouse init` wrote into and that root alone may write. */
export async function watchMessages(folder: string, clock: Clock): Promise<SpokenMessages> {
  let seen = await onDisk(folder)
  const stop = clock.every(every, () => {
    void onDisk(folder).then((found) => {
      seen = found
    })
  })
  // Asked at every decision to dial, so found once for what was seen and approved.
  let last:
    | { readonly of: readonly unknown[]; readonly faults: readonly MessageFault[] }
    | undefined
  const faults = (approved: ApprovedSounds): readonly MessageFault[] => {
    if (last?.of[0] === seen && last.of[1] === approved) return last.faults
    const found = seen.ok
      ? messageFaults(seen.value, approved, isOwnText)
      : [{ file: '', what: seen.error }]
    last = { of: [seen, approved], faults: found }
    return found
  }
  return {
    look: async () => {
      seen = await onDisk(folder)
      const waiting = await waitingIn(folder)
      if (!seen.ok) return seen
      return waiting.ok ? ok(await everyMessage(folder, seen.value, waiting.value)) : waiting
    },
    faults,
    unapproved: (approved) => faultWords(faults(approved)),
    sound: async (which, file, wanted) => {
      const bytes = await soundAt(folder, which, file)
      return bytes && sha256(bytes) === wanted ? toWav(bytes) : undefined
    },
    stop,
  }
}

/** What cannot be read is not what was approved, whatever was seen there before. */
function onDisk(folder: string): Promise<Result<OnDisk, string>> {
  return messagesOnDisk(folder).catch(() =>
    err(
      'The list of spoken messages cannot be read. Look at the disk, and whether the box may read it; then run gatehouse init.',
    ),
  )
}

async function everyMessage(
  folder: string,
  { listed }: OnDisk,
  waiting: WaitingMessages,
): Promise<readonly SpokenMessage[]> {
  const known = [...Object.keys(listed), ...Object.keys(waiting)]
  const languages = (['en', 'cy'] as const).filter((one) =>
    known.some((file) => file.startsWith(`${one}/`)),
  )
  const files = messageNames.flatMap((name) => languages.map((one) => messageFile(one, name)))
  return Promise.all(
    files.map(async (file): Promise<SpokenMessage> => {
      const [now, ready] = [listed[file], waiting[file]]
      const [heard, offered] = await Promise.all([
        soundAt(folder, 'now', file),
        soundAt(folder, 'ready', file),
      ])
      const isReady = ready && offered && sha256(offered) === ready.sha256
      return {
        file,
        language: languageOf(file),
        name: nameOf(file),
        use: messages[nameOf(file)],
        ...(now && heard ? { now: sideOf(now, heard) } : {}),
        ...(isReady
          ? {
              ready: {
                sha256: ready.sha256,
                transcript: ready.transcript,
                seconds: lengthOf(offered),
                put: { by: ready.by, at: ready.at },
                from: 'site',
                asPut: true,
              },
            }
          : {}),
      }
    }),
  )
}

function sideOf({ sha256: listed, transcript, from }: Prompts[string], heard: Buffer): SpokenSide {
  const sound = sha256(heard)
  const seconds = lengthOf(heard)
  return { sha256: sound, transcript, from, seconds, asPut: sound === listed }
}

/** Only files of messages are ever read, whatever is asked for. */
async function soundAt(folder: string, which: Which, file: string): Promise<Buffer | undefined> {
  const known = (['en', 'cy'] as const).some((language) =>
    messageNames.some((name) => messageFile(language, name) === file),
  )
  if (!known) return undefined
  const below = which === 'now' ? 'prompts' : waitingFolder
  return readFile(join(folder, below, file)).catch(() => undefined)
}

/** A-law at 8 kHz: a byte a sample. */
function lengthOf(sound: Uint8Array): number {
  return sound.length / 8_000
}

/** Where the box leaves, in its own folder, the hashes that two governors approved, for root to read. */
export const handOverFile = 'approved-messages.json'

type HandOver = {
  replace(path: string, content: Uint8Array): Promise<void>
  read(path: string): Promise<Uint8Array | undefined>
}

/** Leaves the list where it differs from the one that is there; before the first approval there is none. */
export async function handOver(disk: HandOver, approved: ApprovedSounds): Promise<void> {
  if (approved.size === 0) return
  const text = Buffer.from(approvedText(approved))
  const before = await disk.read(handOverFile)
  if (before && text.equals(before)) return
  await disk.replace(handOverFile, text)
}
