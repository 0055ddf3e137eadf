import assert from 'node:assert/strict'
import { readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { it } from 'node:test'
import { realDisk } from '../../src/record/real-disk.ts'
import { copyOf } from '../support/copied-folder.ts'
import { type Ext4Image, withExt4Image } from '../support/ext4-image.ts'
import { forkedScript } from '../support/forked-script.ts'
import { sample } from '../support/found-room.ts'
import { leakSearch } from '../support/leak-search.ts'
import { bodiesOnDisk, keysOnDisk, mixedOnDisk, vaultNumbersOnDisk } from '../support/raw-search.ts'
import { mixedSpeakers } from '../support/speakers.ts'
import { openWorkedRoom, type WorkedRoom } from '../support/worked-room.ts'

const slots = 150
/** An option's id that stands nowhere but in answers. */
const canary = 'good-canary-7f3a'

const script = () => {
  const plain = forkedScript({ yes: 0, no: 0 })
  return JSON.parse(JSON.stringify(plain).replaceAll('"good"', `"${canary}"`)) as typeof plain
}

/** Every byte of the disk, without the document that holds the script itself. */
async function rawWithoutScript({ raw }: Ext4Image): Promise<Buffer> {
  const all = await raw()
  const listed = Buffer.from(`"id":"${canary}"`)
  for (let at = all.indexOf(listed); at >= 0; at = all.indexOf(listed, at))
    all.fill(0, at, at + listed.length)
  return all
}

async function search(image: Ext4Image, room: WorkedRoom, t: { diagnostic(line: string): void }) {
  const raw = await rawWithoutScript(image)
  const copy = await copyOf(image.dir)
  const final = new Map(room.held.map((one) => [Number(one.case.split('.')[1]), one.number]))
  const spelled = [...final.values()].map((one) => one.slice(3))
  const inClear = leakSearch({ numbers: new Set(spelled), canaries: [canary] })
  assert.deepEqual(inClear(raw), [], 'no final number and no answer in clear in any block')

  const masterKey = copy.files.get('master.key')?.bytes ?? new Uint8Array()
  const keys = keysOnDisk(raw, masterKey)
  assert.deepEqual(
    [...keys.keys()].sort(),
    [...copy.keys.keys()].map(String).sort(),
    'no key outlives its slot',
  )

  const { tried, opened } = bodiesOnDisk(raw, keys)
  assert.ok(tried > 200, 'the steps of the day are still in blocks that are free now')
  assert.deepEqual(opened, [], 'and none of them opens, nor any completing body')
  t.diagnostic(
    `${raw.length >> 20} MiB: ${keys.size} keys on ${tried} sealed bodies, ${final.size} numbers in every spelling`,
  )
  return { raw, copy, keys, final }
}

it('neither a final number nor an answer is anywhere on the raw disk after a day, for a holder of all keys', async (t) => {
  const done = await withExt4Image(24, async (image) => {
    const room = await openWorkedRoom({
      disk: realDisk(image.dir),
      script: script(),
      seats: 3,
      cases: slots,
    })
    const key = room.ground.writer.ahead.samples.get(sample)?.key
    assert.ok(key)
    const before = vaultNumbersOnDisk(await image.raw(), keyOf(await copyOf(image.dir), key), {
      sample,
      slots,
    })
    assert.equal(before.size, slots, 'the search finds every number in its block before the day')

    await room.work(40, mixedSpeakers())
    await room.closeShift()
    const { raw, copy, final } = await search(image, room, t)
    const left = vaultNumbersOnDisk(raw, keyOf(copy, key), { sample, slots })
    assert.equal(left.size, slots - final.size, 'slots are overwritten where they lie')
    for (const slot of final.keys()) assert.equal(left.has(slot), false, `slot ${slot}`)

    const pool = copy.files.get('pool/campaign.slots')?.bytes ?? new Uint8Array()
    const poolKey = room.ground.writer.ahead.campaigns.get('campaign' as never)?.poolKey
    assert.ok(poolKey)
    const mixed = mixedOnDisk(raw, pool, keyOf(copy, poolKey))
    assert.deepEqual(
      mixed.answers,
      [],
      'no half of a mixing key that is on the disk opens what waits',
    )

    const vanished = keyOf(copy, key)
    await room.closeCampaign()
    const after = await search(image, room, t)
    assert.equal(after.copy.keys.has(key), false)
    assert.deepEqual(await deletedButOpen(image.dir), [], 'and no deleted file is still open')
    assert.ok(
      vaultNumbersOnDisk(after.raw, vanished, { sample, slots }).size > 0,
      'only a key from before would open the rest',
    )
    await room.close()
  })
  if (done !== 'done') t.diagnostic(`Not searched: this machine does not mount an image (${done}).`)
})

it('finds what was never sealed, or never overwritten: the search can fail', async (t) => {
  const done = await withExt4Image(8, async ({ dir, raw }) => {
    const disk = realDisk(dir)
    await disk.replace(
      'note.json',
      Buffer.from('{"number":"0113 496 0007","said":"good-canary-7f3a"}'),
    )
    await disk.replace('note.json', Buffer.from('{}'))
    await disk.remove('note.json')
    const found = leakSearch({ numbers: new Set(['1134960007']), canaries: [canary] })(await raw())
    assert.ok(found.includes(canary) && found.some((one) => one.includes('496')), 'in a free block')
  })
  if (done !== 'done') t.diagnostic(`Not searched: this machine does not mount an image (${done}).`)
})

function keyOf(copy: Awaited<ReturnType<typeof copyOf>>, id: string): Uint8Array {
  return copy.keys.get(id as never) ?? new Uint8Array(32)
}

/** Files in the folder that this process has open and that have no name any more. */
async function deletedButOpen(dir: string): Promise<string[]> {
  const maps = await Promise.all(
    Array.from({ length: 256 }, (_, fd) =>
      readlink(join('/proc/self/fd', String(fd))).catch(() => ''),
    ),
  )
  return maps.filter((path) => path.startsWith(dir) && path.endsWith('(deleted)'))
}
