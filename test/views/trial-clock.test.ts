import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { it } from 'node:test'
import { runInNewContext } from 'node:vm'

const script = join(import.meta.dirname, '../../views/scripts/counters.js')

it('M8: the trial’s clock goes on at the box’s own speed on a page that is left open, and says no wrong day', async () => {
  const clock = { dataset: { clock: String(23 * 3600 + 58 * 60) }, textContent: '23:58, Monday' }
  let now = 0
  let tick = () => assert.fail('nothing ticks')
  runInNewContext(await readFile(script, 'utf8'), {
    performance: { now: () => now },
    setInterval: (each: () => never) => {
      tick = each
    },
    document: {
      getElementById: () => ({ dataset: { speed: '20' } }),
      querySelectorAll: (what: string) => (what === '[data-clock]' ? [clock] : []),
      addEventListener: () => undefined,
    },
  })
  const after = (seconds: number) => {
    now = seconds * 1000
    tick()
    return clock.textContent
  }
  assert.equal(after(1), '23:58, Monday')
  assert.equal(after(3), '23:59, Monday')
  assert.equal(after(6), '00:00')
  assert.equal(after(66), '00:20')
})
