import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { trialSettings } from '../../src/config.ts'
import {
  type Checkpoint,
  decodeCheckpoint,
  encodeCheckpoint,
  splitNotes,
} from '../../src/record/checkpoint.ts'
import { openSigner } from '../../src/record/checkpoint-signer.ts'
import { checkpointsPath, lastSigned, openCheckpoints } from '../../src/record/checkpoints.ts'
import type { TreeState } from '../../src/record/growing-tree.ts'
import { leafHash, rootOf, type TreeHash } from '../../src/record/merkle.ts'
import { openGround } from '../../src/record/open-ground.ts'
import { decodeVerifier, verifyNote } from '../../src/record/signed-note.ts'
import { loadSigningKey } from '../../src/record/signing-key.ts'
import { verifyRecord } from '../../src/record/verify.ts'
import { openOn, standingClock } from './ground.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const origin = 'gatehouse.example/record'

async function open(disk: SimulatedDisk, state?: TreeState) {
  const privateKey = await loadSigningKey(disk, origin)
  const signer = await openSigner({ disk, origin, privateKey })
  const checkpoints = await openCheckpoints({ disk, signer, origin, ...(state && { state }) })
  const add = (from: number, to: number) => {
    for (let n = from; n < to; n++) checkpoints.add(`line ${n}`)
  }
  const size = (note: string) => {
    const verifier = decodeVerifier(signer.verifier)
    if (!verifier.ok) assert.fail(verifier.error.what)
    const text = verifyNote(note, verifier.value)
    const checkpoint = text.ok ? decodeCheckpoint(text.value) : text
    return checkpoint.ok ? checkpoint.value.size : undefined
  }
  const sign = (checkpoint: Checkpoint, proof: readonly TreeHash[]) =>
    signer.sign(asked(checkpoint, proof))
  return { disk, signer, sign, checkpoints, add, size }
}

const asked = (checkpoint: Checkpoint, proof: readonly TreeHash[] = [], below = '') => ({
  text: `${encodeCheckpoint(checkpoint)}${below}`,
  proof: proof.map((hash) => Buffer.from(hash).toString('base64')),
})

const at = (size: number) => ({
  origin,
  size,
  root: rootOf(Array.from({ length: size }, (_, n) => leafHash(`line ${n}`))),
})

