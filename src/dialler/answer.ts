import type { SwitchEvent } from '../phone/switch-port.ts'
import type { CheckpointSigner } from '../record/checkpoint-signer.ts'
import type { Uploads } from '../record/uploads.ts'
import type { Answered, Ask, Asked } from './asks.ts'
import type { Calls } from './calls.ts'
import { type IncomingFile, IncomingFiles } from './incoming-files.ts'
import type { Numbers } from './numbers.ts'
import { Refused } from './refused.ts'

export type DiallerRoom = {
  readonly site: string
  readonly numbers: Numbers
  readonly calls: Calls
  readonly signer: CheckpointSigner
  /** Where sealed files lie while they are sent and read. */
  readonly uploads: Uploads
  /** Its part of a backup, sealed; undefined without a recovery key in its settings. */
  backup?(): Promise<Uint8Array>
  /** Clients seal their samples to it (age). */
  readonly sampleRecipient: string
}

/** Of a file, in one message. */
export const pieceBytes = 512 * 1024

type Answers = { readonly [A in Ask]: (asked: Asked<A>) => Promise<Answered<A>> }

/** How each question of one connection is answered. `tell` is how the switch's news gets to it, `files` what it sends. */
export function answersOf(
  room: DiallerRoom,
  tell: (event: SwitchEvent) => void,
  files = new IncomingFiles(room.uploads),
): Answers {
  const { site, numbers, calls, signer, sampleRecipient } = room
  let part: Uint8Array = new Uint8Array()
  const done = async (work: Promise<unknown>) => {
    await work
    return null
  }
  const reading = async <T>(file: number, read: (file: IncomingFile) => Promise<T>) => {
    const taken = await files.take(file)
    return read(taken).finally(taken.forget)
  }
  return {
    hello: async (asked) => {
      if (asked.as === 'box' && asked.site !== site)
        throw new Refused(
          `This dialler is of the site ${site}, and a box of the site ${asked.site} asks. Give both the same site in their settings.`,
        )
      return { verifier: signer.verifier, sampleRecipient }
    },
    'last-signed': () => signer.last(),
    sign: (asked) => signer.sign(asked),
    open: ({ known }) => done(numbers.open(() => known)),
    'may-ring': ({ cases, agent }) => numbers.mayRing(cases, agent),
    'take-list': ({ order, file }) => reading(file, (list) => numbers.takeList(order, list)),
    bar: ({ agent, file }) => reading(file, (typed) => numbers.bar(agent, typed)),
    lists: () => numbers.lists(),
    'never-typed': ({ typed }) => numbers.index.never(typed),
    'told-of': ({ typed }) => numbers.index.told(typed),
    'note-attempt': ({ note, into }) => done(numbers.index.note(note, into)),
    'keep-days': ({ days }) => done(numbers.index.keep(days)),
    erase: ({ cases }) => done(numbers.erase(cases)),
    suppress: (asked) => done(numbers.suppress(asked.case)),
    'close-campaign': ({ campaign }) => done(numbers.closeCampaign(campaign)),
    'begin-file': async ({ fileName, list }) => files.begin(fileName, list === true),
    'file-bytes': ({ file, bytes }) => done(files.add(file, Buffer.from(bytes, 'base64'))),
    'take-sample': ({ order, file }) =>
      reading(file, (sample) => numbers.takeSample(order, sample)),
    'look-at-sample': ({ as, file }) => reading(file, (sample) => numbers.lookAtSample(sample, as)),
    'progress-of': async ({ sample }) => (await numbers.progressOf(sample)) ?? null,
    'cancel-sample': ({ sample }) => done(numbers.cancelSample(sample)),
    'settle-sample': ({ sample, kept }) => done(numbers.settleSample(sample, kept)),
    'return-numbers': ({ order, file }) =>
      reading(file, (sample) => numbers.returnNumbers(order, sample)),
    'begin-calls': ({ resume }) => done(calls.begin(resume, tell)),
    'seat-account': async ({ seat }) => (await calls.accountOf(seat)) ?? null,
    'backup-part': async () => {
      if (!room.backup)
        throw new Refused(
          'The dialler has no recovery key. Set "recovery" in its settings to the key that backups are sealed to.',
        )
      part = await room.backup()
      return part.length
    },
    'backup-bytes': async ({ from }) =>
      Buffer.from(part.subarray(from, from + pieceBytes)).toString('base64'),
    command: async ({ command }) => {
      const sent = await calls.send(command)
      return sent.ok ? { ok: true, value: null } : { ok: false, error: { ...sent.error } }
    },
  }
}
