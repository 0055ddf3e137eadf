import assert from 'node:assert/strict'
import type { CampaignId, CaseId, SampleId } from '../../src/basics/ids.ts'
import { second } from '../../src/basics/instant.ts'
import { trialSettings } from '../../src/config.ts'
import type { DiallerApart } from '../../src/dialler/dialler-apart.ts'
import { isHeld } from '../../src/facts/decide-hold.ts'
import { boxStarted, boxStopped } from '../../src/facts/decide-upkeep.ts'
import type { Fact } from '../../src/facts/fact.ts'
import type { FactType } from '../../src/facts/shapes.ts'
import { unlessAway } from '../../src/phone/numbers-port.ts'
import { type Housekeeping, openHousekeeping } from '../../src/record/housekeeping.ts'
import { type Ground, openGround } from '../../src/record/open-ground.ts'
import { verifyRecord } from '../../src/record/verify.ts'
import type { Writer } from '../../src/record/writer.ts'
import { resumeFrom } from '../../src/switchboard/resume.ts'
import { openStores } from '../support/near-stores.ts'
import { Chronicle } from './chronicle.ts'
import { unlock } from './day-checked-deeds.ts'
import { DayDialler, turns } from './day-dialler.ts'
import { assertSaid } from './day-kept-deeds.ts'
import { assertHeld } from './day-rare-deeds.ts'
import { type DayStores, storesApart } from './day-stores.ts'
import type { standingClock } from './ground.ts'
import type { ProcessDisk, SimulatedDisk } from './simulated-disk.ts'

/** What a day happens on: a disk, and where numbers are kept apart, the process that keeps them. */
export type Machine = {
  readonly disk: SimulatedDisk
  readonly clock: ReturnType<typeof standingClock>
  readonly dialler: DayDialler | undefined
}

/** A box without pages, on a simulated disk, and the memory of whoever talks to it. */
export type House = Machine & {
  /** The box's own process. */
  readonly life: ProcessDisk
  readonly ground: Ground
  readonly writer: Writer
  readonly stores: DayStores
  readonly keeping: Housekeeping
  readonly chronicle: Chronicle
  /** Resolves when whoever keeps the numbers is there, and all that waited for them is done. */
  reached(): Promise<void>
  /** Lets go of whoever keeps the numbers. */
  part(): void
  /** Why the box has stopped by itself, if it has. */
  failed(): Error | undefined
}

export function machine(
  disk: SimulatedDisk,
  clock: Machine['clock'],
  { apart }: Chronicle,
  seed = 'again',
): Machine {
  return { disk, clock, dialler: apart ? new DayDialler(disk, clock, seed) : undefined }
}

/** What a box whose numbers are with a dialler is told by its site: a second governor lets samples in. */
const live = { ...trialSettings, drama: false }
/** Every other interview is drawn. */
const checks = { validation: { oneIn: 2, catchUpOneIn: 1, waitMs: 20 * second } }

/** Opens the box in the order that the product does, and asserts that it stands where the chronicle says. */
export async function openHouse(
  on: Machine,
  before = new Chronicle(),
  begun: (chronicle: Chronicle) => unknown = () => undefined,
): Promise<House> {
  await on.dialler?.start()
  const apart = await on.dialler?.connect()
  const life = on.disk.process(() => apart && on.dialler?.leave(apart))
  return openOn(on, life, apart, before, begun).catch((cause) => {
    // A process that does not come to its end is no process any more.
    life.kill()
    throw cause
  })
}