describe('checkpoints', () => {
  it('are signed over the lines so far, kept in a file, and carried on after a start', async () => {
    const disk = new SimulatedDisk()
    const first = await open(disk)
    first.add(0, 5)
    const one = await first.checkpoints.sign()
    assert.equal(one.ok && first.size(one.value), 5)
    assert.deepEqual(await first.checkpoints.sign(), one)
    const second = await open(disk.afterPowerCut())
    assert.equal(second.checkpoints.last(), one.ok && one.value)
    second.add(0, 12)
    const two = await second.checkpoints.sign()
    assert.equal(two.ok && second.size(two.value), 12)
    assert.equal(Buffer.from(disk.get(checkpointsPath)).toString(), one.ok && one.value)
  })

  it('can be carried on from a state kept beside the view, older than the last checkpoint', async () => {
    const disk = new SimulatedDisk()
    const first = await open(disk)
    first.add(0, 5)
    await first.checkpoints.sign()
    first.add(5, 9)
    const state = first.checkpoints.state()
    first.add(9, 14)
    await first.checkpoints.sign()
    const again = await open(disk.afterPowerCut(), state)
    again.add(9, 20)
    const signed = await again.checkpoints.sign()
    assert.equal(signed.ok && again.size(signed.value), 20)
  })

  it('are refused when the record was cut, rolled back or rewritten', async () => {
    const disk = new SimulatedDisk()
    const first = await open(disk)
    first.add(0, 9)
    await first.checkpoints.sign()
    const cut = await open(disk)
    cut.add(0, 8)
    const smaller = await cut.checkpoints.sign()
    assert.equal(!smaller.ok && smaller.error.code, 'smaller')
    const rewritten = await open(disk)
    rewritten.checkpoints.add('forged')
    rewritten.add(1, 9)
    const sameSize = await rewritten.checkpoints.sign()
    assert.equal(!sameSize.ok && sameSize.error.code, 'other-root')
    rewritten.add(9, 12)
    const larger = await rewritten.checkpoints.sign()
    assert.equal(!larger.ok && larger.error.code, 'not-consistent')
    assert.equal((await lastSigned(cut.signer)).size, 9)
  })

  it('stop the box, untouched, when their file is damaged before its end', async () => {
    const disk = new SimulatedDisk()
    const { add, checkpoints } = await open(disk)
    for (const to of [1, 2, 3]) {
      add(to - 1, to)
      await checkpoints.sign()
    }
    const bytes = Buffer.from(disk.get(checkpointsPath))
    bytes[bytes.indexOf('— ')] = 0x41
    disk.put(checkpointsPath, bytes)
    await assert.rejects(open(disk), /checkpoints\.txt cannot be used/)
    assert.ok(bytes.equals(disk.get(checkpointsPath)))
  })

  it('lose nothing before or after a note that was torn at any byte, or has holes', async () => {
    const disk = new SimulatedDisk()
    const first = await open(disk)
    first.add(0, 3)
    await first.checkpoints.sign()
    first.add(3, 6)
    const begin = disk.get(checkpointsPath).length
    await first.checkpoints.sign()
    const whole = disk.get(checkpointsPath)
    const torn = [...whole.keys()].slice(begin).map((length) => whole.slice(0, length))
    const holed = torn.map(({ length }) => {
      const bytes = whole.slice()
      bytes.fill(0, begin, length)
      return bytes
    })
    for (const bytes of [...torn, ...holed].filter((_, i) => i % 2 === 0)) {
      disk.put(checkpointsPath, bytes)
      const { findings } = await verifyRecord(disk)
      const about = findings.filter(({ code }) => code === 'bad-checkpoint')
      assert.deepEqual(about, [], 'a power cut is no finding')
      const again = await open(disk.afterPowerCut())
      again.add(0, 9)
      await again.checkpoints.sign()
      const later = splitNotes(Buffer.from(again.disk.get(checkpointsPath)).toString())
      assert.equal(later.rest, '', `${bytes.length} bytes`)
      const sizes = later.notes.map((one) => Number(one.split('\n')[1]))
      assert.deepEqual(
        sizes.filter((size) => size !== 6),
        [3, 9],
      )
      await open(again.disk)
    }
  })

  it('that were not on the platter after a sync that failed are so after the next start', async () => {
    for (const forgetful of [false, true]) {
      const disk = new SimulatedDisk()
      const first = await open(disk)
      first.add(0, 3)
      await first.checkpoints.sign()
      first.add(3, 6)
      const kind = `sync ${checkpointsPath}`
      disk.fault = { kind, nth: (disk.calls.get(kind) ?? 0) + 1, trouble: 'EIO' }
      await assert.rejects(first.checkpoints.sign(), /EIO/)
      const next = await open(disk.afterRestart({ forgetful }))
      next.add(0, 9)
      await next.checkpoints.sign()
      const after = await open(next.disk.afterPowerCut())
      after.add(0, 9)
      assert.ok((await after.checkpoints.sign()).ok)
    }
  })

  it('cost no signature that was not remembered first, whenever the power goes', async () => {
    for (let cutAt = 1; cutAt < 8; cutAt++) {
      for (const keep of [0, 20, 100, 10_000]) {
        const disk = new SimulatedDisk()
        const first = await open(disk)
        first.add(0, 3)
        await first.checkpoints.sign()
        first.add(3, 6)
        disk.cutAt = disk.operations + cutAt
        const given = await first.checkpoints.sign().catch(() => undefined)
        const again = await open(disk.afterPowerCut(keep))
        if (given?.ok) assert.equal((await lastSigned(again.signer)).size, 6)
        again.add(0, 7)
        const signed = await again.checkpoints.sign()
        assert.equal(signed.ok && again.size(signed.value), 7, `cut at ${cutAt}, kept ${keep}`)
      }
    }
  })
})

