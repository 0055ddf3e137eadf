import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { ownFaults, userOf } from '../../src/upkeep/attest-own-files.ts'
import type { Mount } from '../../src/upkeep/proc.ts'

const root = mkdtempSync(join(tmpdir(), 'gatehouse-own-'))
const place = join(root, 'run')
const pid = join(place, 'freeswitch.pid')
mkdirSync(place, { mode: 0o755 })
writeFileSync(pid, '1')
after(() => rmSync(root, { recursive: true }))

const mounts: readonly Mount[] = [{ path: '/run', type: 'tmpfs', writable: true, options: [] }]
const { uid, gid } = statSync(pid)
const stranger = { uid: uid + 4_321, gids: [gid + 4_321] }
/** What is said besides that this disk has room, which a full mount has not. */
const faults = async (user = stranger) =>
  (await ownFaults(root, mounts, user)).filter((one) => !one.startsWith('there is room'))

describe('the place of the switch’s pid and expanded configuration (J16)', () => {
  it('is in order while the switch may neither make a file there nor write over one', async () => {
    chmodSync(place, 0o755)
    chmodSync(pid, 0o640)
    assert.deepEqual(await faults(), [])
  })

  it('is not when the place has room for one more', async () => {
    assert.match(
      (await ownFaults(root, mounts, stranger)).join(),
      /there is room for a file in \/run/,
    )
  })

  it('names what it may write: as its owner, by its group, or because anybody may', async () => {
    chmodSync(place, 0o775)
    chmodSync(pid, 0o620)
    assert.deepEqual(await faults(), [])
    const both = ['it can make files in /run', 'it can write over /run/freeswitch.pid']
    assert.deepEqual(await faults({ ...stranger, gids: [7, gid] }), both)
    chmodSync(place, 0o755)
    chmodSync(pid, 0o440)
    assert.deepEqual(await faults({ ...stranger, uid }), both, 'an owner can give it to itself')
    chmodSync(pid, 0o642)
    assert.deepEqual(await faults(), both.slice(1))
  })

  it('reads user and groups from what Linux says of the process, and trusts nothing it cannot read', async () => {
    const status = 'Uid:\t1\t2\t3\t4\nGid:\t5\t6\t7\t8\nFDSize:\t64\nGroups:\t10 11 \nNStgid:\t9\n'
    assert.deepEqual(userOf(status), { uid: 4, gids: [8, 10, 11] })
    assert.deepEqual(userOf(status.replace('10 11 ', ' ')), { uid: 4, gids: [8] })
    assert.equal(userOf(''), undefined)
    assert.deepEqual(await ownFaults(root, mounts, undefined), ['its user cannot be read'])
  })
})