async function openOn(
  on: Machine,
  life: ProcessDisk,
  apart: DiallerApart | undefined,
  before: Chronicle,
  begun: (chronicle: Chronicle) => unknown,
): Promise<House> {
  const { disk, clock, dialler } = on
  const opened = await openGround({
    disk: life,
    clock,
    settings: { ...(apart ? live : trialSettings), ...checks },
    site: 'day',
    rotateBytes: 20_000,
    signer: apart?.signer,
  })
  if (!opened.ok) assert.fail(opened.error)
  const ground = opened.value
  const { keys, steps, cutBytes } = ground
  const chronicle = before.recovered(ground, disk)
  begun(chronicle)
  if (dialler) dialler.onSigned = (note) => chronicle.signed.push({ moment: disk.moment, note })
  const writer = chronicle.heard(ground.writer, disk)
  const about = { version: 'x', mode: apart ? 'live' : 'trial', cutBytes } as const
  await writer.do((state, ctx) => boxStarted(state, ctx, about))
  let failed: Error | undefined
  const onFailed = (cause: Error) => {
    failed ??= cause
  }
  const stores =
    dialler && apart
      ? await storesApart({ ground, writer, life, dialler, apart, onFailed })
      : await openStores(life, keys, ground.mixingKey, writer.ahead)
  const keeping = openHousekeeping({
    writer,
    keys,
    stores,
    steps,
    checkpoint: ground.signCheckpoint,
    saveState: ground.keepState,
    saveLongState: ground.keepLongState,
    onFailed,
  })
  writer.onFailed(onFailed)
  const phone = apart?.phone(() => resumeFrom(writer.ahead))
  writer.onEffects((effects) => {
    for (const effect of effects) {
      keeping.run(effect)
      if (effect.do === 'switch') void phone?.send(effect.command)
    }
  })
  writer.onSynced((facts) => {
    for (const {
      type,
      on: { call },
    } of facts)
      if (type === 'attempt.ended' && call) dialler?.switch.over(call)
  })
  await keeping.settle()
  apart?.onBack(keeping.catchUp)
  await phone?.start()
  return {
    ...{ disk, clock, dialler, life, ground, writer, stores, keeping, chronicle },
    reached: async () => {
      while (apart && !(await isThere(apart))) {
        await dialler?.start()
        await turns(1)
      }
      keeping.catchUp()
      await keeping.idle()
    },
    part: () => apart && dialler?.leave(apart),
    failed: () => failed,
  }
}

function isThere({ signer }: DiallerApart): Promise<boolean> {
  const gone = (cause: unknown) => {
    unlessAway()(cause)
    return false
  }
  return signer.last().then(() => true, gone)
}

/** A stop by hand: what is under way is finished, the state is saved, the files are let go. */
export async function stopHouse(house: House): Promise<void> {
  const { ground, writer, stores, keeping, failed, part } = house
  await keeping.idle()
  assert.equal(failed(), undefined)
  await writer.do(boxStopped)
  await ground.keepState().catch(unlessAway())
  await writer.close()
  await ground.checkpoints.close()
  await stores.close()
  await ground.keys.close()
  part()
}

/** What must be true of every box that has started and settled, whatever happened before. */
export async function assertKept(house: House): Promise<void> {
  await house.reached()
  // A governor's password, so that what waits can be looked at; and what waited for it is done.
  for (const which of [0, 1]) unlock(house, which)
  await house.keeping.idle()
  assert.equal(house.failed(), undefined)
  const { ahead } = house.writer
  assert.equal(ahead.completing.size + ahead.doomedKeys.size, 0, 'nothing is left half done')
  // Two people may hold a number back from being overwritten, 72 hours at most.
  const waiting = [...ahead.doomedNumbers].filter((id) => !isHeld(ahead, id))
  assert.equal(waiting.length + ahead.toSuppress.size, 0, 'every number is gone that is to go')
  // A witness that did not know of a key could not say that it was destroyed.
  for (const key of [...ahead.people.values()].flatMap(({ keys }) => keys))
    assert.ok(ahead.carriedKeys.has(key), 'every key of a person is one that a backup may carry')
  for (const { key } of ahead.campaigns.values())
    assert.ok(ahead.carriedKeys.has(key) || ahead.destroyedKeys.has(key))
  assert.equal(ahead.keeping.size, 0)
  assertSaid(house)
  assertErased(house)
  assertHeld(house)
  assertNumbers(house)
  for (const id of ahead.campaigns.keys()) {
    assertResponses(house, id)
    assertNotAsked(house, id)
  }
  const { findings } = await verifyRecord(house.disk, witnessed(house))
  assert.deepEqual(findings, [])
}

/** Everything that the dialler has ever signed is held against the record. */
function witnessed({ chronicle }: House) {
  return { witnesses: chronicle.signed.map(({ note }) => note) }
}

/** What the record says is destroyed cannot be read again. */
function assertErased({ chronicle, ground, stores, dialler }: House): void {
  for (const { data } of factsOf(chronicle, 'key.destroyed'))
    for (const key of data.keys)
      assert.ok(!ground.keys.has(key) && !dialler?.room?.keys.has(key), 'a key is back')
  for (const { on, data } of factsOf(chronicle, 'number.erased'))
    for (const slot of data.slots)
      assert.equal(stores.numberOf(`${on.sample}.${slot}` as CaseId), undefined, 'a number is back')
}

