import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { second } from '../../src/basics/instant.ts'
import { promptsFile } from '../../src/site/prompt-files.ts'
import { watchMessages } from '../../src/upkeep/spoken-messages.ts'
import { HandClock } from '../exchange/hand-clock.ts'
import { spokenSite } from '../site/a-spoken-site.ts'
import { until } from '../support/until.ts'

it('D6: messages whose list cannot be read any more are none that two governors approved', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-unread-'))
  await spokenSite(folder)
  const clock = new HandClock()
  const messages = await watchMessages(folder, clock)
  try {
    assert.equal(messages.unapproved(new Map()), undefined, 'as long as it can be read')
    await rm(join(folder, promptsFile))
    await mkdir(join(folder, promptsFile))
    clock.move(5 * second)
    await until('a fault is seen', () => messages.unapproved(new Map()))
    assert.match(messages.unapproved(new Map()) ?? '', /cannot be read/)
    const looked = await messages.look()
    assert.equal(looked.ok, false, 'and the page says so')
  } finally {
    messages.stop()
    await rm(folder, { recursive: true })
  }
})
