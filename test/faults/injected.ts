import assert from 'node:assert/strict'
import { join } from 'node:path'
import { until } from '../support/until.ts'
import { trialFile } from '../web/staff-at.ts'
import { holdTo } from './hold-to.ts'
import { AtWork } from './kill-rounds.ts'
import { type Fault, inject } from './tracer.ts'

export type InjectedReport = {
  readonly met: number
  readonly notMet: readonly string[]
  /** Left out because the time was up. */
  readonly untried: number
}

/**
 * Makes system calls of the box fail while a room is at work, one after the other. After each the box goes on by
 * itself; then it is killed, the folder is held to what everybody was told, and it is started again. A string is why
 * it cannot be tried here.
 */
export async function injectFaults(
  faults: readonly Fault[],
  longestMs = Number.POSITIVE_INFINITY,
): Promise<InjectedReport | string> {
  const began = performance.now()
  const room = await AtWork.open({ threads: 1 })
  const notMet: string[] = []
  let tried = 0
  try {
    await room.begin()
    for (const fault of faults) {
      if (performance.now() - began > longestMs) break
      tried += 1
      const met = await oneFault(room, fault)
      if (typeof met === 'string') return met
      if (!met) notMet.push(nameOf(fault))
    }
    assert.equal(await room.site.stop(), 0)
    await holdTo(room.told, await room.site.copy())
  } finally {
    await room.site.close()
  }
  return { met: tried - notMet.length, notMet, untried: faults.length - tried }
}

async function oneFault(room: AtWork, fault: Fault): Promise<boolean | string> {
  const { site } = room
  const tracer = await inject(site.box.pid, join(site.data, 'box'), fault)
  if (typeof tracer === 'string') return tracer
  let met = false
  try {
    const deadline = performance.now() + patience
    while (!met && performance.now() < deadline) {
      const presses = room.pressed
      await Promise.all([room.work(() => room.pressed >= presses + 12), importAgain(room)])
      met = await tracer.met()
    }
  } finally {
    await tracer.detach()
  }
  await until(`the box is there after ${nameOf(fault)}`, async () => {
    const page = await room.staff.helen.get('/supervisor').catch(() => undefined)
    return page?.status === 200 || undefined
  })
  await room.areBack()
  await site.kill()
  await holdTo(room.told, await site.copy())
  await site.start()
  await room.areBack()
  return met
}

/** Puts a document of a known name in place again: the way of every file that is written as a whole. */
async function importAgain({ staff }: AtWork): Promise<void> {
  const file = await trialFile('household-insurance.json')
  await staff.ruth.send('/governor/scripts/import', file).catch(() => undefined)
}

export function nameOf({ call, error, nth }: Fault): string {
  return `${error} at ${call} ${nth}`
}

/** Long enough for what happens only now and then, a checkpoint for one. */
const patience = 40_000
