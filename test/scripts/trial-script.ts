import { readFileSync } from 'node:fs'
import type { Script } from '../../src/scripts/script.ts'

const file = new URL('../../appliance/trial/household-insurance.json', import.meta.url)

/** The trial's questionnaire as parsed JSON: a fresh copy, so that a test may change it. */
export function trialScript(): Script {
  return JSON.parse(readFileSync(file, 'utf8')) as Script
}
