import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openSigner } from '../../src/record/checkpoint-signer.ts'
import { checkpointsPath, openCheckpoints } from '../../src/record/checkpoints.ts'
import { chainHash, encodeLine } from '../../src/record/line.ts'
import { loadSigningKey } from '../../src/record/signing-key.ts'
import { verifyRecord } from '../../src/record/verify.ts'
import { openRecord } from './lines.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const origin = 'gatehouse.example/record'
const second = 'record/000002.jsonl'
const third = 'record/000003.jsonl'

/** Three segments of four lines, checkpoints at 4, 8 and 10, so that two lines lie behind the last. */
async function signedRecord() {
  const disk = new SimulatedDisk()
  const privateKey = await loadSigningKey(disk, origin)
  const signer = await openSigner({ disk, origin, privateKey })
  const checkpoints = await openCheckpoints({ disk, signer, origin })
  const record = await openRecord(disk, { fresh: true })
  const notes: string[] = []
  let given = 0
  const sign = async () => {
    const { entries } = await openRecord(disk)
    for (const { text } of entries.slice(given)) checkpoints.add(text)
    given = entries.length
    const note = await checkpoints.sign()
    if (note.ok) notes.push(note.value)
  }
  for (let segment = 1; segment <= 3; segment++) {
    await record.add(2)
    if (segment === 3) await sign()
    await record.add(2)
    if (segment < 3) {
      await sign()
      await record.journal.rotate()
    }
  }
  return { disk, notes, verifier: signer.verifier }
}

function edit(disk: SimulatedDisk, path: string, change: (lines: string[]) => string[]): void {
  const lines = Buffer.from(disk.get(path)).toString().split('\n').slice(0, -1)
  disk.put(path, Buffer.from(`${change(lines).join('\n')}\n`))
}

async function codes(disk: SimulatedDisk, options: Parameters<typeof verifyRecord>[1] = {}) {
  const report = await verifyRecord(disk, options)
  assert.equal(report.ok, report.findings.length === 0)
  for (const { whatToDo, what } of report.findings)
    assert.ok(whatToDo.length > 20 && what.length > 5)
  return report.findings.map(({ code }) => code)
}

