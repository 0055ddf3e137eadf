import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { instant } from '../../src/basics/instant.ts'
import { fasterClock } from '../../src/clock.ts'
import type { FarEnd } from '../../src/exchange/far-end.ts'
import { type Exchange, startExchange } from '../../src/exchange/start-exchange.ts'

const speed = 50
/** An answer, no answer, an engaged line, a trunk that is down: in turn. */
const farEnds: readonly FarEnd[] = [
  { does: 'answer', ringsAfter: 200, answersAfter: 900 },
  { does: 'ring-out', ringsAfter: 200 },
  { does: 'refuse', after: 300, status: '486' },
  { does: 'unreachable' },
]
const dialled = Array.from({ length: 12 }, (_, n) => `+447700900${String(421 + n)}`)
const pattern = '7700900(?:42\\d|43[0-2]|999)'
const onPurpose = '+447700900999'

describe('P2: a number is held for one originate, and after the call nowhere in the process', () => {
  let exchange: Exchange
  let child: ChildProcess
  const rung: string[] = []
  before(async () => {
    const carrier = (number: string) => {
      rung.push(number)
      return farEnds[rung.length % farEnds.length] as FarEnd
    }
    const clock = fasterClock({ begin: instant(Date.now()), speed })
    exchange = await startExchange({ clock, seed: 'held', password: 'x', carrier })
    const words = [String(exchange.port), String(speed)]
    child = fork(join(import.meta.dirname, 'dialling-process.ts'), words, {
      // An event of the switch is longer than what a snapshot shows of a string otherwise.
      execArgv: ['--expose-gc', '--heap-snapshot-string-limit=1000000', '--import', 'tsx'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => printed.push(String(chunk)))
  })
  after(async () => {
    const gone = once(child, 'exit')
    child.disconnect()
    await gone
    await exchange.close()
  })
  const printed: string[] = []
  const sealed = (number: string) => [...Buffer.from(number)].map((byte) => byte ^ 0x5a)

  async function search(): Promise<{ found: string[]; inReport: boolean }> {
    const answered = once(child, 'message')
    child.send({ search: pattern })
    const [answer] = await answered
    return answer
  }

  it('not in the heap, a diagnostic report, the arguments or the environment, nor anything printed', async () => {
    const over = once(child, 'message')
    child.send({ dial: dialled.map(sealed) })
    await over
    assert.deepEqual(rung, dialled, 'all were dialled')
    // What the switch was just saying goes by itself, sooner or later; what is held is there at every look.
    let last = await search()
    for (let looks = 1; looks < 5 && (last.found.length > 0 || last.inReport); looks++)
      last = await search()
    assert.deepEqual(last.found, [], 'in the heap')
    assert.equal(last.inReport, false, 'in the report that Node writes when it dies')
    for (const file of ['cmdline', 'environ'])
      assert.doesNotMatch(readFileSync(`/proc/${child.pid}/${file}`, 'latin1'), new RegExp(pattern))
    assert.doesNotMatch(printed.join(''), new RegExp(pattern))
  })

  it('and one that was held would be found', async () => {
    child.send({ keep: sealed(onPurpose) })
    assert.deepEqual((await search()).found, [onPurpose.slice(3)])
  })
})
