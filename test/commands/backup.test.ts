import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { promisify } from 'node:util'
import { Decrypter } from 'age-encryption'
import { realDisk } from '../../src/record/real-disk.ts'
import { backUp } from '../../src/upkeep/backup.ts'
import { smallDisk } from '../support/small-disk.ts'
import { recoveryKeys } from '../upkeep/drill.ts'
import { makeRecord } from './a-record.ts'
import { commandHere, workFolder } from './gatehouse.ts'

const { dir, put } = await workFolder()
const box = join(dir, 'box')
await makeRecord(box)
const recovery = await recoveryKeys(dir)
const folder = async (name: string) => {
  await mkdir(join(dir, name))
  return join(dir, name)
}
const backup = (to: string, ...words: string[]) =>
  commandHere('backup', to, '--data', box, '--recovery', recovery.pub, ...words)

describe('gatehouse backup', () => {
  it('leaves one sealed file, says how far it goes, and changes nothing in the box', async () => {
    const to = await folder('one')
    const before = await everything(box)
    const { exit, said } = await backup(to)
    assert.equal(exit, 0, said)
    assert.match(said, /\d+ lines of the record and \d+ files, [\d,]+ bytes, sealed\./)
    assert.match(said, /read back, every hash is right/)
    const names = await readdir(to)
    assert.equal(names.length, 1)
    assert.match(names[0] ?? '', /^gatehouse-test-\d{8}T\d{6}Z-\d+\.backup$/)
    assert.deepEqual(await everything(box), before)
  })

  it('opens with the recovery identity, and carries neither vault, steps, pool nor the master key', async () => {
    const to = await folder('inside')
    for (const name of ['vault', 'steps', 'pool', 'kept', 'done', 'enquiry']) {
      await mkdir(join(box, name), { recursive: true })
      await writeFile(join(box, name, 'x.slots'), `secret of ${name}`)
    }
    assert.equal((await backup(to)).exit, 0)
    const plain = await opened(to)
    for (const name of ['vault', 'steps', 'pool', 'kept', 'done', 'enquiry']) {
      assert.ok(!plain.includes(`secret of ${name}`), name)
      await rm(join(box, name), { recursive: true })
    }
    const master = await readFile(join(box, 'master.key'))
    assert.ok(!plain.includes(master) && !plain.includes(master.toString('base64')))
    const pem = await readFile(join(box, 'signer/key.pem'), 'utf8')
    assert.ok(!plain.includes(pem.split('\n')[1] ?? pem), 'nor the signing key')
    assert.ok(plain.includes('record/000001.jsonl'))
  })

  it('is to be read by its owner alone', async () => {
    const to = await folder('owner')
    await backup(to)
    const [name = ''] = await readdir(to)
    assert.equal((await stat(join(to, name))).mode & 0o777, 0o600)
  })

  it('removes the box’s backups that are older than 35 days, says so, and touches no other file', async () => {
    const to = await folder('old')
    const stamp = (days: number) =>
      new Date(Date.now() - days * 86_400_000).toISOString().replaceAll(/[-:]|\.\d+/g, '')
    const old = `gatehouse-test-${stamp(36)}-9.backup`
    const young = `gatehouse-test-${stamp(34)}-9.backup`
    const others = `gatehouse-elsewhere-${stamp(90)}-9.backup`
    for (const name of [old, young, others, 'notes.txt']) await writeFile(join(to, name), 'x')
    const { said } = await backup(to)
    assert.match(said, new RegExp(`${old} was older than 35 days and is gone\\.`))
    const left = await readdir(to)
    assert.ok(!left.includes(old))
    assert.ok([young, others, 'notes.txt'].every((name) => left.includes(name)))
    assert.match((await backup(to, '--keep', '20')).said, new RegExp(`${young} was older than 20`))
  })

  it('answers in JSON for machines', async () => {
    const { said } = await backup(await folder('json'), '--json')
    assert.equal(JSON.parse(said).ok, true)
  })

  it('keeps the old backups when the record is damaged, and makes no new one', async () => {
    const damaged = join(dir, 'damaged')
    await cp(box, damaged, { recursive: true })
    const path = join(damaged, 'record/000001.jsonl')
    await writeFile(
      path,
      (await readFile(path, 'utf8')).replace('"role":"agent"', '"role":"agemt"'),
    )
    const to = await folder('of-damaged')
    await writeFile(join(to, 'gatehouse-test-20200101T000000Z-9.backup'), 'x')
    const words = ['--data', damaged, '--recovery', recovery.pub]
    const { exit, said } = await commandHere('backup', to, ...words)
    assert.equal(exit, 1)
    assert.match(said, /not what its newest checkpoint was signed over.*record verify/)
    assert.deepEqual(await readdir(to), ['gatehouse-test-20200101T000000Z-9.backup'])
  })
})

