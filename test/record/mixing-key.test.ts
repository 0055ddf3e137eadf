import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sha256Bytes } from '../../src/basics/hash.ts'
import type { PersonId } from '../../src/basics/ids.ts'
import { fewestTogether, openMixing } from '../../src/record/mixing.ts'
import { type MixingKey, mixingKeyPath, openMixingKey } from '../../src/record/mixing-key.ts'
import { complete, numbers, openRoom, someKeys } from './mixing-room.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const ruth = 'ruth' as PersonId
const owen = 'owen' as PersonId

/** A governor gives this password; the product's way of making a key of it is slower. */
function given(key: MixingKey, person: PersonId, password: string, more: Partial<Given> = {}) {
  const derive = async (salt: Uint8Array) =>
    sha256Bytes(Buffer.concat([Buffer.from(password), salt]))
  const governors = new Set([ruth, owen])
  return key.byPassword({ person, derive, governors, nothingWaits: false, ...more })
}
type Given = Parameters<MixingKey['byPassword']>[0]

const seal = (key: MixingKey) => key.seal(Buffer.from('said'), 'here')
const opens = (key: MixingKey, sealed: Uint8Array) =>
  Buffer.from(key.open(sealed, 'here')).toString()

/** A key that one governor holds, as after their first sign-in. */
async function held(): Promise<{ readonly disk: SimulatedDisk; readonly key: MixingKey }> {
  const disk = new SimulatedDisk()
  const key = await openMixingKey(disk)
  await given(key, ruth, 'first', { nothingWaits: true })
  return { disk, key }
}

describe('the mixing key', () => {
  it('seals without a password, and after a start opens only when a governor has given theirs', async () => {
    const { disk, key } = await held()
    const sealed = seal(key)
    assert.equal(opens(key, sealed), 'said', 'the process that was there goes on')
    const again = await openMixingKey(disk.afterPowerCut())
    assert.equal(again.unlocked(), false)
    const later = seal(again)
    assert.throws(() => again.open(sealed, 'here'), /locked until a governor/)
    await given(again, ruth, 'wrong')
    assert.equal(again.unlocked(), false)
    await given(again, owen, 'of his own')
    assert.equal(again.unlocked(), false, 'he has never unlocked it')
    await given(again, ruth, 'first')
    assert.deepEqual([opens(again, sealed), opens(again, later)], ['said', 'said'])
  })

  it('is held by every governor who has given a password while it was open, and by nobody who left', async () => {
    const { disk, key } = await held()
    const sealed = seal(key)
    await given(key, owen, 'second')
    const byOwen = await openMixingKey(disk.afterPowerCut())
    await given(byOwen, owen, 'second')
    assert.equal(opens(byOwen, sealed), 'said')
    await given(key, owen, 'second', { governors: new Set([owen]) })
    const gone = await openMixingKey(disk.afterPowerCut())
    await given(gone, ruth, 'first')
    assert.equal(gone.unlocked(), false)
  })

  it('goes on after a governor has another password', async () => {
    const { disk, key } = await held()
    await given(key, ruth, 'new')
    const again = await openMixingKey(disk.afterPowerCut())
    await given(again, ruth, 'new')
    assert.equal(again.unlocked(), true)
  })

  it('lies in clear only before the first password, and what lay there then opens nothing later', async () => {
    const disk = new SimulatedDisk()
    const key = await openMixingKey(disk)
    const before = Buffer.from(disk.get(mixingKeyPath)).toString()
    assert.match(before, /privateHalf/)
    await given(key, ruth, 'first', { nothingWaits: true })
    assert.doesNotMatch(Buffer.from(disk.get(mixingKeyPath)).toString(), /privateHalf/)
    const old = new SimulatedDisk()
    await old.replace(mixingKeyPath, Buffer.from(before))
    const stolen = await openMixingKey(old)
    assert.equal(stolen.unlocked(), true)
    assert.throws(() => stolen.open(seal(key), 'here'), /was not sealed for the key/)
  })

  it('is of another box when its file is changed', async () => {
    const { disk } = await held()
    const text = Buffer.from(disk.get(mixingKeyPath)).toString().replace('ruth', 'rita')
    await disk.replace(mixingKeyPath, Buffer.from(text))
    await assert.rejects(openMixingKey(disk), /mixing\.json cannot be used/)
  })
})

describe('merges while the key is locked', () => {
  it('wait and lose nothing, and a campaign that closes lets its responses go when it is open again', async () => {
    const disk = new SimulatedDisk()
    const at = await someKeys()
    const room = await openRoom(disk, at, true)
    let unlocked = false
    const mixing = await openMixing(room, room.responses, { unlocked: () => unlocked })
    await complete(room, 0, 2 * fewestTogether)
    assert.equal(await mixing.merge(), 0)
    assert.equal(await mixing.closeOut(), 'locked')
    assert.equal(room.pool.waiting(), 2 * fewestTogether)
    unlocked = true
    assert.equal(await mixing.merge(), fewestTogether)
    assert.deepEqual(await mixing.closeOut(), { merged: fewestTogether })
    assert.equal(numbers(room).length, 2 * fewestTogether)
  })

  it('are not needed to destroy what is too few', async () => {
    const room = await openRoom(new SimulatedDisk(), await someKeys(), true)
    const mixing = await openMixing(room, room.responses, { unlocked: () => false })
    await complete(room, 0, 3)
    assert.deepEqual(await mixing.closeOut(), { destroyed: 3 })
  })
})
