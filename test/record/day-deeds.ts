import assert from 'node:assert/strict'
import type {
  CallId,
  CampaignId,
  CaseId,
  DocumentHash,
  InterviewId,
  PersonId,
  SampleId,
  SeatId,
} from '../../src/basics/ids.ts'
import { later, minute, second } from '../../src/basics/instant.ts'
import { ok } from '../../src/basics/result.ts'
import { closeCampaign } from '../../src/facts/close-field.ts'
import type { Ctx } from '../../src/facts/decide.ts'
import { startCalls } from '../../src/facts/decide-agent.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { placeNext, type World } from '../../src/facts/decide-dial.ts'
import { changeGates } from '../../src/facts/decide-gates.ts'
import { answerBlock, endOwnCall, goBack, takeExit } from '../../src/facts/decide-interview.ts'
import {
  acknowledge,
  addPerson,
  openSeatSession,
  openStaffSession,
  stepUp,
} from '../../src/facts/decide-people.ts'
import { approveRelease, prepareRelease } from '../../src/facts/decide-release.ts'
import { removePerson } from '../../src/facts/decide-remove.ts'
import { closeShift, closingChecks, openingChecks, openShift } from '../../src/facts/decide-room.ts'
import { assignSeats, releaseFromSeat } from '../../src/facts/decide-seats.ts'
import { resetPin } from '../../src/facts/decide-secrets.ts'
import {
  approveCampaign,
  approveScript,
  importScript,
  proposeCampaign,
  proposeScript,
  saveCampaign,
} from '../../src/facts/decide-studies.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import { tick } from '../../src/facts/decide-tick.ts'
import type { NewFact } from '../../src/facts/fact.ts'
import { outcomesFor } from '../../src/facts/outcomes-for.ts'
import type { Sheet } from '../../src/facts/sheet.ts'
import type { State } from '../../src/facts/state.ts'
import type { Role } from '../../src/people/person.ts'
import { unlessAway } from '../../src/phone/numbers-port.ts'
import { canonicalText } from '../../src/scripts/canonical.ts'
import { type ExitKind, exits } from '../../src/scripts/exits.ts'
import { locate } from '../../src/scripts/places.ts'
import type { Answer, Place, Script } from '../../src/scripts/script.ts'
import { importSample } from '../../src/upkeep/import-sample.ts'
import { openGates, seat } from '../facts/paper-room.ts'
import { trialScript } from '../scripts/trial-script.ts'
import { sheetFor } from '../support/a-live-day.ts'
import { nothingToRead } from '../support/nothing-to-read.ts'
import { checkedDeeds } from './day-checked-deeds.ts'
import type { House } from './day-house.ts'
import { answerAgain, keptDeeds } from './day-kept-deeds.ts'
import { agents, at, bodyOf, nth, one, token } from './day-people.ts'
import { rareDeeds } from './day-rare-deeds.ts'
import { roomDeeds } from './day-room-deeds.ts'
import { studyDeeds } from './day-study-deeds.ts'

/** One thing that may happen in a day. Numbers are taken round the seats, people, calls and studies there are. */
export type Happening = { readonly what: What; readonly seat: number; readonly pick: number }
export type Deed = (
  house: House,
  how: { readonly seat: number; readonly pick: number },
) => Promise<unknown>

