import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fc } from '../support/fast-check.ts'
import { openRecord, tryOpen } from './lines.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const first = 'record/000001.jsonl'

describe('the journal', () => {
  it('gives back every line in order after a clean stop', async () => {
    const disk = new SimulatedDisk()
    const record = await openRecord(disk, { fresh: true })
    await record.add(3)
    await record.add(2)
    await record.journal.close()
    const again = await openRecord(disk.afterPowerCut())
    assert.deepEqual(again.seqs, [1, 2, 3, 4, 5])
    assert.deepEqual(
      again.entries.map(({ line }) => line.batch),
      [1, 1, 1, 4, 4],
    )
    assert.equal(again.cut, 0)
  })

  it('answers many writers with few syncs', async () => {
    const disk = new SimulatedDisk()
    const record = await openRecord(disk, { fresh: true })
    const before = disk.syncs
    const { writes } = disk
    let release: () => void = () => undefined
    disk.beforeSync = () => new Promise((resolve) => (release = resolve))
    const answered = Promise.all(Array.from({ length: 100 }, () => record.add()))
    while (disk.writes === writes) await new Promise(setImmediate)
    const later = Promise.all(Array.from({ length: 100 }, () => record.add()))
    disk.beforeSync = () => Promise.resolve()
    release()
    await Promise.all([answered, later])
    assert.equal(disk.syncs - before, 2, 'the second hundred gathers while the first is synced')
    assert.equal(record.journal.size().lines, 200)
  })

  it('never answers before the sync that holds the line', async () => {
    const disk = new SimulatedDisk()
    const record = await openRecord(disk, { fresh: true })
    for (let n = 1; n <= 20; n++) {
      await record.add()
      assert.equal((await openRecord(disk.afterPowerCut())).seqs.length, n)
    }
  })

  it('never starts empty by surprise', async () => {
    const opened = await tryOpen(new SimulatedDisk())
    assert.equal(!opened.ok && opened.error.code, 'no-journal')
    assert.match(opened.ok ? '' : opened.error.whatToDo, /gatehouse restore/)
  })

  it('rotates by size and on request, and reads across segments', async () => {
    const disk = new SimulatedDisk()
    const record = await openRecord(disk, { fresh: true, rotateBytes: 600 })
    for (let n = 0; n < 9; n++) await record.add()
    await record.journal.rotate()
    await record.journal.rotate()
    assert.equal(
      record.journal.size().segment,
      4,
      'three full ones, and an empty one is not rotated',
    )
    const again = await openRecord(disk.afterPowerCut())
    assert.equal(again.seqs.length, 9)
    await again.add()
    assert.equal((await openRecord(disk.afterPowerCut())).seqs.length, 9)
  })

  it('puts what was added before a rotation into the old segment', async () => {
    const disk = new SimulatedDisk()
    const record = await openRecord(disk, { fresh: true })
    await Promise.all([record.add(), record.journal.rotate()])
    await record.add()
    const text = (n: number) => Buffer.from(disk.get(`record/00000${n}.jsonl`)).toString()
    assert.equal(text(1).trim().split('\n').length, 2)
    assert.match(text(2), /^\{"gatehouse":"record","format":1,"segment":2,"first":2,/)
  })

  it('reads on from a known place without the segments before it', async () => {
    const disk = new SimulatedDisk()
    const record = await openRecord(disk, { fresh: true, rotateBytes: 600 })
    for (let n = 0; n < 12; n++) await record.add()
    const { entries } = await openRecord(disk)
    for (const known of entries) {
      const after = { seq: known.line.seq, hash: known.hash }
      const rest = await openRecord(disk, { after })
      assert.deepEqual(
        rest.seqs,
        entries.map(({ line }) => line.seq).filter((seq) => seq > after.seq),
      )
    }
    const other = await tryOpen(disk, { after: { seq: 4, hash: 'f'.repeat(64) } })
    assert.equal(!other.ok && other.error.code, 'other-history')
    const ahead = await tryOpen(disk, { after: { seq: 40, hash: 'f'.repeat(64) } })
    assert.equal(!ahead.ok && ahead.error.code, 'shorter-than-known')
  })

  it('refuses a journal that ends before a line known to have been on disk', async () => {
    const disk = new SimulatedDisk()
    const record = await openRecord(disk, { fresh: true })
    await record.add(5)
    const opened = await tryOpen(disk.afterPowerCut(), { atLeast: 6 })
    assert.equal(!opened.ok && opened.error.code, 'shorter-than-known')
    assert.ok((await tryOpen(disk, { atLeast: 5 })).ok)
  })

  it('throws when a second writer shares it', async () => {
    const record = await openRecord(new SimulatedDisk(), { fresh: true })
    assert.throws(() => record.journal.batchStart(7), /two writers/)
  })
})

describe('a power cut', () => {
  it('loses nothing that was answered, at every byte of the torn batch', async () => {
    const disk = new SimulatedDisk()
    const record = await openRecord(disk, { fresh: true })
    await record.add(2)
    const synced = disk.get(first).length
    disk.beforeSync = () => new Promise(() => undefined)
    void Promise.all([record.add(), record.add(2)])
    while (disk.get(first).length === synced) await new Promise(setImmediate)
    const torn = disk.get(first).length - synced
    for (let keep = 0; keep <= torn; keep++) {
      const after = disk.afterPowerCut(keep)
      const again = await openRecord(after)
      assert.ok(again.seqs.length >= 2, `${keep} bytes of the torn batch`)
      assert.equal(again.cut, after.get(first).length < synced + keep ? again.cut : 0)
      assert.equal(after.get(first).length, synced + keep - again.cut)
      await again.add()
      const third = await openRecord(after.afterPowerCut())
      assert.deepEqual(third.seqs, [...again.seqs, again.seqs.length + 1])
    }
  })

  it('at any operation keeps every answered line, and any prefix of the rest', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 12 }),
        fc.nat(60),
        fc.nat(2000),
        async (appends, cutAt, keep) => {
          const disk = new SimulatedDisk()
          const record = await openRecord(disk, { fresh: true, rotateBytes: 900 })
          disk.cutAt = disk.operations + 1 + cutAt
          let answered = 0
          let done = 0
          for (const count of appends) {
            const added = record.add(count)
            done += count
            const reached = done
            await added.then(
              () => (answered = reached),
              () => undefined,
            )
          }
          const again = await openRecord(disk.afterPowerCut(keep))
          assert.ok(again.seqs.length >= answered && again.seqs.length <= done)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('that left zeros or noise where the batch should be is cut off too', async () => {
    for (const noise of [
      new Uint8Array(700),
      Buffer.from('garbage\nmore\n'),
      Uint8Array.of(0xff, 10),
    ]) {
      const disk = new SimulatedDisk()
      await (await openRecord(disk, { fresh: true })).add(2)
      disk.put(first, Buffer.concat([disk.get(first), noise]))
      const again = await openRecord(disk)
      assert.deepEqual([again.seqs.length, again.cut], [2, noise.length])
    }
  })
})

describe('a failing disk', () => {
  it('fails every waiting line and all later ones with one named error, and tries nothing again', async () => {
    const disk = new SimulatedDisk()
    const record = await openRecord(disk, { fresh: true })
    await record.add()
    disk.failAt = disk.operations + 2
    const waiting = await Promise.allSettled([record.add(), record.add(), record.add()])
    const reasons = waiting.map((one) => (one.status === 'rejected' ? one.reason : undefined))
    assert.equal(reasons[0].code, 'JOURNAL-FAILED')
    assert.ok(reasons.every((reason) => reason === reasons[0]))
    const operations = disk.operations
    await assert.rejects(record.add(), (cause) => cause === reasons[0])
    await assert.rejects(record.journal.rotate(), (cause) => cause === reasons[0])
    assert.equal(disk.operations, operations)
    assert.equal((await openRecord(disk.afterPowerCut())).seqs.length, 1)
  })

  it('at any operation: what was answered is there, and what failed was never answered', async () => {
    for (let failAt = 1; failAt < 24; failAt++) {
      const disk = new SimulatedDisk()
      const record = await openRecord(disk, { fresh: true, rotateBytes: 500 })
      disk.failAt = disk.operations + failAt
      let answered = 0
      for (let n = 0; n < 8; n++)
        await record.add().then(
          () => (answered += 1),
          () => undefined,
        )
      const again = await openRecord(disk.afterPowerCut())
      assert.ok(again.seqs.length >= answered)
    }
  })
})
