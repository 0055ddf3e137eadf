import { Worker } from 'node:worker_threads'
import type { ViewPlace } from './make-view.ts'
import type { ViewMaker } from './open-ground.ts'

/** What the thread is given: where the data folder is, how far to read, and the key that opens the others. */
export type ViewRequest = {
  readonly root: string
  readonly upTo: ViewPlace
  readonly masterKey: Uint8Array
}

/**
 * Makes the view on a thread of its own: a million cases take seconds to write as JSON, and no seat may wait for that.
 * Rejects when the making itself breaks: a surprise, like any other.
 */
export function viewApart(root: string): ViewMaker {
  return (upTo, masterKey) => {
    const entry = new URL('./view-worker.mjs', import.meta.url)
    const request: ViewRequest = { root, upTo, masterKey }
    const worker = new Worker(entry, { workerData: request, execArgv: [] })
    return new Promise((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`The maker of the view ended with ${code}.`)))
    })
  }
}
