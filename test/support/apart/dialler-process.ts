import { runDialler } from '../../../src/run-dialler.ts'
import type { DiallerConfig } from '../../../src/serve-config.ts'
import { stopAsked } from '../../../src/stop-asked.ts'
import { given } from './given.ts'
import { type SharedTime, sharedClock } from './shared-clock.ts'

// The dialler as `gatehouse dialler` runs it, on a test's clock and with drama numbers alone (D17).
const { config, time } = await given<{
  config: DiallerConfig
  time: SharedTime
}>()
const around = {
  say: (line: string) => process.stdout.write(`${line}\n`),
  stop: stopAsked(),
  clock: sharedClock(time),
}
process.exitCode = await runDialler(config, around)
