import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type {
  CallId,
  CampaignId,
  CaseId,
  PersonId,
  SampleId,
  SeatId,
  ShiftId,
} from '../../src/basics/ids.ts'
import { later } from '../../src/basics/instant.ts'
import { ok } from '../../src/basics/result.ts'
import { realClock } from '../../src/clock.ts'
import { trialSettings } from '../../src/config.ts'
import type { Actor, NewFact } from '../../src/facts/fact.ts'
import { type Ground, openGround } from '../../src/record/open-ground.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { viewApart } from '../../src/record/view-apart.ts'
import type { Writer } from '../../src/record/writer.ts'

export const seat = '01' as SeatId
const agent: Actor = { person: 'agent' as PersonId, role: 'agent', seat }
const supervisor: Actor = { person: 'supervisor' as PersonId, role: 'supervisor' }
const campaign = 'campaign' as CampaignId
const sample = 'sample' as SampleId
const shift = 'shift' as ShiftId

/** The record of a box on a real folder, its view made on a thread of its own as the box does it. */
export async function groundIn(dir: string): Promise<Ground> {
  const opened = await openGround({
    disk: realDisk(dir),
    clock: realClock(),
    settings: trialSettings,
    site: 'bench',
    makeView: viewApart(dir),
  })
  if (!opened.ok) throw new Error(opened.error)
  return opened.value
}

export async function closeGround({ writer, checkpoints, keys }: Ground): Promise<void> {
  await writer.close()
  await checkpoints.close()
  await keys.close()
}

/** A box that dials, call after call, a million cases long, until its record has so many lines. */
export async function growTo(dir: string, lines: number): Promise<void> {
  const ground = await groundIn(dir)
  const { writer } = ground
  if (writer.ahead.listKey === undefined) await found(ground)
  let slot = writer.ahead.samples.get(sample)?.nextFresh ?? 0
  while (writer.tail.seq < lines) {
    const facts: NewFact[] = []
    // So many that the filling is quick, so few that no line more than asked for is written.
    for (let n = 0; n < 100 && writer.tail.seq + facts.length < lines; n++, slot++)
      facts.push(...callTo(slot))
    await put(writer, facts.slice(0, lines - writer.tail.seq))
  }
  await closeGround(ground)
}

async function found({ writer, documents }: Ground): Promise<void> {
  const about = await documents.put('{}')
  await writer.do((_state, ctx) => {
    const until = later(ctx.now, 1e12)
    const keys = { key: ctx.key(), poolKey: ctx.key(), doneKey: ctx.key() }
    const slots = 1_000_000
    const facts: NewFact[] = [
      { type: 'box.founded', data: { key: ctx.key() } },
      { type: 'campaign.created', on: { campaign }, data: { sheet: about, ...keys } },
      {
        type: 'sample.imported',
        on: { campaign, sample },
        data: { key: ctx.key(), about, slots, leftOut: 'none' },
      },
      {
        type: 'shift.opened',
        by: supervisor,
        on: { shift, campaign },
        data: { slot: 'AM', until, checks: [], campaign },
      },
      {
        type: 'seat.assigned',
        on: { seat, ...(agent.person ? { person: agent.person } : {}) },
        data: { workingName: 'Alex' },
      },
    ]
    return ok({ facts, reply: undefined })
  })
}

/** Nobody answered: every third time the case is closed for it. */
function callTo(slot: number): NewFact[] {
  const call = `call-${slot}` as CallId
  const on = { call, case: `${sample}.${slot}` as CaseId, campaign, seat, sample }
  const closed = slot % 3 === 0
  const after = closed ? { final: '3.130' } : { notBefore: later(0 as never, 4e12 + slot) }
  const facts: NewFact[] = [
    { type: 'attempt.placed', on, data: { fresh: slot } },
    { type: 'attempt.ringing', on, data: {} },
    { type: 'attempt.ended', on, data: { cause: 'no-answer' } },
    {
      type: 'attempt.coded',
      by: agent,
      on,
      data: { outcome: 'no-answer', day: '2026-11-25', ...after },
    },
  ]
  if (closed) facts.push({ type: 'number.erased', on: { sample }, data: { slots: [slot] } })
  return facts
}

async function put(writer: Writer, facts: readonly NewFact[]): Promise<void> {
  await writer.do(() => ok({ facts, reply: undefined }))
}

/** As after a crash that took the view as well. */
export async function forgetView(dir: string): Promise<void> {
  await rm(join(dir, 'view.json'), { force: true })
}