/** Every number of a case that is open is there, and every one that asked for it is on the list (T3). */
function assertNumbers({ chronicle, writer, stores }: House): void {
  const { samples, campaigns, cases } = writer.ahead
  for (const [id, number] of chronicle.numbers) {
    const sample = samples.get(id.slice(0, id.lastIndexOf('.')) as SampleId)
    const campaign = sample && campaigns.get(sample.campaign)
    const open = campaign && !campaign.poolGone && !cases.get(id)?.final
    if (open) assert.equal(stores.numberOf(id), number, 'a number is lost')
  }
  for (const { on, data } of factsOf(chronicle, 'number.erased')) {
    const sample = on.sample && samples.get(on.sample)
    const done = sample && !campaigns.get(sample.campaign)?.poolGone && stores.done(sample.campaign)
    for (const slot of data.slots) {
      const number = chronicle.numbers.get(`${on.sample}.${slot}` as CaseId)
      if (done && number) assert.ok(done.has(number), 'whoever was called is known to have been')
    }
  }
  for (const { on } of factsOf(chronicle, 'number.suppressed')) {
    // Of somebody who rang, no case is known.
    if (!on.case) continue
    const number = chronicle.numbers.get(on.case)
    // Of a sample that came in just as the dialler died, nobody could look.
    if (number)
      assert.ok(stores.doNotCall.has(number), 'who asked never to be called is on the list')
  }
}

/** Each completed interview is one response, here or there, or was destroyed at the close with a fact that says so. */
function assertResponses({ chronicle, writer, stores, disk }: House, id: CampaignId): void {
  const campaign = writer.ahead.campaigns.get(id)
  if (campaign?.responsesGone) {
    const left = disk.files
      .keys()
      .filter((path) => /^(pool|responses)/.test(path) && path.includes(id))
    assert.deepEqual(left, [], 'what is past its date is gone')
    return
  }
  const completed = factsOf(chronicle, 'interview.completing')
    .filter(({ on, data }) => on.campaign === id && !data.notAsked)
    .map((fact) => readable((fact.secret as { readonly answers: string }).answers))
  const merged = stores
    .responses(id)
    ?.readAll()
    .map(({ answers }) => readable(JSON.stringify(answers)))
  // Before its first sample a campaign has no files; a start opens them all.
  const open = campaign?.samples.length || stores.hasCampaign(id)
  const pool = open && !campaign?.poolGone ? stores.campaign(id).pool : undefined
  const waiting = pool
    ?.draw(pool.waiting())
    .map((one) => readable(Buffer.from(one.response).toString()))
  const kept = [...(merged ?? []), ...(waiting ?? [])].sort()
  const destroyed = factsOf(chronicle, 'pool.destroyed')
    .filter(({ on }) => on.campaign === id)
    .reduce((sum, { data }) => sum + data.destroyed, 0)
  assert.equal(kept.length, completed.length - destroyed, 'each completed interview exactly once')
  if (destroyed === 0) assert.deepEqual(kept, completed.sort())
  assert.equal(campaign?.mergedResponses, merged?.length ?? 0)
  assert.equal(campaign?.waitingToMerge, waiting?.length ?? 0)
}

/** Each person who was not asked is counted once, or waits to be, until the study is over. */
function assertNotAsked({ chronicle, writer, stores }: House, id: CampaignId): void {
  if (writer.ahead.campaigns.get(id)?.poolGone) return
  const told = factsOf(chronicle, 'interview.completing').filter(
    ({ on, data }) => on.campaign === id && data.notAsked,
  )
  const counted = Object.values(stores.responses(id)?.notAsked() ?? {})
  const waiting = stores.hasCampaign(id) ? stores.campaign(id).notAsked.waiting() : 0
  const sum = counted.reduce((all, one) => all + one, waiting)
  assert.equal(sum, told.length, 'each who was not asked exactly once')
}

/** The answers alone, without the quota cells that they count in. */
function readable(left: string): string {
  const said = JSON.parse(left) as unknown
  const answers = Array.isArray(said) ? (said[0] as unknown) : said
  const entries = Object.entries(answers as Record<string, unknown>)
  return JSON.stringify(Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))))
}

export function factsOf<T extends FactType>(
  chronicle: Pick<Chronicle, 'facts'>,
  type: T,
): Fact<T>[] {
  return chronicle.facts.filter((fact): fact is Fact<T> => fact.type === type)
}
