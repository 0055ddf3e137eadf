import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CallId } from '../../src/basics/ids.ts'
import { later, minute, second } from '../../src/basics/instant.ts'
import { err, ok, type Result } from '../../src/basics/result.ts'
import type { World } from '../../src/facts/decide-dial.ts'
import { releaseFromSeat } from '../../src/facts/decide-seats.ts'
import { supervise, takeOver } from '../../src/facts/decide-supervise.ts'
import type {
  SwitchCommand,
  SwitchEvent,
  SwitchPort,
  SwitchTrouble,
} from '../../src/phone/switch-port.ts'
import { openHousekeeping } from '../../src/record/housekeeping.ts'
import type { Ground } from '../../src/record/open-ground.ts'
import { startEngine } from '../../src/switchboard/engine.ts'
import { letCallsGo } from '../../src/switchboard/let-calls-go.ts'
import { HandClock } from '../exchange/hand-clock.ts'
import { agent, call, morning, note, supervisor, withCall } from '../record/ground.ts'
import { SimulatedDisk } from '../record/simulated-disk.ts'
import { openStores } from '../support/near-stores.ts'

/** A switch that only notes what it is told, and says what a test has it say. */
class NotedPhone implements SwitchPort {
  readonly sent: SwitchCommand[] = []
  answer: (command: SwitchCommand) => Result<void, SwitchTrouble> = () => ok(undefined)
  #tell: (event: SwitchEvent) => void = () => undefined

  async send(command: SwitchCommand): Promise<Result<void, SwitchTrouble>> {
    this.sent.push(command)
    return this.answer(command)
  }
  listen(listener: (event: SwitchEvent) => void): void {
    this.#tell = listener
  }
  tell(event: SwitchEvent): void {
    this.#tell(event)
  }
  async start(): Promise<void> {}
  async close(): Promise<void> {}
  did(what: SwitchCommand['do']): SwitchCommand[] {
    return this.sent.filter((one) => one.do === what)
  }
}

const fine: World = {
  recordWritable: true,
  listenable: true,
  attestation: 'nothing-to-attest',
  mustNotRing: () => false,
  hasNumber: () => true,
}

async function running() {
  const disk = new SimulatedDisk()
  const clock = new HandClock(morning)
  const ground = await withCall(disk, clock)
  const phone = new NotedPhone()
  let world = fine
  const failures: Error[] = []
  const engine = startEngine({
    writer: ground.writer,
    phone,
    clock,
    world: () => world,
    failed: (cause) => void failures.push(cause),
  })
  const { keys, steps, writer } = ground
  const keeping = openHousekeeping({
    writer,
    keys,
    steps,
    stores: await openStores(disk, keys, ground.mixingKey, writer.ahead),
    checkpoint: async () => undefined,
    saveState: async () => undefined,
    saveLongState: async () => undefined,
    onFailed: (cause) => assert.fail(cause),
  })
  writer.onEffects((effects) => {
    for (const effect of effects) {
      engine.run(effect)
      keeping.run(effect)
    }
  })
  await note(
    ground,
    {
      type: 'person.gates_changed',
      on: { person: agent.person },
      data: { key: keys.take() },
      secret: { gates: gates() },
    },
    { type: 'person.acknowledged', by: agent, on: { person: agent.person }, data: {} },
    { type: 'switch.connected', data: {} },
    { type: 'seat.line', on: { seat: agent.seat }, data: { up: true } },
  )
  return {
    disk,
    ground,
    clock,
    phone,
    engine,
    failures,
    setWorld: (next: Partial<World>) => {
      world = { ...fine, ...next }
    },
  }
}

function gates() {
  const signed = {
    signedBy: 'Adeyemi, Ruth',
    on: later(morning, -minute),
    until: later(morning, 9e9),
  }
  return {
    risk: { ...signed, level: 'RLO' as const },
    interview: signed,
    training: signed,
    undertaking: signed,
    blockingAlerts: [],
    excludedOffences: [],
  }
}

/** Everything that was set going comes to rest: the record synced, what follows from it too. */
async function rest({ ground }: { readonly ground: Ground }): Promise<void> {
  for (let seq = -1; seq !== ground.writer.tail.seq; ) {
    seq = ground.writer.tail.seq
    await ground.writer.read(() => undefined)
    for (let i = 0; i < 10; i++) await new Promise((resolve) => setImmediate(resolve))
  }
}

type Room = Awaited<ReturnType<typeof running>>

/** The first call is over, and the agent ready for the next. */
async function ready(room: Room): Promise<void> {
  room.phone.tell({ kind: 'ended', call, cause: 'busy' })
  await rest(room)
  room.clock.move(10 * second)
  await rest(room)
  await note(room.ground, { type: 'agent.ready', by: agent, on: { seat: agent.seat }, data: {} })
  await rest(room)
}

