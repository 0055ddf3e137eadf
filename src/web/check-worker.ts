import { parentPort } from 'node:worker_threads'
import { checkScript } from '../scripts/check-script.ts'
import type { CheckAnswer, CheckAsked } from './check-apart.ts'

// The other end of check-apart.ts: scripts in, findings out, one after the other.
parentPort?.on('message', ({ id, script }: CheckAsked) => {
  const answer: CheckAnswer = { id, findings: checkScript(script) }
  parentPort?.postMessage(answer)
})
