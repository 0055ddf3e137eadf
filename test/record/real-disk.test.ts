import assert from 'node:assert/strict'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Disk } from '../../src/record/disk.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { openRecord } from './lines.ts'
import { SimulatedDisk } from './simulated-disk.ts'

let root = ''
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'gatehouse-disk-'))
})
after(() => rm(root, { recursive: true }))

const bytes = (text: string) => Buffer.from(text)
const textOf = (found: Uint8Array | undefined) => found && Buffer.from(found).toString()

for (const [name, make] of [
  ['the real disk', () => realDisk(root)],
  ['the simulated disk', () => new SimulatedDisk()],
] as const) {
  describe(name, () => {
    it('appends, cuts and reads back', async () => {
      const disk: Disk = make()
      await disk.makeDir('a/b')
      const file = await disk.append('a/b/lines')
      await file.write(bytes('one\ntwo\n'))
      await file.datasync()
      assert.equal(file.size(), 8)
      await file.truncate(4)
      await file.write(bytes('three\n'))
      await file.datasync()
      await file.close()
      assert.equal(textOf(await disk.read('a/b/lines')), 'one\nthree\n')
      const again = await disk.append('a/b/lines')
      assert.equal(again.size(), 10)
      await again.close()
    })

    it('overwrites in place and reads a slot at once', async () => {
      const disk: Disk = make()
      await disk.makeDir('s')
      const file = await disk.slots('s/slots')
      await file.writeAt(0, bytes('aaaabbbb'))
      await file.writeAt(4, bytes('cccc'))
      await file.datasync()
      assert.equal(textOf(file.readAt(2, 4)), 'aacc')
      assert.equal(file.readAt(6, 100).length, 2)
      assert.equal(file.size(), 8)
      await file.close()
      const again = await disk.slots('s/slots')
      assert.equal(textOf(again.readAt(0, 8)), 'aaaacccc')
      await again.close()
    })

    it('replaces whole files, lists and removes', async () => {
      const disk: Disk = make()
      await disk.makeDir('r')
      await disk.replace('r/one', bytes('first, longer'))
      await disk.replace('r/one', bytes('second'))
      await disk.replace('r/two', bytes(''))
      assert.equal(textOf(await disk.read('r/one')), 'second')
      assert.deepEqual(await disk.list('r'), ['one', 'two'])
      await disk.remove('r/one')
      await disk.remove('r/one')
      assert.equal(await disk.read('r/one'), undefined)
      assert.deepEqual(await disk.list('nowhere'), [])
    })

    it('carries a journal', async () => {
      const disk: Disk = make()
      const record = await openRecord(disk, { fresh: true, rotateBytes: 400 })
      await Promise.all([record.add(), record.add(2)])
      await record.add()
      await record.journal.close()
      assert.deepEqual((await openRecord(disk)).seqs, [1, 2, 3, 4])
    })
  })
}

describe('the real disk', () => {
  it('makes files 0600 and folders 0700', async () => {
    const disk = realDisk(root)
    await disk.makeDir('modes/inner')
    await disk.replace('modes/replaced', bytes('x'))
    await (await disk.append('modes/appended')).close()
    await (await disk.slots('modes/slots')).close()
    for (const [path, mode] of [
      ['modes', 0o700],
      ['modes/inner', 0o700],
      ['modes/replaced', 0o600],
      ['modes/appended', 0o600],
      ['modes/slots', 0o600],
    ] as const)
      assert.equal((await stat(join(root, path))).mode & 0o777, mode, path)
  })

  it('opens nothing outside its folder', async () => {
    const disk = realDisk(join(root, 'inside'))
    await writeFile(join(root, 'secret'), 'x')
    for (const path of ['../secret', '/etc/passwd', 'a/../../secret'])
      await assert.rejects(async () => disk.read(path), /data folder/)
  })
})
