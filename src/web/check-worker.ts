import { parentPort, workerData } from 'node:worker_threads'
import { checkScript } from '../scripts/check-script.ts'
import type { CheckAnswer, CheckAsked, CheckWith } from './check-apart.ts'

// The other end of check-apart.ts: scripts in, findings out, one after the other.
const { siteRules } = workerData as CheckWith

parentPort?.on('message', ({ id, script }: CheckAsked) => {
  const answer: CheckAnswer = { id, findings: checkScript(script, siteRules) }
  parentPort?.postMessage(answer)
})
