import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import type { DocumentHash, PersonId } from '../../src/basics/ids.ts'
import { holdingBack } from '../../src/facts/decide-dial.ts'
import {
  approveMessages,
  proposeMessages,
  sendBackMessages,
} from '../../src/facts/decide-messages.ts'
import {
  approveRules,
  approveWithdrawal,
  proposeRules,
  proposeWithdrawal,
  sendBackRules,
  sendBackWithdrawal,
} from '../../src/facts/decide-site-rules.ts'
import { closeIncident } from '../../src/facts/decide-supervise.ts'
import type { Actor } from '../../src/facts/fact.ts'
import { fold } from '../../src/facts/fold.ts'
import { dumpState, loadState } from '../../src/facts/snapshot.ts'
import { emptyState } from '../../src/facts/state.ts'
import { governor, PaperRoom, seat, supervisor } from './paper-room.ts'

const set = 'a'.repeat(64) as DocumentHash
const other = 'b'.repeat(64) as DocumentHash
const words = 'f'.repeat(64)
const sounds = [{ file: 'en/noted.PCMA', sha256: 'c'.repeat(64), words }]
const offered = { set, sounds, sound: true }

const third: Actor = { person: 'third' as PersonId, role: 'governor' }
const made: Actor = { person: 'made' as PersonId, role: 'governor' }

let room: PaperRoom
beforeEach(() => {
  room = new PaperRoom()
  room.person('governor', third.person)
  room.person('governor', made.person, {}, governor)
  for (const by of [governor, third, made]) {
    const token = `token-${by.person}`
    const chosen = { key: 'key' as never, device: false }
    const secret = { passwordHash: 'own' }
    room.add({
      ...{ type: 'person.sign_in_chosen', by, on: { person: by.person }, data: chosen, secret },
    })
    room.add({ type: 'session.opened', by, data: { token, until: room.until } })
    room.add({ type: 'session.stepped_up', by, data: { token, until: room.until } })
  }
})

