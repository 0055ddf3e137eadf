import { parentPort, workerData } from 'node:worker_threads'
import { planRelease, type ReleaseRequest } from '../results/release.ts'

// The other end of plan-apart.ts: one request in, one answer out.
parentPort?.postMessage(planRelease(workerData as ReleaseRequest))
