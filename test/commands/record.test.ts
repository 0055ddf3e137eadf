import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { cp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { AuditFields } from '../../src/facts/catalogue.ts'
import { splitNotes } from '../../src/record/checkpoint.ts'
import { countersign, encodeVerifier } from '../../src/record/signed-note.ts'
import { damagedCopy, makeRecord } from './a-record.ts'
import { commandHere, workFolder } from './gatehouse.ts'

const { dir, put } = await workFolder()
const box = join(dir, 'box')
const { agent } = await makeRecord(box)

describe('gatehouse record verify', () => {
  it('says that a sound record is whole, and exits 0', async () => {
    const { exit, said } = await commandHere('record', 'verify', box)
    assert.equal(exit, 0, said)
    assert.match(said, /is whole: \d+ lines, \d+ checkpoints\./)
  })

  it('names the file and the line of what was changed, and exits 1', async () => {
    const { line } = await damagedCopy(box, join(dir, 'damaged'))
    const { exit, said } = await commandHere('record', 'verify', join(dir, 'damaged'))
    assert.equal(exit, 1)
    assert.match(said, /is not whole/)
    assert.doesNotMatch(said, /held by a witness|No witness from outside/)
    assert.match(said, new RegExp(`record/000001\\.jsonl, line ${line + 1}: .+ tell the auditor`))
  })

  it('answers in JSON for machines', async () => {
    const { said } = await commandHere('record', 'verify', box, '--json')
    assert.equal(JSON.parse(said).ok, true)
  })

  it('finds a record that was cut back, by a checkpoint kept outside the box', async () => {
    const witness = await put('witness', await readFile(join(box, 'record/checkpoints.txt')))
    const cut = join(dir, 'cut')
    await cp(box, cut, { recursive: true })
    const path = join(cut, 'record/000001.jsonl')
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n')
    await put('cut/record/000001.jsonl', `${lines.slice(0, -1).join('\n')}\n`)
    await rm(join(cut, 'record/checkpoints.txt'))
    await rm(join(cut, 'signer/last'))
    const { exit, said } = await commandHere('record', 'verify', cut, '--witness', witness)
    assert.equal(exit, 1)
    assert.match(said, /witness 2.*signed over \d+ lines, and the record has \d+/)
  })

  it('takes more than one verifier, and says whose signatures a witness has', async () => {
    const region = generateKeyPairSync('ed25519')
    const stranger = generateKeyPairSync('ed25519')
    const name = 'region.example'
    const notes = await readFile(join(box, 'record/checkpoints.txt'), 'utf8')
    const [note = ''] = splitNotes(notes).notes
    const signed = countersign(note, { name, privateKey: region.privateKey })
    assert.ok(signed.ok)
    const twice = countersign(signed.value, { name: 'x.example', privateKey: stranger.privateKey })
    assert.ok(twice.ok)
    const witness = await put('countersigned', twice.value)
    const keys = [
      ...['--verifier', join(box, 'signer/verifier.txt')],
      ...['--verifier', await put('region.key', encodeVerifier({ name, ...region }))],
    ]
    const { exit, said } = await commandHere('record', 'verify', box, '--witness', witness, ...keys)
    assert.equal(exit, 0, said)
    assert.match(
      said,
      /witness 1 is signed by gatehouse\/test and region\.example; and by x\.example, whose key was not given\./,
    )
  })

  it('countersigns a witness and no mere checkpoint', async () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const pem = await put('pem', privateKey.export({ type: 'pkcs8', format: 'pem' }))
    const notes = await readFile(join(box, 'record/checkpoints.txt'), 'utf8')
    const witness = await put('checkpoint', splitNotes(notes).notes[0] ?? '')
    const { exit, said } = await commandHere(
      ...['record', 'countersign', witness, '--key', pem, '--name', 'region/test'],
      ...['--verifier', join(box, 'signer/verifier.txt')],
    )
    assert.equal(exit, 1, said)
    assert.match(said, /Not signed\. This is a checkpoint, but not a witness/)
  })

  it('holds a root typed off paper against the lines', async () => {
    const notes = await readFile(join(box, 'record/checkpoints.txt'), 'utf8')
    const [, size, root = ''] = notes.split('\n')
    const groups: readonly string[] =
      Buffer.from(root, 'base64').toString('hex').match(/.{4}/g) ?? []
    const ask = (text: string) => commandHere('record', 'verify', box, '--root', text)
    const sound = await ask(`${size}:${groups.join('-').toUpperCase()}`)
    assert.equal(sound.exit, 0, sound.said)
    assert.match(sound.said, new RegExp(`Lines ${Number(size) + 1} to \\d+ came after the newest`))
    const other = await ask(`${size}:${groups.with(3, '0000').join(' ')}`)
    assert.equal(other.exit, 1)
    assert.match(other.said, /printed root 1: .*the record was written again/)
    const short = await ask(`${size}:abcd`)
    assert.equal(short.exit, 2)
    assert.match(short.said, /16 groups of four/)
  })

  it('says which file it cannot read, and exits 2', async () => {
    const gone = join(dir, 'gone')
    const { exit, said } = await commandHere('record', 'verify', box, '--verifier', gone)
    assert.equal(exit, 2)
    assert.match(said, /gone cannot be read/)
  })
})

