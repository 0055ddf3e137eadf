import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ok } from '../../src/basics/result.ts'
import { withCallerNotes } from '../../src/dialler/caller-notes.ts'
import { takeSwitchEvent } from '../../src/facts/decide-switch.ts'
import type { SwitchEvent, SwitchPort } from '../../src/phone/switch-port.ts'
import type { NeverAgain } from '../../src/switchboard/number-source.ts'
import { PaperRoom } from '../facts/paper-room.ts'
import { gearedClock } from '../support/geared-clock.ts'
import { until } from '../support/until.ts'

const number = '07700900456'

function callers(list: (number: string) => Promise<boolean>) {
  const told: SwitchEvent[] = []
  let ask: NeverAgain | undefined
  const quiet: SwitchPort = {
    send: async () => ok(undefined),
    listen: () => undefined,
    start: async () => undefined,
    close: async () => undefined,
  }
  const clock = gearedClock(0 as never, 100)
  const phone = withCallerNotes(clock, list, (neverAgain) => {
    ask = neverAgain
    return quiet
  })
  phone.listen((event) => told.push(event))
  assert.ok(ask, 'the switch may ask')
  return { ask, phone, told }
}

describe('T3: somebody who rings back and presses 9', () => {
  it('is answered yes once the box has it in the record, and no number crosses (P2)', async () => {
    const listed: string[] = []
    const { ask, phone, told } = callers(async (one) => listed.push(one) > 0)
    const answer = ask(number)
    await until('the box to be told', () => told.length === 1)
    assert.deepEqual(listed, [number])
    assert.equal(JSON.stringify(told).includes('7700900456'), false)
    const room = new PaperRoom()
    const [event] = told
    assert.ok(event?.kind === 'never-again', 'the event')
    room.do((state, ctx) => takeSwitchEvent(state, ctx, event))
    assert.ok(room.types().includes('number.suppressed'))
    const [command] = room.commands('note-taken')
    assert.ok(command, 'after the fact, the answer')
    await phone.send(command)
    assert.equal(await answer, true)
  })

  it('is answered no when the box does not say so in time, and nothing is told of a number that is not listed', async () => {
    const silent = callers(async () => true)
    assert.equal(await silent.ask(number), false)
    const refused = callers(async () => false)
    assert.equal(await refused.ask('anonymous'), false)
    assert.deepEqual(refused.told, [])
  })
})