export const seats = [1, 2, 3]
export const deeds = {
  person: ({ writer, clock }, { pick }) =>
    writer.do((s, c) =>
      addPerson(s, c, undefined, { role: 'agent', body: bodyOf(`agent-${pick}`, clock.at) }),
    ),
  pin: (house, { pick }) =>
    house.writer.do((s, c) =>
      resetPin(s, c, one(s, 'supervisor'), nth(s, 'agent', pick), `pin-${pick}`),
    ),
  gates: (house, { pick }) =>
    house.writer.do((s, c) => {
      const changed = pick % 3 === 0 ? { blockingAlerts: ['XCU'] } : {}
      return changeGates(s, c, undefined, nth(s, 'agent', pick), openGates(c.now, changed))
    }),
  remove: ({ writer }, { pick }) =>
    writer.do((s, c) => removePerson(s, c, one(s, 'governor'), nth(s, 'agent', pick), token)),
  script: async ({ writer, ground }, { pick }) => {
    const text = canonicalText({ ...dayScript(), title: `Version ${pick}` })
    const hash = await ground.documents.put(text)
    const draft = { hash, name: 'x', from: 'json', taken: 1, changed: 0, refused: 0, report: hash }
    await writer.do((s, c) => importScript(s, c, one(s, 'governor'), draft))
    await writer.do((s, c) => proposeScript(s, c, one(s, 'governor'), hash, true))
    await writer.do((s, c) =>
      approveScript(s, c, one(s, 'governor', 1), hash, token, nothingToRead),
    )
  },
  campaign: async ({ writer, ground }, { pick }) => {
    const script = [...writer.ahead.scripts.values()].find((known) => known.life === 'approved')
    if (!script) return
    const title = `Study ${pick}`
    const sheet: Sheet = {
      ...sheetFor(script.hash),
      title,
      goesOn: pick % 3 !== 2,
      ...wanted(pick),
    }
    const hash = await ground.documents.put(JSON.stringify(sheet))
    await writer.do((s, c) => saveCampaign(s, c, one(s, 'governor'), hash))
  },
  sample: async (house, { pick }) => {
    const campaign = nthCampaign(house.writer.ahead, pick)
    if (campaign) await takeSample(house, campaign, pick)
  },
  live: async ({ writer }, { pick }) => {
    const campaign = nthCampaign(writer.ahead, pick)
    if (!campaign) return
    await writer.do((s, c) => proposeCampaign(s, c, one(s, 'governor'), campaign))
    await writer.do((s, c) => {
      const sheet = s.campaigns.get(campaign)?.sheet ?? ('' as DocumentHash)
      return approveCampaign(s, c, one(s, 'governor', 1), { campaign, sheet }, token)
    })
  },
  closeCampaign: ({ writer }, { pick }) =>
    writer.do((s, c) =>
      closeCampaign(s, c, one(s, 'governor'), nthCampaign(s, pick) ?? ('' as CampaignId), token),
    ),
  release: async ({ writer, ground }, { pick }) => {
    const campaign = nthCampaign(writer.ahead, pick)
    if (!campaign) return
    const document = await ground.documents.put(`{"release":${pick}}`)
    const what = { campaign, document, responses: 10 }
    const made = await writer.do((s, c) => prepareRelease(s, c, one(s, 'governor'), what))
    if (!made.ok) return
    const ask = { release: made.value, intruderCheck: true }
    await writer.do((s, c) => approveRelease(s, c, one(s, 'governor', 1), ask, token))
  },
  openShift: async ({ writer }) => {
    await writer.do((s, c) => {
      const campaign = [...s.campaigns.values()].find((known) => known.life === 'live')?.id
      const until = later(c.now, 200 * minute)
      const checks = Object.keys(openingChecks)
      const ask = { slot: 'AM', until, campaign: campaign ?? ('' as CampaignId), checks } as const
      return openShift(s, c, one(s, 'supervisor'), ask)
    })
    await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'connected' }))
  },
  sit: async ({ writer }, { seat: number, pick }) => {
    const id = seat(number)
    await writer.do((s, c) => {
      const free = agents(s).filter(
        (agent) => ![...s.seats.values()].some((at) => at.agent === agent),
      )
      const person = free[pick % Math.max(1, free.length)] ?? ('' as PersonId)
      return assignSeats(s, c, one(s, 'supervisor'), [{ seat: id, person }])
    })
    await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'seat-up', seat: id }))
    const by = at(writer.ahead, number)
    if (by.person === '') return
    await writer.do(() => acknowledge(by))
    await writer.do((s, c) => openSeatSession(s, c, by, `token-${number}-${s.seq}`))
    await writer.do((s, c) => startCalls(s, c, by))
  },
  rise: ({ writer }, { seat: number }) =>
    writer.do((s, c) => releaseFromSeat(s, c, one(s, 'supervisor'), seat(number))),
  ready: ({ writer }, { seat: number }) => writer.do((s, c) => startCalls(s, c, at(s, number))),
  dial: (house, { seat: number }) =>
    house.writer.do((s, c) => placeNext(s, c, seat(number), worldOf(house))),
  answered: async ({ writer }, { seat: number }) => {
    const call = writer.ahead.seats.get(seat(number))?.call
    if (!call) return
    await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'ringing', call }))
    await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'answered', call }))
  },
  press: async (house, { seat: number, pick }) => {
    for (let i = 0; i <= pick % 4; i++) await press(house, number, pick + i)
  },
  back: ({ writer }, { seat: number }) =>
    writer.do((s, c) => {
      const { place, turn } = pageOf(s, number)
      return goBack(s, c, at(s, number), { place, turn })
    }),
  exit: ({ writer }, { seat: number, pick }) => {
    const kinds = Object.keys(exits) as ExitKind[]
    const exit = pick % 2 ? 'never-call' : (kinds[pick % kinds.length] ?? 'child')
    return writer.do((s, c) => takeExit(s, c, at(s, number), exit))
  },
  hangUp: async ({ writer }, { seat: number, pick }) => {
    await writer.do((s, c) => endOwnCall(s, c, at(s, number)))
    const call = writer.ahead.seats.get(seat(number))?.call ?? ('' as CallId)
    const cause = pick % 4 ? 'normal' : 'line-lost'
    await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'ended', call, cause }))
  },
  code: ({ writer }, { seat: number, pick }) =>
    writer.do((s, c) => {
      const call = s.calls.get(s.seats.get(seat(number))?.call ?? ('' as CallId))
      const listed = call?.state === 'wrapping-up' ? outcomesFor(s, c, call) : []
      const outcome = listed[pick % Math.max(1, listed.length)] ?? 'refuses'
      return confirmOutcome(s, c, at(s, number), outcome)
    }),
  completions: ({ writer }, { pick, seat: at }) =>
    writer.do((s, c) => {
      const known = [...s.campaigns.values()].find(({ life }) => life === 'live')
      const sample = known?.samples
        .map((id) => s.samples.get(id))
        .findLast((one) => one !== undefined && !one.waits)
      const here = s.seats.get(seat(at))
      if (!known || !sample || !here?.agent || here.call) return ok(nothing)
      // A merge takes from a hundred: some of these are enough for one.
      const many = Math.min(1 + (pick % 9) * 8, sample.slots - sample.nextFresh)
      const made = Array.from({ length: Math.max(0, many) }, (_, i) =>
        wholeCall(c, known.id, sample.id, sample.nextFresh + i, here.id),
      )
      const finish = made.map(({ interview }) => ({ do: 'finish-interview' as const, interview }))
      return ok({
        facts: made.flatMap(({ facts }) => facts),
        effects: [...finish, { do: 'erase-numbers' as const }],
        reply: undefined,
      })
    }),
  tick: ({ writer, clock }, { pick }) => {
    clock.at = later(clock.at, (pick % 30) * second)
    return writer.do(tick)
  },
  closeShift: ({ writer }) =>
    writer.do((s, c) => closeShift(s, c, one(s, 'supervisor'), Object.keys(closingChecks))),
  checkpoint: ({ ground }) => ground.signCheckpoint().catch(unlessAway()),
  save: ({ ground }) => ground.keepState().catch(unlessAway()),
  rotate: ({ writer }) => writer.rotate(),
  idle: ({ keeping }) => keeping.idle(),
  ...checkedDeeds,
  ...rareDeeds,
  ...keptDeeds,
  ...roomDeeds,
  ...studyDeeds,
} satisfies Record<string, Deed>

