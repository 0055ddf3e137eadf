import type { Settings } from '../../../src/facts/decide.ts'
import { runServe } from '../../../src/serve.ts'
import type { ServeConfig } from '../../../src/serve-config.ts'
import { stopAsked } from '../../../src/stop-asked.ts'
import { trialPeople } from '../../../src/upkeep/trial-people.ts'
import { given } from './given.ts'
import { type SharedTime, sharedClock } from './shared-clock.ts'

// The box as `gatehouse serve` runs it, on a test's clock, with the trial's people in it.
const { config, time } = await given<{
  config: Omit<ServeConfig, 'settings'> & { settings: Settings }
  time: SharedTime
}>()
const clock = sharedClock(time)
process.exitCode = await runServe(config, {
  say: (line: string) => process.stdout.write(`${line}\n`),
  stop: stopAsked(),
  clock,
  // An exchange has nothing that root could look at.
  attestation: () => ({ state: 'nothing-to-attest' }),
  makeTrial: async (writer, passwords) => ({
    speed: time.speed,
    people: await trialPeople(writer, passwords, clock.now(), 0),
    hear: async () => undefined,
  }),
})
