import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hour, later, minute } from '../../src/basics/instant.ts'
import { chooseWindow, windowsOffered } from '../../src/facts/call-back-window.ts'
import { closeCampaign } from '../../src/facts/close-field.ts'
import { confirmOutcome } from '../../src/facts/decide-code.ts'
import { goOn } from '../../src/facts/decide-go-on.ts'
import { answerBlock, takeExit } from '../../src/facts/decide-interview.ts'
import { agreeToKeep } from '../../src/facts/decide-kept.ts'
import { closeShift, closingChecks } from '../../src/facts/decide-room.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import { tick } from '../../src/facts/decide-tick.ts'
import type { Actor } from '../../src/facts/fact.ts'
import type { State } from '../../src/facts/state.ts'
import { openWith } from '../../src/record/aes-gcm.ts'
import { keptPath, keptSlotBytes } from '../../src/record/kept-answers.ts'
import { readKeySlots } from '../../src/record/key-slots.ts'
import { loadMasterKey } from '../../src/record/master-key.ts'
import { optionsAt } from '../../src/scripts/options-at.ts'
import type { Answer } from '../../src/scripts/script.ts'
import { trialScript } from '../scripts/trial-script.ts'
import { canonicalState } from './canonical-state.ts'
import {
  agent,
  call,
  campaign,
  case_,
  morning,
  note,
  openOn,
  standingClock,
  supervisor,
  withCall,
} from './ground.ts'
import { type House, house, restarted } from './house.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const script = trialScript()
const first = script.questions[0]?.id ?? ''

function interviewOf(state: State) {
  const [interview] = state.interviews.values()
  assert.ok(interview, 'an interview is under way')
  return interview
}

async function press({ ground: { writer } }: House): Promise<void> {
  await writer.do((s, c) => {
    const { at: place, turns: turn, seed, answers, again } = interviewOf(s)
    if (place === first && again === undefined) return goOn(s, c, agent, { place, turn }, 'no')
    const [option] = optionsAt(script, place, seed, answers)
    const answer: Answer = option ? { kind: 'one', option: option.id } : { kind: 'said' }
    return answerBlock(s, c, agent, { place, turn, answer })
  })
}

/** The call is answered, and so many questions of it; the person wants to go on later. */
async function stopping(disk: SimulatedDisk, questions = 2, clock = standingClock()) {
  const opened = await house(await withCall(disk, clock, { goesOn: true }), disk)
  const { writer } = opened.ground
  await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'answered', call }))
  const answered = (state: State) =>
    Object.values(interviewOf(state).answers).filter(({ kind }) => kind !== 'said').length
  while (answered(writer.ahead) < questions) await press(opened)
  await writer.do((s, c) => takeExit(s, c, agent, 'call-back'))
  await writer.do((s, c) => {
    const window = windowsOffered(s, c, s.calls.get(call) ?? assert.fail())[0]
    return chooseWindow(s, c, agent, String(window?.from))
  })
  const agreed = await writer.do((s, c) => agreeToKeep(s, c, agent, 'yes'))
  assert.ok(agreed.ok, 'the page asks')
  return opened
}

/** The call is over, and the agent says how it ended: true when that was acknowledged. */
async function over({ ground: { writer }, keeping }: House): Promise<boolean> {
  const ended = async () => {
    await writer.do((s, c) => takeSwitchEvent(s, c, { kind: 'ended', call, cause: 'normal' }))
    const coded = await writer.do((s, c) => confirmOutcome(s, c, agent, 'call-back'))
    await keeping.idle()
    return coded.ok
  }
  return ended().catch(() => false)
}

async function close({ ground: { writer }, keeping }: House): Promise<void> {
  const closed = await writer.do((s, c) => closeShift(s, c, supervisor, Object.keys(closingChecks)))
  assert.ok(closed.ok, 'the shift closes')
  await keeping.idle()
}

const keptAt = ({ ground: { writer } }: House) => writer.ahead.kept.get(case_)

