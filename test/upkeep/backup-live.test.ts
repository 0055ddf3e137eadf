import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { hour } from '../../src/basics/instant.ts'
import { trialSettings } from '../../src/config.ts'
import { addPerson } from '../../src/facts/decide-people.ts'
import type { Ground } from '../../src/record/open-ground.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { verifyRecord } from '../../src/record/verify.ts'
import { backUp } from '../../src/upkeep/backup.ts'
import { restoreBox } from '../../src/upkeep/restore.ts'
import { makeRecord } from '../commands/a-record.ts'
import { until } from '../support/until.ts'
import { atRest, destroyKeysOf, recoveryKeys, witnessOf } from './drill.ts'

const work = await mkdtemp(join(tmpdir(), 'gatehouse-live-'))
after(() => rm(work, { recursive: true }))

/** People come with keys of their own, one in four is erased again, documents are written, checkpoints signed. */
async function busy(ground: Ground, isOver: () => boolean): Promise<void> {
  for (let turn = 0; !isOver(); turn++) {
    await ground.keys.ready()
    const body = { name: { first: 'Pat', last: `Example ${turn}` } }
    const added = await ground.writer.do((state, ctx) =>
      addPerson(state, ctx, undefined, { role: 'agent', body }),
    )
    assert.ok(added.ok)
    await ground.documents.put(JSON.stringify({ turn }))
    if (turn % 4 === 0) await destroyKeysOf(ground, added.value)
    if (turn % 3 === 0) await ground.signCheckpoint()
  }
}

describe('a backup beside a box that writes without a pause', () => {
  it('can be restored, whatever the moment, and nobody erased is in it', async () => {
    const box = join(work, 'box')
    await makeRecord(box)
    const keys = await recoveryKeys(work)
    const recovery = (await readFile(keys.pub, 'utf8')).trim()
    const identity = (await readFile(keys.identity, 'utf8')).split('\n')[1] ?? ''
    const safe = join(work, 'safe')
    await mkdir(safe)
    const made: { name: string; lines: number }[] = []
    const { note, size } = await atRest(work, 11 * hour, async (ground) => {
      let over = false
      const working = busy(ground, () => over)
      for (let at = 0; at < 6; at++) {
        const from = ground.writer.ahead.seq
        await until('more lines', () => ground.writer.ahead.seq > from + 10)
        const done = await backUp({
          ...{ disk: realDisk(box), dir: safe, recovery, keepDays: 35 },
          now: new Date(Date.now() + at * 1_000),
        })
        assert.ok(done.ok, done.ok ? '' : done.error)
        made.push(done.value)
      }
      over = true
      await working
      return { note: await witnessOf(ground), size: ground.writer.ahead.seq }
    })
    assert.ok(new Set(made.map(({ lines }) => lines)).size > 3, 'at different moments')
    for (const [at, { name, lines }] of made.entries()) {
      const to = join(work, `again-${at}`, 'box')
      await mkdir(join(work, `again-${at}`))
      const done = await restoreBox({
        ...{ file: join(safe, name), to, identity, now: new Date(), settings: trialSettings },
        ...{ witnesses: [{ file: 'witness', note }], newest: String(size) },
      })
      assert.ok(done.ok, done.ok ? '' : done.error)
      assert.equal(done.value.lines, lines)
      const { findings } = await verifyRecord(realDisk(to), { witnesses: [note] })
      assert.deepEqual(findings, [])
      await atRest(join(work, `again-${at}`), 12 * hour, async ({ writer, keys: held }) => {
        for (const person of writer.ahead.people.values()) {
          const erased = note.includes(`destroyed ${person.keys[0]}`) || person.keys.length === 0
          assert.equal(person.body === undefined, erased)
          for (const key of person.keys) assert.ok(held.has(key))
        }
      })
    }
  })
})