const nothing = { facts: [], reply: undefined }

/** The trial's, with a polite end for whoever is too many. */
function dayScript(): Script {
  const script = trialScript()
  const end = { kind: 'end', as: 'quota-full', cell: ['set-up'], read: 'Thank you.' } as const
  const questions = script.questions.flatMap((block) =>
    block.id === 'set-up' ? [block, { id: 'too-many', ...end }] : [block],
  )
  return { ...script, questions }
}

/** Half of the studies want so many of some people: one cell is soon full. */
function wanted(pick: number): Pick<Sheet, 'quotas'> {
  const who = (is: string, target: number) => ({ of: [{ at: 'set-up', is: [is] }], target })
  return pick % 2 ? {} : { quotas: [who('website', 500), who('phone', 8)] }
}

/** A call of a fresh case from its first fact to its last, with a completed interview in it. */
function wholeCall(c: Ctx, campaign: CampaignId, sample: SampleId, slot: number, at: SeatId) {
  const call = c.uuid() as CallId
  const interview = c.uuid() as InterviewId
  const on = { call, case: `${sample}.${slot}` as CaseId, campaign, sample, seat: at }
  const of = { ...on, interview }
  const key = c.key()
  const said = { q: c.uuid() }
  const notAsked = slot % 11 === 10
  const left = notAsked ? { notAsked: 'screened-out' } : slot % 3 ? said : [said, [slot % 2]]
  const answers = JSON.stringify(left)
  const coded = notAsked
    ? ({ outcome: 'not-eligible', day: '2026-11-24', final: '4.7' } as const)
    : ({ outcome: 'completed', day: '2026-11-24', final: '1.1' } as const)
  const facts: NewFact[] = [
    { type: 'attempt.placed', on, data: { fresh: slot } },
    { type: 'attempt.answered', on: of, data: {} },
    { type: 'interview.begun', on: of, data: { key } },
    { type: 'validation.drawn', on: of, data: {} },
    { type: 'validation.answered', on: of, data: { result: slot % 2 ? 'passed' : 'failed' } },
    { type: 'attempt.ended', on, data: { cause: 'normal' } },
    { type: 'attempt.coded', on, data: coded },
    {
      type: 'interview.completing',
      on: of,
      data: { key, ...(notAsked ? { notAsked } : {}) },
      secret: { token: c.uuid().replaceAll('-', ''), answers },
    },
  ]
  return { interview, facts }
}

