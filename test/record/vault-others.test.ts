import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { SampleId } from '../../src/basics/ids.ts'
import { openKeys } from '../../src/record/keys.ts'
import { caseId, openVault, othersPath, type Vault, vaultPath } from '../../src/record/vault.ts'
import { createVault } from '../../src/record/vault-import.ts'
import { SimulatedDisk } from './simulated-disk.ts'
import { everything, nothing } from './survival.ts'

const sample = 'sample-1' as SampleId
/** Ofcom's drama numbers (D17). */
const number = (n: number) => `+441134960${String(n).padStart(3, '0')}`
const other = (n: number) => `+447700900${String(n).padStart(3, '0')}`

/** Every second row has another number. */
async function filled(count = 6) {
  const disk = new SimulatedDisk()
  const keys = await openKeys({ disk, masterKey: new Uint8Array(32) })
  await keys.ready()
  const at = { disk, keys, sample, key: keys.take() }
  const started = await createVault(at)
  for (let n = 0; n < count; n++)
    assert.ok(started.add(number(n), n % 2 === 0 ? [other(n)] : []).ok)
  const slots = await started.finish()
  const vault = (await openVault(at)) as Vault
  return { ...at, vault, caseOf: (row: number) => caseId(sample, slots[row] ?? -1) }
}

describe('a case with two numbers', () => {
  it('goes by its first, and by its other only when there is no such number', async () => {
    const { vault, caseOf, disk, ...at } = await filled()
    assert.equal(vault.read(caseOf(0)), number(0))
    assert.deepEqual(vault.readAll(caseOf(0)), [number(0), other(0)])
    assert.deepEqual(vault.readAll(caseOf(1)), [number(1)])
    assert.equal(await vault.next(caseOf(0)), true)
    assert.equal(await vault.next(caseOf(1)), false, 'it has no other')
    const again = await openVault({ ...at, disk: disk.afterPowerCut(nothing) })
    assert.deepEqual(again?.readAll(caseOf(0)), [other(0)])
    assert.deepEqual(again?.readAll(caseOf(1)), [number(1)])
    assert.equal(await again?.next(caseOf(0)), false, 'the first is gone for good')
  })

  it('G5: loses both when it is final, in whichever order the two works come', async () => {
    for (const first of ['erase', 'next'] as const) {
      const { vault, caseOf, disk, ...at } = await filled()
      const works = { erase: () => vault.erase([caseOf(0)]), next: () => vault.next(caseOf(0)) }
      const last = first === 'erase' ? 'next' : 'erase'
      await Promise.all([works[first](), works[last]()])
      assert.deepEqual(vault.readAll(caseOf(0)), [])
      const again = await openVault({ ...at, disk: disk.afterPowerCut(nothing) })
      assert.deepEqual(again?.readAll(caseOf(0)), [])
      assert.deepEqual(again?.readAll(caseOf(2)), [number(2), other(2)])
    }
  })

  it('after a power cut at any moment has one of its numbers, and the other no more than once', async () => {
    for (let cut = 1; cut <= 5; cut++)
      for (const left of [nothing, everything]) {
        const { vault, caseOf, disk, ...at } = await filled()
        disk.cutAt = disk.operations + cut
        await vault.next(caseOf(0)).catch(() => undefined)
        const again = await openVault({ ...at, disk: disk.afterPowerCut(left) })
        const has = again?.readAll(caseOf(0)) ?? []
        assert.ok(has.length > 0, `cut at ${cut}`)
        await again?.next(caseOf(0))
        assert.equal(again?.read(caseOf(0)), other(0), `cut at ${cut}`)
      }
  })

  it('holds no readable number on disk, and a sample without others has no file for them (P2)', async () => {
    const { disk } = await filled()
    for (const path of disk.files.keys())
      assert.doesNotMatch(Buffer.from(disk.get(path)).toString('latin1'), /113496|770090/)
    assert.equal(disk.get(vaultPath(sample)).length, disk.get(othersPath(sample)).length)
    const plain = await filled(0)
    assert.deepEqual(await plain.disk.list('vault'), [`${sample}.slots`])
  })
})