function saidAt(opened: House) {
  const kept = keptAt(opened)
  return kept && opened.stores.kept.read(kept.key)
}

describe('what is kept of an interview that goes on on another day', () => {
  it('outlives the shift and a restart, the steps and the interview’s own key do not', async () => {
    const disk = new SimulatedDisk()
    const opened = await stopping(disk)
    const { key, answers } = interviewOf(opened.ground.writer.ahead)
    assert.ok(await over(opened), 'the outcome is taken')
    assert.equal(opened.ground.keys.has(key), false)
    await close(opened)
    assert.deepEqual(saidAt(opened)?.answers, answers)
    const after = await restarted(disk.afterPowerCut())
    assert.deepEqual(saidAt(after)?.answers, answers)
    assert.deepEqual(keptAt(after), keptAt(opened))
    const names = [...(await disk.list('steps'))]
    assert.ok(names.length <= 1, 'the steps begin anew')
  })

  it('the same state comes of the record alone', async () => {
    const disk = new SimulatedDisk()
    const opened = await stopping(disk)
    await over(opened)
    await close(opened)
    const { writer, keys } = opened.ground
    const again = await openOn(disk.afterPowerCut())
    const without = (state: State) => ({ ...state, seq: 0, at: 0 as never })
    assert.equal(
      canonicalState(without(again.writer.ahead), again.keys),
      canonicalState(without(writer.ahead), keys),
    )
  })

  it('has one length, however far it had come', async () => {
    const sizes: number[][] = []
    for (const questions of [1, 4]) {
      const disk = new SimulatedDisk()
      const opened = await stopping(disk, questions)
      await over(opened)
      assert.equal(Object.keys(saidAt(opened)?.answers ?? {}).length > questions, true)
      const file = (await disk.read(keptPath)) ?? new Uint8Array()
      const live = Array.from({ length: file.length / keptSlotBytes }, (_, slot) => slot).filter(
        (slot) => file[slot * keptSlotBytes] === 1,
      )
      sizes.push([file.length, live.length])
    }
    assert.deepEqual(sizes[0], sizes[1])
  })

  it('is whole or not there, wherever the power goes: what was acknowledged is kept', async () => {
    const whole = new SimulatedDisk()
    const once = await stopping(whole)
    const begin = whole.operations
    await over(once)
    let kept = 0
    for (let cut = 1; cut <= whole.operations - begin; cut++) {
      const disk = new SimulatedDisk()
      const opened = await stopping(disk)
      const { key, answers } = interviewOf(opened.ground.writer.ahead)
      disk.cutAt = disk.operations + cut
      const told = await over(opened)
      for (const left of [[0, 700, 1_000_000][cut % 3] ?? 0]) {
        const after = await restarted(disk.afterPowerCut(left))
        const { ahead } = after.ground.writer
        assert.ok(!told || keptAt(after), `cut ${cut}: what was acknowledged is there`)
        assert.equal(ahead.keeping.size + ahead.doomedKeys.size, 0, 'nothing is half done')
        if (!keptAt(after)) continue
        kept += 1
        assert.deepEqual(saidAt(after)?.answers, answers, `cut ${cut}: whole`)
        assert.equal(after.ground.keys.has(key), false, 'and the interview’s key is gone')
      }
    }
    assert.ok(kept > 3, `${kept} times it was kept`)
  })
})

/** Whatever a key that lies on the disk opens in a file, at whatever byte it may begin. */
async function openedIn(disk: SimulatedDisk, path: string, extra: ReadonlyMap<string, Uint8Array>) {
  const master = await loadMasterKey(disk, { create: false })
  assert.ok(master.ok, 'the attacker has the master key')
  const keys = new Map([...(await readKeySlots(disk, master.value)), ...extra])
  const bytes = (await disk.read(path)) ?? new Uint8Array()
  const opened: string[] = []
  for (let at = 0; at + keptSlotBytes <= bytes.length; at += keptSlotBytes)
    for (const [id, key] of keys) {
      const sealed = bytes.subarray(at + 17, at + 17 + 16_384 + 28)
      const said = openWith(key, sealed, `gatehouse/kept/${id}`)
      if (said) opened.push(Buffer.from(said).toString('utf8'))
    }
  return { opened, keys }
}