describe('what the switch says to people, by two governors (D6, X11)', () => {
  const propose = (by: Actor = governor, what = offered) =>
    room.try((s, c) => proposeMessages(s, c, by, what))
  const approve = (by: Actor, shown = set, sound = true, heard = true) =>
    room.try((s, c) =>
      approveMessages(s, c, by, { set: shown, sound, heard }, `token-${by.person}`),
    )
  const rule = (done: ReturnType<typeof propose>) =>
    'refused' in done ? done.refused.rule : 'none'

  it('one proposes, another approves, and only then is the sound one that may be played', () => {
    propose()
    assert.equal(room.state.messages.size, 0)
    assert.ok('ok' in approve(third))
    assert.equal(room.state.messages.get('en/noted.PCMA')?.sha256, sounds[0]?.sha256)
    assert.equal(room.state.messagesProposed, undefined)
  })

  it('nobody approves their own, nor does anybody whose sign-in the first made', () => {
    propose()
    assert.equal(rule(approve(governor)), 'X11')
    assert.equal(rule(approve(made)), 'X11')
    assert.equal(room.state.messages.size, 0)
    assert.deepEqual(room.facts.at(-1)?.data, { deed: 'APPROVE_MESSAGES', rule: 'X11' })
  })

  it('the password is asked for again, and no one but a governor is asked at all', () => {
    assert.equal(rule(propose(supervisor)), 'role')
    propose()
    const bare = room.try((s, c) =>
      approveMessages(s, c, third, { set, sound: true, heard: true }, undefined),
    )
    assert.equal(rule(bare), 'step-up')
  })

  it('nobody approves what they do not say they have heard', () => {
    propose()
    const deaf = approve(third, set, true, false)
    assert.match('refused' in deaf ? deaf.refused.sentence : '', /^Hear each of them/)
    assert.equal(room.state.messages.size, 0)
  })

  it('P4: words that the checker refuses are neither proposed nor approved', () => {
    assert.equal(rule(propose(governor, { ...offered, sound: false })), 'P4')
    propose()
    assert.equal(rule(approve(third, set, false)), 'P4')
  })

  it('what is approved is what was shown: another set since then is refused', () => {
    propose()
    assert.equal(rule(approve(third, other)), 'X11')
    assert.equal(rule(propose(third, { ...offered, set: other })), 'X11')
    assert.ok('ok' in room.try((s, c) => sendBackMessages(s, c, third, set)))
    assert.equal(rule(approve(third)), 'X11')
    assert.ok('ok' in propose(third, { ...offered, set: other }))
  })

  it('a later approval takes the place of an earlier one, message by message', () => {
    propose()
    approve(third)
    const newer = [
      { file: 'en/noted.PCMA', sha256: 'd'.repeat(64), words },
      { file: 'cy/noted.PCMA', sha256: 'e'.repeat(64), words },
    ]
    propose(third, { set: other, sounds: newer, sound: true })
    approve(governor, other)
    assert.deepEqual(
      [...room.state.messages].map(([file, { sha256 }]) => [file, sha256[0]]),
      [
        ['en/noted.PCMA', 'd'],
        ['cy/noted.PCMA', 'e'],
      ],
    )
  })

  it('D6: nothing is dialled while a message on the switch is not approved, and it is named', () => {
    room.ready(1)
    room.world = { ...room.world, unapproved: 'en/noted was recorded by nobody known.' }
    assert.equal(room.place(1), undefined)
    const [hold] = room.do((s, c) => ({
      ok: true,
      value: { facts: [], reply: holdingBack(s, c, room.world) },
    }))
    assert.deepEqual([hold?.key, hold?.rule], ['messages', 'D6'])
    assert.match(hold?.sentence ?? '', /Spoken messages\. en\/noted was recorded/)
    room.world = { ...room.world, unapproved: undefined }
    assert.ok(room.place(1), `a call at ${seat(1)}`)
  })

  it('D10: nothing is dialled once a call showed another number, until somebody has looked', () => {
    room.ready(1)
    for (let i = 0; i < 3; i++) room.hear({ kind: 'caller-id-differs', call: 'x' as never })
    const open = [...room.state.incidents.values()].filter((one) => one.kind === 'caller-id')
    assert.equal(open.length, 1)
    assert.equal(room.place(1), undefined)
    const [hold] = room.do((s, c) => ({
      ok: true,
      value: { facts: [], reply: holdingBack(s, c, room.world) },
    }))
    assert.deepEqual([hold?.key, hold?.rule], ['caller-id', 'D10'])
    room.do((s, c) => closeIncident(s, c, supervisor, open[0]?.id as never))
    assert.ok(room.place(1), 'and then again')
  })
})

