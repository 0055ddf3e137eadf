import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { trialSettings } from '../../src/config.ts'
import { addPerson } from '../../src/facts/decide-people.ts'
import { openDataFolder } from '../../src/record/data-folder.ts'
import { openGround } from '../../src/record/open-ground.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { verifyRecord } from '../../src/record/verify.ts'
import { must } from '../support/a-live-day.ts'
import { makeRecord } from './a-record.ts'
import { commandHere, workFolder } from './gatehouse.ts'

const { dir } = await workFolder()
const box = join(dir, 'box')
await makeRecord(box)
await addAgent()

/** Somebody with a prison number, as no one in the small record has. */
async function addAgent() {
  const clock = {
    now: () => Date.UTC(2026, 10, 26) as never,
    after: () => () => {},
    every: () => () => {},
  }
  const opened = await openGround({
    disk: realDisk(box),
    clock,
    settings: trialSettings,
    site: 'test',
  })
  if (!opened.ok) throw new Error(opened.error)
  const { writer, keys, checkpoints } = opened.value
  const body = { name: { first: 'Aidan', last: 'Walsh' }, prisonNumber: 'A1044AW' }
  must(await writer.do((state, ctx) => addPerson(state, ctx, undefined, { role: 'agent', body })))
  await writer.close()
  await checkpoints.close()
  await keys.close()
}

const exported = (...words: string[]) => commandHere('person', 'export', ...words, '--data', box)

describe('gatehouse person export (G8)', () => {
  it('prints everything about that person, and nobody else’s name', async () => {
    const { exit, said } = await exported('a1044aw')
    assert.equal(exit, 0, said)
    assert.match(said, /Name: Walsh, Aidan/)
    assert.match(said, /Prison number: A1044AW/)
    assert.match(said, /The box added Walsh, Aidan as an agent\./)
    assert.doesNotMatch(said, /Example|Exemplar/)
  })

  it('is itself a line of the record, which still verifies', async () => {
    const { said } = await exported('A1044AW', '--json')
    const copy = JSON.parse(said)
    const deeds = copy.lines.map((line: { deed: string }) => line.deed)
    assert.ok(deeds.filter((deed: string) => deed === 'DOWNLOAD_PERSON').length >= 2)
    assert.equal((await verifyRecord(realDisk(box))).ok, true)
    const shown = await commandHere('record', 'show', box, '--deed', 'DOWNLOAD_PERSON')
    assert.match(shown.said, /Whoever runs the box made a copy of everything/)
  })

  it('says when nobody is called that, or when there is no record', async () => {
    const nobody = await exported('A9999ZZ')
    assert.equal(nobody.exit, 1)
    assert.match(nobody.said, /Nobody here has the prison number or username A9999ZZ/)
    const none = await commandHere('person', 'export', 'A1044AW', '--data', join(dir, 'none'))
    assert.equal(none.exit, 2)
  })

  it('is refused while a box has the folder', async () => {
    const folder = await openDataFolder(box)
    assert.ok(folder.ok, 'the folder is free')
    const refused = await exported('A1044AW')
    assert.equal(refused.exit, 1)
    assert.match(refused.said, /process \d+.* a governor can make the copy on its pages/)
    await folder.value.release()
    assert.equal((await exported('A1044AW')).exit, 0)
  })
})
