import { randomUUID } from 'node:crypto'
import { getHeapSnapshot } from 'node:v8'
import type { CallId, CaseId, SeatId } from '../../src/basics/ids.ts'
import { instant } from '../../src/basics/instant.ts'
import { fasterClock, realClock } from '../../src/clock.ts'
import { openSwitchboard } from '../../src/switchboard/open-switchboard.ts'

/**
 * A switchboard in a process of its own, with a vault of sealed numbers, so that a test can look at everything of it. It
 * dials each and says when the last call is over; asked to, it counts what is left of a pattern in its heap.
 */
const [port = '0', speed = '1'] = process.argv.slice(2)
const seat = '01' as SeatId
/** Held on purpose, so that a test sees that it would be found. */
const kept: string[] = []
const sealed = new Map<CaseId, Uint8Array>()

const phone = openSwitchboard({
  clock: fasterClock({ begin: instant(Date.now()), speed: Number(speed) }),
  wireClock: realClock(),
  ...{ host: '127.0.0.1', port: Number(port), password: 'x', callerId: '01134960000' },
  numbers: (case_) => {
    const bytes = sealed.get(case_)
    return bytes && Buffer.from(bytes.map(turned)).toString('latin1')
  },
})

function turned(byte: number): number {
  return byte ^ 0x5a
}

let waiting: CaseId[] = []
const dialNext = async () => {
  const case_ = waiting.shift()
  if (case_ === undefined) {
    process.send?.({ over: true })
    return
  }
  await phone.send({ do: 'dial', call: randomUUID() as CallId, case: case_, seat })
}
phone.listen((event) => {
  if (event.kind === 'seat-up' || event.kind === 'ended') void dialNext()
  if (event.kind === 'in-conference') void phone.send({ do: 'end-call', call: event.call })
})

type Asked = {
  readonly dial?: readonly number[][]
  readonly keep?: readonly number[]
  readonly search?: string
}
process.on('message', (asked: Asked) => void answer(asked))
process.on('disconnect', () => process.exit(0))

async function answer({ dial, keep, search }: Asked): Promise<void> {
  if (dial !== undefined) {
    for (const [at, bytes] of dial.entries())
      sealed.set(`sample.${at}` as CaseId, Uint8Array.from(bytes))
    waiting = [...sealed.keys()]
    await phone.start()
    await phone.send({ do: 'open-seat', seat })
  }
  if (keep !== undefined)
    kept.push('.'.repeat(9_000).concat(Buffer.from(keep.map(turned)).toString('latin1')))
  if (search === undefined) return
  globalThis.gc?.()
  const found = new Set<string>()
  let before = ''
  for await (const chunk of getHeapSnapshot()) {
    const text = before + String(chunk)
    for (const [one] of text.matchAll(new RegExp(search, 'g'))) found.add(one)
    before = text.slice(-40)
  }
  const report = JSON.stringify(process.report.getReport())
  process.send?.({ found: [...found], inReport: new RegExp(search).test(report) })
}
