import type { Clock } from '../basics/clock.ts'
import type { DocumentHash } from '../basics/ids.ts'
import { minute } from '../basics/instant.ts'
import type { Disk } from '../record/disk.ts'
import type { DocumentsCache } from '../record/documents-cache.ts'
import type { Writer } from '../record/writer.ts'
import { type HeardPart, heardParts } from '../scripts/heard-parts.ts'
import { type Speak, voices } from '../site/speech.ts'
import type { Hearing } from '../web/services.ts'

export type HearingParts = {
  readonly disk: Disk
  readonly documents: DocumentsCache
  readonly writer: Writer
  readonly clock: Clock
  /** Ends with the box: what is being spoken then is finished, and no more begun. */
  readonly begun: { add(end: () => Promise<void>): void }
  /** The speech program; undefined where sound is made by nobody, as in most tests. */
  readonly speak: Speak | undefined
  /** Bytes free where the data folder lies; without it there is always room. */
  readonly free: (() => Promise<number>) | undefined
}

const root = 'hearing'
/** Somebody may have installed the speech program, or made room on the disk. */
const tryAgainEvery = 10 * minute
const mebibyte = 1024 * 1024
/** No sound is made with less free than this: the record comes first, and a long script's sound takes a hundred. */
export const roomForSound = 512 * mebibyte
/** And with less than this what was made is taken away again: the box can make it anew, and nothing else. */
export const soundGivesWay = 128 * mebibyte
const folderOf = (script: DocumentHash) => `${root}/${script}`

/**
 * The sound of every approved script: the words of the script and nothing else, one file for a block and a language,
 * made one at a time and put in place whole. What a crash left undone is made at the next start. That something cannot
 * be made is never a failure of the box: it is told, and tried again.
 */
export function openHearing(parts: HearingParts): Hearing {
  const { disk, documents, writer, clock, speak } = parts
  const free = parts.free ?? (async () => Number.POSITIVE_INFINITY)
  const made = new Map<DocumentHash, Set<string>>()
  let trouble: 'no-program' | 'not-written' | 'no-room' | undefined = speak
    ? undefined
    : 'no-program'
  let running: Promise<void> | undefined
  let again = false
  let closed = false

  const approved = () =>
    [...writer.ahead.scripts.values()].filter(({ life }) => life === 'approved')

  async function makeAll(): Promise<void> {
    await dropOthers((await free()) < soundGivesWay ? [] : approved().map(({ hash }) => hash))
    for (const { hash } of approved()) {
      await disk.makeDir(folderOf(hash))
      const there = new Set(await disk.list(folderOf(hash)))
      made.set(hash, there)
      for (const part of heardParts(documents.script(hash))) {
        if (closed || !speak) return
        if (there.has(fileOf(part))) continue
        if ((await free()) < roomForSound) {
          trouble = 'no-room'
          return
        }
        const wav = await speak(voices[part.language], part.words.join('\n\n'))
        if (wav === undefined || !isWav(wav)) {
          trouble = 'no-program'
          return
        }
        await disk.replace(`${folderOf(hash)}/${fileOf(part)}`, wholeWav(wav))
        there.add(fileOf(part))
      }
    }
    trouble = undefined
  }

  /** The sound of a script goes when the script does, and where the disk is nearly full. */
  async function dropOthers(kept: readonly string[]): Promise<void> {
    for (const hash of await disk.list(root)) {
      if (kept.includes(hash)) continue
      made.delete(hash as DocumentHash)
      for (const name of await disk.list(`${root}/${hash}`))
        await disk.remove(`${root}/${hash}/${name}`)
    }
  }

  /** Makes what is missing and takes away what no approved script has any more. Again does no harm. */
  function settle(): void {
    again = true
    if (closed || !speak || running !== undefined) return
    running = (async () => {
      while (again && !closed) {
        again = false
        await makeAll().catch(() => {
          trouble = 'not-written'
        })
      }
      running = undefined
    })()
  }

  writer.onSynced((facts) => {
    if (facts.some(({ type }) => type === 'script.approved' || type === 'script.retired')) settle()
  })
  const stopTrying = speak ? clock.every(tryAgainEvery, settle) : () => undefined
  parts.begun.add(async () => {
    closed = true
    stopTrying()
    await running
  })
  settle()
  return {
    standing: (script) => {
      const all = heardParts(documents.script(script))
      const there = made.get(script)
      const count = all.filter((part) => there?.has(fileOf(part))).length
      if (count === all.length) return { is: 'made' }
      return trouble === undefined ? { is: 'making', made: count, of: all.length } : { is: trouble }
    },
    has: (script, name) => made.get(script)?.has(`${name}.wav`) === true,
    sound: async (script, name) => {
      // Only a name that was put there by this box is looked for: no path is ever joined from an address.
      if (made.get(script)?.has(`${name}.wav`) !== true) return undefined
      return disk.read(`${folderOf(script)}/${name}.wav`)
    },
  }
}

function fileOf({ name }: HeardPart): string {
  return `${name}.wav`
}

/** RIFF, and its samples where the speech program puts them. */
function isWav(wav: Buffer): boolean {
  return wav.toString('latin1', 0, 4) === 'RIFF' && wav.toString('latin1', 36, 40) === 'data'
}

/** A program that writes to a pipe does not know the length: browsers want it. */
function wholeWav(wav: Buffer): Buffer {
  const whole = Buffer.from(wav)
  whole.writeUInt32LE(whole.length - 8, 4)
  whole.writeUInt32LE(whole.length - 44, 40)
  return whole
}
