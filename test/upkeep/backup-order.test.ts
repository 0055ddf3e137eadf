import assert from 'node:assert/strict'
import { it } from 'node:test'
import { releaseMemoryPath, responsesPath } from '../../src/record/responses.ts'
import { backupContent } from '../../src/upkeep/backup-content.ts'
import { liveCampaign } from '../support/a-live-day.ts'
import { startTestBox } from '../support/test-box.ts'

it('X6: a backup reads what is remembered of releases before the responses, which only grow', async () => {
  const test = await startTestBox()
  try {
    const campaign = await liveCampaign(test)
    await test.disk.replace(releaseMemoryPath(campaign), Buffer.from('sealed'))
    await test.box.house.services.witness()
    const content = await backupContent(test.disk, new Date('2026-11-24T10:00:00Z'))
    if (!content.ok) assert.fail(content.error)
    const paths: string[] = []
    for await (const { path } of content.value.parts()) paths.push(path)
    const [memory, responses] = [releaseMemoryPath(campaign), responsesPath(campaign)].map((path) =>
      paths.indexOf(path),
    )
    assert.ok(memory !== undefined && responses !== undefined, 'both are carried')
    assert.ok(memory >= 0 && responses > memory, `${memory} before ${responses}`)
  } finally {
    await test.close()
  }
})
