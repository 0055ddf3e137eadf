import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CallId, CaseId, SeatId } from '../../src/basics/ids.ts'
import { minute, second } from '../../src/basics/instant.ts'
import { ok } from '../../src/basics/result.ts'
import { Calls } from '../../src/dialler/calls.ts'
import type { SwitchCommand, SwitchEvent } from '../../src/phone/switch-port.ts'
import type { Resume } from '../../src/switchboard/resume.ts'
import { HandClock, pass } from '../exchange/hand-clock.ts'
import { morning } from '../record/ground.ts'

const seats = ['01', '02'] as SeatId[]
const [one, two] = seats as [SeatId, SeatId]
const call = (n: number) => `call-${n}` as CallId
const dial = (n: number, seat: SeatId) =>
  ({ do: 'dial', call: call(n), case: `sample.${n}` as CaseId, seat }) as const

/** The dialler's calls over a switch on paper, which remembers what it was opened with and told. */
function onPaper() {
  const clock = new HandClock(morning)
  const opened: Resume[] = []
  const sent: SwitchCommand[] = []
  let closed = 0
  let hear: (event: SwitchEvent) => void = () => undefined
  const calls = new Calls({
    clock,
    seats,
    numbers: () => undefined,
    listed: async () => false,
    onNoNumber: () => undefined,
    makePhone: (_numbers, resume) => {
      opened.push(resume)
      return {
        send: async (command) => {
          sent.push(command)
          return ok(undefined)
        },
        listen: (listener) => {
          hear = listener
        },
        start: async () => undefined,
        close: async () => {
          closed += 1
        },
      }
    },
  })
  return { calls, clock, opened, sent, closed: () => closed, tell: (e: SwitchEvent) => hear(e) }
}
const apologies = (sent: readonly SwitchCommand[]) =>
  sent.flatMap((command) => (command.do === 'apologise' ? [command.call] : []))
const nothing: Resume = { seats: [], calls: [] }

describe('a dialler of its own, while boxes come and go', () => {
  it('dials nothing before a box has said what its record knows', async () => {
    const { calls } = onPaper()
    const sent = await calls.send(dial(1, one))
    assert.equal(!sent.ok && sent.error.code, 'not-connected')
  })

  it('keeps conversations when the box goes, and opens the switch anew with them when it is back', async () => {
    const { calls, opened, sent, closed, clock } = onPaper()
    await calls.begin({ seats, calls: [] }, () => undefined)
    await calls.send(dial(1, one))
    calls.leftAlone()
    await pass(clock, minute / 2, second)
    assert.deepEqual(apologies(sent), [], 'the page is back in seconds')
    const known = { seats, calls: [{ call: call(1), seat: one }] }
    await calls.begin(known, () => undefined)
    assert.equal(closed(), 1, 'the one before it is let go of')
    assert.deepEqual(opened.at(-1), known)
    await pass(clock, 2 * minute, second)
    assert.deepEqual(apologies(sent), [], 'nobody is sent away with a box there')
    const again = await calls.send(dial(2, one))
    assert.match(again.ok ? '' : again.error.what, /has a call already/)
  })

  it('gives the apology to whoever talks for a minute with no box to lead it', async () => {
    const { calls, sent, clock, tell } = onPaper()
    await calls.begin({ seats, calls: [] }, () => undefined)
    await calls.send(dial(1, one))
    await calls.send(dial(2, two))
    tell({ kind: 'ended', call: call(2), cause: 'normal' })
    calls.leftAlone()
    await pass(clock, minute + second, second)
    assert.deepEqual(apologies(sent), [call(1)], 'and to nobody whose call is over')
  })

  it('ends a call that the record of the box does not know: nobody leads it', async () => {
    const { calls, sent, opened } = onPaper()
    await calls.begin({ seats, calls: [] }, () => undefined)
    await calls.send(dial(1, one))
    calls.leftAlone()
    await calls.begin(nothing, () => undefined)
    assert.deepEqual(opened.at(-1)?.calls, [{ call: call(1), seat: one }], 'it is no stranger')
    assert.deepEqual(apologies(sent), [call(1)])
  })

  it('tells its news to the box that is there now', async () => {
    const { calls, tell } = onPaper()
    const heard: string[] = []
    await calls.begin(nothing, () => heard.push('first'))
    tell({ kind: 'connected' })
    calls.leftAlone()
    tell({ kind: 'connected' })
    await calls.begin(nothing, () => heard.push('second'))
    tell({ kind: 'connected' })
    assert.deepEqual(heard, ['first', 'second'])
  })
})
