import { readFile, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../basics/instant.ts'
import { roomNeeded } from '../record/disk-trouble.ts'
import { realDisk } from '../record/real-disk.ts'
import type { PromptNames } from '../site/prompt-texts.ts'
import { canSpeak } from '../site/speech.ts'
import { readSwitchboardFile, type SwitchboardFile } from '../site/switchboard-file.ts'
import { attestedInWords } from './attest-command.ts'
import { inWords, messageTrouble } from './attest-messages.ts'
import { readAttested, standingOf } from './attestation.ts'
import { type Said, textOf } from './command-words.ts'
import { roomForSound } from './hearing.ts'
import { pagesCertificateFault } from './pages-certificate.ts'
import { hearsUdp, listenerAt, type ProcFolder } from './proc.ts'
import { sinceStart } from './since-start.ts'

export type DoctorOptions = {
  readonly from: string
  /** Where the attestation lies. */
  readonly attested: string
  /** The data folder of the box: what its record tells of the switch is said as well. */
  readonly data?: string
  readonly proc?: ProcFolder
  /** Bytes free where the data folder lies. */
  readonly free?: (data: string) => Promise<number>
  readonly json?: boolean
  /** Whether the speech program speaks. */
  readonly speaks?: () => Promise<boolean>
}

const states = {
  good: 'The attestation holds: calls may be placed.',
  'nothing-to-attest': 'exchange: nothing to attest',
  missing: 'The switch was never attested: no call is placed. Run gatehouse attest as root.',
  stale: 'The attestation is older than a day: no call is placed. Run gatehouse attest as root.',
  failed: 'The attestation failed: no call is placed until this is put right.',
  'does-not-match':
    'The attestation is of another start of the switch: no call is placed. Run gatehouse attest as root.',
} as const

const noVoice =
  'The speech program is not there or does not answer: no script can be heard in practice. Install espeak-ng.'

/**
 * `gatehouse doctor`: how the box stands, in words, with the next thing to do. Where there is no switch, the trial. That
 * nothing speaks is told, and holds nothing up.
 */
export async function doctorCommand(options: DoctorOptions, now: Instant): Promise<Said> {
  const [{ state, lines, exit }, speaks, pages] = await Promise.all([
    attestationSaid(options, now),
    (options.speaks ?? canSpeak)(),
    pagesCertificateFault(options.from, now),
  ])
  const room =
    options.data === undefined ? [] : [await roomSaid(options.data, options.free ?? freeAt)]
  const all = [
    ...lines,
    ...(pages ? [pages] : []),
    ...room,
    speaks ? 'The speech program speaks.' : noVoice,
  ]
  return {
    lines: options.json
      ? [JSON.stringify({ attestation: state, speech: speaks ? 'good' : 'missing', lines: all })]
      : all,
    exit: pages ? 1 : exit,
  }
}

type Attestation = {
  readonly state: keyof typeof states | 'not-known'
  readonly lines: readonly string[]
  readonly exit: 0 | 1
}

async function attestationSaid(options: DoctorOptions, now: Instant): Promise<Attestation> {
  const { from, proc = '/proc' } = options
  const boardPath = join(from, 'switchboard.json')
  const boardText = await readFile(boardPath, 'utf8').catch((cause: NodeJS.ErrnoException) => cause)
  // Of a site, and closed to whoever asks: that is not the same as no site.
  if (typeof boardText !== 'string') return noBoard(boardPath, boardText.code)
  const board = readSwitchboardFile(boardText)
  if (!board.ok) return { state: 'failed', lines: [board.error], exit: 1 }
  const running = await listenerAt(proc, board.value.port)
  const text = await textOf(options.attested)
  const read = text === undefined ? undefined : readAttested(text)
  if (read?.ok === false) return { state: 'failed', lines: [read.error], exit: 1 }
  const attested = read?.value
  const { state, line } = standingOf(attested, now, running, board.value.configuration)
  const details = attested === undefined ? [] : attestedInWords(attested).map((one) => `  ${one}`)
  const seats = [...(await unheard(board.value, proc)), ...(await told(options.data))]
  const heading =
    state === 'does-not-match' && line ? [states[state], `  ${line}`] : [states[state]]
  const messages = await messagesInWords(from, board.value)
  const good = state === 'good' && messages.length === 0
  return { state, lines: [...heading, ...details, ...messages, ...seats], exit: good ? 0 : 1 }
}

function noBoard(path: string, code: string | undefined): Attestation {
  if (code === 'ENOENT')
    return { state: 'nothing-to-attest', lines: ['exchange: nothing to attest'], exit: 0 }
  const line = `${path} cannot be read (${code}), so nothing is known of the switch. Run gatehouse doctor as root.`
  return { state: 'not-known', lines: [line], exit: 1 }
}

const mebibyte = 1024 * 1024

/** Whether there is a box's data, and how much room is left where it lies. */
async function roomSaid(data: string, freeIn: typeof freeAt): Promise<string> {
  const free = await freeIn(data).catch((cause: NodeJS.ErrnoException) => cause)
  if (free instanceof Error)
    return free.code === 'ENOENT'
      ? `There is no data folder at ${data}: no box has run from there. Name the one that you mean with --data.`
      : `The data folder ${data} cannot be looked at (${free.code}). Run gatehouse doctor as root.`
  const left = `${Math.floor(free / mebibyte).toLocaleString('en-GB')} MiB are free for the box’s data`
  if (free < roomNeeded) return `${left}: too little to place a call. Make room now.`
  if (free < roomForSound) return `${left}: no more sound of scripts is made. Make room.`
  return `${left}.`
}

async function freeAt(data: string): Promise<number> {
  const { bavail, bsize } = await statfs(data)
  return bavail * bsize
}

async function told(data: string | undefined): Promise<readonly string[]> {
  return data === undefined ? [] : sinceStart(realDisk(data))
}

/** Whether anybody listens to what the phones of seats try. */
async function unheard({ signals }: SwitchboardFile, proc: ProcFolder): Promise<readonly string[]> {
  if (signals === undefined)
    return [
      'Some of what phones of seats try is not told of. Run gatehouse init, and restart the switch between shifts.',
    ]
  if (await hearsUdp(proc, signals.port)) return []
  return [
    `Nobody listens to what phones of seats try (UDP port ${signals.port}). Start gatehouse-dialler; if it runs, see what else has taken that port.`,
  ]
}

/** What is wrong now with what the switch says to people, each message by its name. */
async function messagesInWords(from: string, names: PromptNames): Promise<readonly string[]> {
  const faults = await messageTrouble(from, names)
  if (typeof faults === 'string') return [`No call is placed: ${faults}`]
  if (faults.length === 0) return []
  return [
    'Spoken messages that nobody approved: no call is placed.',
    ...faults.map((one) => `  ${inWords(one)}.`),
  ]
}
