import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openDataFolder } from '../../src/record/data-folder.ts'
import { type ChildBox, startChildBox } from '../support/child-box.ts'

describe('one data folder, one box', () => {
  let folder: string
  let first: ChildBox
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatehouse-folder-'))
    first = await startChildBox({ data: join(folder, 'trial'), speed: 1, colleagues: 0 })
  })
  after(async () => {
    await first.kill()
    await rm(folder, { recursive: true, force: true })
  })

  it('a second process, at a port of its own, is told who has the folder and what to do, and changes nothing', async () => {
    const told =
      /Another Gatehouse \(process \d+\) is using the data folder .*trial\/box.*Stop the other first, or give this one a folder of its own with --data\. Nothing was changed/
    await assert.rejects(startChildBox({ data: join(folder, 'trial'), speed: 1 }), told)
    await assert.rejects(
      startChildBox({ data: join(folder, 'trial'), speed: 1, fresh: true }),
      told,
    )
    assert.equal((await fetch(first.origin)).status, 200, 'and the first goes on')
  })

  it('another path to the same folder is the same folder', async () => {
    const link = join(folder, 'by-another-name')
    await symlink(join(folder, 'trial'), link)
    await assert.rejects(startChildBox({ data: link, speed: 1 }), /Another Gatehouse/)
  })

  it('killed, it holds the folder no longer: the next one opens it at once', async () => {
    await first.kill()
    first = await startChildBox({ data: join(folder, 'trial'), speed: 1, colleagues: 0 })
    assert.equal((await fetch(first.origin)).status, 200)
  })

  it('where none can be made, a sentence says so', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, '')
    for (const [root, because] of [
      [file, 'something else lies there'],
      [join(file, 'box'), 'a part of its path is no folder'],
    ] as const) {
      const error = `The data folder ${root} cannot be made: ${because}. Give another with --data.`
      assert.deepEqual(await openDataFolder(root), { ok: false, error })
    }
  })

  it('can be emptied and released, and says how much is free', async () => {
    const root = join(folder, 'small')
    await mkdir(root)
    const opened = await openDataFolder(root)
    assert.ok(opened.ok)
    await writeFile(join(root, 'one'), 'one')
    assert.ok((await opened.value.free()) > 0)
    await opened.value.empty()
    assert.deepEqual(await opened.value.disk.list('.'), [])
    assert.ok(!(await openDataFolder(root)).ok)
    await opened.value.release()
    const again = await openDataFolder(root)
    assert.ok(again.ok)
    await again.value.release()
  })
})