async function talk(room: Room): Promise<void> {
  room.phone.tell({ kind: 'answered', call })
  await rest(room)
}

describe('the loop between the record and the switch', () => {
  it('a seat that is ready is dialled once, after the fact is on disk (D1)', async () => {
    const room = await running()
    await ready(room)
    const dials = room.phone.did('dial')
    assert.equal(dials.length, 1)
    assert.equal(room.ground.writer.ahead.calls.size, 1)
    room.clock.move(5 * second)
    await rest(room)
    assert.equal(room.phone.did('dial').length, 1)
    room.engine.close()
  })

  it('whether an agent speaks is no line of the record (design 3)', async () => {
    const room = await running()
    await talk(room)
    const { seq } = room.ground.writer.tail
    for (const talking of [true, false, true])
      room.phone.tell({ kind: 'seat-talking', seat: agent.seat, talking })
    await rest(room)
    assert.equal(room.ground.writer.tail.seq, seq)
    room.engine.close()
  })

  it('nothing is sent to the switch while the sync is held', async () => {
    const room = await running()
    room.phone.tell({ kind: 'ended', call, cause: 'busy' })
    await rest(room)
    room.clock.move(10 * second)
    await rest(room)
    let letGo: () => void = () => undefined
    const gate = new Promise<void>((resolve) => {
      letGo = resolve
    })
    room.disk.beforeSync = () => gate
    const noted = note(room.ground, {
      type: 'agent.ready',
      by: agent,
      on: { seat: agent.seat },
      data: {},
    })
    room.clock.move(second)
    for (let i = 0; i < 30; i++) await new Promise((resolve) => setImmediate(resolve))
    assert.equal(room.ground.writer.ahead.calls.size, 1, 'it is decided')
    assert.deepEqual(room.phone.did('dial'), [])
    letGo()
    await noted
    await rest(room)
    assert.equal(room.phone.did('dial').length, 1)
    room.engine.close()
  })

  it('a dial that the switch refuses has rung nobody, and the attempt ends where it began', async () => {
    const room = await running()
    room.phone.answer = ({ do: what }) =>
      what === 'dial' ? err({ code: 'refused', what: 'No.' }) : ok(undefined)
    await ready(room)
    assert.equal(room.phone.did('dial').length, 1)
    assert.equal(room.ground.writer.ahead.calls.size, 0)
    const [tried] = [...room.ground.writer.ahead.cases.values()].slice(-1)
    assert.equal(tried?.lastOutcome, 'trunk-fault')
    room.engine.close()
  })

  it('a dial whose answer is lost may be ringing: the attempt goes on until the switch tells', async () => {
    const room = await running()
    room.phone.answer = ({ do: what }) =>
      what === 'dial' ? err({ code: 'timed-out', what: 'Lost.' }) : ok(undefined)
    await ready(room)
    const [dialled] = room.phone.did('dial')
    assert.ok(dialled?.do === 'dial', 'it is dialled')
    assert.equal(room.ground.writer.ahead.calls.get(dialled.call)?.state, 'placing')
    room.phone.tell({ kind: 'ringing', call: dialled.call })
    room.phone.tell({ kind: 'answered', call: dialled.call })
    await rest(room)
    assert.equal(room.ground.writer.ahead.calls.get(dialled.call)?.state, 'talking')
    room.engine.close()
  })

  it('a switch that takes no calls is asked again only after a while: the sample is not used up on it', async () => {
    const room = await running()
    room.phone.answer = ({ do: what }) =>
      what === 'dial' ? err({ code: 'refused', what: 'Full.' }) : ok(undefined)
    await ready(room)
    for (let passed = 0; passed < 14; passed++) {
      room.clock.move(second)
      await rest(room)
    }
    assert.equal(room.phone.did('dial').length, 1)
    room.clock.move(2 * second)
    await rest(room)
    assert.equal(room.phone.did('dial').length, 2)
    room.engine.close()
  })

  it('P9: with the record failed nothing is dialled any more', async () => {
    const room = await running()
    room.setWorld({ recordWritable: false })
    await ready(room)
    assert.deepEqual(room.phone.did('dial'), [])
    room.setWorld({})
    room.disk.failAt = room.disk.operations + 1
    room.clock.move(minute)
    await new Promise((resolve) => setImmediate(resolve))
    for (let i = 0; i < 30; i++) await new Promise((resolve) => setImmediate(resolve))
    assert.deepEqual(room.phone.did('dial'), [])
    room.engine.close()
  })

  it('tells of a decision that throws, and does not go on as if nothing had been asked', async () => {
    const room = await running()
    room.ground.writer.ahead.sessions.values = () => assert.fail('This was never to happen')
    room.clock.move(second)
    await rest(room)
    assert.match(room.failures[0]?.message ?? '', /never/, 'time passing was not seen to')
    room.engine.close()
  })

  it('P9: when the record fails, who talks has a minute and then the apology, who rings is let go', async () => {
    const room = await running()
    await talk(room)
    const { ahead } = room.ground.writer
    ahead.calls.set(
      'rings' as CallId,
      {
        ...(ahead.calls.get(call) as object),
        id: 'rings' as CallId,
        state: 'ringing',
      } as never,
    )
    let over = false
    const going = letCallsGo(ahead, room.phone, room.clock, minute)
    void going.done.then(() => {
      over = true
    })
    await rest(room)
    assert.deepEqual(room.phone.did('end-call'), [{ do: 'end-call', call: 'rings' }])
    assert.deepEqual(room.phone.did('apologise'), [])
    room.clock.move(minute - 1)
    await rest(room)
    assert.equal(over, false)
    room.clock.move(1)
    await rest(room)
    assert.deepEqual(room.phone.did('apologise'), [{ do: 'apologise', call }])
    assert.equal(over, true)
    assert.deepEqual(going.apologised(), [call])
    room.clock.move(second)
    await rest(room)
    assert.equal(room.phone.did('apologise').length, 2, 'asked for again while the leg is up')
    room.phone.tell({ kind: 'ended', call, cause: 'normal' })
    assert.equal(going.isUp(call), false)
    room.clock.move(10 * second)
    await rest(room)
    assert.equal(room.phone.did('apologise').length, 2)
    going.stop()
    room.engine.close()
  })

  it('P9: when the record can be written again before the minute is over, nobody is let go', async () => {
    const room = await running()
    await talk(room)
    const going = letCallsGo(room.ground.writer.ahead, room.phone, room.clock, minute)
    assert.equal(going.talking(), 1)
    room.clock.move(minute - 1)
    going.stop()
    room.clock.move(minute)
    await rest(room)
    assert.deepEqual(room.phone.did('apologise'), [])
    room.engine.close()
  })

  it('a take-over that the switch refuses leaves nobody with the call: it is let go with an apology', async () => {
    const room = await running()
    await talk(room)
    room.phone.answer = ({ do: what }) =>
      what === 'take-over' ? err({ code: 'refused', what: 'No.' }) : ok(undefined)
    await room.ground.writer.do((s, c) => takeOver(s, c, supervisor, call))
    await rest(room)
    assert.deepEqual(room.phone.did('apologise'), [{ do: 'apologise', call }])
    room.engine.close()
  })

  it('J5: a release hands the call over, and a refusal of that lets the respondent go', async () => {
    const room = await running()
    await talk(room)
    room.phone.answer = ({ do: what }) =>
      what === 'take-over' ? err({ code: 'not-connected', what: 'No.' }) : ok(undefined)
    await room.ground.writer.do((s, c) => releaseFromSeat(s, c, supervisor, agent.seat))
    await rest(room)
    assert.equal(room.phone.did('take-over').length, 1)
    assert.deepEqual(room.phone.did('apologise'), [{ do: 'apologise', call }])
    room.engine.close()
  })

  it('a supervisor who could not be let in is not in the record as listening', async () => {
    const room = await running()
    room.phone.answer = ({ do: what }) =>
      what === 'supervise' ? err({ code: 'refused', what: 'No.' }) : ok(undefined)
    await room.ground.writer.do((s, c) => supervise(s, c, supervisor, agent.seat, 'listen'))
    await rest(room)
    assert.equal(room.ground.writer.ahead.supervising.size, 0)
    room.engine.close()
  })

  it('a supervisor’s leg that leaves one seat for another has not stopped listening', async () => {
    const room = await running()
    const { phone } = room
    phone.answer = ({ do: what }) => {
      if (what === 'supervise')
        phone.tell({ kind: 'supervising-stopped', supervisor: '90' as never })
      return ok(undefined)
    }
    await room.ground.writer.do((s, c) => supervise(s, c, supervisor, agent.seat, 'listen'))
    await rest(room)
    assert.equal(room.ground.writer.ahead.supervising.size, 1)
    phone.tell({ kind: 'supervising-stopped', supervisor: '90' as never })
    await rest(room)
    assert.equal(room.ground.writer.ahead.supervising.size, 0)
    room.engine.close()
  })

  it('P8: the tick alone closes a call when presence lapses, and ends it a minute later', async () => {
    const room = await running()
    await talk(room)
    room.clock.move(120 * minute)
    await rest(room)
    room.clock.move(second)
    await rest(room)
    const up = room.ground.writer.ahead.calls.get(call)
    assert.ok(up?.state === 'talking' && up.closeBy)
    room.clock.move(minute + second)
    await rest(room)
    assert.ok(room.phone.did('apologise').length >= 1)
    room.engine.close()
  })

  it('closed, it does nothing more', async () => {
    const room = await running()
    room.engine.close()
    await ready(room)
    assert.deepEqual(room.phone.did('dial'), [])
  })
})
