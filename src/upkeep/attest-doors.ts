import { randomUUID } from 'node:crypto'
import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { OwnFile } from './attest-own-files.ts'
import { said } from './attest-process.ts'
import type { AttestLine } from './attestation.ts'

/** Asks the running switch. `app` has one of its applications carried out on a leg. */
export type Ask = {
  api(line: string): Promise<string>
  app(leg: string, name: string, data: string): Promise<string>
}

type Try = { readonly leg: string; readonly room: string; readonly path: string }

/** Every way in which the switch could be told to keep what is said, or to write anything at all. */
const doors: Readonly<Record<string, (ask: Ask, at: Try) => Promise<unknown>>> = {
  uuid_record: (ask, { leg, path }) => ask.api(`uuid_record ${leg} start ${path}`),
  'conference record': (ask, { room, path }) => ask.api(`conference ${room} record ${path}`),
  record_session: (ask, { leg, path }) => ask.app(leg, 'record_session', path),
  'originate &record': (ask, { room, path }) =>
    ask.api(`originate {attest=${room}}null/attest &record(${path})`),
  'originate &record_session': (ask, { room, path }) =>
    ask.api(`originate {attest=${room}}null/attest 'record_session:${path},sleep:1000' inline`),
  'sched_api uuid_record': (ask, { leg, path }) =>
    ask.api(`sched_api +0 none uuid_record ${leg} start ${path}`),
}

/** The same by a command of the machine, for every place at once: each leaves a process behind until the switch ends. */
const commands = ['system', 'bg_system'] as const

/** Long enough for sound to have come to a file, had there been one. */
const listenFor = 1_500

/**
 * Tries to record at every place, on a call of its own with nobody in it. The switch's answers count for nothing, it
 * says `+OK` and writes nothing: what counts is whether a file is there after, seen through the switch's own root. The
 * files that are its own are tried too, under a name that has the switch ask for no ending (`PCMA://`): they must be
 * what they were.
 */
export async function tryDoors(
  ask: Ask,
  root: string,
  places: readonly string[],
  own: readonly OwnFile[] = [],
): Promise<AttestLine> {
  const leg = randomUUID()
  const room = `attest-${leg.slice(0, 8)}`
  const begun = await ask.api(
    `originate {origination_uuid=${leg},origination_caller_id_number=0000}null/attest &conference(${room}@gatehouse)`,
  )
  if (!begun.startsWith('+OK'))
    return said('doors', ['it does not make the call to be tried on'], 'Look at its modules')
  const tried: { readonly door: string; readonly path: string }[] = []
  for (const place of places) {
    for (const [door, go] of Object.entries(doors)) {
      const path = join(place, `attest-${leg.slice(0, 8)}-${tried.length}.PCMA`)
      tried.push({ door, path })
      await go(ask, { leg, room, path })
    }
  }
  const before = await Promise.all(own.map(({ inside }) => contentOf(inside)))
  for (const door of commands) {
    const paths = places.map((place) => join(place, `attest-${leg.slice(0, 8)}-${door}.PCMA`))
    tried.push(...paths.map((path) => ({ door, path })))
    await ask.api(`${door} ${writingTo([...paths, ...own.map(({ path }) => path)])}`)
  }
  for (const { path } of own)
    for (const go of Object.values(doors)) await go(ask, { leg, room, path: `PCMA://${path}` })
  await new Promise((resolve) => setTimeout(resolve, listenFor))
  const list = await ask.api('conference json_list')
  await ask.api(`uuid_kill ${leg}`)
  await ask.api(`hupall NORMAL_CLEARING attest ${room}`)
  const opened = new Set<string>()
  for (const { door, path } of tried) {
    const inside = join(root, path)
    if (!(await exists(inside))) continue
    opened.add(`${door} wrote to ${path.slice(0, path.lastIndexOf('/'))}`)
    await rm(inside, { force: true }).catch(() => undefined)
  }
  for (const [i, { path, inside }] of own.entries())
    if ((await contentOf(inside)) !== before[i]) opened.add(`${path} was written over`)
  if (isRecording(list, room)) opened.add('a conference says that it records')
  return said(
    'doors',
    [...opened],
    'Start the switch by its own unit, where all of it is read-only',
  )
}

/** What a shell would do; one that may not write somewhere goes on to the next. */
function writingTo(paths: readonly string[]): string {
  return paths.map((path) => `echo x > ${path}`).join('; ')
}

function isRecording(list: string, room: string): boolean {
  try {
    const rooms: unknown = JSON.parse(list)
    const ours = Array.isArray(rooms)
      ? rooms.find((one) => one.conference_name === room)
      : undefined
    // `recording` is there, and true, only while something is written.
    return JSON.stringify(ours ?? '').includes('"recording":true')
  } catch {
    return false
  }
}

async function contentOf(path: string): Promise<string> {
  return readFile(path, 'latin1').catch(() => '')
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
