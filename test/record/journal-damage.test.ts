import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openRecord, tryOpen } from './lines.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const first = 'record/000001.jsonl'
const second = 'record/000002.jsonl'

async function threeSegments(): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk()
  const record = await openRecord(disk, { fresh: true })
  for (const segment of [1, 2, 3]) {
    await record.add(2)
    await record.add(2)
    if (segment < 3) await record.journal.rotate()
  }
  return disk
}

function edit(disk: SimulatedDisk, path: string, change: (lines: string[]) => string[]): void {
  const lines = Buffer.from(disk.get(path)).toString().split('\n').slice(0, -1)
  disk.put(path, Buffer.from(`${change(lines).join('\n')}\n`))
}

async function damageOf(disk: SimulatedDisk) {
  const before = new Map([...disk.files.keys()].map((path) => [path, Buffer.from(disk.get(path))]))
  const opened = await tryOpen(disk)
  for (const [path, bytes] of before)
    assert.ok(bytes.equals(disk.get(path)), `${path} must be left as it was`)
  assert.ok(!opened.ok, 'damage before the last batch stops the box')
  const { code, file, line } = opened.error
  assert.match(opened.error.whatToDo, /gatehouse|newer/)
  return { code, file, line }
}

describe('damage before the last batch stops the box and changes nothing', () => {
  it('when a byte is flipped anywhere in an older segment', async () => {
    const length = (await threeSegments()).get(second).length
    for (let at = 0; at < length; at += 7) {
      const disk = await threeSegments()
      const bytes = disk.get(second)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      disk.put(second, bytes)
      const found = await damageOf(disk)
      assert.ok(found.file === second || found.file === 'record/000003.jsonl', `byte ${at}`)
    }
  })

  it('when a line is dropped', async () => {
    const disk = await threeSegments()
    edit(disk, second, (lines) => lines.toSpliced(2, 1))
    assert.deepEqual(await damageOf(disk), { code: 'wrong-seq', file: second, line: 3 })
  })

  it('when the last line of an older segment is dropped', async () => {
    const disk = await threeSegments()
    edit(disk, second, (lines) => lines.slice(0, -1))
    assert.equal((await damageOf(disk)).code, 'broken-chain')
  })

  it('when a line is doubled or two are exchanged', async () => {
    const doubled = await threeSegments()
    edit(doubled, second, (lines) => lines.toSpliced(2, 0, lines[1] ?? ''))
    assert.equal((await damageOf(doubled)).code, 'wrong-seq')
    const exchanged = await threeSegments()
    edit(exchanged, second, ([head, a, b, ...rest]) => [head, b, a, ...rest].map((l) => l ?? ''))
    assert.equal((await damageOf(exchanged)).code, 'wrong-seq')
  })

  it('when a line was written again with another content', async () => {
    const disk = await threeSegments()
    edit(disk, first, (lines) =>
      lines.with(1, (lines[1] ?? '').replace('"data":{}', '"data":{"n":1}')),
    )
    assert.deepEqual(await damageOf(disk), { code: 'broken-chain', file: first, line: 3 })
  })

  it('when a segment is missing, first, middle or by its header', async () => {
    for (const path of [first, second]) {
      const disk = await threeSegments()
      disk.files.delete(path)
      assert.deepEqual(await damageOf(disk), { code: 'missing-segment', file: path, line: 0 })
    }
    const disk = await threeSegments()
    disk.put(second, disk.get(first))
    assert.equal((await damageOf(disk)).code, 'bad-header')
  })

  it('when a newer release wrote it', async () => {
    const disk = await threeSegments()
    edit(disk, first, (lines) =>
      lines.with(0, (lines[0] ?? '').replace('"format":1', '"format":2')),
    )
    assert.equal((await damageOf(disk)).code, 'unknown-format')
  })

  it('when the damage is in the last segment with a later batch readable behind it', async () => {
    const disk = await threeSegments()
    edit(disk, 'record/000003.jsonl', (lines) => lines.with(2, 'x'.repeat(40)))
    assert.deepEqual(await damageOf(disk), {
      code: 'bad-line',
      file: 'record/000003.jsonl',
      line: 3,
    })
  })
})

describe('damage inside the last batch', () => {
  it('is cut off from the damaged line on and said', async () => {
    const disk = await threeSegments()
    edit(disk, 'record/000003.jsonl', (lines) => lines.with(3, 'x'.repeat(40)))
    const record = await openRecord(disk)
    assert.equal(record.seqs.length, 10)
    assert.ok(record.cut > 40)
  })

  it('stops the box when a checkpoint says that the line was there', async () => {
    const disk = await threeSegments()
    edit(disk, 'record/000003.jsonl', (lines) => lines.with(3, 'x'.repeat(40)))
    const opened = await tryOpen(disk, { atLeast: 12 })
    assert.equal(!opened.ok && opened.error.code, 'shorter-than-known')
  })
})
