import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SimulatedDisk } from './simulated-disk.ts'
import { everything, nothing, torn } from './survival.ts'

const bytes = (text: string) => Buffer.from(text)
const text = (found: Uint8Array | undefined) => found && Buffer.from(found).toString()
/** Many different fates of the same unsynced changes. */
const fates = Array.from({ length: 200 }, (_, i) => torn(`fate ${i}`, 0.5))

/** Everything that any power cut at any step since `begin` may leave of a file. */
async function mayBe(disk: SimulatedDisk, path: string, begin = 0) {
  const found = new Set<string | undefined>()
  for (let moment = begin; moment <= disk.moment; moment++)
    for (const fate of [nothing, everything, ...fates.slice(0, 40)])
      found.add(text(await disk.afterPowerCut(fate, moment).read(path)))
  return found
}

async function withFile(path: string, content: string) {
  const disk = new SimulatedDisk()
  await disk.replace(path, bytes(content))
  return disk
}

describe('the simulated disk forgets', () => {
  it('what was written and not synced, whole, in part, and sector by sector in no order', async () => {
    const disk = new SimulatedDisk()
    const file = await disk.append('lines')
    await file.write(bytes('a'.repeat(512)))
    await file.datasync()
    await file.write(bytes('b'.repeat(1024)))
    const kept = fates.map((fate) => text(disk.afterPowerCut(fate).get('lines'))?.slice(512))
    const holes = ['', 'b'.repeat(512), 'b'.repeat(1024), `${'\0'.repeat(512)}${'b'.repeat(512)}`]
    for (const one of holes) assert.ok(kept.includes(one), `${one.length} bytes`)
    for (const one of kept) assert.match(one ?? 'x', /^(\0|b)*$/)
    assert.equal(text(disk.get('lines'))?.length, 1536, 'the system shows all of it')
  })

  it('never tears inside a sector, wherever the write began', async () => {
    const disk = await withFile('slots', 'o'.repeat(2048))
    const file = await disk.slots('slots')
    await file.writeAt(500, bytes('n'.repeat(600)))
    for (const fate of fates) {
      const found = text(disk.afterPowerCut(fate).get('slots')) ?? ''
      for (const [from, to] of [
        [500, 512],
        [512, 1024],
        [1024, 1100],
      ])
        assert.match(found.slice(from, to), /^(o+|n+)$/)
    }
  })

  it('a truncation that was not synced; and `truncate` of the house syncs it', async () => {
    const disk = new SimulatedDisk()
    const file = await disk.append('lines')
    await file.write(bytes('whole and torn'))
    await file.datasync()
    const begin = disk.moment
    await file.truncate(5)
    assert.deepEqual([...(await mayBe(disk, 'lines', begin))].sort(), ['whole', 'whole and torn'])
    assert.equal(text(disk.afterPowerCut(nothing).get('lines')), 'whole')
  })

  it('names until their folder is synced, in another order than they were given', async () => {
    const disk = new SimulatedDisk()
    await disk.replace('one', bytes('old'))
    await disk.replace('two', bytes('old'))
    const begin = disk.moment
    await Promise.all([disk.replace('one', bytes('new')), disk.replace('two', bytes('new'))])
    const seen = new Set<string>()
    for (let moment = begin; moment <= disk.moment; moment++)
      for (const fate of fates) {
        const after = disk.afterPowerCut(fate, moment)
        seen.add(`${text(after.get('one'))} ${text(after.get('two'))}`)
      }
    assert.deepEqual([...seen].sort(), ['new new', 'new old', 'old new', 'old old'])
  })
})

describe('the house’s own order of calls', () => {
  it('a replaced file is the old one or the new one after a cut at any step, and the new one when that was said', async () => {
    const disk = await withFile('view', 'o'.repeat(3000))
    const begin = disk.moment
    await disk.replace('view', bytes('n'.repeat(2000)))
    const found = await mayBe(disk, 'view', begin)
    assert.deepEqual([...found].map((one) => one?.[0]).sort(), ['n', 'o'])
    for (const one of found) assert.match(one ?? '', /^(o{3000}|n{2000})$/)
    for (const fate of fates) assert.equal(disk.afterPowerCut(fate).get('view').length, 2000)
  })

  it('of two that replace one file at the same time the later one stands, and neither fails', async () => {
    const disk = await withFile('view', 'old')
    await Promise.all(['one', 'two'].map((content) => disk.replace('view', bytes(content))))
    assert.equal(text(disk.afterPowerCut(nothing).get('view')), 'two')
  })

  it('a partial file that an earlier process left is no trouble', async () => {
    const disk = new SimulatedDisk()
    disk.cutAt = 2
    await disk.replace('view', bytes('first')).catch(() => undefined)
    const again = disk.afterPowerCut(everything)
    assert.deepEqual(await again.list('.'), ['view.partial'])
    await again.replace('view', bytes('second'))
    assert.equal(text(again.afterPowerCut(nothing).get('view')), 'second')
  })

  it('a file that was created, appended to and synced is there by its name; one removed is gone', async () => {
    const disk = new SimulatedDisk()
    await disk.makeDir('a/b')
    for (const path of ['a/b/lines', 'a/b/slots']) {
      const file = path.endsWith('lines') ? await disk.append(path) : await disk.slots(path)
      if ('write' in file) await file.write(bytes('x'))
      else await file.writeAt(0, bytes('x'))
      await file.datasync()
      assert.equal(text(await disk.afterPowerCut(nothing).read(path)), 'x')
      await disk.remove(path)
      assert.equal(await disk.afterPowerCut(nothing).read(path), undefined)
    }
  })

  it('a folder that another process made, and did not live to sync, is made safe by whoever needs it', async () => {
    const disk = new SimulatedDisk()
    disk.fault = { kind: 'sync-folder ', nth: 1, trouble: 'EIO' }
    await assert.rejects(disk.makeDir('vault'))
    const next = new SimulatedDisk()
    next.cutAt = 2
    await assert.rejects(next.makeDir('vault'))
    const after = next.afterRestart()
    assert.deepEqual(await next.afterPowerCut(nothing).list('.'), [])
    await after.makeDir('vault')
    assert.deepEqual(await after.afterPowerCut(nothing).list('.'), ['vault'])
  })
})

