import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { keyedHash } from '../../src/basics/hash.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { backupContent, keysPath } from '../../src/upkeep/backup-content.ts'
import { copyOf } from '../support/copied-folder.ts'
import { withFastFolder } from '../support/fast-folder.ts'
import { forkedScript } from '../support/forked-script.ts'
import { everyDramaNumber, sample } from '../support/found-room.ts'
import { hashAttack, type Match, openNumbers } from '../support/hash-attacker.ts'
import { leakSearch } from '../support/leak-search.ts'
import { mixedSpeakers } from '../support/speakers.ts'
import { type Held, openWorkedRoom } from '../support/worked-room.ts'

const numbersAt = (matches: readonly Match[], path: string) =>
  [...new Set(matches.filter((one) => one.path === path).map(({ number }) => number))].sort()

const pathsOf = (matches: readonly Match[]) => [...new Set(matches.map(({ path }) => path))].sort()

const index = 'enquiry/2026-11-24.slots'

/** A case is named by its sample. */
const casesIn = (bytes: Uint8Array = new Uint8Array()) =>
  Buffer.from(bytes).includes(`${sample}.`) ? [sample] : []

const numbersOf = (held: readonly Held[]) => held.map(({ number }) => number).sort()

describe('an attacker with every key that is still on the box, after a day with erasures', () => {
  it('matches no final case: the lists that say “not again” and the dated index name numbers, and no case', async () => {
    await withFastFolder(async (dir) => {
      const script = forkedScript({ yes: 0, no: 0 })
      const room = await openWorkedRoom({ disk: realDisk(dir), script, seats: 4, cases: 200 })
      await room.work(60, mixedSpeakers())
      await room.closeShift()
      const copy = await copyOf(dir)
      const dayKeys = new Set(room.ground.writer.ahead.enquiryDays.values())
      const never = room.held.filter(({ outcome }) => outcome === 'never-call')
      assert.ok(never.length >= 3 && room.held.length >= 60)

      const open = openNumbers(copy, sample)
      const final = numbersOf(room.held)
      assert.equal(
        open.size,
        200 - room.held.length,
        'he reads the numbers that are still to be rung',
      )
      assert.deepEqual(
        final.filter((one) => [...open.values()].includes(one)),
        [],
      )
      const search = leakSearch({
        numbers: new Set(final.map((one) => one.slice(3))),
        canaries: [],
      })
      for (const [path, { bytes }] of copy.files) assert.deepEqual(search(bytes), [], path)

      const numbers = new Set(everyDramaNumber().slice(0, 200))
      const matches = hashAttack(copy, everyDramaNumber(), numbers)
      assert.deepEqual(
        [...new Set(matches.map(({ path }) => path))].sort(),
        ['done/campaign.slots', index, 'lists/do-not-call.slots'],
        'no other file holds a hash that any key makes of any number',
      )
      assert.deepEqual(numbersAt(matches, 'lists/do-not-call.slots'), numbersOf(never), 'by design')
      assert.deepEqual(
        numbersAt(matches, 'done/campaign.slots'),
        final,
        'that they were in the sample, until the campaign is closed',
      )
      for (const path of ['done/campaign.slots', 'lists/do-not-call.slots']) {
        const said = numbersAt(matches, path).length * 16
        const bytes = [...(copy.files.get(path)?.bytes ?? [])]
        assert.ok(bytes.filter((byte) => byte !== 0).length <= said, `${path} holds hashes alone`)
      }

      const rung = [...new Set([...final, ...numbersAt(matches, index)])].sort()
      assert.deepEqual(numbersAt(matches, index), rung, 'everybody who was rung, on that day alone')
      assert.deepEqual(casesIn(copy.files.get(index)?.bytes), [], 'and no case')

      const backup = await backupContent(realDisk(dir), new Date())
      assert.ok(backup.ok, 'there is a backup')
      for await (const { path, content } of backup.value.parts()) {
        assert.ok(!path.startsWith('enquiry/'), 'no backup has the index')
        for (const key of dayKeys)
          assert.ok(path !== keysPath || !Buffer.from(content).includes(key), 'nor a key of it')
      }

      await room.closeCampaign()
      const after = hashAttack(await copyOf(dir), [...numbers], numbers)
      assert.deepEqual(pathsOf(after), [index, 'lists/do-not-call.slots'])
      assert.equal(openNumbers(await copyOf(dir), sample).size, 0)

      await room.afterDays(27)
      assert.deepEqual(pathsOf(hashAttack(await copyOf(dir), [...numbers], numbers)), [
        index,
        'lists/do-not-call.slots',
      ])
      await room.afterDays(1)
      const late = await copyOf(dir)
      assert.ok(!late.files.has(index), 'the 29th day has no file of it')
      const [key] = [...copy.keys.keys()].filter((id) => dayKeys.has(id))
      assert.ok(key !== undefined && !late.keys.has(key), 'nor its key')
      assert.deepEqual(pathsOf(hashAttack(late, [...numbers], numbers)), [
        'lists/do-not-call.slots',
      ])
      assert.deepEqual(
        pathsOf(hashAttack({ ...late, files: copy.files }, [...numbers], numbers)),
        ['lists/do-not-call.slots'],
        'and an older copy of the folder matches nothing with the keys that are left',
      )
      await room.close()
    })
  })

  it('finds a hash of a number wherever one is planted, raw or in hex', () => {
    const [number = ''] = everyDramaNumber().slice(7, 8)
    const key = new Uint8Array(32).fill(9)
    const hex = keyedHash(key, number)
    const file = (bytes: Uint8Array) => ({ bytes, inode: 1, changedAt: 1 })
    const files = new Map([
      ['record/000001.jsonl', file(Buffer.from(`{"case":"${hex}"}`))],
      [
        'view.json',
        file(Buffer.concat([Buffer.alloc(3), Buffer.from(hex, 'hex').subarray(0, 16)])),
      ],
      ['documents/x', file(Buffer.from('nothing at all'))],
    ])
    const matches = hashAttack(
      { files, keys: new Map([['k' as never, key]]) },
      [number],
      new Set([number]),
    )
    assert.deepEqual(
      matches.map(({ path }) => path),
      ['record/000001.jsonl', 'view.json'],
    )
  })
})
