import type { CallId, DocumentHash, EnquiryId, IncidentId } from '../../src/basics/ids.ts'
import { later, minute } from '../../src/basics/instant.ts'
import { ok } from '../../src/basics/result.ts'
import { endBreak, takeBreak } from '../../src/facts/decide-agent.ts'
import { noteClockSeen } from '../../src/facts/decide-clock.ts'
import { signCompliance } from '../../src/facts/decide-compliance.ts'
import { beginScript, editScript, undoScript } from '../../src/facts/decide-edit-script.ts'
import {
  answerComplaint,
  askEnquiry,
  letEnquiry,
  noteNeverAgain,
  showEnquiry,
  viewComplaint,
} from '../../src/facts/decide-enquiry.ts'
import { answerHelp, callSupervisor } from '../../src/facts/decide-help.ts'
import { endOwnCall } from '../../src/facts/decide-interview.ts'
import { noteList } from '../../src/facts/decide-lists.ts'
import { addPerson, openStaffSession, stepUp } from '../../src/facts/decide-people.ts'
import {
  beginPractice,
  closePractice,
  finishPractice,
  openPractice,
  scorePractice,
} from '../../src/facts/decide-practice.ts'
import {
  confirmPresence,
  handOver,
  resumeRoom,
  stepOut,
  stopRoom,
} from '../../src/facts/decide-room.ts'
import { chooseSignIn, resetSignIn } from '../../src/facts/decide-secrets.ts'
import { resumeCampaign, retireScript } from '../../src/facts/decide-studies.ts'
import {
  closeIncident,
  endAnyCall,
  openIncident,
  stopSupervising,
  supervise,
  takeOver,
} from '../../src/facts/decide-supervise.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import {
  answerCheck,
  beginCheck,
  leaveCheck,
  openChecks,
} from '../../src/facts/decide-validation.ts'
import type { State } from '../../src/facts/state.ts'
import { canonicalText } from '../../src/scripts/canonical.ts'
import { stops } from '../../src/supervision/stops.ts'
import { seat } from '../facts/paper-room.ts'
import { trialScript } from '../scripts/trial-script.ts'
import type { Deed } from './day-deeds.ts'
import type { House } from './day-house.ts'
import { at, bodyOf, callAt, nth, one, token } from './day-people.ts'

const modes = ['listen', 'whisper', 'join'] as const
const none = '' as CallId

/** A second supervisor, so that somebody can be handed to, and can be the second of two. */
async function another({ writer, clock }: House): Promise<void> {
  if (nth(writer.ahead, 'supervisor', 0) !== nth(writer.ahead, 'supervisor', 1)) return
  const body = bodyOf('Rahman', clock.at)
  await writer.do((s, c) => addPerson(s, c, undefined, { role: 'supervisor', body }))
}