describe('G7: once its time is over', () => {
  it('nobody finds it: not with every key and the folder, and not with a key copied before', async () => {
    const clock = standingClock(morning)
    const disk = new SimulatedDisk()
    const opened = await stopping(disk, 2, clock)
    await over(opened)
    await close(opened)
    const before = await openedIn(disk, keptPath, new Map())
    assert.ok(before.opened[0]?.includes('"answers"'), 'until then the attack finds it')
    const { key = '', until = 0 } = keptAt(opened) ?? {}
    const { writer } = opened.ground
    clock.at = (until - minute) as never
    await writer.do(tick)
    await opened.keeping.idle()
    assert.ok(keptAt(opened), 'not before its time')
    clock.at = until as never
    await writer.do(tick)
    await opened.keeping.idle()
    assert.equal(keptAt(opened), undefined)
    const after = await openedIn(disk, keptPath, before.keys)
    assert.deepEqual(after.opened, [], 'nothing opens')
    assert.equal(opened.ground.keys.has(key as never), false)
    const bytes = Buffer.from((await disk.read(keptPath)) ?? [])
    assert.equal(bytes.includes(Buffer.from(key, 'hex')), false, 'nor does a slot bear its name')
  })

  it('whoever is never to be called again has nothing kept from then on, and no line says which case that is', async () => {
    const clock = standingClock(morning)
    const disk = new SimulatedDisk()
    const opened = await stopping(disk, 2, clock)
    await over(opened)
    await close(opened)
    const { key, until } = keptAt(opened) ?? assert.fail()
    await opened.stores.numbers.suppress(case_)
    const { seq } = opened.ground.writer.ahead
    opened.keeping.keepLongState()
    await opened.keeping.idle()
    assert.equal(opened.ground.writer.ahead.seq, seq, 'nothing is written down now (J6)')
    assert.equal(opened.ground.keys.has(key), false)
    assert.deepEqual((await openedIn(disk, keptPath, new Map())).opened, [])
    clock.at = (until - minute) as never
    const after = await restarted(disk.afterPowerCut(), clock)
    assert.ok(keptAt(after), 'the record speaks of it as of any other')
    clock.at = until
    await after.ground.writer.do(tick)
    await after.keeping.idle()
    assert.equal(after.ground.writer.ahead.kept.size, 0)
  })

  it('nor from the close of field work on: nobody calls them any more', async () => {
    const clock = standingClock(morning)
    const disk = new SimulatedDisk()
    const opened = await stopping(disk, 2, clock)
    await over(opened)
    await close(opened)
    assert.equal((await openedIn(disk, keptPath, new Map())).opened.length, 1)
    const by = { person: 'ruth', role: 'governor' } as Actor
    const data = { token: 'token', until: later(morning, hour) }
    await note(
      opened.ground,
      { type: 'session.opened', by, data },
      { type: 'session.stepped_up', by, data },
    )
    const { writer } = opened.ground
    const closed = await writer.do((s, c) => closeCampaign(s, c, by, campaign, 'token'))
    assert.ok(closed.ok, 'the campaign closes')
    await opened.keeping.idle()
    assert.deepEqual((await openedIn(disk, keptPath, new Map())).opened, [])
  })

  it('a box that was off then makes up for it before any door opens', async () => {
    const clock = standingClock(morning)
    const disk = new SimulatedDisk()
    const opened = await stopping(disk, 2, clock)
    await over(opened)
    await close(opened)
    clock.at = (keptAt(opened)?.until ?? 0) as never
    const after = await restarted(disk.afterPowerCut(), clock)
    assert.equal(keptAt(after), undefined)
    assert.equal(after.ground.writer.ahead.doomedKeys.size, 0)
  })
})
