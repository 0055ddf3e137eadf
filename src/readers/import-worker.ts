import { parentPort, workerData } from 'node:worker_threads'
import type { ImportRequest } from './import-apart.ts'
import { importQuestionnaire } from './questionnaire-import.ts'

// The other end of import-apart.ts: one file in, one answer out.
const { fileName, bytes, meta } = workerData as ImportRequest
parentPort?.postMessage(await importQuestionnaire(fileName, bytes, meta))
