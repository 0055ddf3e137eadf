import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hour, later, minute } from '../../src/basics/instant.ts'
import { signOut } from '../../src/facts/decide-leave.ts'
import { openStaffSession } from '../../src/facts/decide-people.ts'
import { confirmPresence, handOver, stepOut } from '../../src/facts/decide-room.ts'
import { resetSignIn } from '../../src/facts/decide-secrets.ts'
import { supervise, takeOver } from '../../src/facts/decide-supervise.ts'
import { governor, PaperRoom, seat, second, supervisor } from '../facts/paper-room.ts'

const callOf = (room: PaperRoom, id: string) => room.state.calls.get(id as never)
const closing = (room: PaperRoom, id: string) => {
  const call = callOf(room, id)
  return call?.state === 'talking' ? call.closeBy : undefined
}

const token = 'at-the-desk'
function signedIn(room: PaperRoom, ms = 12 * hour): void {
  const data = { token, until: later(room.now, ms) }
  room.add({ type: 'session.opened', by: supervisor, data })
}

describe('P8: no call without a supervisor', () => {
  it('presence that runs out stops dialling within a tick and sends live calls to their closing', () => {
    const room = new PaperRoom({ until: 20 * 60 })
    room.ready(1)
    room.ready(2)
    const id = room.talk(1)
    room.pass(2 * hour - 1_000)
    assert.equal(closing(room, id), undefined)
    room.tick()
    assert.equal(room.place(2), undefined)
    assert.equal(closing(room, id), room.now + minute)
    assert.ok(room.types().includes('presence.lapsed'))
  })

  it('the box apologises after 60 seconds, once in the record and for as long as the leg is up', () => {
    const room = new PaperRoom({ until: 20 * 60 })
    room.ready(1)
    const call = room.talk(1)
    room.pass(2 * hour - 1_000)
    room.tick(60)
    assert.deepEqual(room.commands('apologise'), [])
    room.tick()
    assert.deepEqual(room.commands('apologise'), [{ do: 'apologise', call }])
    room.tick(29)
    assert.equal(room.commands('apologise').length, 30, 'a switch that was away hears it later')
    assert.equal(room.types().filter((type) => type === 'interview.apologised').length, 1)
    room.hear({ kind: 'ended', call, cause: 'normal' })
    room.tick(5)
    assert.equal(room.commands('apologise').length, 30)
  })

  it('a phone that rang when presence lapsed is answered into its closing, not into an interview', () => {
    const room = new PaperRoom({ until: 20 * 60 })
    room.ready(1)
    room.pass(2 * hour - 2_000)
    const call = room.place(1)
    assert.ok(call)
    room.tick(5)
    room.hear({ kind: 'answered', call })
    room.tick()
    assert.ok(closing(room, call))
  })

  it('stepping out stops dialling and waits for live calls, also for one that is answered after', () => {
    const room = new PaperRoom()
    room.ready(1)
    room.ready(2)
    room.ready(3)
    const id = room.talk(1)
    const ringing = room.place(2)
    assert.ok(ringing)
    room.do((s, c) => stepOut(s, c, supervisor))
    room.tick()
    assert.equal(room.place(3), undefined)
    room.hear({ kind: 'answered', call: ringing })
    room.tick(30)
    assert.equal(closing(room, id), undefined)
    assert.equal(closing(room, ringing), undefined)
  })

  it('signing out is stepping out: no new call, live ones may end, and the line leaves the call it was in', () => {
    const room = new PaperRoom()
    room.ready(1)
    room.ready(2)
    signedIn(room)
    const id = room.talk(1)
    room.do((s, c) => supervise(s, c, supervisor, seat(1), 'listen'))
    room.do((s, c) => signOut(s, c, token))
    room.tick(30)
    assert.equal(room.place(2), undefined)
    assert.equal(closing(room, id), undefined)
    assert.equal(room.state.supervising.size, 0)
    assert.deepEqual(room.commands('stop-supervising').length, 1)
    assert.ok(room.types().includes('presence.stepped_out'))
  })

  it('signing out with another supervisor in the room holds nothing back', () => {
    const room = new PaperRoom()
    room.ready(1)
    room.do((s, c) => confirmPresence(s, c, second))
    signedIn(room)
    room.do((s, c) => signOut(s, c, token))
    assert.ok(room.place(1))
  })

  it('a call that was taken over goes to its closing when its supervisor signs out', () => {
    const room = new PaperRoom()
    room.ready(1)
    room.do((s, c) => confirmPresence(s, c, second))
    signedIn(room)
    const id = room.talk(1)
    room.do((s, c) => takeOver(s, c, supervisor, id))
    room.do((s, c) => signOut(s, c, token))
    assert.equal(closing(room, id), room.now + minute)
  })

  it('a sign-in that runs out takes its presence with it', () => {
    const room = new PaperRoom({ until: 20 * 60 })
    room.ready(1)
    room.ready(2)
    signedIn(room, hour)
    const id = room.talk(1)
    room.pass(hour)
    room.tick(2)
    assert.equal(room.place(2), undefined)
    assert.ok(closing(room, id), 'nobody watches over it')
    assert.equal(room.types().filter((type) => type === 'presence.lapsed').length, 1)
  })

  it('a new first secret takes the presence of whoever it is for', () => {
    const room = new PaperRoom()
    room.ready(1)
    signedIn(room)
    room.add(
      { type: 'session.opened', by: governor, data: { token: 'g', until: later(room.now, hour) } },
      {
        type: 'session.stepped_up',
        by: governor,
        data: { token: 'g', until: later(room.now, hour) },
      },
    )
    const secret = { pinHash: 'x' }
    const reset = { person: supervisor.person, what: 'pin', secret } as const
    room.do((s, c) => resetSignIn(s, c, governor, reset, 'g'))
    assert.equal(room.place(1), undefined)
    room.do((s, c) => confirmPresence(s, c, second))
    assert.ok(room.place(1))
  })

  it('who lapses after another stepped out leaves nobody: the calls close', () => {
    const room = new PaperRoom({ until: 20 * 60 })
    room.ready(1)
    room.do((s, c) => confirmPresence(s, c, second))
    room.do((s, c) => stepOut(s, c, supervisor))
    const id = room.talk(1)
    room.pass(2 * hour)
    room.tick()
    assert.ok(closing(room, id))
  })

  it('with a second supervisor present, the first one’s lapse changes nothing', () => {
    const room = new PaperRoom({ until: 20 * 60 })
    room.ready(1)
    room.ready(2)
    room.pass(hour)
    room.do((s, c) => confirmPresence(s, c, second))
    room.pass(hour)
    room.tick()
    assert.ok(room.types().includes('presence.lapsed'))
    assert.equal(closing(room, room.talk(1)), undefined)
    assert.ok(room.place(2))
  })

  it('back with the own PIN, dialling goes on', () => {
    const room = new PaperRoom({ until: 20 * 60 })
    room.ready(1)
    room.pass(2 * hour)
    room.tick()
    assert.equal(room.place(1), undefined)
    room.do((s, c) => confirmPresence(s, c, supervisor))
    assert.ok(room.place(1))
  })

  it('handing over needs another supervisor, who has not been removed', () => {
    const room = new PaperRoom()
    for (const to of [supervisor.person, governor.person, 'nobody' as never])
      assert.equal(room.refused((s, c) => handOver(s, c, supervisor, to)).status, 422)
    room.do((s, c) => handOver(s, c, supervisor, second.person))
    assert.equal(room.state.shift?.supervisors.get(supervisor.person)?.state, 'stepped-out')
    room.ready(1)
    assert.ok(room.place(1))
    room.add({ type: 'person.removed', on: { person: supervisor.person }, data: {} })
    assert.equal(room.refused((s, c) => handOver(s, c, second, supervisor.person)).status, 422)
  })

  it('who takes over and is not signed in is present for two minutes, and stays so by signing in', () => {
    const room = new PaperRoom({ until: 20 * 60 })
    signedIn(room)
    room.ready(1)
    const call = room.talk(1)
    room.do((s, c) => handOver(s, c, supervisor, second.person))
    room.pass(2 * minute - 1_000)
    assert.equal(closing(room, call), undefined)
    room.tick()
    assert.equal(closing(room, call), room.now + minute, 'nobody is signed in who has the room')
    room.ready(2)
    assert.equal(room.place(2), undefined, 'and no call is placed')

    const other = new PaperRoom({ until: 20 * 60 })
    other.ready(1)
    const kept = other.talk(1)
    other.do((s, c) => handOver(s, c, supervisor, second.person))
    other.pass(minute)
    other.do((s, c) => openStaffSession(s, c, second, 'imran-1'))
    other.pass(2 * hour - 1_000)
    assert.equal(closing(other, kept), undefined, 'their PIN counts as long as any other')
    other.do((s, c) => openStaffSession(s, c, second, 'imran-2'))
    other.tick()
    assert.equal(closing(other, kept), other.now + minute, 'to sign in again is no PIN')
  })

  it('nor to one whose PIN a governor has just given: two know it, and either could sign', () => {
    const room = new PaperRoom()
    const data = { key: 'key' as never, what: 'pin' } as const
    const reset = {
      type: 'person.sign_in_reset',
      by: governor,
      on: { person: second.person },
    } as const
    room.add({ ...reset, data, secret: { pinHash: 'given' } })
    const no = room.refused((s, c) => handOver(s, c, supervisor, second.person))
    assert.match(no.sentence, /choose their own first/)
    room.add({
      ...{ type: 'person.sign_in_chosen', by: second, on: { person: second.person } },
      ...{ data: { key: 'key-2' as never, device: false }, secret: { passwordHash: 'own' } },
    })
    room.do((s, c) => handOver(s, c, supervisor, second.person))
  })
})

describe('P9: the room has one supervisor’s line', () => {
  it('who begins to listen ends the listening of another, and the record says so', () => {
    const room = new PaperRoom()
    room.ready(1)
    room.ready(2)
    room.do((s, c) => supervise(s, c, supervisor, seat(1), 'listen'))
    room.do((s, c) => supervise(s, c, second, seat(2), 'listen'))
    assert.deepEqual([...room.state.supervising.keys()], [second.person])
    const ended = room.facts.find(({ type }) => type === 'supervision.ended')
    assert.equal(ended?.by?.person, supervisor.person)
    assert.equal(ended?.on.seat, seat(1))
  })

  it('a supervisor’s leg that drops ends the listening in the record', () => {
    const room = new PaperRoom()
    room.ready(1)
    room.do((s, c) => supervise(s, c, supervisor, seat(1), 'listen'))
    room.hear({ kind: 'supervising-stopped', supervisor: seat(90) })
    assert.equal(room.state.supervising.size, 0)
  })
})
