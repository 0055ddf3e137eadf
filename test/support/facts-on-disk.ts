import assert from 'node:assert/strict'
import type { Fact } from '../../src/facts/fact.ts'
import type { Disk } from '../../src/record/disk.ts'
import { readKeys } from '../../src/record/keys.ts'
import { readSteps } from '../../src/record/make-view.ts'
import { loadMasterKey } from '../../src/record/master-key.ts'
import { readFacts } from '../../src/record/read-facts.ts'
import { openStep } from '../../src/record/step-codec.ts'

/** Every fact that the disk holds, those that lie with the steps of an open shift among them, by their place. */
export async function factsOnDisk(disk: Disk): Promise<readonly Fact[]> {
  const facts: Fact[] = []
  for await (const fact of readFacts(disk)) facts.push(fact)
  const master = await loadMasterKey(disk, { create: false })
  assert.ok(master.ok, 'the master key is there')
  const keys = await readKeys(disk, master.value)
  for (const line of (await readSteps(disk, Number.MAX_SAFE_INTEGER)) ?? []) {
    const opened = openStep(keys, line)
    if (opened && 'facts' in opened) facts.push(...opened.facts)
  }
  return facts.sort((a, b) => a.seq - b.seq)
}
