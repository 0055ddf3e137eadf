import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { Encrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import { once, wholeOf } from '../../../src/basics/byte-streams.ts'
import { trialSampleCsv } from '../../../src/fieldwork/trial-sample.ts'
import { sampleFaultSentence } from '../../../src/readers/sample-fault.ts'
import {
  importSample,
  type SampleOptions,
  type SampleRow,
} from '../../../src/readers/sample-import.ts'
import { asCsv, openSealedSample } from '../../../src/readers/sample-open.ts'
import { sealSample } from '../../../src/readers/sample-seal.ts'
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
    return wholeOf(result.value.sealed)
  }
  const open = (file: Uint8Array, by = identity) => openSealedSample(chunks(file, 5_000), by)
  const seal = async (content: string | Uint8Array) => {
    const encrypter = new Encrypter()
    encrypter.addRecipient(recipient)
    return encrypter.encrypt(content)
  }
  /** As a box takes it: opened, and judged number by number. */
  async function taken(file: AsyncIterable<Uint8Array>, more: Partial<SampleOptions> = {}) {
    const numbers: string[] = []
    const opened = await openSealedSample(file, identity)
    if (!opened.ok) return { ...opened, numbers }
    const options = {
      drama: true,
      isExcluded: () => false,
      sink: { add: ({ number }: SampleRow) => void numbers.push(number) },
    }
    const csv = asCsv(opened.value)
    const read = await importSample(opened.value.csv, { ...options, ...more, ...csv })
    return { ...read, numbers }
  }

  it('holds numbers, source and date, and nothing else of the file (T5)', async () => {
    const opened = await open(await sealed())
    assert.ok(opened.ok)
    const { csv: inside, ...rest } = opened.value
    assert.deepEqual(rest, {
      ...{ bands: [], phones: 2 },
      source: 'Brightholme customers',
      date: '2026-05-05',
    })
    const text = Buffer.from(await wholeOf(inside)).toString()
    assert.match(text, /^phone,phone\n[+0-9,\n]+$/)
    assert.deepEqual((await numbersOf({ csv: once(Buffer.from(text)) })).toSorted(), [two, one])
  })

  it('the order of the file is gone', async () => {
    const first = await open(await sealed(trialSampleCsv('x', 300)))
    const again = await open(await sealed(trialSampleCsv('x', 300)))
    assert.ok(first.ok && again.ok)
    const orders = [await numbersOf(first.value), await numbersOf(again.value)] as const
    assert.equal(orders[0].length, 300)
    assert.notDeepEqual(orders[0], orders[1])
    assert.deepEqual(orders[0].toSorted(), orders[1].toSorted())
  })

  it('opens on no other box', async () => {
    const opened = await open(await sealed(), await generateIdentity())
    assert.equal(opened.ok ? '' : opened.error.code, 'not-for-this-box')
  })

  it('one changed byte, or a file cut short, opens nowhere', async () => {
    const file = await sealed()
    const changed = Uint8Array.from(file, (byte, at) => (at === file.length - 20 ? byte ^ 1 : byte))
    for (const bytes of [changed, file.subarray(0, -5), file.subarray(0, 30), new Uint8Array(0)]) {
      const opened = await open(bytes)
      assert.equal(opened.ok ? '' : opened.error.code, 'not-for-this-box')
    }
  })

  it('a long one is opened piece by piece, and where it is broken in its middle it is none', async () => {
    const nobodys = () => `+440000${String(randomInt(10_000_000)).padStart(7, '0')}`
    const head = JSON.stringify({
      format: 'gatehouse-sample/2',
      source: 'x',
      date: '2026-05-05',
      bands: [],
    })
    const rows = Array.from({ length: 60_000 }, () => `${nobodys()},${nobodys()}`)
    const content = [head, 'phone,phone', `${one},`, ...rows, `${two},`, ''].join('\n')
    const file = await seal(gzipSync(content))
    let read = 0
    async function* counted(bytes: Uint8Array) {
      for await (const piece of chunks(bytes, 4_096)) {
        read += piece.length
        yield piece
      }
    }
    let most = 0
    let judged = 0
    const isCancelled = () => {
      // What is read ahead of what is judged, if this much of the file were judged already.
      most = Math.max(most, read - (file.length * judged) / rows.length)
      judged += 1
      return false
    }
    const whole = await taken(counted(file), { isCancelled })
    assert.deepEqual(whole.ok && whole.value.rows, rows.length + 2)
    assert.deepEqual(whole.numbers, [one, two])
    assert.ok(file.length > 400_000, 'it is many pieces long')
    assert.ok(most < 260_000, `${most} bytes of ${file.length} were read before they were wanted`)

    const middle = Math.floor(file.length / 2)
    const broken = file.map((byte, at) => (at === middle ? byte ^ 1 : byte))
    const pieceEnd = file.length - ((file.length - 200) % 65_552)
    for (const wrong of [broken, file.subarray(0, middle), file.subarray(0, pieceEnd)]) {
      const refused = await taken(once(wrong))
      assert.equal(refused.ok ? '' : refused.error.code, 'not-for-this-box')
    }
    const more = await seal(Buffer.concat([gzipSync(content), Buffer.alloc(200_000, 1)]))
    const refused = await taken(once(more))
    assert.equal(refused.ok ? '' : refused.error.code, 'not-a-sample')
    const torn = await seal(gzipSync(content).subarray(0, 400_000))
    const short = await taken(once(torn))
    assert.equal(short.ok ? '' : short.error.code, 'not-a-sample')
  })

  it('what cannot be read is no broken seal: a disk that fails is a surprise', async () => {
    const file = await sealed()
    async function* failing() {
      yield file.subarray(0, 300)
      throw new Error('EIO')
    }
    await assert.rejects(taken(failing()), /EIO/)
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
    const { numbers } = await taken(once(await sealed()), { isExcluded: (e164) => e164 === one })
    assert.deepEqual(numbers, [two])
  })

  it('a hand-made seal, of the kind that was made first, brings in no number that an import would refuse', async () => {
    const numbers = ['+449098790001', `${one}\n${two}`, '=1+1', two]
    const content = { format: 'gatehouse-sample/1', source: 'x', date: '2026-05-05', numbers }
    const result = await taken(once(await seal(JSON.stringify(content))))
    assert.ok(result.ok)
    assert.deepEqual(result.numbers.toSorted(), [two, one])
    assert.equal(result.value.invalid.premium, 1)

    for (const wrong of ['not JSON', '{}', JSON.stringify({ ...content, date: 'then' })]) {
      const opened = await open(await seal(wrong))
      assert.equal(opened.ok ? '' : opened.error.code, 'not-a-sample')
    }
  })
})