describe('verify', () => {
  it('finds nothing wrong with a sound record, and changes nothing', async () => {
    const { disk, notes, verifier } = await signedRecord()
    const operations = disk.operations
    const report = await verifyRecord(disk, { verifiers: [verifier], witnesses: notes.slice(1) })
    assert.deepEqual(
      { ...report, view: '', signedBy: report.signedBy.length },
      {
        ...{ ok: true, lines: 12, checkpoints: 6, tornBytes: 0, findings: [] },
        ...{ outside: 10, signedBy: 2, seams: [], view: '' },
      },
    )
    assert.equal(disk.operations, operations)
  })

  it('finds every flipped byte of every line, header and checkpoint', async () => {
    const { disk, verifier } = await signedRecord()
    for (const path of [second, third, checkpointsPath, 'signer/last']) {
      const sound = disk.get(path)
      const last = path === third ? sound.length - 1 : sound.length
      for (let at = 0; at < last; at++) {
        const changed = sound.slice()
        changed[at] = (changed[at] ?? 0) ^ 1
        disk.put(path, changed)
        const found = await codes(disk, { verifiers: [verifier] })
        // Content of the very last line, behind the last checkpoint and with no line after it, is held by nothing.
        const unheld = path === third && at > sound.lastIndexOf(10, sound.length - 2)
        // The spare bits at the end of base64 do not change what was signed.
        const spare = !path.endsWith('l') && changed[at + 1] === 0x3d
        assert.ok(found.length > 0 || unheld || spare, `${path} byte ${at}`)
      }
      disk.put(path, sound)
    }
  })

  it('finds a line dropped, doubled, exchanged or put in from elsewhere, and says where', async () => {
    const changes: ((lines: string[]) => string[])[] = [
      (lines) => lines.toSpliced(2, 1),
      (lines) => lines.toSpliced(2, 0, lines[2] ?? ''),
      ([head = '', a = '', b = '', ...rest]) => [head, b, a, ...rest],
      (lines) => lines.with(2, lines[4] ?? ''),
      (lines) => lines.toSpliced(2, 0, ''),
      (lines) => lines.toSpliced(4, 1),
    ]
    for (const [index, change] of changes.entries()) {
      const { disk, verifier } = await signedRecord()
      edit(disk, second, change)
      const { findings } = await verifyRecord(disk, { verifiers: [verifier] })
      assert.ok(
        findings.some(({ code }) => code !== 'other-root'),
        `change ${index}`,
      )
      assert.ok(findings.some(({ file }) => file === second || file === third))
    }
  })

  it('finds a record rewritten from some line on with a sound chain, by its checkpoints', async () => {
    const { disk, verifier } = await signedRecord()
    let prev = ''
    edit(disk, third, (lines) =>
      lines.map((text, index) => {
        if (index === 0) return text
        const line = JSON.parse(text)
        const forged = encodeLine({ ...line, data: { forged: true }, prev: prev || line.prev })
        prev = chainHash(forged)
        return forged
      }),
    )
    assert.deepEqual(await codes(disk, { verifiers: [verifier] }), Array(2).fill('other-root'))
  })

  it('finds a record cut before a checkpoint, and before a witness when its own checkpoints were cut too', async () => {
    const { disk, verifier, notes } = await signedRecord()
    disk.files.delete(third)
    assert.deepEqual(
      await codes(disk, { verifiers: [verifier] }),
      Array(2).fill('shorter-than-checkpoint'),
    )
    disk.put(checkpointsPath, Buffer.from(`${notes[0]}\n${notes[1]}`))
    assert.deepEqual(
      await codes(disk, { verifiers: [verifier] }),
      ['shorter-than-checkpoint'],
      'the signer knows',
    )
    disk.files.delete('signer/last')
    assert.deepEqual(await codes(disk, { verifiers: [verifier] }), [])
    assert.deepEqual(await codes(disk, { verifiers: [verifier], witnesses: notes.slice(2) }), [
      'shorter-than-checkpoint',
    ])
  })

  it('finds a missing segment', async () => {
    const { disk, verifier } = await signedRecord()
    disk.files.delete(second)
    const found = await codes(disk, { verifiers: [verifier] })
    assert.ok(found.includes('missing-segment'))
  })

  it('finds checkpoints signed by another, in the wrong order, or with no key to check them', async () => {
    const { disk, verifier, notes } = await signedRecord()
    const other = await signedRecord()
    assert.deepEqual(await codes(disk, { verifiers: [other.verifier] }), Array(4).fill('other-key'))
    assert.ok(
      (await codes(disk, { verifiers: [verifier], witnesses: other.notes })).includes('other-key'),
    )
    disk.put(checkpointsPath, Buffer.from(`${notes[1]}\n${notes[0]}`))
    assert.deepEqual(await codes(disk, { verifiers: [verifier] }), ['checkpoint-order'])
    disk.files.delete('signer/verifier.txt')
    assert.ok((await codes(disk)).includes('no-verifier'))
  })

  it('tells a last line that is still being written from damage', async () => {
    const { disk, verifier } = await signedRecord()
    const sound = disk.get(third)
    disk.put(third, Buffer.concat([sound, Buffer.from('{"seq":13,"at"')]))
    const report = await verifyRecord(disk, { verifiers: [verifier] })
    assert.deepEqual([report.ok, report.lines, report.tornBytes], [true, 12, 14])
    disk.put(third, Buffer.concat([sound, Buffer.from('{"seq":13,"at"\n')]))
    assert.deepEqual(await codes(disk, { verifiers: [verifier] }), ['bad-line'])
  })

  it('tells a checkpoint torn by a power cut from damage', async () => {
    const { disk, verifier, notes } = await signedRecord()
    const file = disk.get(checkpointsPath)
    disk.put(checkpointsPath, file.slice(0, -20))
    assert.deepEqual(await codes(disk, { verifiers: [verifier] }), [])
    disk.put(checkpointsPath, Buffer.concat([file, Buffer.from(`\n${notes[0]?.slice(0, -20)}`)]))
    assert.deepEqual(await codes(disk, { verifiers: [verifier] }), ['bad-checkpoint'])
  })

  it('says when there is no record', async () => {
    assert.deepEqual(await codes(new SimulatedDisk()), ['no-record'])
  })
})
