import assert from 'node:assert/strict'
import type { Clock } from '../../src/basics/clock.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { answerBlock, takeExit } from '../../src/facts/decide-interview.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import { type Housekeeping, openHousekeeping } from '../../src/record/housekeeping.ts'
import type { Ground } from '../../src/record/open-ground.ts'
import type { ExitKind } from '../../src/scripts/exits.ts'
import { type NearStores, openStores } from '../support/near-stores.ts'
import { agent, call, openOn, withCall } from './ground.ts'
import type { SimulatedDisk } from './simulated-disk.ts'

export type House = {
  readonly ground: Ground
  readonly stores: NearStores
  readonly keeping: Housekeeping
}

/** The record with everything that looks after the files beside it. */
export async function house(ground: Ground, disk: SimulatedDisk): Promise<House> {
  const { writer, keys, steps } = ground
  const stores = await openStores(disk, keys, ground.mixingKey, writer.ahead)
  const keeping = openHousekeeping({
    writer,
    keys,
    stores,
    steps,
    checkpoint: async () => undefined,
    saveState: async () => undefined,
    saveLongState: async () => undefined,
    onFailed: () => undefined,
  })
  writer.onEffects((effects) => {
    for (const effect of effects) keeping.run(effect)
  })
  return { ground, stores, keeping }
}

/** The same disk in a new process, settled. */
export async function restarted(disk: SimulatedDisk, clock?: Clock): Promise<House> {
  const opened = await house(await openOn(disk, clock), disk)
  await opened.keeping.settle()
  await opened.keeping.idle()
  return opened
}

/** The call is answered, and two blocks of it too. */
export async function talking(disk: SimulatedDisk, clock?: Clock): Promise<House> {
  const opened = await house(await withCall(disk, clock), disk)
  const { writer } = opened.ground
  await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'answered', call }))
  for (let i = 0; i < 2; i++) {
    await writer.do((s, c) => {
      const [interview] = s.interviews.values()
      assert.ok(interview && interview.at !== 'completed')
      const { at: place, turns: turn } = interview
      return answerBlock(s, c, agent, { place, turn, answer: { kind: 'said' } })
    })
  }
  return opened
}

/** The agent takes an exit, the call ends, and the agent confirms the outcome. */
export async function endedBy({ ground: { writer } }: House, exit: ExitKind): Promise<void> {
  await writer.do((s, c) => takeExit(s, c, agent, exit))
  await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'ended', call, cause: 'normal' }))
  const coded = await writer.do((s, c) => confirmOutcome(s, c, agent, exit))
  assert.ok(coded.ok)
}