/** What supervisors do in the room, what agents do between calls, and what the public asks. */
export const roomDeeds = {
  presence: async (house, { pick }) => {
    const { writer } = house
    const by = (s: State) => one(s, 'supervisor', pick % 2)
    await another(house)
    await writer.do((s, c) => confirmPresence(s, c, by(s)))
    if (pick % 3 === 0)
      await writer.do((s, c) => handOver(s, c, by(s), nth(s, 'supervisor', pick + 1)))
    if (pick % 4 === 0) await writer.do((s, c) => stepOut(s, c, by(s)))
  },
  /** The room is frozen, closed or cleared; mostly it goes on. */
  halt: async ({ writer }, { pick }) => {
    const kinds = Object.keys(stops) as (keyof typeof stops)[]
    const kind = kinds[pick % kinds.length] ?? 'freeze'
    await writer.do((s, c) => stopRoom(s, c, one(s, 'supervisor'), kind))
    if (pick % 4 === 0) return
    await writer.do((s, c) => resumeRoom(s, c, one(s, 'supervisor')))
    await writer.do((s, c) => {
      const [paused] = [...s.campaigns.values()].filter(({ life }) => life === 'paused')
      const id = paused?.id ?? ('' as never)
      return resumeCampaign(s, c, one(s, 'supervisor'), id, 'checked')
    })
  },
  /** Somebody calls for help; a supervisor comes into the call, and may take it over or end it. */
  enter: async ({ writer }, { seat: number, pick }) => {
    const by = (s: State) => one(s, 'supervisor')
    await writer.do((s, c) => callSupervisor(s, c, at(s, number)))
    if (pick % 2) await writer.do((s, c) => answerHelp(s, c, by(s), seat(number)))
    const mode = modes[pick % 3] ?? 'listen'
    await writer.do((s, c) => supervise(s, c, by(s), seat(number), mode))
    const call = callAt(writer.ahead, number)
    if (pick % 5 === 0) await writer.do((s, c) => takeOver(s, c, by(s), call))
    if (pick % 5 === 1) await writer.do((s, c) => endAnyCall(s, c, by(s), call))
    if (pick % 5 === 2) await writer.do((s) => stopSupervising(s, by(s)))
    if (pick % 5 < 2) await writer.do((s, c) => endOwnCall(s, c, by(s)))
    if (pick % 5 < 2)
      await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'ended', call, cause: 'normal' }))
  },
  check: async ({ writer }, { pick }) => {
    const answer = pick % 3 ? ('yes' as const) : ('no' as const)
    const by = (s: State) => one(s, 'supervisor')
    const call = (s: State) => openChecks(s)[0] ?? none
    await writer.do((s, c) => beginCheck(s, c, by(s), call(s)))
    if (pick % 4 === 0) await writer.do((s, c) => leaveCheck(s, c, by(s), call(s)))
    else
      await writer.do((s, c) => answerCheck(s, c, by(s), call(s), { asked: 'yes', told: answer }))
  },
  rest: async ({ writer }, { seat: number, pick }) => {
    await writer.do((s, c) => takeBreak(s, c, at(s, number), 'rest'))
    if (pick % 3) await writer.do((s, c) => endBreak(s, c, at(s, number)))
  },
  incident: async ({ writer }, { pick }) => {
    const by = (s: State) => one(s, pick % 2 ? 'supervisor' : 'governor')
    await writer.do((s, c) => openIncident(s, c, by(s), { kind: 'other' }))
    await writer.do((s, c) => {
      const open = [...s.incidents.keys()]
      const which = open[pick % Math.max(1, open.length)] ?? ('' as IncidentId)
      return closeIncident(s, c, by(s), which)
    })
  },
  practise: async ({ writer }, { pick }) => {
    const id = seat(12)
    const by = (s: State) => one(s, 'supervisor')
    const agent = (s: State) =>
      ({ person: nth(s, 'agent', pick), role: 'agent', seat: id }) as const
    await writer.do((s, c) => {
      const script = [...s.scripts.values()].find(({ life }) => life === 'approved')?.hash
      const person = agent(s).person
      return openPractice(s, c, by(s), { seat: id, person, script: script ?? ('' as DocumentHash) })
    })
    await writer.do((s, c) => beginPractice(s, c, agent(s), id))
    if (pick % 4 === 0) return
    const course = { met: 'child', ended: 'child', asWanted: pick % 2 === 0, slips: pick % 3 }
    await writer.do((s, c) => finishPractice(s, c, agent(s), id, course))
    await writer.do((s, c) => scorePractice(s, c, by(s), agent(s).person, 1, 'good'))
    if (pick % 3) await writer.do((s, c) => closePractice(s, c, by(s), id))
  },
  /** Somebody rings or writes: never again, a question, a complaint; two let it be looked up, and a complaint is answered. */
  publicAsks: async ({ writer }, { pick }) => {
    const wanted =
      pick % 2 ? ({ what: 'held' } as const) : ({ what: 'complaint', about: 'manner' } as const)
    await writer.do((s, c) => noteNeverAgain(s, c, one(s, 'supervisor')))
    const asked = await writer.do((s, c) => askEnquiry(s, c, one(s, 'governor'), wanted))
    const enquiry = asked.ok ? asked.value : ('' as EnquiryId)
    await writer.do((s, c) => letEnquiry(s, c, one(s, 'governor', 1), enquiry, token))
    if (pick % 5 === 0) return
    await writer.do((s, c) => showEnquiry(s, c, one(s, 'governor'), enquiry, []))
    await writer.do((s, c) => viewComplaint(s, c, one(s, 'governor', 1), enquiry))
    if (pick % 3) return
    await writer.do((s, c) => answerComplaint(s, c, one(s, 'governor'), enquiry, 'put-right'))
  },
  /** A list comes in, a script is edited and taken back, a day is signed for. */
  paper: async ({ writer, ground }, { pick }) => {
    const about = await ground.documents.put(`{"list":${pick % 5}}`)
    const list = { list: 'tps', about, date: '2026-11-02', entries: 'about 1,000' } as const
    await writer.do((s) => noteList(s, list, pick % 2 ? one(s, 'governor') : undefined))
    const text = (title: string) => canonicalText({ ...trialScript(), title })
    const [first, then] = [
      await ground.documents.put(text(`Draft ${pick % 4}`)),
      await ground.documents.put(text(`Draft ${pick % 4} again`)),
    ]
    await writer.do((s, c) => beginScript(s, c, one(s, 'governor'), { hash: first, name: 'new' }))
    await writer.do((s, c) => editScript(s, c, one(s, 'governor'), first, then))
    if (pick % 3 === 0) await writer.do((s, c) => undoScript(s, c, one(s, 'governor'), then))
    const campaign = [...writer.ahead.campaigns.keys()][pick % 2] ?? ('' as never)
    await writer.do((s, c) => signCompliance(s, c, one(s, 'supervisor'), campaign, '2026-11-24'))
    if (pick % 7 === 0)
      await writer.do((s, c) => retireScript(s, c, one(s, 'governor'), first, token))
  },
  /** A governor’s sign-in is given anew, and they choose their own again. */
  signIn: async ({ writer }, { pick }) => {
    const secret = { passwordHash: `given-${pick}` }
    const person = nth(writer.ahead, 'governor', 1)
    const by = { person, role: 'governor' } as const
    await writer.do((s, c) =>
      resetSignIn(s, c, one(s, 'governor'), { person, what: 'password', secret }, token),
    )
    await writer.do((s, c) => openStaffSession(s, c, by, `first-${s.seq}`))
    const asked = { token: `first-${writer.ahead.seq}`, next: token }
    await writer.do((s, c) => chooseSignIn(s, c, by, { passwordHash: `own-${pick}` }, asked))
    await writer.do((s, c) => openStaffSession(s, c, by, token))
    await writer.do((s, c) => stepUp(s, c, by, token))
  },
  /** The clock is set, back or forth, and somebody says that they saw it. */
  clockSet: async ({ writer, clock }, { pick }) => {
    clock.at = later(clock.at, (pick % 2 ? 1 : -1) * (pick % 20) * minute)
    await writer.do(() => ok({ facts: [], reply: undefined }))
    if (pick % 3 === 0) return
    await writer.do((s, c) => noteClockSeen(s, c, one(s, 'supervisor'), s.seq))
  },
} satisfies Record<string, Deed>
