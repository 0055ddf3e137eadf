import assert from 'node:assert/strict'
import { afterEach, describe, it, mock } from 'node:test'
import { inspect } from 'node:util'
import type { CallId, CaseId } from '../../src/basics/ids.ts'
import type { FarEnd } from '../../src/exchange/far-end.ts'
import { isDiallable } from '../../src/switchboard/dial-strings.ts'
import { BadWire } from './bad-wire.ts'
import { closeRooms, LiveRoom, number, seat01 } from './live-room.ts'

const situations: Readonly<Record<string, FarEnd>> = {
  'an answer': { does: 'answer', ringsAfter: 400, answersAfter: 3_000, hangsUpAfter: 2_000 },
  'no answer': { does: 'ring-out', ringsAfter: 400 },
  'an engaged line': { does: 'refuse', after: 300, status: '486' },
  'a trunk that is down': { does: 'unreachable' },
}

describe('a number (P2)', () => {
  const wires: BadWire[] = []
  afterEach(async () => {
    mock.restoreAll()
    await closeRooms()
    for (const wire of wires.splice(0)) wire.close()
  })

  for (const [what, farEnd] of Object.entries(situations)) {
    it(`P2: is in no event, result, error or line on the console: ${what}`, async () => {
      const said: unknown[] = []
      for (const stream of [process.stdout, process.stderr]) {
        const write = stream.write.bind(stream)
        mock.method(stream, 'write', (...words: Parameters<typeof write>) => {
          said.push(words[0])
          return write(...words)
        })
      }
      const room = await LiveRoom.open({ farEnd })
      await room.openSeat()
      const result = await room.port.send({
        do: 'dial',
        call: 'dddddddd-0000-4000-8000-000000000001' as CallId,
        case: 'sample.1' as CaseId,
        seat: seat01,
      })
      await room.told({ kind: 'ended' })
      const told = inspect([said, result, room.events, room.port], { depth: 20 })
      assert.ok(room.events.length > 2)
      assert.doesNotMatch(told, new RegExp(number.slice(3)))
    })
  }

  it('P2: is not in the reason when the wire breaks on an event that holds it', async () => {
    const wire = new BadWire()
    wires.push(wire)
    const room = await LiveRoom.open({ through: (port) => wire.listen(port) })
    await room.openSeat()
    // Node's own words for this would be: Unexpected token '+', "+4477…" is not valid JSON.
    wire.inject(`Content-Length: ${number.length}\nContent-Type: text/event-json\n\n${number}`)
    await room.told({ kind: 'disconnected' })
    assert.doesNotMatch(inspect(room.events), new RegExp(number.slice(3)))
  })

  for (const bad of [
    undefined,
    '',
    'anonymous',
    '07700900123 &park()',
    '0770,x=y',
    '1'.repeat(16),
  ]) {
    it(`is refused, and nothing is sent, when the vault gives ${inspect(bad)}`, async () => {
      const wire = new BadWire()
      wires.push(wire)
      const room = await LiveRoom.open({
        through: (port) => wire.listen(port),
        switchboard: { numbers: () => bad },
      })
      await room.openSeat()
      const call = 'dddddddd-0000-4000-8000-000000000001' as CallId
      const result = await room.send({ do: 'dial', call, case: 'sample.1' as CaseId, seat: seat01 })
      assert.equal(result.ok ? '' : result.error.code, 'no-number')
      assert.equal(
        wire.sent.some((packet) => packet.includes('sofia/gateway')),
        false,
      )
      assert.deepEqual(room.kindsOf(call), [])
    })
  }

  it('may be written with or without a plus, and in no other way', () => {
    assert.ok(isDiallable(number) && isDiallable('07700900123'))
    assert.ok(!isDiallable('07700 900123') && !isDiallable('++447700900123') && !isDiallable('999'))
  })
})
