import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { countersignCommand } from '../../src/record/countersign-command.ts'
import { regionVerifierPath } from '../../src/record/countersigned.ts'
import { countersign, encodeVerifier } from '../../src/record/signed-note.ts'
import { verifyRecordCommand } from '../../src/record/verify-command.ts'
import { startTestBox, type TestBox } from '../support/test-box.ts'
import { type StaffAt, signedIn, watchFacts, words } from './staff-at.ts'

const door = '/governor/record/verify/countersigned'
const region = generateKeyPairSync('ed25519')
const name = 'region/test'

describe('the region’s signature under a witness comes back to the box', () => {
  let box: TestBox
  let ruth: StaffAt
  let dir: string
  let witness: string
  const put = async (file: string, text: string) => {
    await writeFile(join(dir, file), text)
    return join(dir, file)
  }
  const send = (text: string) => ruth.send(door, { name: 'w.witness', bytes: Buffer.from(text) })
  const signed = async (note: string, more: Record<string, string> = {}) =>
    countersignCommand(await put('w.witness', note), {
      key: await put(
        'key.pem',
        region.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
      ),
      name,
      verifier: join(box.dir, 'box/signer/verifier.txt'),
      ...more,
    })

  before(async () => {
    box = await startTestBox()
    ruth = await signedIn(box, 'r.adeyemi')
    dir = await mkdtemp(join(tmpdir(), 'gatehouse-region-'))
    witness = (await ruth.post('/governor/record/verify/witness')).text
  })
  after(async () => {
    await box.close()
    await rm(dir, { recursive: true, force: true })
  })

  it('says what is missing while the box does not know the region’s key', async () => {
    const page = await send(witness)
    assert.equal(page.status, 422)
    assert.match(words(page), /does not know the region’s key.* receipts\/region\.txt/)
    await box.disk.makeDir('receipts')
    const line = encodeVerifier({ name, publicKey: region.publicKey })
    await box.disk.replace(regionVerifierPath, Buffer.from(`${line}\n`))
  })

  it('the region signs what this box has signed, and nothing else', async () => {
    const { lines, exit } = await signed(witness)
    assert.equal(exit, 0)
    assert.match(lines.join(''), /— region\/test /)
    const changed = await signed(witness.replace(/\n(\d+)\n/, '\n1$1\n'))
    assert.equal(changed.exit, 1)
    assert.match(changed.lines.join(''), /^Not signed\./)
    assert.equal((await signed('words\n')).exit, 1)
    assert.equal((await signed(witness, { key: await put('none.pem', 'x') })).exit, 2)
    assert.equal((await signed(witness, { verifier: join(dir, 'gone') })).exit, 2)
    assert.equal((await signed(witness, { name: 'two words' })).exit, 2)
  })

  it('a governor brings it back: it is kept with the receipts, in the record, and verifies', async () => {
    const facts = watchFacts(box)
    const { lines } = await signed(witness)
    const page = await send(`${lines.join('\n')}\n`)
    assert.equal(page.status, 200, words(page))
    assert.match(
      words(page),
      /Kept\. The region has countersigned the first \d+ lines of the record/,
    )
    const kept = (await box.disk.list('receipts')).filter((one) => one.endsWith('.witness'))
    assert.equal(kept.length, 1)
    assert.deepEqual(
      facts.map(({ type }) => type),
      ['witness.countersigned'],
    )
    assert.match(
      words(await ruth.get('/governor/record')),
      /Adeyemi, Ruth brought back a witness over the first \d+ lines, countersigned by the region/,
    )
    const folder = join(box.dir, 'box')
    const said = await verifyRecordCommand({
      dir: folder,
      witness: [join(folder, 'receipts', kept[0] ?? '')],
      verifier: [join(folder, 'signer/verifier.txt'), join(folder, regionVerifierPath)],
    })
    assert.equal(said.exit, 0, said.lines.join('\n'))
    assert.match(said.lines.join('\n'), /is signed by gatehouse\/test and region\/test\./)
  })

  it('takes nothing that either has not signed, nothing changed, and nothing that the record does not agree with', async () => {
    const stranger = generateKeyPairSync('ed25519')
    const by = (privateKey: typeof stranger.privateKey, note = witness) => {
      const done = countersign(note, { name, privateKey })
      return done.ok ? done.value : assert.fail('not countersigned')
    }
    const facts = watchFacts(box)
    const other = await startTestBox()
    const owen = await signedIn(other, 'o.pritchard')
    const foreign = (await owen.post('/governor/record/verify/witness')).text
    await other.close()
    const good = by(region.privateKey)
    for (const [text, why] of [
      [witness, /The signature of region\/test is not on it/],
      [by(stranger.privateKey), /The signature of region\/test is not on it, or does not hold/],
      [good.replace(/\n(\d+)\n/, '\n1$1\n'), /not a witness of this box, or it was changed/],
      [by(region.privateKey, foreign), /not a witness of this box, or it was changed/],
      [`${good}\n${good}`, /not one witness/],
      ['', /Choose a file/],
      ['何か\n\n— x y', /not one witness/],
      ['x'.repeat(300_000), /not one witness/],
    ] as const) {
      const page = await send(text)
      assert.equal(page.status, 422, String(why))
      assert.match(words(page), why)
    }
    assert.deepEqual(facts, [])
  })

  it('is not for an auditor, who changes nothing, nor for a supervisor', async () => {
    for (const user of ['s.bevan', 'h.marsh'] as const) {
      const one = await signedIn(box, user)
      assert.equal((await one.post(door)).status, 403)
    }
    const sian = await signedIn(box, 's.bevan')
    assert.doesNotMatch((await sian.get('/auditor/verify')).text, /countersigned/)
  })
})
