import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CaseId, KeyId, SampleId } from '../../src/basics/ids.ts'
import { type Keys, openKeys } from '../../src/record/keys.ts'
import { caseId, openVault, vaultPath, vaultSlotBytes } from '../../src/record/vault.ts'
import { createVault, removeUnfinishedImports } from '../../src/record/vault-import.ts'
import { SimulatedDisk } from './simulated-disk.ts'
import { everything, nothing } from './survival.ts'

const sample = 'sample-1' as SampleId
/** Ofcom's drama numbers (D17). */
const number = (n: number) => `+441134960${String(n % 1000).padStart(3, '0')}`

async function place(disk = new SimulatedDisk()) {
  const keys: Keys = await openKeys({ disk, masterKey: new Uint8Array(32) })
  await keys.ready()
  return { disk, keys, sample, key: keys.take() as KeyId }
}

async function filled(count: number) {
  const at = await place()
  const started = await createVault(at)
  for (let n = 0; n < count; n++) assert.deepEqual(started.add(number(n)), { ok: true, value: n })
  const slotOfRow = await started.finish()
  const vault = await openVault({ ...at, disk: at.disk.afterPowerCut() })
  assert.ok(vault)
  return { ...at, slotOfRow, vault, caseOf: (row: number) => caseId(sample, slotOfRow[row] ?? -1) }
}

describe('the vault', () => {
  it("gives each case its own number, in an order that is not the file's", async () => {
    const { vault, slotOfRow, caseOf } = await filled(900)
    assert.equal(vault.size, 900)
    assert.deepEqual(
      [...slotOfRow].sort((a, b) => a - b),
      [...Array(900).keys()],
    )
    for (let row = 0; row < 900; row++) assert.equal(vault.read(caseOf(row)), number(row))
    const inPlace = [...slotOfRow].filter((slot, row) => slot === row).length
    assert.ok(inPlace < 15, `${inPlace} rows kept their place; about 1 is expected`)
  })

  it('shuffles anew each time', async () => {
    const [one, two] = [await filled(200), await filled(200)]
    assert.notDeepEqual(one.slotOfRow, two.slotOfRow)
  })

  it('holds no readable number on disk (P2)', async () => {
    const { disk } = await filled(100)
    for (const path of disk.files.keys())
      assert.ok(!Buffer.from(disk.get(path)).toString('latin1').includes('113496'))
  })

  it('forgets an erased case for good, and only that one', async () => {
    const at = await place()
    const started = await createVault(at)
    for (let n = 0; n < 50; n++) started.add(number(n))
    const slots = await started.finish()
    const vault = await openVault(at)
    const [gone, kept] = [caseId(sample, slots[3] ?? 0), caseId(sample, slots[4] ?? 0)]
    const offset = (slots[3] ?? 0) * vaultSlotBytes
    const before = at.disk.get(vaultPath(sample)).slice(offset, offset + vaultSlotBytes)
    await vault?.erase([gone])
    const after = await openVault({ ...at, disk: at.disk.afterPowerCut() })
    assert.equal(after?.read(gone), undefined)
    assert.equal(after?.isErased(gone), true)
    assert.equal(after?.read(kept), number(4))
    assert.equal(after?.isErased(kept), false)
    const platter = Buffer.from(at.disk.afterPowerCut().get(vaultPath(sample)))
    assert.equal(platter.indexOf(before.subarray(12, 28)), -1)
    assert.equal(platter.length, 50 * vaultSlotBytes)
  })

  it('opens nothing when its key is destroyed, or when slots are exchanged', async () => {
    const { vault, keys, key, caseOf } = await filled(5)
    await keys.destroy([key])
    assert.equal(vault.read(caseOf(0)), undefined)

    const at = await place()
    const started = await createVault(at)
    for (let n = 0; n < 2; n++) started.add(number(n))
    await started.finish()
    const file = at.disk.get(vaultPath(sample))
    at.disk.put(
      vaultPath(sample),
      Buffer.concat([file.slice(vaultSlotBytes), file.slice(0, vaultSlotBytes)]),
    )
    const exchanged = await openVault(at)
    assert.equal(exchanged?.read(caseId(sample, 0)), undefined)
  })

  it('is there whole or not at all when the power goes during an import', async () => {
    const found = new Set<number | undefined>()
    for (const cutAt of [1, 2, 3, 4]) {
      for (const left of [nothing, everything]) {
        const at = await place()
        const started = await createVault(at)
        started.add(number(1))
        at.disk.cutAt = at.disk.operations + cutAt
        await assert.rejects(started.finish())
        const disk = at.disk.afterPowerCut(left)
        await removeUnfinishedImports(disk)
        const vault = await openVault({ ...at, disk })
        if (left === nothing) assert.equal(vault, undefined, 'nobody was told, and nothing is safe')
        if (vault) assert.equal(vault.read(caseId(sample, 0)), number(1))
        found.add(vault?.size)
      }
    }
    assert.deepEqual([...found], [undefined, 1])
  })

  it('refuses what is not a number, a case of another sample, and a second import', async () => {
    const { vault, disk, keys, key } = await filled(3)
    const started = await createVault({ disk, keys, key, sample: 'sample-2' as SampleId })
    for (const bad of ['07700900000', '+44 7700', '', '+4477009000001234', '+0123456789'])
      assert.equal(started.add(bad).ok, false, bad)
    for (const bad of ['sample-2.1', 'sample-1.3', 'sample-1.-1', 'sample-1.x', 'sample-1'])
      assert.throws(() => vault.read(bad as CaseId), /not in the vault/)
    await assert.rejects(createVault({ disk, keys, key, sample }), /has a vault already/)
  })
})
