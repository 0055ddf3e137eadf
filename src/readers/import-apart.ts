import { Worker } from 'node:worker_threads'
import { err, type Result } from '../basics/result.ts'
import type { ImportMeta } from './imported.ts'
import type { importQuestionnaire, NoQuestionnaire, Questionnaire } from './questionnaire-import.ts'

export type ImportRequest = {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly meta: ImportMeta
}

/** No honest questionnaire comes near either. */
export type Limits = { readonly withinMs: number; readonly heapMb: number }
const usual: Limits = { withinMs: 30_000, heapMb: 512 }

/**
 * The same as `importQuestionnaire`, in a thread of its own with limits of time and memory, so that no file, however it
 * is made, can hold up the calls that the box is making. Beyond the limits the file is refused.
 */
export function importApart(
  fileName: string,
  bytes: Uint8Array,
  meta: ImportMeta = {},
  { withinMs, heapMb }: Limits = usual,
): Promise<Result<Questionnaire, NoQuestionnaire>> {
  type Answer = Awaited<ReturnType<typeof importQuestionnaire>>
  const request: ImportRequest = { fileName, bytes, meta }
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./import-worker.mjs', import.meta.url), {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    })
    const end = (answer: Answer) => {
      clearTimeout(timer)
      resolve(answer)
      void worker.terminate()
    }
    const timer = setTimeout(() => end(tooMuch), withinMs)
    worker.once('message', end)
    worker.once('error', () => end(tooMuch))
    worker.once('exit', () => end(tooMuch))
  })
}

const tooMuch = err({
  faults: [
    {
      code: 'too-much',
      what: 'Reading this file takes more time or memory than any questionnaire should.',
      whatToDo: 'Copy the questions into a new file, save it, and bring that.',
    },
  ],
})
