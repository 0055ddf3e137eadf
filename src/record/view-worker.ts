import { parentPort, workerData } from 'node:worker_threads'
import { readKeys } from './keys.ts'
import { makeView } from './make-view.ts'
import { realDisk } from './real-disk.ts'
import type { ViewRequest } from './view-apart.ts'

// The other end of view-apart.ts: one request in, one answer out.
const { root, upTo, masterKey } = workerData as ViewRequest
const disk = realDisk(root)
parentPort?.postMessage(await makeView(disk, await readKeys(disk, masterKey), upTo))
