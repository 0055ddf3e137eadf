import assert from 'node:assert/strict'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { SeatId } from '../../src/basics/ids.ts'
import { hour } from '../../src/basics/instant.ts'
import { refuseSignIn } from '../../src/facts/decide-people.ts'
import { openDataFolder } from '../../src/record/data-folder.ts'
import { atRest, recoveryKeys } from '../upkeep/drill.ts'
import { makeRecord } from './a-record.ts'
import { commandHere, workFolder } from './gatehouse.ts'

const { dir } = await workFolder()
const recovery = await recoveryKeys(dir)
const home = join(dir, 'one')
await makeRecord(join(home, 'box'))
// A segment that is full, a backup that ends in the second, and lines after the backup.
await atRest(home, 11 * hour, ({ writer }) => writer.rotate())
await more(1)
await mkdir(join(dir, 'safe'))
const made = await commandHere(
  ...['backup', join(dir, 'safe'), '--data', join(home, 'box'), '--recovery', recovery.pub],
)
assert.equal(made.exit, 0, made.said)
const backup = join(dir, 'safe', (await readdir(join(dir, 'safe')))[0] ?? '')
await more(3)

async function more(lines: number): Promise<void> {
  await atRest(home, 12 * hour, async ({ writer }) => {
    for (let at = 0; at < lines; at++)
      await writer.do(() => refuseSignIn('seat', 'wrong', { seat: '01' as SeatId }))
  })
}

const first = 'record/000001.jsonl'
const second = 'record/000002.jsonl'
const repair = (box: string, ...words: string[]) =>
  commandHere('repair', backup, '--data', box, '--identity', recovery.identity, ...words)

/** A copy of the box in which one thing was spoiled. */
async function spoiled(name: string, spoil: (box: string) => Promise<void>): Promise<string> {
  const to = join(dir, name)
  await cp(join(home, 'box'), to, { recursive: true })
  await spoil(to)
  return to
}

function edit(path: string, change: (lines: string[]) => string[]) {
  return async (box: string) => {
    const lines = (await readFile(join(box, path), 'utf8')).split('\n')
    await writeFile(join(box, path), change(lines).join('\n'))
  }
}

const damages: readonly [string, string, (box: string) => Promise<void>][] = [
  [
    'a changed line',
    first,
    edit(first, (all) => all.with(3, (all[3] ?? '').replace('"at":1', '"at":2'))),
  ],
  ['a dropped line', first, edit(first, (all) => all.toSpliced(3, 1))],
  ['a doubled line', first, edit(first, (all) => all.toSpliced(3, 0, all[3] ?? ''))],
  [
    'two lines in each other’s place',
    first,
    edit(first, (all) => all.with(2, all[3] ?? '').with(3, all[2] ?? '')),
  ],
  ['a broken header', first, edit(first, (all) => all.with(0, '{}'))],
  ['a missing segment', first, (box) => rm(join(box, first))],
  [
    'a changed line of the segment that goes on after the backup',
    second,
    edit(second, (all) => all.with(1, (all[1] ?? '').replace('"at":1', '"at":2'))),
  ],
  [
    'a changed checkpoint',
    'record/checkpoints.txt',
    edit('record/checkpoints.txt', (all) => all.with(1, '1')),
  ],
]

describe('gatehouse repair', () => {
  for (const [what, path, spoil] of damages) {
    it(`mends ${what} to the byte, keeps what was there, and loses no line after the backup`, async () => {
      const box = await spoiled(`mends ${what}`, spoil)
      assert.equal((await commandHere('record', 'verify', box)).exit, 1)
      const { exit, said } = await repair(box)
      assert.equal(exit, 0, said)
      assert.match(said, /1 file mended from the backup, and the record is whole again/)
      assert.deepEqual(await readFile(join(box, path)), await readFile(join(home, 'box', path)))
      assert.equal((await commandHere('record', 'verify', box)).exit, 0)
      if (!what.startsWith('a missing')) assert.ok(await readFile(join(box, `${path}.damaged`)))
    })
  }

  it('mends a document that its name does not fit any more', async () => {
    const [name = ''] = await readdir(join(home, 'box/documents'))
    const box = await spoiled('document', (at) => writeFile(join(at, 'documents', name), 'x'))
    assert.equal((await repair(box)).exit, 0)
    const path = join('documents', name)
    assert.deepEqual(await readFile(join(box, path)), await readFile(join(home, 'box', path)))
  })

  it('says so when nothing is to be mended, and changes nothing', async () => {
    const box = await spoiled('whole', async () => undefined)
    const { exit, said } = await repair(box)
    assert.equal(exit, 0)
    assert.match(said, /Nothing was to be mended/)
  })
})

describe('gatehouse repair refuses, and changes nothing', () => {
  const refused = async (box: string, says: RegExp, ...words: string[]) => {
    const before = await readFile(join(box, second))
    const { exit, said } = await repair(box, ...words)
    assert.match(said, says)
    assert.equal(exit, 1)
    assert.deepEqual(await readFile(join(box, second)), before)
  }

  it('damage to a line that came after the backup: it names the place, and the command that is left', async () => {
    const last = edit(second, (all) => all.with(-3, (all.at(-3) ?? '').replace('"at":1', '"at":2')))
    const box = await spoiled('late', last)
    await refused(box, /cannot mend this: record\/000002\.jsonl, line \d+: .*gatehouse restore/)
  })

  it('a backup of another box', async () => {
    await makeRecord(join(dir, 'other'))
    const { exit, said } = await repair(join(dir, 'other'))
    assert.equal(exit, 1)
    assert.match(said, /a backup of another box/)
  })

  it('a box that runs', async () => {
    const box = await spoiled(
      'runs',
      edit(first, (all) => all.toSpliced(3, 1)),
    )
    const held = await openDataFolder(box)
    assert.ok(held.ok)
    await refused(box, /Another Gatehouse.* is using the data folder.*Nothing was changed/)
    await held.value.release()
  })

  it('a wrong identity, and files that cannot be read', async () => {
    const strangers = await recoveryKeys(dir, 'strangers')
    const box = await spoiled('keys', async () => undefined)
    await refused(box, /sealed to another recovery key/, '--identity', strangers.identity)
    const gone = await repair(box, '--identity', join(dir, 'gone'))
    assert.equal(gone.exit, 2)
    assert.match(gone.said, /gone cannot be read/)
    const nowhere = await repair(join(dir, 'nowhere'))
    assert.equal(nowhere.exit, 2)
    assert.match(nowhere.said, /There is no data folder/)
  })
})
