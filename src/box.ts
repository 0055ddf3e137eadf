import type { Hono } from 'hono'
import { minute, second } from './basics/instant.ts'
import { err, ok, type Result } from './basics/result.ts'
import { Begun } from './begun.ts'
import type { BoxParts } from './box-parts.ts'
import { bundleDesk } from './bundle-desk.ts'
import { Voices } from './calls/voices.ts'
import { openCaseAnswers } from './case-answers.ts'
import { diallerHere } from './dialler/dialler.ts'
import { Refused } from './dialler/refused.ts'
import { keepPeriods } from './facts/decide-retention.ts'
import { boxStarted, boxStopped } from './facts/decide-upkeep.ts'
import { openSite } from './open-site.ts'
import { type Outage, openOutages, watchRoom } from './outage.ts'
import { unlessAway } from './phone/numbers-port.ts'
import type { SwitchEvent } from './phone/switch-port.ts'
import { type FencedDisk, fenceDisk } from './record/fenced-disk.ts'
import { openHousekeeping } from './record/housekeeping.ts'
import { openGround } from './record/open-ground.ts'
import { openStores } from './record/stores.ts'
import { startEngine } from './switchboard/engine.ts'
import { letCallsGo } from './switchboard/let-calls-go.ts'
import { resumeFrom } from './switchboard/resume.ts'
import { openNumbers } from './tell-campaigns.ts'
import type { Standing } from './upkeep/attestation.ts'
import { openServices } from './upkeep/open-services.ts'
import { createApp } from './web/app.ts'
import type { Vars } from './web/guard.ts'
import type { House } from './web/house.ts'
import { type Hub, openHub } from './web/hub.ts'
import { openPasswords } from './web/passwords.ts'
import { houseSound } from './web/seat-account.ts'
import { bumpStaff, tellPages } from './web/tell-pages.ts'
import { openStrataOf, worldOf, worlds } from './world.ts'

export type Box = {
  readonly app: Hono<Vars>
  readonly house: House
  readonly hub: Hub
  /**
   * Resolves when the record cannot be written. What was ahead of the disk must be dropped: this box only shows pages
   * and lets its calls go from here on, until another is opened from the disk.
   */
  readonly failed: Promise<Outage>
  /** Resolves when no file work is queued. */
  idle(): Promise<void>
  /** Lets go of the disk alone: nothing of this box reaches it any more. Calls and pages stay. */
  shut(): Promise<void>
  /** After `shut`: takes off what was written and never synced, so that the disk holds what was acknowledged. */
  cutUnsynced(): Promise<void>
  close(): Promise<void>
}

/**
 * Plugs the parts together and settles what a crash left undone, before any door opens. An error is said in words;
 * a disk in trouble throws, and by then everything begun here has ended.
 */
export async function openBox(parts: BoxParts): Promise<Result<Box, string>> {
  const fence = fenceDisk(parts.disk)
  const begun = new Begun()
  begun.add(() => fence.shut())
  try {
    const opened = await open(parts, fence, begun)
    if (!opened.ok) await begun.end()
    return opened
  } catch (cause) {
    await begun.end()
    if (cause instanceof Refused) return err(cause.message)
    throw cause
  }
}