describe('gatehouse backup, when it cannot', () => {
  const wrong: readonly [string, () => Promise<readonly string[]>, 1 | 2, RegExp][] = [
    ['the folder is not there', async () => [join(dir, 'nowhere')], 2, /is not a folder/],
    ['it is a file', async () => [await put('file', 'x')], 2, /is not a folder/],
    ['it is inside the box', async () => [join(box, 'record')], 2, /inside the data folder/],
    ['--keep is too long', async () => [dir, '--keep', '36'], 2, /1 to 35/],
    ['--keep is no number', async () => [dir, '--keep', 'x'], 2, /1 to 35/],
    [
      'the folder is the one around a trial’s box',
      async () => [await folder('outside'), '--data', dir],
      2,
      /is not the folder of a box; .*\/box is\. Give that with --data/,
    ],
    ['the key is not there', async () => [dir, '--recovery', join(dir, 'no')], 2, /cannot be read/],
    [
      'the key is an identity',
      async () => [dir, '--recovery', recovery.identity],
      1,
      /not a recovery key/,
    ],
    ['the box is not there', async () => [dir, '--data', join(dir, 'no')], 2, /no data folder/],
    [
      'the box is empty',
      async () => [dir, '--data', await folder('empty-box')],
      1,
      /no master key/,
    ],
  ]
  for (const [why, words, exits, says] of wrong) {
    it(`says so: ${why}`, async () => {
      const { exit, said } = await backup(...((await words()) as [string]))
      assert.match(said, says)
      assert.equal(exit, exits)
    })
  }

  it('says so: the folder may not be written to', async (t) => {
    const to = await folder('read-only')
    await chmod(to, 0o500)
    if (process.getuid?.() === 0) return t.diagnostic('Not tried: root may write anywhere.')
    const { exit, said } = await backup(to)
    assert.equal(exit, 1)
    assert.match(said, /may not be written to by this user\. .*Nothing was backed up/)
  })

  const disks: readonly [string, string, RegExp][] = [
    ['the disk is full', 'size=4k', /is full\. Free some room there.*Nothing was backed up/],
    ['the disk is read-only', 'ro', /on a disk that cannot be written to.*Nothing was backed up/],
  ]
  for (const [why, kind, says] of disks) {
    it(`says so, and leaves nothing there: ${why}`, async (t) => {
      const to = await folder(`disk-${kind}`)
      const unmount = await smallDisk(to, kind)
      if (!unmount) return t.diagnostic('Not tried: this user may not mount a small disk.')
      try {
        const { exit, said } = await backup(to)
        assert.match(said, says)
        assert.equal(exit, 1)
        assert.deepEqual(await readdir(to), [])
      } finally {
        await unmount()
      }
    })
  }
})

describe('a backup is safe before it is said to be', () => {
  const spoilt: readonly [string, (bytes: Buffer) => Buffer][] = [
    ['changes a byte', (bytes) => Buffer.concat([bytes.subarray(0, -400), Buffer.alloc(400)])],
    ['keeps the beginning alone', (bytes) => bytes.subarray(0, -100)],
    ['keeps nothing', () => Buffer.alloc(0)],
  ]
  for (const [what, spoil] of spoilt) {
    it(`a disk that ${what} is found out, and nothing is left that looks like a backup`, async () => {
      const to = await folder(`disk that ${what}`)
      const done = await backUp({
        ...{ disk: realDisk(box), dir: to, now: new Date(), keepDays: 35 },
        recovery: (await readFile(recovery.pub, 'utf8')).trim(),
        write: async (path, bytes) => {
          const pieces: Uint8Array[] = []
          for await (const piece of bytes) pieces.push(piece)
          await writeFile(path, spoil(Buffer.concat(pieces)))
          return 0
        },
      })
      assert.ok(!done.ok)
      assert.match(done.error, /does not read back as it was/)
      assert.deepEqual(await readdir(to), [])
    })
  }

  it('the file is synced before it gets its name, and the whole file system after (strace)', async (t) => {
    const to = await folder('traced')
    const trace = join(dir, 'trace')
    const program = join(import.meta.dirname, '../../appliance/gatehouse.mjs')
    const words = [program, 'backup', to, '--data', box, '--recovery', recovery.pub]
    const calls = ['-f', '-y', '-e', 'trace=fsync,rename,syncfs', '-o', trace]
    const ran = await promisify(execFile)('strace', [...calls, process.execPath, ...words]).catch(
      (cause: NodeJS.ErrnoException) => cause,
    )
    if (ran instanceof Error)
      return t.diagnostic(`Not tried: strace does not run (${ran.message}).`)
    const seen = (await readFile(trace, 'utf8')).split('\n')
    const at = (what: RegExp) => seen.findIndex((line) => what.test(line))
    const order = [
      at(/fsync\(\d+<.*traced\/.*\.backup\.partial>/),
      at(/rename\(.*\.backup\.partial".*\.backup"/),
      at(/fsync\(\d+<.*traced>/),
      at(/syncfs\(\d+<.*traced>/),
    ]
    assert.ok(!order.includes(-1), seen.join('\n'))
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    )
  })
})

/** Every file of a folder with its bytes and its time of change. */
async function everything(root: string): Promise<readonly string[]> {
  const names = (await readdir(root, { recursive: true })).sort()
  return Promise.all(
    names.map(async (name) => {
      const { mtimeMs, size } = await stat(join(root, name))
      return `${name} ${mtimeMs} ${size}`
    }),
  )
}

async function opened(to: string): Promise<Buffer> {
  const [name = ''] = await readdir(to)
  const decrypter = new Decrypter()
  decrypter.addIdentity((await readFile(recovery.identity, 'utf8')).split('\n')[1] ?? '')
  return Buffer.from(await decrypter.decrypt(await readFile(join(to, name))))
}
