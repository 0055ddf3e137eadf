import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { realClock } from '../../src/clock.ts'
import { trialSettings } from '../../src/config.ts'
import type { Fact } from '../../src/facts/fact.ts'
import type { State } from '../../src/facts/state.ts'
import type { CheckpointSigner } from '../../src/record/checkpoint-signer.ts'
import type { Disk } from '../../src/record/disk.ts'
import { fenceDisk } from '../../src/record/fenced-disk.ts'
import { openGround } from '../../src/record/open-ground.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { verifyRecord } from '../../src/record/verify.ts'
import { factsOnDisk } from '../support/facts-on-disk.ts'
import type { Told, ToldSeat } from './told.ts'

/** Of a box whose signing key is with its dialler: who signs for it. */
type Signed = { readonly site?: string; readonly signer?: CheckpointSigner }

/** Opens a copy of a box's folder as a start would, and holds it to everything that anybody was told. Takes it away. */
export async function holdTo(told: Told, copy: string, signed: Signed = {}): Promise<void> {
  const { disk, shut } = fenceDisk(realDisk(copy))
  const report = await verifyRecord(disk)
  assert.deepEqual(report.findings, [], 'gatehouse record verify finds nothing')
  const facts = await allFacts(disk)
  const ground = await openGround({
    disk,
    clock: realClock(),
    settings: trialSettings,
    site: 'trial',
    ...signed,
  })
  assert.ok(ground.ok, ground.ok ? '' : ground.error)
  const { ahead } = ground.value.writer
  for (const seat of told.seats) {
    const coded = facts.filter(
      ({ type, on, by }) => type === 'attempt.coded' && (on.seat ?? by?.seat) === seat.seat,
    )
    assert.ok(coded.length >= seat.coded, `seat ${seat.seat}: ${coded.length} of ${seat.coded}`)
    // A press that was on its way may have ended the call: its answers are in the pool, or gone as was asked.
    if (coded.length === seat.coded) holdAnswers(seat, ahead)
    // The call that they were said in is over, and from here on the seat knows of it.
    else seat.answers = []
    seat.coded = coded.length
    const never = coded.filter((fact) => fact.type === 'attempt.coded' && fact.data.suppress)
    const kept = coded.filter((fact) => fact.type === 'attempt.coded' && fact.data.kept)
    assert.ok(kept.length >= seat.kept, `seat ${seat.seat}: kept for another day`)
    for (const { on } of kept) assert.ok(ahead.kept.has(on.case as never), 'it is kept still')
    assert.ok(never.length >= seat.never, `seat ${seat.seat}: never call again`)
  }
  for (const hash of told.approvedScripts)
    assert.equal(ahead.scripts.get(hash as never)?.life, 'approved', `the approval of ${hash}`)
  for (const release of told.bundles.keys())
    assert.equal(ahead.releases.get(release.split('/').at(-1) as never)?.life, 'approved', release)
  await shut()
  await rm(copy, { recursive: true, force: true })
}

/** Every answer shown as saved is in the state, at its place. */
function holdAnswers({ seat, answers }: ToldSeat, state: State): void {
  if (answers.length === 0) return
  const at = state.seats.get(seat as never)
  const call = at?.call === undefined ? undefined : state.calls.get(at.call)
  const interview = call && 'interview' in call ? state.interviews.get(call.interview) : undefined
  assert.ok(interview, `seat ${seat}: the interview is there`)
  assert.ok(interview.turns >= answers.length, `seat ${seat}: ${interview.turns} turns`)
  for (const { place, option } of answers) {
    if (option === undefined) continue
    const kept = JSON.stringify(interview.answers[place as never] ?? 'nothing')
    assert.ok(kept.includes(`"${option}"`), `seat ${seat}, ${place}: ${kept} for ${option}`)
  }
}

export function allFacts(disk: Disk): Promise<readonly Fact[]> {
  return factsOnDisk(disk)
}