async function open(
  given: BoxParts,
  { disk, shut, cutUnsynced }: FencedDisk,
  begun: Begun,
): Promise<Result<Box, string>> {
  const parts = { ...given, disk }
  const { clock, settings, version, mode, interrupted } = parts
  const opened = await openGround(
    given.dialler ? { ...parts, signer: given.dialler.signer } : parts,
  )
  if (!opened.ok) return err(opened.error)
  const ground = opened.value
  const opening = await openSite({ ...parts, ...ground })
  if (!opening.ok) return opening
  const site = opening.value
  const { writer, keys, steps, documents, cutBytes } = ground
  await writer.do((state, ctx) => boxStarted(state, ctx, { version, mode, cutBytes, interrupted }))
  const { seats, drama } = settings
  const dialler = given.dialler ?? diallerHere({ ...given, disk, keys, seats, drama })
  const { numbers } = dialler
  await openNumbers(writer, documents, numbers, (cause) => fail(cause))
  const stores = await openStores(disk, keys, ground.mixingKey, writer.ahead, numbers)

  const hub = openHub(parts.wall())
  begun.add(hub.close)
  const outages = openOutages(clock)
  begun.add(outages.end)
  const room = watchRoom(parts)
  begun.add(room.stop)
  const cases = openCaseAnswers(numbers, clock, () => engine.lookAgain())
  const standing = parts.attestation ?? (() => unattested[parts.mode])
  const strataOf = openStrataOf(writer, stores.strata)
  const fails = () => outages.now() !== undefined
  const held = () => ({ ...standing(), unapproved: site.unapproved() })
  const world = () => worldOf(writer, cases.look(), fails(), room.nearlyFull(), held(), strataOf)
  const phone = dialler.phone(() => resumeFrom(writer.ahead))
  begun.add(() => phone.close())
  const voices = new Voices()
  const overhear = (event: SwitchEvent) => voices.hear(event, clock.now())
  let over = false
  const fail = (cause: Error) => {
    // A press that comes while the box is being closed finds the record closed: nobody is told that it was saved.
    if (over || outages.now()) return
    engine.close()
    // Until the last respondent is let go the pages stay, with the closing words on them.
    outages.begin(cause, letCallsGo(writer.ahead, phone, clock, settings.closingMs))
    for (const seat of settings.seats) hub.bump(`seat/${seat}`)
    bumpStaff(hub)
  }
  const engine = startEngine({ writer, phone, clock, world, overhear, failed: fail })
  begun.add(engine.close)
  const housekeeping = openHousekeeping({
    writer,
    keys,
    stores,
    steps,
    checkpoint: ground.signCheckpoint,
    saveState: ground.keepState,
    saveLongState: ground.keepLongState,
    onFailed: fail,
  })
  const bundles = await bundleDesk(parts, ground)
  const services = openServices({
    disk,
    keys,
    writer,
    documents,
    stores,
    numbers,
    clock,
    begun,
    speak: parts.speak,
    free: parts.free,
    bundles,
    witness: ground.witness,
    governorIn: housekeeping.governorIn,
    onFailed: fail,
  })
  writer.onFailed(fail)
  writer.onEffects((effects) => {
    for (const effect of effects) {
      engine.run(effect)
      housekeeping.run(effect)
      services.run(effect)
    }
  })
  await housekeeping.settle()
  await services.settle()
  const back = dialler.onBack(() => {
    housekeeping.catchUp()
    services.catchUp()
  })
  begun.add(back)

  const passwords = parts.passwords ?? openPasswords()
  writer.onSynced((facts, steps) => tellPages(hub, writer, settings.seats, facts, steps))
  begun.add(clock.every(5 * second, () => bumpStaff(hub)))
  begun.add(clock.every(minute, () => void writer.do(keepPeriods).catch(fail)))
  begun.add(clock.every(5 * minute, () => void ground.signCheckpoint().catch(unlessAway(fail))))
  begun.add(clock.every(minute, housekeeping.keepLongState))
  begun.add(clock.every(minute, () => void writer.checkClock().catch(fail)))
  await parts.firstPeople?.(writer, passwords)
  const trial = parts.makeTrial ? await parts.makeTrial(writer, passwords) : undefined
  const { assets, origin, wall } = parts
  const plain = {
    version,
    writer,
    documents,
    settings,
    clock,
    assets,
    hub,
    passwords,
    services,
    ...site.house,
    ...worlds(world, cases),
    voices,
    outage: outages.now,
    putAway: housekeeping.idle,
    wall,
    origin,
  }
  const house: House = { ...plain, ...houseSound(parts, phone), ...(trial ? { trial } : {}) }
  await parts.beforePhone?.()
  await phone.start()

  return ok({
    app: createApp(house),
    house,
    hub,
    failed: outages.first,
    idle: housekeeping.idle,
    shut: async () => {
      await shut()
      // What is queued finds the door shut; a view that is being made on its thread is waited for.
      await housekeeping.idle()
    },
    cutUnsynced,
    close: async () => {
      if (outages.now()) return begun.end()
      engine.close()
      await phone.close()
      await housekeeping.idle()
      if (!outages.now()) {
        await writer.do(boxStopped)
        await ground.keepState().catch(() => undefined)
      }
      over = true
      await writer.close().catch(() => undefined)
      await ground.checkpoints.close()
      await stores.close()
      await dialler.close()
      await keys.close()
      await begun.end()
    },
  })
}

const unattested: Readonly<Record<BoxParts['mode'], Standing>> = {
  trial: { state: 'nothing-to-attest' },
  live: { state: 'missing' },
}
