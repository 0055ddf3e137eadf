import { Worker } from 'node:worker_threads'
import type { Finding } from '../scripts/finding.ts'
import type { RuleIndex } from '../scripts/rule-index.ts'
import type { Script } from '../scripts/script.ts'

export type CheckAsked = { readonly id: number; readonly script: Script }
export type CheckAnswer = { readonly id: number; readonly findings: readonly Finding[] }

export type CheckWith = { readonly siteRules: RuleIndex | undefined }

/** What the checker finds, or undefined when it takes longer than anybody waits for while typing. */
export type CheckApart = (script: Script) => Promise<readonly Finding[] | undefined>

/**
 * The checker in a thread of its own, begun with the first question and kept: it follows every way through a script,
 * which for a long one takes seconds that the calls cannot wait for. A site's own rules are looked for as well, as they
 * are in force at each question. After `withinMs` the thread is given up, and the next question begins another.
 */
export function checkApart(
  siteRules: () => RuleIndex | undefined = () => undefined,
  withinMs = 20_000,
): CheckApart {
  const waiting = new Map<number, (found: readonly Finding[] | undefined) => void>()
  let worker: Worker | undefined
  let looksWith: RuleIndex | undefined
  let asked = 0
  const giveUp = () => {
    void worker?.terminate()
    worker = undefined
    for (const answer of [...waiting.values()]) answer(undefined)
  }
  const begin = (): Worker => {
    looksWith = siteRules()
    const begun = new Worker(new URL('./check-worker.mjs', import.meta.url), {
      workerData: { siteRules: looksWith } satisfies CheckWith,
    })
    begun.on('message', ({ id, findings }: CheckAnswer) => waiting.get(id)?.(findings))
    begun.on('error', () => {
      if (worker === begun) giveUp()
    })
    // Nobody waits for it when the box stops; while somebody does, the timer keeps the box.
    begun.unref()
    return begun
  }
  return (script) =>
    new Promise((resolve) => {
      // A thread that knows other rules than are in force answers nobody any more; who waited for it asks again.
      if (worker && looksWith !== siteRules()) giveUp()
      asked += 1
      const id = asked
      const timer = setTimeout(giveUp, withinMs)
      waiting.set(id, (found) => {
        clearTimeout(timer)
        waiting.delete(id)
        resolve(found)
      })
      worker ??= begin()
      worker.postMessage({ id, script } satisfies CheckAsked)
    })
}
