import type { Clock } from './basics/clock.ts'
import { second } from './basics/instant.ts'
import { type Box, openBox } from './box.ts'
import type { BoxParts } from './box-parts.ts'
import type { Interrupted } from './facts/decide-upkeep.ts'
import { type Outage, troubleInWords } from './outage.ts'
import { DiallerAway } from './phone/numbers-port.ts'
import { boundDisk } from './record/bounded-disk.ts'
import type { DataFolder } from './record/data-folder.ts'
import { type DiskTrouble, diskTroubleOf, tryDisk, writeSlotsAgain } from './record/disk-trouble.ts'
import { backOff } from './switchboard/back-off.ts'
import { comeBack } from './web/come-back.ts'
import type { Entrance } from './web/take-port.ts'

export type Keeping = {
  readonly entrance: Entrance
  readonly folder: Pick<DataFolder, 'disk' | 'free'>
  /** What a box is made of, made again for each opening, but for the disk. May throw the disk's own error. */
  parts(): Promise<BoxParts>
  /** The machine's own time, which the disk keeps too: the box's clock may run faster. */
  readonly machine: Clock
  /** What works with a box while it is open; what it returns stops that. */
  opened(box: Box): () => void
  /** Resolves when the box is told to stop. */
  readonly stop: Promise<'stop'>
  say(line: string): void
}

/**
 * Opens the box and keeps it open until it is told to stop. While the disk is full, does not take what is written or
 * does not answer, the pages say so, the calls go to their closing words, and the disk is tried again and again; then the box is opened
 * again from what is on it, as after a power cut, and goes on. A dialler that dies while the box is being opened is
 * waited for in the same way. Anything else that fails ends it: gives the exit code.
 */
export async function keepOpen(given: Keeping): Promise<0 | 1> {
  const { entrance, machine, say } = given
  const disk = boundDisk(given.folder.disk, machine)
  const parts = async () => ({ ...(await given.parts()), disk })
  const keeping: Keeping = { ...given, folder: { ...given.folder, disk }, parts }
  let before: Failed | undefined
  let recent = 0
  for (;;) {
    const box = await openWhenPossible(keeping, before, recent)
    if (box === 'stop' || typeof box === 'string') {
      entrance.close()
      await before?.box.close()
      if (box !== 'stop') say(box)
      return box === 'stop' ? 0 : 1
    }
    entrance.open(box.app.fetch)
    if (before) say('The record can be written again. The box has gone on from what is on disk.')
    const openedAt = machine.now()
    const rest = keeping.opened(box)
    const ended = await Promise.race([box.failed, keeping.stop])
    rest()
    if (ended === 'stop') {
      entrance.close()
      await box.close()
      return 0
    }
    say(`The record cannot be written: ${ended.cause.message}`)
    if (ended.trouble === undefined) {
      await ended.calls.done
      entrance.close()
      say('Nothing more was acknowledged. Start again: the box goes on from what is on disk.')
      return 1
    }
    say(whatNext(ended.trouble))
    // A disk that fails again at once is given longer each time.
    recent = machine.now() - openedAt < steady ? recent + 1 : 0
    before = { box, outage: ended, trouble: ended.trouble }
  }
}

type Failed = { readonly box: Box; readonly outage: Outage; readonly trouble: DiskTrouble }

const steady = 60 * second
const longestWait = 5 * second

/** Tries until the box is open or told to stop. A string is why it never can be, in words. */
async function openWhenPossible(
  keeping: Keeping,
  before: Failed | undefined,
  recent: number,
): Promise<Box | 'stop' | string> {
  let trouble: Trouble | undefined = before?.trouble
  for (let tries = recent; ; tries += 1) {
    if (trouble && (await waited(keeping, tries)) === 'stop') return 'stop'
    const opened = await tryToOpen(keeping, before, trouble !== undefined)
    if (!isTrouble(opened)) return opened
    if (!trouble && !before) keeping.say(whatNext(opened))
    trouble = opened
    // With a box before this one its own pages stay, with the closing words on them.
    if (!before) keeping.entrance.open(() => comeBack(pageWords(opened)))
  }
}

/** The disk's, or that the dialler went while the box was being opened. */
type Trouble = DiskTrouble | 'alone'

function isTrouble(opened: Box | Trouble | string): opened is Trouble {
  return opened === 'full' || opened === 'failing' || opened === 'silent' || opened === 'alone'
}

async function tryToOpen(
  { folder, parts, entrance: _, ...keeping }: Keeping,
  before: Failed | undefined,
  again: boolean,
): Promise<Box | Trouble | string> {
  try {
    // Nothing of the earlier box may reach the disk once it is read again.
    await before?.box.shut()
    const trouble = again ? await tryDisk(folder.disk, folder.free) : undefined
    if (trouble) return trouble
    await before?.box.cutUnsynced()
    if (before) await writeSlotsAgain(folder.disk)
    const fresh = await parts()
    const opened = await openBox(before ? takingOver(fresh, before) : fresh)
    return opened.ok ? opened.value : opened.error
  } catch (cause) {
    const trouble = cause instanceof DiallerAway ? 'alone' : diskTroubleOf(cause)
    if (trouble === undefined) throw cause
    keeping.say(`The box could not be opened: ${cause instanceof Error ? cause.message : cause}`)
    return trouble
  }
}

/** The earlier box keeps its calls until the new one is ready to take them. */
function takingOver(parts: BoxParts, { box, outage, trouble }: Failed): BoxParts {
  const interrupted: Interrupted = {
    because: trouble,
    since: outage.since,
    letGo: outage.calls.apologised(),
  }
  return {
    ...parts,
    interrupted,
    beforePhone: () => box.close(),
  }
}

async function waited({ machine, stop }: Keeping, tries: number): Promise<'stop' | 'waited'> {
  let cancel: () => void = () => undefined
  const time = new Promise<'waited'>((resolve) => {
    cancel = machine.after(Math.min(longestWait, backOff(tries)), () => resolve('waited'))
  })
  const what = await Promise.race([stop, time])
  cancel()
  return what
}

function whatNext(trouble: Trouble): string {
  if (trouble === 'alone')
    return 'The dialler went while the box was being opened. Look whether it runs: the box goes on by itself when it is back.'
  const doNow =
    trouble === 'full'
      ? 'Make room on the disk that holds its data'
      : 'Look at the disk that holds its data'
  return `Nothing more is acknowledged and no call is placed, because ${troubleInWords(trouble)}. ${doNow}: the box goes on by itself.`
}

function pageWords(trouble: Trouble): string {
  if (trouble === 'alone')
    return 'The dialler cannot be reached. No calls are placed. Tell whoever looks after the box.'
  return `The record cannot be written, because ${troubleInWords(trouble)}. No calls are placed. Tell whoever looks after the box.`
}