describe('after a process was killed', () => {
  /** Each step of the work at which it may be killed, with all that it had done by then to be seen, and not safe. */
  const killedIn = async (disk: SimulatedDisk, work: () => Promise<unknown>) => {
    const begin = disk.moment
    await work()
    return Array.from({ length: disk.moment - begin + 1 }, (_, n) => disk.killedAt(begin + n))
  }

  it('what it put in place stays, for whoever begins with the folder', async () => {
    const disk = new SimulatedDisk()
    await disk.makeDir('r')
    await disk.replace('r/view', bytes('old'))
    const found = await killedIn(disk, () => disk.replace('r/view', bytes('new')))
    for (const next of found) {
      await next.makeDir('r')
      const read = text(await next.read('r/view'))
      for (const fate of [nothing, everything, ...fates.slice(0, 20)])
        assert.equal(text(next.afterPowerCut(fate).get('r/view')), read)
    }
    assert.deepEqual([...new Set(found.map((next) => text(next.get('r/view'))))], ['old', 'new'])
  })

  it('what it took away is gone for good when the next one has taken it away too', async () => {
    const disk = await withFile('paper', 'a password')
    for (const next of await killedIn(disk, () => disk.remove('paper'))) {
      await next.remove('paper')
      assert.equal(await next.afterPowerCut(nothing).read('paper'), undefined)
    }
    await new SimulatedDisk().remove('no/such/folder')
  })

  it('of a long write that was its last, the first pages are there', async () => {
    const disk = new SimulatedDisk()
    const file = await disk.append('lines')
    const found = await killedIn(disk, () => file.write(bytes('x'.repeat(10_000))))
    await file.write(bytes('y'))
    const begun = disk.killedAt(disk.moment - 1)
    assert.equal(begun.get('lines').length, 4096)
    assert.deepEqual(
      found.map((next) => next.get('lines').length),
      [0, 10_000],
    )
  })
})

describe('after a sync that failed', () => {
  const failed = async () => {
    const disk = new SimulatedDisk()
    const file = await disk.append('lines')
    await file.write(bytes('safe\n'))
    await file.datasync()
    disk.fault = { kind: 'sync lines', nth: 2, trouble: 'EIO' }
    await file.write(bytes('lost\n'))
    await assert.rejects(file.datasync(), /EIO/)
    return { disk, file }
  }

  it('nothing more is taken by that file, so that no later sync can say that all is well', async () => {
    const { disk, file } = await failed()
    await assert.rejects(file.datasync(), /EIO/)
    await assert.rejects(file.write(bytes('more')), /EIO/)
    assert.equal(text(disk.get('lines')), 'safe\nlost\n', 'the system shows it all the same')
    await file.close()
  })

  it('a later sync by another process makes nothing of it safe: only writing it again does', async () => {
    const { disk } = await failed()
    const next = disk.afterRestart()
    const again = await next.slots('lines')
    await again.datasync()
    assert.equal(text(next.afterPowerCut(everything).get('lines')), `safe\n${'\0'.repeat(5)}`)
    await again.writeAt(5, bytes('lost\n'))
    await again.datasync()
    assert.equal(text(next.afterPowerCut(nothing).get('lines')), 'safe\nlost\n')
  })

  it('the next process may see it, or may not', async () => {
    const { disk } = await failed()
    assert.equal(text(disk.afterRestart().get('lines')), 'safe\nlost\n')
    const forgetful = disk.afterRestart({ forgetful: true })
    assert.equal(text(forgetful.get('lines')), `safe\n${'\0'.repeat(5)}`)
  })

  it('of a sync that is waiting when another one fails, neither is believed', async () => {
    const disk = new SimulatedDisk()
    const file = await disk.slots('slots')
    await file.writeAt(0, bytes('one'))
    disk.fault = { kind: 'sync slots', nth: 1, trouble: 'EIO' }
    const both = await Promise.allSettled([file.datasync(), file.datasync()])
    assert.deepEqual(
      both.map(({ status }) => status),
      ['rejected', 'rejected'],
    )
  })
})

describe('a full disk', () => {
  it('takes a part of a write, refuses the rest, and stays full', async () => {
    const disk = new SimulatedDisk()
    const file = await disk.append('lines')
    disk.fault = { kind: 'write lines', nth: 1, trouble: 'ENOSPC' }
    await assert.rejects(file.write(bytes('123456789')), /ENOSPC/)
    assert.equal(text(disk.get('lines')), '123')
    await assert.rejects(disk.replace('other', bytes('x')), /ENOSPC/)
    assert.equal(disk.afterRestart().get('lines').length, 3)
    await disk.afterRestart().replace('other', bytes('there is room again'))
  })
})