export type What = keyof typeof deeds

/** The first hour of every box: its people, a study that is live, a shift with three at work. */
export async function firstHour(house: House): Promise<void> {
  const { writer, clock } = house
  const cast: [Role, string][] = [
    ['governor', 'Adeyemi'],
    ['governor', 'Pritchard'],
    ['supervisor', 'Marsh'],
    ['agent', 'Archer'],
    ['agent', 'Baker'],
    ['agent', 'Cooper'],
  ]
  for (const [role, name] of cast)
    await writer.do((s, c) => addPerson(s, c, undefined, { role, body: bodyOf(name, clock.at) }))
  for (const which of [0, 1]) {
    const by = one(writer.ahead, 'governor', which)
    await writer.do((s, c) => openStaffSession(s, c, by, token))
    await writer.do((s, c) => stepUp(s, c, by, token))
  }
  const first = { what: 'idle', seat: 1, pick: 0 } as const
  for (const what of ['script', 'campaign', 'sample', 'letIn', 'live', 'openShift'] as const)
    await deeds[what](house, { ...first, pick: what === 'letIn' ? 1 : 0 })
  for (const number of seats) await deeds.sit(house, { ...first, seat: number })
  // Without it the rest of the day would be one refusal after the other.
  const atWork = seats.filter((number) => writer.ahead.seats.get(seat(number))?.mode.is === 'ready')
  assert.deepEqual(atWork, seats, 'everybody is at work after the first hour')
}

async function takeSample(house: House, campaign: CampaignId, pick: number): Promise<void> {
  const { life: disk, ground, writer, stores, chronicle } = house
  const phones = Array.from(
    { length: 150 },
    (_, i) => `01632 960${String((pick * 7 + i) % 1000).padStart(3, '0')}`,
  )
  const parts = { ...ground, disk, writer, stores, numbers: stores.numbers }
  const bytes = async function* () {
    yield Buffer.from(`phone\r\n${phones.join('\r\n')}\r\n`)
  }
  const file = { fileName: 'a.csv', source: 'A list', sourceDate: '2026-11-02', bytes }
  const imported = await importSample(parts, one(writer.ahead, 'governor'), campaign, file)
  if (!imported.ok) return
  const { sample } = imported.value
  const slots = writer.ahead.samples.get(sample)?.slots ?? 0
  for (let slot = 0; slot < slots; slot++) {
    const id = `${sample}.${slot}` as CaseId
    const number = stores.numberOf(id)
    if (number !== undefined) chronicle.numbers.set(id, number)
  }
}

async function press(house: House, number: number, pick: number): Promise<void> {
  const { writer, ground } = house
  const { place, turn, script, asked } = pageOf(writer.ahead, number)
  if (script === undefined) return
  if (asked) await answerAgain(house, number, pick)
  const answer = listedAnswer(ground.documents.script(script), place, pick)
  await writer.do((s, c) => answerBlock(s, c, at(s, number), { place, turn, answer }))
}

/** Where the interview at this seat is, and the script that it reads. */
export function pageOf(state: State, number: number) {
  const call = state.calls.get(state.seats.get(seat(number))?.call ?? ('' as CallId))
  const interview = call?.state === 'talking' ? state.interviews.get(call.interview) : undefined
  const place = interview && interview.at !== 'completed' ? interview.at : ''
  const approved = [...state.scripts.values()].find((known) => known.life === 'approved')
  const turn = interview?.turns ?? -1
  const asked = interview?.cutOff === true || interview?.again === undefined
  return { place, turn, asked, script: place === '' ? undefined : approved?.hash }
}

function listedAnswer(script: Script, place: Place, pick: number): Answer {
  const block = locate(script, place)?.block
  if (!block || block.kind === 'opening' || block.kind === 'statement') return { kind: 'said' }
  return { kind: 'one', option: block.options[pick % block.options.length]?.id ?? 'dk' }
}

export function worldOf({ stores }: House): World {
  return {
    recordWritable: true,
    listenable: true,
    attestation: 'nothing-to-attest',
    mustNotRing: (case_) => {
      const number = stores.numberOf(case_)
      return number !== undefined && stores.doNotCall.has(number)
    },
    hasNumber: (case_) => stores.numberOf(case_) !== undefined,
  }
}

function nthCampaign(state: State, pick: number): CampaignId | undefined {
  const all = [...state.campaigns.keys()]
  return all[pick % Math.max(1, all.length)]
}