describe('the signer', () => {
  it('refuses any checkpoint that does not continue the last, whatever it is asked', async () => {
    const { signer, sign } = await open(new SimulatedDisk())
    assert.ok((await sign(at(4), [])).ok)
    const refused = [
      [await sign(at(3), []), 'smaller'],
      [await sign({ ...at(4), root: leafHash('x') }, []), 'other-root'],
      [await sign(at(5), []), 'not-consistent'],
      [await sign(at(5), [leafHash('x')]), 'not-consistent'],
      [await sign({ ...at(4), origin: 'another' }, []), 'other-origin'],
      [await signer.sign({ text: 'anything else\n', proof: [] }), 'not-a-checkpoint'],
      [await signer.sign(asked(at(4), [], 'the box is sound\n')), 'other-lines'],
      [await signer.sign(asked(at(4), [], 'destroyed all of them\n')), 'other-lines'],
    ] as const
    for (const [result, code] of refused) assert.equal(!result.ok && result.error.code, code)
    assert.equal((await lastSigned(signer)).size, 4)
    assert.ok((await sign(at(5), [leafHash('line 4')])).ok)
  })

  it('refuses whatever does not continue the last, with the lines of a witness as without', async () => {
    const below = `at 2026-11-24T10:00:00.000Z\ndestroyed ${'a'.repeat(32)}\n`
    const { signer } = await open(new SimulatedDisk())
    assert.ok((await signer.sign(asked(at(4), [], below))).ok)
    const refused = [
      [await signer.sign(asked(at(3), [], below)), 'smaller'],
      [await signer.sign(asked({ ...at(4), root: leafHash('x') }, [], below)), 'other-root'],
      [await signer.sign(asked(at(5), [], below)), 'not-consistent'],
    ] as const
    for (const [result, code] of refused) assert.equal(!result.ok && result.error.code, code)
    assert.ok((await signer.sign(asked(at(5), [leafHash('line 4')], below))).ok)
  })

  it('takes and gives nothing that could not be sent to another process', async () => {
    const { signer } = await open(new SimulatedDisk())
    const sent = asked(at(4))
    assert.deepEqual(structuredClone(sent), JSON.parse(JSON.stringify(sent)))
    const given = [signer.verifier, await signer.last(), await signer.sign(sent)]
    assert.deepEqual(JSON.parse(JSON.stringify(given)), given)
  })

  const lost: readonly (readonly [string, (disk: SimulatedDisk) => void, RegExp])[] = [
    [
      'was changed',
      (disk) => {
        const bytes = disk.get('signer/last')
        bytes[origin.length + 1] = 0x33
        disk.put('signer/last', bytes)
      },
      /signer\/last does not hold/,
    ],
    ['is gone', (disk) => disk.files.delete('signer/last'), /signer\/last is missing/],
    ['is gone with its key', (disk) => removeSigner(disk), /key\.pem is missing/],
  ]
  for (const [what, damage, says] of lost) {
    it(`signs nothing when its memory ${what}: it would sign a shorter history`, async () => {
      const disk = new SimulatedDisk()
      const { sign, checkpoints, add } = await open(disk)
      add(0, 4)
      await checkpoints.sign()
      await sign(at(4), [])
      damage(disk)
      await assert.rejects(open(disk), says)
    })
  }

  it('tells a box that starts without it in words, and not with a crash', async () => {
    const disk = new SimulatedDisk()
    await (await openOn(disk)).writer.close()
    disk.files.delete('signer/last')
    const parts = { disk, clock: standingClock(), settings: trialSettings, site: 'test' }
    const opened = await openGround(parts)
    assert.match(
      opened.ok ? '' : opened.error,
      /signer\/last is missing.*copy to signer\/last that witness/,
    )
  })

  it('signs nothing when its memory is older than the checkpoints in the record', async () => {
    const disk = new SimulatedDisk()
    const { checkpoints, add } = await open(disk)
    const before = disk.get('signer/last')
    add(0, 4)
    await checkpoints.sign()
    disk.put('signer/last', before)
    await assert.rejects(open(disk), /over 4 lines, and the signer remembers only 0/)
  })

  it('takes a witness that was kept outside the box for its memory', async () => {
    const disk = new SimulatedDisk()
    const first = await open(disk)
    first.add(0, 4)
    const witness = await first.checkpoints.signWitness(() => 'at 2026-11-24T10:00:00.000Z\n')
    if (!witness.ok) assert.fail(witness.error.what)
    disk.put('signer/last', Buffer.from(witness.value))
    const again = await open(disk)
    again.add(0, 3)
    const shorter = await again.checkpoints.sign()
    assert.equal(!shorter.ok && shorter.error.code, 'smaller')
  })

  it('has a key and a memory, or neither, whenever the power goes at its first start', async () => {
    for (let cutAt = 1; cutAt < 12; cutAt++) {
      const disk = new SimulatedDisk()
      disk.cutAt = cutAt
      await open(disk).catch(() => undefined)
      const { add, checkpoints } = await open(disk.afterPowerCut())
      add(0, 4)
      assert.ok((await checkpoints.sign()).ok, `cut at ${cutAt}`)
    }
  })
})

function removeSigner(disk: SimulatedDisk): void {
  for (const path of [...disk.files.keys()]) if (path.startsWith('signer/')) disk.files.delete(path)
}
