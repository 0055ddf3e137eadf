import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { armor, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import { trialSampleCsv } from '../../../src/fieldwork/trial-sample.ts'
import { sampleFaultSentence } from '../../../src/readers/sample-fault.ts'
import type { SampleRow } from '../../../src/readers/sample-import.ts'
import { importSealedSample } from '../../../src/readers/sample-import-sealed.ts'
import { openSealedSample, sealSample } from '../../../src/readers/sample-seal.ts'
import { chunks, numbersOf, one, two } from './read.ts'

const about = {
  fileName: 'a.csv',
  source: 'Brightholme customers',
  date: '2026-05-05',
  drama: true,
}
const csv = 'name,phone\nZebediah,07700 900001\nB,01632 960002\nC,0909 879 0001\nD,7700900001\n'

describe('a sample is sealed outside the prison for one box (design 6)', () => {
  let identity = ''
  let recipient = ''
  before(async () => {
    identity = await generateIdentity()
    recipient = await identityToRecipient(identity)
  })

  async function sealed(text = csv) {
    const result = await sealSample(chunks(text, 4096), recipient, about)
    assert.ok(result.ok)
    return result.value
  }

  it('holds numbers, source and date, and nothing else of the file (T5)', async () => {
    const opened = await openSealedSample((await sealed()).sealed, identity)
    assert.ok(opened.ok)
    const { csv: inside, ...rest } = opened.value
    assert.deepEqual(rest, {
      ...{ bands: [], phones: 2 },
      source: 'Brightholme customers',
      date: '2026-05-05',
    })
    assert.deepEqual([...numbersOf(opened.value)].sort(), [two, one])
    assert.match(Buffer.from(inside).toString(), /^phone,phone\n[+0-9,\n]+$/)
  })

  it('the order of the file is gone', async () => {
    const first = await openSealedSample((await sealed(trialSampleCsv('x', 300))).sealed, identity)
    const again = await openSealedSample((await sealed(trialSampleCsv('x', 300))).sealed, identity)
    assert.ok(first.ok && again.ok)
    assert.notDeepEqual(numbersOf(first.value), numbersOf(again.value))
    assert.deepEqual([...numbersOf(first.value)].sort(), [...numbersOf(again.value)].sort())
  })

  it('opens on no other box', async () => {
    const opened = await openSealedSample((await sealed()).sealed, await generateIdentity())
    assert.equal(opened.ok ? '' : opened.error.code, 'not-for-this-box')
  })

  it('one changed byte, or a file cut short, opens nowhere', async () => {
    const { sealed: file } = await sealed()
    const changed = Uint8Array.from(file, (byte, at) => (at === file.length - 20 ? byte ^ 1 : byte))
    for (const bytes of [changed, file.subarray(0, -5), file.subarray(0, 30), new Uint8Array(0)]) {
      const opened = await openSealedSample(bytes, identity)
      assert.equal(opened.ok ? '' : opened.error.code, 'not-for-this-box')
    }
  })

  it('armoured for e-mail it opens as well', async () => {
    const text = armor.encode((await sealed()).sealed)
    assert.ok((await openSealedSample(Buffer.from(text), identity)).ok)
  })

  it('is refused without a source, a real date, or a public key', async () => {
    const attempts = [
      [{ ...about, source: '  ' }, recipient, 'no-source'],
      [{ ...about, date: '2026-02-30' }, recipient, 'no-source'],
      [{ ...about, date: '5 May 2026' }, recipient, 'no-source'],
      [about, 'age1nonsense', 'bad-recipient'],
      [about, identity, 'bad-recipient'],
    ] as const
    for (const [options, to, code] of attempts) {
      const result = await sealSample(chunks(csv), to, options)
      assert.equal(result.ok ? '' : result.error.code, code)
      assert.ok(!result.ok && !sampleFaultSentence(result.error).includes('AGE-SECRET'))
    }
  })

  it('a bad file is not sealed', async () => {
    const result = await sealSample(chunks('name\nA\n'), recipient, about)
    assert.equal(result.ok ? '' : result.error.code, 'no-phone-column')
  })

  it('on arrival each number is judged again, and the lists apply', async () => {
    const numbers: string[] = []
    const result = await importSealedSample((await sealed()).sealed, identity, {
      drama: true,
      isExcluded: (e164) => e164 === one,
      sink: { add: ({ number }) => void numbers.push(number) },
    })
    assert.ok(result.ok)
    assert.equal(result.value.source, 'Brightholme customers')
    assert.deepEqual(numbers, [two])
  })

  it('a hand-made seal brings in no number that an import would refuse', async () => {
    const encrypter = new Encrypter()
    encrypter.addRecipient(recipient)
    const numbers = ['+449098790001', `${one}\n${two}`, '=1+1', two]
    const content = { format: 'gatehouse-sample/1', source: 'x', date: '2026-05-05', numbers }
    const taken: string[] = []
    const options = {
      drama: true,
      isExcluded: () => false,
      sink: { add: ({ number }: SampleRow) => void taken.push(number) },
    }
    const file = await encrypter.encrypt(JSON.stringify(content))
    const result = await importSealedSample(file, identity, options)
    assert.ok(result.ok)
    assert.deepEqual(taken.sort(), [two, one])
    assert.equal(result.value.report.invalid.premium, 1)

    for (const wrong of ['not JSON', '{}', JSON.stringify({ ...content, date: 'then' })]) {
      const opened = await openSealedSample(await encrypter.encrypt(wrong), identity)
      assert.equal(opened.ok ? '' : opened.error.code, 'not-a-sample')
    }
  })
})
