import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** What an ordinary machine with nothing else to do needs to start the program that a box is started with. */
const usualMs = 400

/**
 * How many times slower than an ordinary machine at rest this one is now, 1 at least: for promises in seconds of
 * something that has to start first. Measured by starting Node with what every box of ours is loaded by.
 */
export async function machineSlowness(): Promise<number> {
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', '--eval', '0'], { stdio: 'ignore' })
  await once(child, 'exit')
  return Math.max(1, (performance.now() - began) / usualMs)
}
