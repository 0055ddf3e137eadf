import type { CampaignId, DocumentHash, IncidentId, ReleaseId } from '../../src/basics/ids.ts'
import { closeCampaign } from '../../src/facts/close-field.ts'
import type { Ctx } from '../../src/facts/decide.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { changeDisplay } from '../../src/facts/decide-help.ts'
import { stepUp } from '../../src/facts/decide-people.ts'
import { passPilot } from '../../src/facts/decide-pilot.ts'
import { askReading, readOut } from '../../src/facts/decide-read-out.ts'
import { downloadBundle, noteBundle, sendBackRelease } from '../../src/facts/decide-release.ts'
import { closeShift, closingChecks } from '../../src/facts/decide-room.ts'
import { approveCampaign, proposeCampaign } from '../../src/facts/decide-studies.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import { letIn } from './day-checked-deeds.ts'
import { type Deed, deeds, seats } from './day-deeds.ts'
import type { House } from './day-house.ts'
import { at, callAt, one, token } from './day-people.ts'

/** Both governors have just given their passwords. */
export async function passwords({ writer }: House): Promise<void> {
  for (const which of [0, 1])
    await writer.do((s, c) => stepUp(s, c, one(s, 'governor', which), token))
}

/** The rules of a site whose campaigns begin with a pilot batch that nobody needs to have heard. */
function withPilot(c: Ctx): Ctx {
  const settings = { ...c.settings, pilotInterviews: 0 }
  return new Proxy(c, {
    get: (of, name) => {
      const found = name === 'settings' ? settings : Reflect.get(of, name, of)
      return typeof found === 'function' ? found.bind(of) : found
    },
  })
}

/** Studies from their beginning to their end, and calls that nobody was there for. */
export const studyDeeds = {
  /** A second study goes live, with a pilot batch that is let go on or waits. */
  study: async (house, { seat, pick }) => {
    const { writer } = house
    await passwords(house)
    await deeds.campaign(house, { seat, pick })
    const campaign = [...writer.ahead.campaigns.keys()].at(-1) ?? ('' as CampaignId)
    await deeds.sample(house, { seat, pick: writer.ahead.campaigns.size - 1 })
    await letIn(house, true)
    await writer.do((s, c) => proposeCampaign(s, c, one(s, 'governor'), campaign))
    await writer.do((s, c) => {
      const sheet = s.campaigns.get(campaign)?.sheet ?? ('' as DocumentHash)
      return approveCampaign(s, withPilot(c), one(s, 'governor', 1), { campaign, sheet }, token)
    })
    if (pick % 3 === 0) return
    await writer.do((s, c) => passPilot(s, c, one(s, 'governor'), campaign, token))
  },
  /** Everybody goes home and a study is over; sometimes the next begins at once. */
  endOfStudy: async (house, { seat, pick }) => {
    const { writer } = house
    await passwords(house)
    for (const number of seats) {
      const call = callAt(writer.ahead, number)
      await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'ended', call, cause: 'normal' }))
      await writer.do((s, c) => confirmOutcome(s, c, at(s, number), 'refuses'))
    }
    await writer.do((s, c) => closeShift(s, c, one(s, 'supervisor'), Object.keys(closingChecks)))
    const [first] = [...writer.ahead.campaigns.values()].filter(({ life }) => life === 'live')
    const campaign = first?.id ?? ('' as CampaignId)
    await writer.do((s, c) => closeCampaign(s, c, one(s, 'governor'), campaign, token))
    if (pick % 2) return
    await studyDeeds.study(house, { seat, pick: 1 })
    await deeds.openShift(house)
    for (const number of seats) await deeds.sit(house, { seat: number, pick })
  },
  /** Somebody answers, and nobody is there: they hear the message. */
  abandoned: async (house, { seat, pick }) => {
    const { writer } = house
    await deeds.dial(house, { seat, pick })
    await deeds.answered(house, { seat, pick })
    const call = callAt(writer.ahead, seat)
    await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'message-started', call }))
    if (pick % 4 === 0) return
    await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'ended', call, cause: 'normal' }))
  },
  /** A release goes back, or its bundle is made and carried out; a held number is read out; a page is made larger. */
  carriedOut: async (house, { seat, pick }) => {
    const { writer } = house
    await passwords(house)
    const { releases, holds } = writer.ahead
    const of = [...releases.values()].at(-1)
    const release = of?.id ?? ('' as ReleaseId)
    await writer.do((s, c) => sendBackRelease(s, c, one(s, 'governor'), release))
    if (of?.life === 'approved' && of.bundle === undefined)
      await writer.do(() => noteBundle(release, of.campaign, 'a'.repeat(64), releases.size))
    await writer.do((s, c) => downloadBundle(s, c, one(s, 'governor'), release))
    const incident = [...holds.values()].at(-1)?.incident ?? ('' as IncidentId)
    await writer.do((s, c) => askReading(s, c, one(s, 'governor'), incident))
    if (pick % 2) await writer.do((s, c) => readOut(s, c, one(s, 'governor', 1), incident, token))
    await writer.do((s, c) => changeDisplay(s, c, at(s, seat), 'size', 'large'))
  },
} satisfies Record<string, Deed>
