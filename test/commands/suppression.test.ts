import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { clientList } from '../../src/basics/list-id.ts'
import { trialSettings } from '../../src/config.ts'
import { listNamed, suppressionCommand } from '../../src/dialler/suppression-command.ts'
import { openDataFolder } from '../../src/record/data-folder.ts'
import { sealListCommand } from '../../src/upkeep/seal-list-command.ts'
import { liveCampaign } from '../support/a-live-day.ts'
import { startTestBox } from '../support/test-box.ts'

const number = (n: number) => `07700 900${String(n).padStart(3, '0')}`
const some = (count: number) => Array.from({ length: count }, (_, n) => number(n)).join('\n')

describe('gatehouse suppression', () => {
  let dir = ''
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'gatehouse-'))
    await writeFile(join(dir, 'tps.txt'), `${some(15)}\nnobody\n`)
  })
  after(() => rm(dir, { recursive: true, force: true }))
  const file = () => join(dir, 'tps.txt')

  it('knows the lists by the words of the command', () => {
    const named = ['tps', 'ctps', 'dnc', 'barred', 'client:Acme', 'client: ', 'TPS', ''].map(
      listNamed,
    )
    assert.deepEqual(named, [
      ...['tps', 'ctps', 'do-not-call', 'barred', clientList('acme')],
      ...[undefined, undefined, undefined],
    ])
  })

  it('puts a list in use in a trial that is stopped, and the box says so when it starts', async () => {
    const box = await startTestBox()
    await box.stop()
    const data = join(box.dir, 'box')
    const asked = { list: 'tps', source: 'The service', date: '2026-11-02', data }
    const said = await suppressionCommand(file(), { ...asked, settings: trialSettings })
    assert.deepEqual(said, {
      lines: [
        'The list is in use: 15 numbers of 15 rows, rounded.',
        'Left behind, fewer than 10: words or signs that are not a phone number: it is not on the list. Write the whole number there, and import it again.',
      ],
      exit: 0,
    })
    const again = await startTestBox({ dir: box.dir, identity: box.identity })
    try {
      const { ahead } = again.box.house.writer
      const { about: _, ...known } = ahead.lists.get('tps') ?? {}
      assert.deepEqual(
        { ...known, importedAt: 0 },
        { date: '2026-11-02', entries: '15', importedAt: 0 },
      )
      const campaign = await liveCampaign(again, `phone\n${number(3)}\n${number(99)}\n`)
      assert.equal(ahead.samples.get(ahead.campaigns.get(campaign)?.samples[0] as never)?.slots, 2)
    } finally {
      await again.close()
    }
  })

  it('refuses a box that runs, a folder that is none, a file that is none, and half a command', async () => {
    const here = { settings: trialSettings, data: join(dir, 'nothing') }
    const asked = { list: 'tps', source: 'x', date: '2026-11-02', ...here }
    const wrong = await Promise.all([
      suppressionCommand(file(), { ...asked, list: 'all' }),
      suppressionCommand(file(), { list: 'tps', ...here }),
      suppressionCommand(file(), { ...asked, date: '2 November' }),
      suppressionCommand(join(dir, 'none.txt'), asked),
      suppressionCommand(dir, asked),
    ])
    assert.deepEqual(
      wrong.map(({ exit }) => exit),
      [2, 2, 2, 2, 2],
    )
    const refused = await suppressionCommand(file(), { ...asked, dialler: join(dir, 'no.sock') })
    assert.equal(refused.exit, 1)
    assert.match(refused.lines[0] ?? '', /cannot be reached.*Nothing was imported/)
    const busy = await openDataFolder(dir)
    assert.ok(busy.ok, 'the folder is taken')
    const taken = await suppressionCommand(file(), { ...asked, data: dir })
    await busy.value.release()
    assert.equal(taken.exit, 1)
  })

  it('seals a list for one box outside the prison, signed, and writes all of it or nothing', async () => {
    const identity = await generateIdentity()
    await writeFile(join(dir, 'box.pub'), `${await identityToRecipient(identity)}\n`)
    const { privateKey } = generateKeyPairSync('ed25519')
    await writeFile(join(dir, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
    const asked = { to: join(dir, 'box.pub'), source: 'x', date: '2026-11-02', drama: true }
    const out = join(dir, 'out.sealed')
    const said = await sealListCommand(file(), 'tps', { ...asked, out, sign: join(dir, 'key.pem') })
    assert.equal(said.exit, 0)
    assert.match(said.lines[0] ?? '', /^Left behind, .* it is not on the list\./)
    const sealed = (await readFile(out)).toString('latin1')
    assert.match(sealed, /^gatehouse-signed-list\/1 /)
    assert.doesNotMatch(sealed, /7700/)
    const bad = await Promise.all([
      sealListCommand(file(), undefined, asked),
      sealListCommand(join(dir, 'none'), 'tps', asked),
      sealListCommand(file(), 'tps', { ...asked, out: file() }),
      sealListCommand(file(), 'tps', { ...asked, date: 'soon', out: join(dir, 'bad') }),
      sealListCommand(file(), 'tps', { ...asked, sign: file(), out: join(dir, 'bad') }),
    ])
    assert.deepEqual(
      bad.map(({ exit }) => exit),
      [2, 2, 2, 1, 1],
    )
    await assert.rejects(readFile(join(dir, 'bad')))
  })
})