describe('the site’s own rules, by two governors (P4, X11)', () => {
  const propose = (by: Actor = governor, rules = set, faults: readonly string[] = []) =>
    room.try((s, c) => proposeRules(s, c, by, rules, faults))
  const approve = (by: Actor, shown = set) =>
    room.try((s, c) => approveRules(s, c, by, shown, `token-${by.person}`))
  const rule = (done: ReturnType<typeof propose>) =>
    'refused' in done ? done.refused.rule : 'none'

  it('are in force from the second’s approval, each beside those before it', () => {
    propose()
    assert.deepEqual(room.state.siteRules, [])
    assert.equal(rule(approve(governor)), 'X11')
    assert.equal(rule(approve(made)), 'X11')
    assert.ok('ok' in approve(third))
    assert.ok('ok' in propose(third, other))
    assert.ok('ok' in approve(governor, other))
    assert.deepEqual(
      room.state.siteRules.map(({ rules }) => rules),
      [set, other],
    )
    assert.equal(rule(propose()), 'P4', 'the same again')
  })

  it('are refused with the first thing that is wrong in them', () => {
    const done = propose(governor, set, ['Line 3: There is a rule "x" already.'])
    assert.match('refused' in done ? done.refused.sentence : '', /^Line 3/)
  })

  const why = 'too-wide'
  const withdraw = (by: Actor = governor, rules = set, reason: string = why) =>
    room.try((s, c) => proposeWithdrawal(s, c, by, { rules, why: reason }))
  const letGo = (by: Actor, rules = set, reason: string = why) =>
    room.try((s, c) => approveWithdrawal(s, c, by, { rules, why: reason }, `token-${by.person}`))
  const both = () => {
    propose()
    approve(third)
    propose(third, other)
    approve(governor, other)
  }

  it('P4: one proposes to withdraw those in force with a reason, another approves with the password, and they are gone', () => {
    both()
    assert.equal(rule(withdraw(supervisor)), 'role')
    assert.ok('ok' in withdraw(), 'a governor proposes')
    assert.equal(room.state.siteRules.length, 2, 'a proposal takes nothing away')
    assert.equal(rule(letGo(governor)), 'X11')
    assert.equal(rule(letGo(made)), 'X11', 'whose sign-in the first made')
    const bare = room.try((s, c) => approveWithdrawal(s, c, third, { rules: set, why }, undefined))
    assert.equal(rule(bare), 'step-up')
    assert.equal(room.state.siteRules.length, 2)
    assert.ok('ok' in letGo(third), 'another governor approves')
    assert.deepEqual(
      room.state.siteRules.map(({ rules }) => rules),
      [other],
    )
    const [gone] = room.state.withdrawnRules
    assert.deepEqual(
      [gone?.rules, gone?.why, gone?.by, gone?.proposed.by, gone?.approved.by],
      [set, why, third.person, governor.person, third.person],
    )
    assert.ok('ok' in propose(governor, set), 'they may be proposed again')
  })

  it('withdraw only what is in force, for a reason of the list, one at a time, and exactly as it was shown', () => {
    assert.equal(rule(withdraw()), 'P4', 'nothing is in force')
    both()
    assert.equal(rule(withdraw(governor, set, 'because')), 'X11')
    assert.equal(rule(letGo(third)), 'X11', 'nobody proposed it')
    withdraw()
    assert.equal(rule(withdraw(third, other)), 'X11')
    assert.equal(rule(letGo(third, other)), 'X11')
    assert.equal(rule(letGo(third, set, 'over')), 'X11', 'another reason than was shown')
    assert.equal(room.state.siteRules.length, 2)
  })

  it('sent back, a withdrawal is over and the rules stay in force', () => {
    both()
    withdraw()
    const shown = { rules: set, why }
    assert.ok('ok' in room.try((s, c) => sendBackWithdrawal(s, c, governor, shown)))
    assert.equal(rule(letGo(third)), 'X11')
    assert.equal(room.state.siteRules.length, 2)
    assert.deepEqual(room.state.withdrawnRules, [])
  })

  it('can be sent back, and what is approved is what was shown', () => {
    propose()
    assert.equal(rule(approve(third, other)), 'X11')
    assert.ok('ok' in room.try((s, c) => sendBackRules(s, c, governor, set)))
    assert.equal(rule(approve(third)), 'X11')
  })
})

it('what the site decided comes back from the view as it does from the lines', () => {
  room.do((s, c) => proposeMessages(s, c, governor, offered))
  room.do((s, c) => approveMessages(s, c, third, { set, sound: true, heard: true }, 'token-third'))
  room.do((s, c) => proposeMessages(s, c, third, { ...offered, set: other }))
  room.do((s, c) => proposeRules(s, c, governor, set, []))
  room.do((s, c) => approveRules(s, c, third, set, 'token-third'))
  room.do((s, c) => proposeRules(s, c, governor, other, []))
  const going = { rules: set, why: 'replaced' } as const
  room.do((s, c) => proposeWithdrawal(s, c, third, going))
  room.do((s, c) => approveWithdrawal(s, c, governor, going, `token-${governor.person}`))
  room.do((s, c) => approveRules(s, c, third, other, 'token-third'))
  room.do((s, c) => proposeWithdrawal(s, c, third, { rules: other, why: 'over' }))
  room.do((s, c) => proposeRules(s, c, governor, set, []))
  assert.equal(room.state.withdrawnRules.length, 1)
  const again = emptyState()
  for (const fact of room.facts) fold(again, fact)
  const dumped = dumpState(room.state, { seal: () => undefined })
  const loaded = loadState(JSON.parse(JSON.stringify(dumped)), { open: () => undefined })
  for (const state of [again, loaded]) {
    assert.deepEqual(state?.messages, room.state.messages)
    assert.deepEqual(state?.messagesProposed, room.state.messagesProposed)
    assert.deepEqual(state?.siteRules, room.state.siteRules)
    assert.deepEqual(state?.rulesProposed, room.state.rulesProposed)
    assert.deepEqual(state?.withdrawalProposed, room.state.withdrawalProposed)
    assert.deepEqual(state?.withdrawnRules, room.state.withdrawnRules)
  }
})
