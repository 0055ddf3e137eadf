import { Worker } from 'node:worker_threads'
import type { Result } from '../basics/result.ts'
import type { Release, ReleaseRequest } from '../results/release.ts'
import type { ReleaseRefusal } from '../results/release-refusal.ts'

/**
 * Plans a release on a thread of its own: every attack on it is tried, which may take half a second, and no seat may
 * wait for that. Rejects when the planning itself breaks: a surprise, like any other.
 */
export function planApart(request: ReleaseRequest): Promise<Result<Release, ReleaseRefusal>> {
  const entry = new URL('./plan-worker.mjs', import.meta.url)
  const worker = new Worker(entry, { workerData: request, execArgv: [] })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The release planner ended with ${code}.`)))
  })
}
