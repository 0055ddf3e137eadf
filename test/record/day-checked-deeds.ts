import type { DocumentHash, SampleId } from '../../src/basics/ids.ts'
import { day, later, second } from '../../src/basics/instant.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { keepPeriods } from '../../src/facts/decide-retention.ts'
import { letSampleIn, sendSampleBack } from '../../src/facts/decide-samples.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import { tick } from '../../src/facts/decide-tick.ts'
import {
  answerCheck,
  beginCheck,
  leaveCheck,
  openChecks,
} from '../../src/facts/decide-validation.ts'
import { keepDaysOf } from '../../src/facts/due.ts'
import type { State } from '../../src/facts/state.ts'
import { unlessAway } from '../../src/phone/numbers-port.ts'
import { type Deed, deeds } from './day-deeds.ts'
import type { House } from './day-house.ts'
import { talkAt } from './day-kept-deeds.ts'
import { at, callAt, nth, one, token } from './day-people.ts'
import { passwords, studyDeeds } from './day-study-deeds.ts'

/** More blocks than any way through the trial's script has. */
const mostBlocks = 40

/** Lets in what waits for a second governor, or sends it back; and whoever keeps the numbers is told. */
export async function letIn({ writer, stores }: House, kept: boolean): Promise<void> {
  const waiting = [...writer.ahead.samples.values()].find(({ waits }) => waits)
  const sample = waiting?.id ?? ('' as SampleId)
  const done = kept
    ? await writer.do((s, c) => letSampleIn(s, c, one(s, 'governor', 1), sample, token))
    : await writer.do((s, c) => sendSampleBack(s, c, one(s, 'governor'), sample))
  if (!done.ok) return
  await stores.numbers.settleSample(sample, kept).catch(unlessAway())
  if (!kept) await stores.strata.drop(sample)
}

/** A governor gives their password: what waits may be mixed. */
export function unlock({ writer, keeping }: House, which: number): void {
  const who = nth(writer.ahead, 'governor', which)
  keeping.governorIn(who, async (salt) =>
    Buffer.from(salt.toString().padEnd(64, who)).subarray(0, 32),
  )
}

/** What somebody looks at again: samples before they are let in, interviews at their end, what is kept at its date. */
export const checkedDeeds = {
  letIn: async (house, { pick }) => {
    await passwords(house)
    await letIn(house, pick % 3 > 0)
  },
  unlock: async (house, { pick }) => unlock(house, pick),
  /** A whole interview, which may be drawn for two questions; a supervisor asks them, leaves, or does not come. */
  sampled: async (house, { seat: number, pick }) => {
    const { writer, clock } = house
    await talkAt(house, number, 0)
    const call = callAt(writer.ahead, number)
    const isOpen = (s: State) => openChecks(s).includes(call)
    for (let n = 0; n < mostBlocks && !isOpen(writer.ahead); n++) {
      const before = writer.ahead.seq
      await deeds.press(house, { seat: number, pick: 0 })
      if (before === writer.ahead.seq && callAt(writer.ahead, number) !== call) return
    }
    const by = (s: State) => one(s, 'supervisor')
    if (pick % 5 === 0) {
      clock.at = later(clock.at, 21 * second)
      await writer.do(tick)
    } else {
      await writer.do((s, c) => beginCheck(s, c, by(s), call))
      if (pick % 5 === 1) await writer.do((s, c) => leaveCheck(s, c, by(s), call))
      else if (pick % 5 > 2)
        await writer.do((s, c) =>
          answerCheck(s, c, by(s), call, { asked: 'yes', told: pick % 2 ? 'no' : 'yes' }),
        )
    }
    // Sometimes they hang up in the middle of it.
    if (pick % 5 !== 2)
      for (let n = 0; n < 3; n++) await deeds.press(house, { seat: number, pick: 0 })
    await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'ended', call, cause: 'normal' }))
    await writer.do((s, c) => confirmOutcome(s, c, at(s, number), 'completed'))
  },
  /** A study is over, its time passes, and what people said in it goes; the next begins. */
  pastDate: async (house, how) => {
    const { writer, ground, keeping, clock } = house
    unlock(house, how.pick)
    await studyDeeds.endOfStudy(house, { ...how, pick: 1 })
    await keeping.idle()
    const closed = [...writer.ahead.campaigns.values()].filter(({ life }) => life === 'closed')
    const sheet = closed.at(how.pick % Math.max(1, closed.length))?.sheet ?? ('' as DocumentHash)
    if (!closed.length) return
    clock.at = later(clock.at, keepDaysOf(ground.documents.sheet(sheet)) * day)
    await writer.do(keepPeriods)
    await studyDeeds.study(house, { ...how, pick: 1 })
    await deeds.openShift(house)
    await deeds.sit(house, how)
  },
} satisfies Record<string, Deed>