describe('gatehouse record show', () => {
  const show = async (...words: string[]) => {
    const { exit, said } = await commandHere('record', 'show', box, ...words)
    assert.equal(exit, 0, said)
    return said === '' ? [] : said.split('\n')
  }

  it('prints every line once, oldest first, in sentences and without a name', async () => {
    const lines = await show()
    const seqs = lines.map((line) => Number(line.trim().split(' ')[0]))
    assert.deepEqual(
      seqs,
      seqs.map((_, at) => at + 1),
    )
    assert.match(lines[0] ?? '', /2026-11-24 10:00:00 {2}The box started/)
    assert.doesNotMatch(lines.join(''), /Example|Exemplar|undefined|\{/)
  })

  it('takes a day, a seat, a deed, the name of a campaign and the beginning of a token', async () => {
    const all = await show()
    assert.equal((await show('--day', '2026-11-25')).length, 1)
    assert.equal((await show('--day', '2026-11-24')).length, all.length - 1)
    assert.equal((await show('--day', '2026-11-23')).length, 0)
    assert.equal((await show('--seat', '1')).length, 1)
    assert.equal((await show('--deed', 'create campaign')).length, 2)
    assert.equal((await show('--campaign', 'bus')).length, 1)
    assert.equal((await show('--person', agent.slice(0, 8))).length, 2)
    assert.equal((await show('--seat', '2', '--day', '2026-11-24')).length, 0, 'all at once')
  })

  it('takes a time from and to, of which the last minute and the last day are inside', async () => {
    const all = await show()
    const first = all.length - 1
    assert.equal(
      (await show('--from', '2026-11-24T10:00', '--to', '2026-11-24T10:00')).length,
      first,
    )
    assert.equal((await show('--from', '2026-11-24T10:01')).length, 1)
    assert.equal((await show('--to', '2026-11-24T09:59')).length, 0)
    assert.equal((await show('--from', '2026-11-24', '--to', '2026-11-25')).length, all.length)
  })

  const wrong: readonly [string[], RegExp][] = [
    [['--day', '24/11/2026'], /for example --day 2026-11-24/],
    [['--day', '2026-02-30'], /for example --day/],
    [['--seat', 'one'], /A seat is a number/],
    [['--deed', 'FLY'], /No deed is called FLY\..*APPROVE_SCRIPT/],
    [['--campaign', 'rail'], /No campaign has "rail".*Water supply; Bus services/],
    [['--campaign', 's'], /More than one campaign has "s"/],
    [['--person', 'zz'], /Nobody in this record has a token that begins zz/],
    [['--from', 'noon'], /for example --from 2026-11-24T10:30/],
    [['--to', '2026-11-24T24:10'], /for example --from/],
    [['--from', '2026-11-25', '--to', '2026-11-24'], /--to is before --from/],
    [['--day', '2026-11-24', '--to', '2026-11-24'], /either --day, or a time/],
    [['--case', '7'], /a dot and its slot/],
    [['--case', 'zz.7'], /No sample in this record has a token that begins zz/],
    [['--person', ''], /More than one token begins/],
  ]
  for (const [words, says] of wrong) {
    it(`says what to type instead of ${words.join(' ')}`, async () => {
      const { exit, said } = await commandHere('record', 'show', box, ...words)
      assert.equal(exit, 2)
      assert.match(said, says)
    })
  }

  it('M1, M3, M5: prints every line of one stream as an audit event, and each line is in one stream alone', async () => {
    const fields = ['what', 'when', 'who', 'subjectType', 'correlationId', 'service', 'details']
    let events = 0
    for (const stream of ['staff', 'prisoner', 'box']) {
      const { exit, said } = await commandHere('record', 'show', box, '--audit', stream)
      assert.equal(exit, 0, said)
      const lines = said.split('\n').filter((one) => one !== '')
      assert.ok(stream === 'prisoner' || lines.length > 0, stream)
      for (const line of lines) {
        const { subjectId, ...event } = JSON.parse(line) as AuditFields
        assert.deepEqual(Object.keys(event).sort(), [...fields].sort())
        assert.equal(subjectId === undefined, event.subjectType === 'NOT_APPLICABLE', line)
        assert.match(event.subjectType, /^(?:PRISONER_ID|USER_ID|SEARCH_TERM|NOT_APPLICABLE)$/)
        assert.equal(new Date(event.when).toISOString(), event.when)
        assert.equal(event.who === 'gatehouse', stream === 'box', line)
        assert.equal(typeof JSON.parse(event.details), 'object')
        events += 1
      }
    }
    const { said } = await commandHere('record', 'show', box)
    assert.equal(events, said.split('\n').filter((one) => one !== '').length)
    assert.ok(events > 5, `${events} events`)
    const wrong = await commandHere('record', 'show', box, '--audit', 'everybody')
    assert.deepEqual([wrong.exit, /--audit prisoner/.test(wrong.said)], [2, true])
  })

  it('says that there is no record where there is none', async () => {
    const { exit, said } = await commandHere('record', 'show', join(dir, 'nowhere'))
    assert.equal(exit, 2)
    assert.match(said, /no record in .*nowhere\. Give the data folder/)
  })
})
