import assert from 'node:assert/strict'
import { cp, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { Encrypter } from 'age-encryption'
import type { SeatId } from '../../src/basics/ids.ts'
import { hour, instant } from '../../src/basics/instant.ts'
import { openOutbox } from '../../src/bundles/outbox.ts'
import { makeSiteKey, readSigningKey } from '../../src/bundles/sign.ts'
import { trialSettings } from '../../src/config.ts'
import { refuseSignIn } from '../../src/facts/decide-people.ts'
import { openKeySlots } from '../../src/record/key-slots.ts'
import { openGround } from '../../src/record/open-ground.ts'
import { realDisk } from '../../src/record/real-disk.ts'
import { restoreCommand } from '../../src/upkeep/restore-command.ts'
import { smallDisk } from '../support/small-disk.ts'
import { atRest, destroyKeysOf, recoveryKeys, witnessOf } from '../upkeep/drill.ts'
import { makeRecord } from './a-record.ts'
import { commandHere, workFolder } from './gatehouse.ts'

const { dir, put } = await workFolder()
const recovery = await recoveryKeys(dir)
const strangers = await recoveryKeys(dir, 'strangers')

/** A box with a backup of it, and what came after: a person's keys destroyed, and witnesses before and after that. */
async function aBox(name: string) {
  const home = join(dir, name)
  const box = join(home, 'box')
  const { agent } = await makeRecord(box)
  const early = await put(`${name}-early`, await atRest(home, 11 * hour, witnessOf))
  const backup = await backUp(box, name)
  const yesterday = join(dir, `${name}-yesterday`)
  await cp(home, yesterday, { recursive: true })
  const newest = await atRest(home, 12 * hour, async (ground) => {
    await destroyKeysOf(ground, agent)
    return { note: await witnessOf(ground), size: ground.writer.ahead.seq }
  })
  const late = await put(`${name}-late`, newest.note)
  return { yesterday, box, agent, early, late, backup, size: newest.size }
}

async function backUp(box: string, name: string): Promise<string> {
  const to = join(dir, `${name}-backups`)
  await mkdir(to, { recursive: true })
  const { exit, said } = await commandHere(
    ...['backup', to, '--data', box, '--recovery', recovery.pub],
  )
  assert.equal(exit, 0, said)
  return join(to, (await readdir(to)).sort().at(-1) ?? '')
}

const one = await aBox('one')
const restore = (file: string, to: string, ...words: string[]) =>
  commandHere('restore', file, '--to', to, '--identity', recovery.identity, ...words)
const right = ['--witness', one.early, one.late, '--newest', String(one.size)]
const keysIn = async (box: string) => {
  const slots = await openKeySlots(realDisk(box), await readFile(join(box, 'master.key')))
  await slots.close()
  return slots
}

describe('gatehouse restore', () => {
  const to = join(dir, 'again/box')

  it('makes a box that has its own master key and signing key, and says what is to do', async () => {
    await mkdir(join(dir, 'again'))
    const { exit, said } = await restore(one.backup, to, ...right)
    assert.equal(exit, 0, said)
    assert.match(said, /There is a box in .* again, with the first \d+ lines of the record/)
    assert.match(said, /Make a backup of it today, and take a witness/)
    assert.match(said, /At least \d+ lines that followed are lost/)
    for (const name of ['master.key', 'signer/key.pem', 'signer/verifier.txt'])
      assert.notDeepEqual(await readFile(join(to, name)), await readFile(join(one.box, name)), name)
    assert.equal((await keysIn(to)).unreadable, 0)
  })

  it('keys that the newest witness lists are not in it (G8)', async () => {
    const listed = [...(await readFile(one.late, 'utf8')).matchAll(/^destroyed (\w+)$/gm)]
    assert.ok(listed.length > 0)
    const found = [...(await keysIn(to)).found.keys()].map(String)
    assert.ok(found.length > 0)
    for (const [, key = ''] of listed) assert.ok(!found.includes(key))
  })

  it('starts, names nobody who was erased, and lists their keys in its own witnesses too', async () => {
    const note = await atRest(join(dir, 'again'), 13 * hour, async (ground) => {
      const people = ground.writer.ahead.people
      assert.equal(people.get(one.agent)?.body, undefined)
      assert.equal(people.get(one.agent)?.removed, true)
      assert.ok([...people.values()].some((person) => person.body))
      return witnessOf(ground)
    })
    const listed = (text: string) => [...text.matchAll(/^destroyed \w+$/gm)].map(([line]) => line)
    const before = listed(await readFile(one.late, 'utf8'))
    assert.deepEqual(
      listed(note).filter((line) => before.includes(line)),
      before,
    )
  })

  it('verifies with every witness of the box that was, and shows the seam', async () => {
    const { exit, said } = await commandHere(
      ...['record', 'verify', to, '--witness', one.early, one.late],
    )
    assert.equal(exit, 0, said)
    assert.match(said, /restored from a backup of the first \d+ lines/)
    const shown = await commandHere('record', 'show', to, '--deed', 'RESTORE_BOX')
    assert.match(shown.said, /The box was restored from a backup of \d+ lines/)
  })

  it('a verifier printed before the restore is known, and a stranger’s is not', async () => {
    const old = join(one.box, 'signer/verifier.txt')
    assert.equal((await commandHere('record', 'verify', to, '--verifier', old)).exit, 0)
    const other = join((await aBox('verifier')).box, 'signer/verifier.txt')
    const { exit, said } = await commandHere('record', 'verify', to, '--verifier', other)
    assert.equal(exit, 1)
    assert.match(said, /not with the key of gatehouse\/test that was given/)
  })

  it('a witness that was kept back at the restore is found when it is shown later', async () => {
    const kept = join(dir, 'kept/box')
    await mkdir(join(dir, 'kept'))
    const early = /\n(\d+)\n/.exec(await readFile(one.early, 'utf8'))?.[1] ?? ''
    const words = ['--witness', one.early, '--newest', early]
    assert.equal((await restore(one.backup, kept, ...words)).exit, 0)
    const { exit, said } = await commandHere('record', 'verify', kept, '--witness', one.late)
    assert.equal(exit, 1)
    assert.match(said, /the newest was not shown.*may have come back/)
  })

  it('keys that were printed after the newest witness stay destroyed too, as they stand on paper', async () => {
    const paper = join(dir, 'paper')
    const key = /^destroyed (\w+)$/m.exec(await readFile(one.late, 'utf8'))?.[1] ?? ''
    const early = /\n(\d+)\n/.exec(await readFile(one.early, 'utf8'))?.[1] ?? ''
    const words = ['--witness', one.early, '--newest', early]
    const printed = key.match(/.{4}/g)?.join(' ').toUpperCase() ?? ''
    const done = await restore(one.backup, paper, ...words, '--destroyed', printed)
    assert.equal(done.exit, 0, done.said)
    assert.ok(![...(await keysIn(paper)).found.keys()].map(String).includes(key))
    const wrong = await restore(one.backup, join(dir, 'x'), ...words, '--destroyed', 'ab12')
    assert.equal(wrong.exit, 2)
  })

  it('gives no number to a bundle that the region holds already', async () => {
    const numbered = join(dir, 'numbered')
    const { exit, said } = await restore(one.backup, numbered, ...right, '--bundles', '7')
    assert.equal(exit, 0, said)
    assert.match(said, /The next bundle has number 8/)
    const outbox = await openOutbox(realDisk(numbered), 'test')
    const { signing } = makeSiteKey()
    const key = readSigningKey(signing)
    assert.ok(key.ok)
    const stored = await outbox.add({
      files: [{ name: 'a.csv', bytes: Buffer.from('a') }],
      manifest: {
        ...{ schema: 'gatehouse-release/1', rulesVersion: '1', checkpoint: 'x' },
        ...{ release: 'a'.repeat(64), madeAtWeek: '2026-W48' },
      },
      signingKey: key.value,
      recipients: [(await readFile(recovery.pub, 'utf8')).trim()],
    })
    assert.equal(stored.seq, 8)
    const wrong = await restore(one.backup, join(dir, 'x'), ...right, '--bundles', 'seven')
    assert.equal(wrong.exit, 2)
  })

  it('a box that was restored can be backed up and restored again', async () => {
    const backup = await backUp(to, 'again')
    const witness = await atRest(join(dir, 'again'), 14 * hour, async (ground) => ({
      note: await witnessOf(ground),
      size: ground.writer.ahead.seq,
    }))
    const words = ['--witness', await put('again-late', witness.note)]
    const third = join(dir, 'third')
    const done = await restore(backup, third, ...words, '--newest', String(witness.size))
    assert.equal(done.exit, 0, done.said)
    const { exit, said } = await commandHere(
      ...['record', 'verify', third, '--witness', one.early, one.late, ...words.slice(1)],
    )
    assert.equal(exit, 0, said)
    assert.equal(said.match(/restored from a backup/g)?.length, 2)
  })
})

describe('gatehouse restore refuses, and changes nothing', () => {
  let two: ReturnType<typeof aBox> | undefined
  const secondBox = () => {
    two ??= aBox('two')
    return two
  }
  const changed = async (name: string, change: (bytes: Buffer) => Buffer) =>
    put(name, change(await readFile(one.backup)))
  const sealed = async (name: string, content: string) => {
    const encrypter = new Encrypter()
    encrypter.addRecipient((await readFile(recovery.pub, 'utf8')).trim())
    return put(name, await encrypter.encrypt(content))
  }
  const confirmed = ['--newest', String(one.size)]

  const wrong: readonly [string, () => Promise<readonly string[]>, RegExp][] = [
    [
      'the backup was cut short',
      async () => [await changed('cut', (b) => b.subarray(0, -30)), ...right],
      /changed or cut short/,
    ],
    [
      'it was cut in its head',
      async () => [await changed('head', (b) => b.subarray(0, 90)), ...right],
      /changed or cut short/,
    ],
    [
      'one byte of it was changed',
      async () => [await changed('flip', flipped), ...right],
      /changed or cut short/,
    ],
    ['it is empty', async () => [await put('empty', ''), ...right], /changed or cut short/],
    [
      'it is something else',
      async () => [await put('else', 'phone\n01632 960001\n'), ...right],
      /not a backup/,
    ],
    [
      'something else was sealed',
      async () => [await sealed('sealed', 'phone\n'), ...right],
      /another format|changed or cut short/,
    ],
    [
      'an empty backup was sealed',
      async () => [await sealed('nothing', 'gatehouse-backup/1\n{"end":0}\n'), ...right],
      /not where it belongs/,
    ],
    [
      'the identity is another’s',
      async () => [one.backup, ...right, '--identity', strangers.identity],
      /sealed to another recovery key/,
    ],
    [
      'the identity is the public key',
      async () => [one.backup, ...right, '--identity', recovery.pub],
      /not a recovery identity/,
    ],
    ['no witness is given', async () => [one.backup, ...confirmed], /A witness is needed/],
    [
      'nobody says that it is the newest',
      async () => [one.backup, '--witness', one.late],
      /--newest \d+/,
    ],
    [
      'a newer one is known of',
      async () => [one.backup, '--witness', one.early, ...confirmed],
      /say so with --newest/,
    ],
    [
      'the witness is of another box',
      async () => [one.backup, '--witness', (await secondBox()).late, ...confirmed],
      /not a witness of the box that made this backup\. A box that was restored signs with a new key/,
    ],
    [
      'the backup is of another box',
      async () => [(await secondBox()).backup, ...right],
      /not a witness of the box that made this backup/,
    ],
    [
      'the witness is a bare checkpoint',
      async () => [
        one.backup,
        '--witness',
        await put('bare', await lastNote(one.box)),
        ...confirmed,
      ],
      /not a witness/,
    ],
    [
      'the witness was changed',
      async () => [
        one.backup,
        '--witness',
        await put('forged', (await readFile(one.late, 'utf8')).replace(/destroyed \w+\n/, '')),
        ...confirmed,
      ],
      /signature .* does not hold/,
    ],
  ]
  for (const [why, words, says] of wrong) {
    it(why, async () => {
      const to = join(dir, 'refused')
      const [file = '', ...rest] = await words()
      const { exit, said } = await restore(file, to, ...rest)
      assert.match(said, says)
      assert.equal(exit, 1, said)
      await assert.rejects(readdir(to), 'no folder was made')
    })
  }

  it('the witness is of another history of the same box', async () => {
    // A copy from before it went on: same key, same name, and from there other lines.
    await atRest(one.yesterday, 13 * hour, async ({ writer }) => {
      for (let more = 0; more < 12; more++)
        await writer.do(() => refuseSignIn('seat', 'wrong', { seat: '03' as SeatId }))
    })
    const backup = await backUp(join(one.yesterday, 'box'), 'fork')
    const words = ['--witness', one.late, '--newest', String(one.size)]
    const { exit, said } = await restore(backup, join(dir, 'forked'), ...words)
    assert.equal(exit, 1)
    assert.match(said, /another history of this box/)
  })

  it('the backup is older than 35 days', async () => {
    const asked = {
      to: join(dir, 'refused'),
      identity: recovery.identity,
      witness: [one.late],
      newest: String(one.size),
    }
    const later = new Date(Date.now() + 36 * 86_400_000)
    const { exit, lines } = await restoreCommand(one.backup, asked, later, trialSettings)
    assert.equal(exit, 1)
    assert.match(lines.join(), /36 days old\. After 35 days none is restored/)
  })

  const places: readonly [string, () => Promise<string>, RegExp][] = [
    ['the folder is not empty', async () => one.box, /is not empty\. Give a folder that is empty/],
    ['the folder is a file', async () => put('a-file', 'x'), /is not a folder/],
    ['its folder is not there', async () => join(dir, 'no/where'), /Make it first/],
  ]
  for (const [why, place, says] of places) {
    it(why, async () => {
      const { exit, said } = await restore(one.backup, await place(), ...right)
      assert.match(said, says)
      assert.equal(exit, 1)
    })
  }

  for (const [why, kind, says] of [
    ['the disk is full', 'size=12k', /is full: there is too little room/],
    ['the disk is read-only', 'ro', /on a disk that cannot be written to/],
  ] as const) {
    it(why, async (t) => {
      const to = join(dir, `disk-${kind}`)
      await mkdir(to)
      const unmount = await smallDisk(to, kind)
      if (!unmount) return t.diagnostic('Not tried: this user may not mount a small disk.')
      try {
        const { exit, said } = await restore(one.backup, to, ...right)
        assert.match(said, says)
        assert.equal(exit, 1)
        assert.deepEqual(await readdir(to), [])
      } finally {
        await unmount()
      }
    })
  }

  for (const [name, file] of [
    ['the backup', join(dir, 'gone')],
    ['a witness', one.backup],
  ] as const) {
    it(`${name} cannot be read: wrong usage`, async () => {
      const words = name === 'a witness' ? ['--witness', join(dir, 'gone')] : right
      const { exit, said } = await restore(file, join(dir, 'refused'), ...words)
      assert.equal(exit, 2)
      assert.match(said, /gone cannot be read/)
    })
  }
})

describe('a restore that was interrupted', () => {
  it('leaves a folder in which no box starts, and which is not restored into again', async () => {
    const half = join(dir, 'half')
    await mkdir(join(half, '.restoring/box'), { recursive: true })
    const clock = {
      now: () => instant(0),
      after: () => () => undefined,
      every: () => () => undefined,
    }
    const parts = { disk: realDisk(half), clock, settings: trialSettings, site: 'test' }
    const opened = await openGround(parts)
    assert.ok(!opened.ok)
    assert.match(opened.error, /A restore was begun here and did not finish/)
    const { said } = await restore(one.backup, half, ...right)
    assert.match(said, /An earlier restore did not finish there: empty it/)
  })
})

function flipped(bytes: Buffer): Buffer {
  const at = bytes.length - 500
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes
}

async function lastNote(box: string): Promise<string> {
  const notes = (await readFile(join(box, 'record/checkpoints.txt'), 'utf8')).split(
    '\n\ngatehouse/',
  )
  return `gatehouse/${(notes.at(-1) ?? '').replace(/^gatehouse\//, '')}`
}
