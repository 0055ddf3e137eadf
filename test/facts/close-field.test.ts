import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PersonId } from '../../src/basics/ids.ts'
import { hour } from '../../src/basics/instant.ts'
import { closeCampaign } from '../../src/facts/close-field.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { changeGates } from '../../src/facts/decide-gates.ts'
import { takeExit } from '../../src/facts/decide-interview.ts'
import { openStaffSession, stepUp } from '../../src/facts/decide-people.ts'
import { closeShift, closingChecks } from '../../src/facts/decide-room.ts'
import { frameOf } from '../../src/facts/dispositions.ts'
import { outcomesFor } from '../../src/facts/outcomes-for.ts'
import { Strata } from '../../src/fieldwork/even-strata.ts'
import type { ExitKind } from '../../src/scripts/exits.ts'
import { textsOf } from '../../src/scripts/texts.ts'
import { trialScript } from '../scripts/trial-script.ts'
import { campaign, caseOf, governor, openGates, PaperRoom, supervisor } from './paper-room.ts'

/** One call of seat 1 that rings out. */
function ringsOut(room: PaperRoom): void {
  const call = room.place(1)
  assert.ok(call, 'a call is placed')
  room.hear({ kind: 'ringing', call })
  room.pass(20_000)
  room.hear({ kind: 'ended', call, cause: 'no-answer' })
  room.pass(10_000)
}

/** One call of a seat that ends by this exit, with the outcome that stands first. */
function endsBy(room: PaperRoom, exit: ExitKind, number = 1): void {
  const by = { person: `agent-${number}` as PersonId, role: 'agent', seat: `0${number}` } as never
  const call = room.talk(number)
  room.do((s, c) => takeExit(s, c, by, exit))
  room.hear({ kind: 'ended', call, cause: 'normal' })
  room.do((s, c) => confirmOutcome(s, c, by, exit))
  room.pass(10_000)
}

function closeAll(room: PaperRoom): void {
  room.do((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks)))
  room.do((s, c) => openStaffSession(s, c, governor, 'token'))
  room.do((s, c) => stepUp(s, c, governor, 'token'))
  room.do((s, c) => closeCampaign(s, c, governor, campaign, 'token'))
}

describe('when field work closes', () => {
  it('every case that was tried has one final code, written down with its edition', () => {
    const room = new PaperRoom({ slots: 10, until: 20 * 60 })
    room.ready(1)
    ringsOut(room)
    endsBy(room, 'child')
    endsBy(room, 'refuses')
    endsBy(room, 'wrong-person')
    ringsOut(room)
    const before = frameOf(room.state, campaign)
    closeAll(room)
    const coded = room.facts.flatMap((fact) => (fact.type === 'cases.coded' ? [fact.data] : []))
    assert.deepEqual(coded, [
      { edition: 'aapor-9', code: '3.13', slots: [0, 4] },
      { edition: 'aapor-9', code: '3.21', slots: [1] },
      { edition: 'aapor-9', code: '3.30', slots: [3] },
    ])
    assert.equal(room.state.cases.get(caseOf(2))?.final?.code, '2.11', 'a refusal stays one')
    for (const known of room.state.cases.values()) assert.ok(known.final, `${known.id} is final`)
    assert.deepEqual(frameOf(room.state, campaign), before, 'and no rate moves by it')
    assert.deepEqual(before.byCode, { '3.13': 2, '3.21': 1, '2.11': 1, '3.30': 1, '3.11': 5 })
    assert.equal(room.facts.at(-1)?.type, 'campaign.closed')
  })

  it('R4: a child is never “not eligible”, whatever comes after', () => {
    const room = new PaperRoom({ slots: 1, until: 100 * 24 * 60 })
    room.ready(1)
    endsBy(room, 'child')
    // Each time in another part of the day, past a weekend and St Andrew’s Day.
    for (const hours of [77, 101]) {
      room.pass(hours * hour)
      room.add({ type: 'presence.confirmed', by: supervisor, data: { until: room.until } })
      ringsOut(room)
    }
    assert.equal(room.state.cases.get(caseOf(0))?.final?.code, '3.21')
  })

  it('R2: stop and delete is a break-off, and nothing goes to the pool', () => {
    const room = new PaperRoom({ slots: 3 })
    room.ready(1)
    endsBy(room, 'stop-and-delete')
    assert.equal(room.state.cases.get(caseOf(0))?.final?.code, '2.12')
    assert.ok(!room.types().includes('interview.completing'), 'no response')
    assert.ok(room.effects.some((one) => one.do === 'destroy-keys'))
  })

  it('R5: distress and “we know each other” end the case, and nobody is rung again', () => {
    for (const exit of ['distressed', 'knows-me'] as const) {
      const room = new PaperRoom({ slots: 1, until: 100 * 24 * 60 })
      room.ready(1)
      endsBy(room, exit)
      assert.equal(room.state.cases.get(caseOf(0))?.final?.code, '2.36')
      room.pass(73 * hour)
      room.add({ type: 'presence.confirmed', by: supervisor, data: { until: room.until } })
      assert.equal(room.place(1), undefined)
    }
  })
})

