import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { trialSampleCsv } from '../fieldwork/trial-sample.ts'
import type { Disk } from '../record/disk.ts'

const questionnaires = join(import.meta.dirname, '../../appliance/trial')

/** Puts what the governor imports on the first day where a person can find it. Kept if it is there already. */
export async function prepareTrialFiles(disk: Disk, seed: string): Promise<void> {
  await disk.makeDir('to-import')
  const there = new Set(await disk.list('to-import'))
  if (!there.has('sample.csv'))
    await disk.replace('to-import/sample.csv', Buffer.from(trialSampleCsv(seed)))
  for (const name of ['household-insurance.json', 'household-insurance.xlsx']) {
    const content = there.has(name)
      ? undefined
      : await readFile(join(questionnaires, name)).catch(() => undefined)
    if (content) await disk.replace(`to-import/${name}`, content)
  }
}
