import assert from 'node:assert/strict'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { closingChecks } from '../../src/facts/decide-room.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { verifyRecordCommand } from '../../src/record/verify-command.ts'
import { loadView, saveView } from '../../src/record/view.ts'
import { makeRecord } from '../commands/a-record.ts'
import { fc } from '../support/fast-check.ts'
import { until } from '../support/until.ts'
import { type RoomAtWork, roomAtWork } from '../web/at-work.ts'
import { Tamperer } from './tampering.ts'

/** A box with a day of work behind it: three segments, checkpoints, a witness, and lines behind that. */
describe('whoever changes the record is found, and what they did is named', () => {
  let room: RoomAtWork
  let box: string
  let yesterday: string
  let other: string
  let witness: string
  let verifier: string
  /** Lines that the witness covers. */
  let witnessed: number

  const work = async () => {
    const { writer } = room.test.box.house
    const call = await room.nextCall('01')
    await room.press('01', 'exit', [['exit', 'refuses']])
    await room.press('01', 'end')
    await until('the call to end', () => writer.ahead.calls.get(call)?.state === 'wrapping-up')
    await room.press('01', 'outcome', [['answer', 'refuses']])
    await until('the call to be coded', () => !writer.ahead.calls.has(call))
  }

  /** Lines of the record while the shift is open: those of calls lie with the steps. */
  const lookAround = async () => {
    for (let times = 0; times < 6; times++) {
      await room.staff.post('/supervisor/stop', [['stop', 'freeze']])
      await room.staff.post('/supervisor/resume')
    }
  }

  before(async () => {
    room = await roomAtWork({ speed: 80 })
    const { writer, services } = room.test.box.house
    const dir = (name: string) => join(room.test.dir, name)
    ;[box, yesterday, other] = [dir('box'), dir('yesterday'), dir('other')]
    await room.sit('Archer', '01')
    await room.press('01', 'ready')
    await work()
    await writer.rotate()
    await services.witness()
    await cp(box, yesterday, { recursive: true })
    await work()
    await lookAround()
    await writer.rotate()
    await services.witness()
    await room.staff.post('/supervisor/stop', [['stop', 'freeze']])
    witness = dir('a.witness')
    const note = await services.witness()
    await writeFile(witness, note)
    witnessed = Number(note.split('\n')[1])
    verifier = dir('pinned')
    await cp(join(box, 'signer/verifier.txt'), verifier)
    await until('no call to be up', () => writer.ahead.calls.size === 0)
    const checks = Object.keys(closingChecks).map((one): [string, string] => ['check', one])
    await room.staff.post('/supervisor/close', checks)
    await room.test.box.idle()
    await room.test.box.close()
    await makeRecord(other)
  })
  after(async () => {
    await room.test.exchange.close()
    await rm(room.test.dir, { recursive: true, force: true })
  })

  const verify = async (dir: string, held = true) => {
    const asked = held ? { verifier: [verifier], witness: [witness] } : {}
    const { lines, exit } = await verifyRecordCommand({ dir, ...asked })
    return { exit, said: lines.join('\n') }
  }

  /** What verify says when somebody has been at the folder. `held` tells whether the witness and the key were at hand. */
  const whenSomebody = async (deed: (t: Tamperer) => Promise<unknown>, held = true) => {
    const tamperer = await Tamperer.with(box)
    await deed(tamperer)
    const answer = await verify(tamperer.dir, held)
    await tamperer.done()
    return answer
  }

  const found = async (deed: (t: Tamperer) => Promise<unknown>, says: RegExp, held = true) => {
    const { exit, said } = await whenSomebody(deed, held)
    assert.equal(exit, 1, said)
    assert.match(said, says)
  }

  it('a record that nobody touched is whole, adds up to the saved state, and says what could not be seen', async () => {
    const { exit, said } = await verify(box)
    assert.equal(exit, 0, said)
    assert.match(said, /is whole: \d+ lines, \d+ checkpoints/)
    assert.match(said, /witness 1 is signed by gatehouse\/test\./)
    assert.match(said, /The lines were added up again, and held against the state .* at line \d+/)
    assert.match(said, new RegExp(`cut off behind line ${witnessed}, it could not be seen`))
  })

  const second = 'record/000002.jsonl'
  const parts: readonly (readonly [string, RegExp])[] = [
    ['a place', /^\{"seq":(\d)/m],
    ['a time', /"at":(\d)/],
    ['a boot', /"boot":"(\w)/],
    ['a batch', /"batch":(\d)/],
    ['a deed', /"type":"(\w)/],
    ['a person', /"person":"(\w)/],
    ['what was said', /"data":\{"(\w)/],
    ['a link', /"prev":"(\w)/],
    ['a bracket', /(\})\n/],
    ['an end of line', /(\n)\{"seq"/],
    ['a header', /"first":(\d)/],
  ]
  for (const [what, where] of parts) {
    it(`${what}, one bit of it`, async () => {
      await found(async (t) => {
        const text = await t.read(second)
        const match = where.exec(text)
        assert.ok(match, 'there is one')
        await t.flip(second, match.index + match[0].indexOf(match[1] ?? '', match[0].length - 2), 0)
      }, /record\/000002\.jsonl, line \d+: .*(cannot be read|does not follow|stands where|batch|header)/)
    })
  }

  it('any bit at all of what the witness covers (any place)', async () => {
    const tamperer = await Tamperer.with(box)
    const lines: { name: string; from: number; to: number }[] = []
    let left = witnessed
    for (const name of await tamperer.segments()) {
      const text = await readFile(tamperer.path(name))
      let to = 0
      for (let n = 0; n <= left && to < text.length; n++) to = text.indexOf(10, to) + 1
      left -= text.toString().split('\n').length - 2
      if (to > 0) lines.push({ name, from: 0, to })
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.nat(7), async (segment, place, bit) => {
        const chosen = lines[segment % lines.length]
        assert.ok(chosen)
        const at = place % chosen.to
        await tamperer.flip(chosen.name, at, bit)
        const { exit } = await verify(tamperer.dir)
        await tamperer.flip(chosen.name, at, bit)
        assert.equal(exit, 1, `${chosen.name}, byte ${at}, bit ${bit}`)
      }),
      { numRuns: 60 },
    )
    await tamperer.done()
  })

  it('a line dropped, doubled, moved or put in from elsewhere', async () => {
    const edit = (change: (lines: string[]) => readonly string[]) => (t: Tamperer) =>
      t.edit(second, change)
    await found(
      edit((all) => all.toSpliced(4, 1)),
      /line 5: Line \d+ stands where line \d+ belongs/,
    )
    await found(
      edit((all) => all.toSpliced(4, 0, all[4] ?? '')),
      /line 6: Line \d+ stands where line \d+ belongs/,
    )
    await found(
      edit((all) => [...all.slice(0, 4), all[5] ?? '', all[4] ?? '', ...all.slice(6)]),
      /line 5: Line \d+ stands where line \d+ belongs/,
    )
    const foreign = (await readFile(join(other, 'record/000001.jsonl'), 'utf8')).split('\n')[3]
    await found(
      edit((all) => all.with(4, foreign ?? '')),
      /line 5: (Line \d+ stands where|Line \d+ does not follow)/,
    )
  })

  it('a segment taken away, or exchanged with another', async () => {
    await found((t) => t.remove(second), /000002\.jsonl: This segment is missing/)
    await found(async (t) => {
      const [one, two] = [await t.read('record/000001.jsonl'), await t.read(second)]
      await t.write('record/000001.jsonl', two)
      await t.write(second, one)
    }, /header belongs to another segment/)
  })

  it('lines cut off before the witness, with every trace on the box made to fit', async () => {
    await found(async (t) => {
      for (const segment of (await t.segments()).slice(2)) await t.remove(segment)
      await t.signAgain(await t.stolenKey())
    }, /witness 1, line 1: .*lines were cut off, or the folder was put back to an earlier day/)
  })

  it('the folder put back to yesterday, with the memory of the signer and without', async () => {
    const back = async (t: Tamperer, names: readonly string[]) => {
      // Yesterday no shift had been closed, so there was no saved state yet.
      await t.remove('view.json')
      for (const name of names) await t.takeFrom(yesterday, name)
    }
    const says = /witness 1.*put back to an earlier day/
    await found((t) => back(t, ['record', 'signer']), says)
    await found((t) => back(t, ['record']), says)
    // Without any witness the signer's own memory still tells, where it was left.
    await found((t) => back(t, ['record']), /signer\/last.*put back to an/, false)
  })

  it('another box’s record in the place of this one’s', async () => {
    await found(
      (t) => t.takeFrom(other, 'record'),
      /not with the key of gatehouse\/test that was given/,
    )
    await found(async (t) => {
      await t.takeFrom(other, 'record')
      await t.takeFrom(other, 'signer')
    }, /not with the key of gatehouse\/test that was given.*Check that the verifier key/)
  })

  it('everything signed again with another key', async () => {
    await found(
      async (t) => t.signAgain(await t.ownKey()),
      /checkpoints\.txt, line 1: It is signed, but not/,
    )
  })

  it('a line changed and the chain rebuilt, with the box’s own key and without', async () => {
    const change = async (t: Tamperer) => {
      await t.edit(second, (lines) => lines.map((line) => line.replace(/"at":\d/, '"at":2')))
      await t.rebuildChain()
    }
    await found(change, /checkpoints\.txt, line \d+: .*the record was written again/)
    await found(async (t) => {
      await change(t)
      await t.signAgain(await t.stolenKey())
    }, /witness 1, line 1: .*the record was written again/)
  })

  it('a checkpoint changed', async () => {
    await found(
      async (t) =>
        t.write(
          'record/checkpoints.txt',
          (await t.read('record/checkpoints.txt')).replace(/\n(\d+)\n/, '\n1$1\n'),
        ),
      /checkpoints\.txt, line 1: The signature of gatehouse\/test does not hold/,
    )
  })

  it('a saved state that is not what the lines add up to, its checksum made to fit', async () => {
    await found(async (t) => {
      const disk = realDisk(t.dir)
      const view = await loadView(disk)
      assert.ok(view.found === 'view')
      const state = JSON.parse(
        JSON.stringify(view.state).replace('"acknowledged":true', '"acknowledged":false'),
      )
      await saveView(disk, { seq: view.seq, hash: view.hash, state })
    }, /view\.json: The lines up to line \d+ add up to another state: people\./)
  })

  it('a sealed part exchanged, the chain rebuilt and signed by whoever has the key, and no witness at hand', async () => {
    await found(
      async (t) => {
        await t.edit('record/000001.jsonl', (lines) =>
          lines.map((line) => line.replace(/"body":"(.)(.)/, (_, a, b) => `"body":"${b}${a}`)),
        )
        await t.rebuildChain()
        await t.signAgain(await t.stolenKey())
      },
      /000001\.jsonl, line \d+: A sealed part of it is not what was sealed/,
      false,
    )
  })

  it('but not lines cut off behind the newest witness: that is the limit, and it is said', async () => {
    const { exit, said } = await whenSomebody(async (t) => {
      const names = await t.segments()
      let lines = 0
      for (const name of names) {
        const keep = Math.max(0, witnessed - lines)
        await t.edit(name, (all) => {
          lines += all.length - 1
          return all.slice(0, 1 + keep)
        })
        if (keep === 0) await t.remove(name)
      }
      await t.remove('record/checkpoints.txt')
      await t.remove('signer/last')
      await t.remove('view.json')
    })
    assert.equal(exit, 0, said)
    assert.match(said, /Every line is held by a witness/)
    const without = await verify(box, false)
    assert.match(
      without.said,
      /No witness from outside the box was given: lines cut off at the end/,
    )
  })

  it('and the master key is only read: without it the state is left out, and that is said', async () => {
    const { exit, said } = await whenSomebody((t) => t.remove('master.key'))
    assert.equal(exit, 0, said)
    assert.match(
      said,
      /not added up again: that needs the master key, and it is not in this folder/,
    )
  })
})