describe('the frame', () => {
  it('J6: a number that may not be called is out of it, is not 3.11, and no reason is told', () => {
    const room = new PaperRoom({ slots: 10 })
    room.world = { ...room.world, mustNotRing: (one) => one === caseOf(0) || one === caseOf(2) }
    room.ready(1)
    for (let n = 0; n < 3; n++) ringsOut(room)
    assert.deepEqual(frameOf(room.state, campaign), {
      byCode: { '3.13': 3, '3.11': 5 },
      excluded: 2,
    })
  })
})

describe('the frame of a sample in strata', () => {
  it('J6: leaves out what was passed over in each stratum, and nothing that is still to come', () => {
    // Slots 0 to 4 are of one stratum and 5 to 9 of another: they are worked in turn.
    const strata = new Strata(Uint8Array.from([1, 1, 1, 1, 1, 2, 2, 2, 2, 2]))
    const room = new PaperRoom({ slots: 10 })
    const strataOf = () => strata
    room.world = { ...room.world, strataOf, mustNotRing: (one) => one === caseOf(0) }
    room.ready(1)
    ringsOut(room)
    ringsOut(room)
    const tried = [...room.state.cases.keys()].sort()
    assert.deepEqual(tried, [caseOf(1), caseOf(5)], 'one of each')
    assert.deepEqual(frameOf(room.state, campaign, undefined, strataOf), {
      byCode: { '3.13': 2, '3.11': 7 },
      excluded: 1,
    })
  })
})

describe('another language', () => {
  const script = trialScript()
  const bilingual = {
    ...script,
    versions: { cy: Object.fromEntries(textsOf(script).map(({ key, text }) => [key, text])) },
  }
  const welsh = (room: PaperRoom, number: number) => {
    const signed = { signedBy: 'Rees, A', on: room.now, until: room.until }
    const gates = openGates(room.now, { welsh: signed })
    room.do((s, c) => changeGates(s, c, undefined, `agent-${number}` as PersonId, gates))
  }
  const wantsWelsh = (room: PaperRoom) => {
    const by = { person: 'agent-1' as PersonId, role: 'agent', seat: '01' } as never
    const call = room.talk(1)
    room.do((s, c) => takeExit(s, c, by, 'language'))
    room.hear({ kind: 'ended', call, cause: 'normal' })
    const known = room.state.calls.get(call)
    assert.ok(known?.state === 'wrapping-up')
    const listed = outcomesFor(room.state, room.ctx(), known)
    assert.deepEqual(listed.slice(0, 2), ['language', 'welsh'])
    room.do((s, c) => confirmOutcome(s, c, by, 'welsh'))
  }

  it('waits for an agent who may read it, and goes to no other', () => {
    const room = new PaperRoom({ script: bilingual, slots: 1, until: 100 * 24 * 60 })
    room.ready(1)
    room.ready(2)
    welsh(room, 2)
    wantsWelsh(room)
    assert.equal(room.state.cases.get(caseOf(0))?.final, undefined)
    room.pass(24 * hour)
    room.add({ type: 'presence.confirmed', by: supervisor, data: { until: room.until } })
    assert.equal(room.place(1), undefined, 'not to the agent who cannot read it')
    assert.ok(room.place(2), 'to the one who can')
  })

  it('is 2.333 at once where nobody may read it, and where it is no language of the script', () => {
    const nobody = new PaperRoom({ script: bilingual, slots: 1 })
    nobody.ready(1)
    wantsWelsh(nobody)
    assert.equal(nobody.state.cases.get(caseOf(0))?.final?.code, '2.333')
    const plain = new PaperRoom({ slots: 1 })
    plain.ready(1)
    endsBy(plain, 'language')
    assert.equal(plain.state.cases.get(caseOf(0))?.final?.code, '2.333')
  })
})
