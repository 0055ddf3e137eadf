import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { describe, it } from 'node:test'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { wholeOf } from '../../src/basics/byte-streams.ts'
import type { CampaignId, CaseId, PersonId, SampleId } from '../../src/basics/ids.ts'
import { clientList, type ListId } from '../../src/basics/list-id.ts'
import { toldLedger } from '../../src/dialler/ledger.ts'
import { Numbers } from '../../src/dialler/numbers.ts'
import { mostTyped } from '../../src/dialler/typed-counts.ts'
import { sealList } from '../../src/readers/list-seal.ts'
import { sealSample } from '../../src/readers/sample-seal.ts'
import { openKeys } from '../../src/record/keys.ts'
import { standingClock } from '../record/ground.ts'
import { SimulatedDisk } from '../record/simulated-disk.ts'
import { signList, signSample } from '../support/sign-file.ts'

const campaign = 'campaign' as CampaignId
const [agent, another] = ['agent-1', 'agent-2'] as unknown as [PersonId, PersonId]
const number = (n: number) => `07700 900${String(n).padStart(3, '0')}`
const some = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => number(from + index))
const fileOf = (content: string | Uint8Array, fileName = 'a.csv') => ({
  fileName,
  bytes: async function* () {
    yield typeof content === 'string' ? Buffer.from(content) : content
  },
})
const order = (list: ListId) => ({ list, source: 'Made up', date: '2026-11-02' })

/** A keeper of numbers over a disk of its own. `signers` as at a box at work. */
async function keeper(
  more: { signers?: readonly string[]; client?: string; screens?: boolean } = {},
) {
  const disk = new SimulatedDisk()
  const keys = await openKeys({ disk: new SimulatedDisk(), masterKey: new Uint8Array(32) })
  await keys.ready()
  const identity = await generateIdentity()
  const clock = standingClock()
  const { signers, client, screens } = more
  const door = { drama: true, identity, ...(signers ? { signers } : {}) }
  const numbers = new Numbers({ disk, keys, ledger: toldLedger(), door, clock })
  const into = {
    campaign,
    key: keys.take(),
    fresh: true,
    ...(client === undefined ? {} : { client: clientList(client) }),
    ...(screens === undefined ? {} : { screens }),
  }
  const list = { key: keys.take(), fresh: true }
  await numbers.open(() => ({ list, campaigns: [into], samples: [], days: [] }))
  let samples = 0
  return {
    ...{ disk, keys, numbers, clock, into, identity },
    /** Imports a sample; answers its cases by number, and how many there are. */
    sample: async (lines: readonly string[]) => {
      samples += 1
      const sample = `sample-${samples}` as SampleId
      const csv = fileOf(`phone\n${lines.join('\n')}\n`)
      const taken = await numbers.takeSample({ sample, key: keys.take(), into }, csv)
      assert.ok(taken.ok, 'the sample is taken')
      await numbers.settleSample(sample, true)
      const { slots, report } = taken.value
      const cases = Array.from({ length: slots }, (_, slot) => `${sample}.${slot}` as CaseId)
      const byNumber = new Map(cases.map((one) => [numbers.held(one), one] as const))
      const of = (one: string) => byNumber.get(`+44${one.replace(/\D/g, '').slice(1)}`)
      return { slots, report, cases, of }
    },
  }
}

describe('who must never be called, at the keeper of the numbers', () => {
  it('T3, T4, J6: a number of any list is left without a number at the import, in every spelling', async () => {
    const lists: ListId[] = ['tps', 'ctps', 'do-not-call', 'barred', clientList('Acme')]
    const written = ['+44 (0)7700 900 001', '0044 7700-900001', '7700900001', '447700900001']
    for (const list of lists)
      for (const spelling of written) {
        const at = await keeper({ client: 'ACME ' })
        const taken = await at.numbers.takeList(order(list), fileOf(`${spelling}\n${number(9)}\n`))
        assert.ok(taken.ok, 'the list is taken')
        const { cases, of, slots } = await at.sample([number(1), number(2), '00447700900009'])
        assert.equal(slots, 3, 'how many cases there are tells of no list')
        assert.equal(of(number(1)), undefined, `${list}: ${spelling}`)
        const answers = await at.numbers.mayRing(cases)
        assert.deepEqual(answers, ['yes', 'no-number', 'no-number'], 'the others stand first')
        assert.ok(at.numbers.callable(of(number(2)) as CaseId))
      }
  })

  it('J6: an import asks as many lists and writes as often, whether a number of it is barred or not', async () => {
    const work = async (barred: string) => {
      const at = await keeper()
      assert.ok((await at.numbers.bar(undefined, fileOf(barred))).ok, 'it is barred')
      const { lists } = at.numbers.stores
      const ask = lists.mustNotRing.bind(lists)
      let asked = 0
      Object.defineProperty(lists, 'mustNotRing', {
        value: (...one: Parameters<typeof ask>) => {
          asked += 1
          return ask(...one)
        },
      })
      const before = at.disk.operations
      const { slots } = await at.sample(some(0, 40))
      return { slots, asked, operations: at.disk.operations - before }
    }
    const [inSample, elsewhere] = [await work(number(7)), await work(number(900))]
    assert.deepEqual(inSample, elsewhere)
    assert.equal(inSample.asked, 40)
  })

  it('at assignment and in the moment before the dial, when it came onto the list after the import', async () => {
    const lists: ListId[] = ['tps', 'ctps', 'do-not-call', 'barred', clientList('Acme')]
    for (const list of lists) {
      const at = await keeper({ client: 'Acme' })
      const { of } = await at.sample(some(0, 3))
      const [stopped, free] = [of(number(1)), of(number(2))] as [CaseId, CaseId]
      assert.deepEqual(await at.numbers.mayRing([stopped, free]), ['yes', 'yes'])
      await at.numbers.takeList(order(list), fileOf(`${number(1)}\n`))
      assert.deepEqual(await at.numbers.mayRing([stopped, free]), ['excluded', 'yes'], list)
      assert.equal(at.numbers.callable(stopped), undefined)
      assert.equal(at.numbers.callable(free), '+447700900002')
    }
  })

  it('T1, T4: a campaign that does not screen rings those on TPS, and nobody on any other list', async () => {
    const at = await keeper({ client: 'Acme', screens: false })
    const { of } = await at.sample(some(0, 6))
    const lists: ListId[] = ['tps', 'ctps', 'do-not-call', 'barred', clientList('Acme')]
    for (const [n, list] of lists.entries())
      await at.numbers.takeList(order(list), fileOf(`${number(n)}\n`))
    const cases = some(0, 6).map((one) => of(one) as CaseId)
    assert.deepEqual(await at.numbers.mayRing(cases), [
      ...['yes', 'yes', 'excluded', 'excluded', 'excluded', 'yes'],
    ])
  })

  it('one client’s exclusions stop no other client’s campaign', async () => {
    const at = await keeper({ client: 'Other' })
    const { of } = await at.sample(some(0, 2))
    await at.numbers.takeList(order(clientList('Acme')), fileOf(`${number(1)}\n`))
    assert.deepEqual(await at.numbers.mayRing([of(number(1)) as CaseId]), ['yes'])
  })

  it('J6: what is barred for one agent is rung for another, and for nobody when for everybody', async () => {
    const at = await keeper()
    const { of } = await at.sample(some(0, 3))
    const [one, two] = [of(number(1)), of(number(2))] as [CaseId, CaseId]
    assert.deepEqual(await at.numbers.bar(agent, fileOf(`${number(1)}\n`)), {
      ok: true,
      value: null,
    })
    await at.numbers.bar(undefined, fileOf('+44 7700 900002'))
    assert.deepEqual(await at.numbers.mayRing([one, two], agent), ['excluded', 'excluded'])
    assert.deepEqual(await at.numbers.mayRing([one, two], another), ['yes', 'excluded'])
    assert.equal(at.numbers.callable(one, agent), undefined)
    assert.equal(at.numbers.callable(one, another), '+447700900001')
    assert.equal(at.numbers.callable(two, another), undefined)
    const later = await at.sample([number(1).replace('077', '+4477'), number(5)])
    assert.equal(later.slots, 1, 'a new sample of the campaign has neither twice')
  })

  it('J6: no answer tells whether a number was on a list: not barring, not a file, not a sample', async () => {
    const [without, with_] = [await keeper(), await keeper()]
    await with_.numbers.bar(undefined, fileOf(number(1)))
    await with_.numbers.bar(agent, fileOf(number(2)))
    const same = async (what: (at: typeof without) => Promise<unknown>) => {
      const one = await what(without)
      assert.deepEqual(await what(with_), one)
      return one
    }
    await same(async ({ numbers }) => numbers.bar(undefined, fileOf(number(1))))
    await same(async ({ numbers }) => numbers.bar(agent, fileOf(number(2))))
    await same(async ({ numbers }) => numbers.bar(another, fileOf(`${number(1)}\n${number(2)}`)))
    await same(async ({ numbers }) =>
      numbers.takeList(order('do-not-call'), fileOf(some(1, 30).join('\n'))),
    )
    await same(async ({ numbers }) => numbers.lists())
    await same(async (at) => {
      const { slots, report } = await at.sample(some(0, 40))
      return { slots, report }
    })
  })

  it('the same file once more makes no case, of whoever is on a list neither; but an import that was given up left nothing', async () => {
    const at = await keeper()
    await at.numbers.bar(undefined, fileOf(number(1)))
    const { numbers, keys, into } = at
    const given = { sample: 'given-up' as SampleId, key: keys.take(), into }
    await numbers.takeSample(given, fileOf(`phone\n${some(0, 5).join('\n')}\n`))
    await numbers.settleSample(given.sample, false)
    assert.equal((await at.sample(some(0, 5))).slots, 5)
    assert.equal((await at.sample(some(0, 4))).slots, 0)
    assert.equal((await at.sample(some(0, 6))).slots, 1)
  })

  it('a list is counted roughly: by reason, rounded to 5, and hidden under 10', async () => {
    const at = await keeper()
    const foreign = Array.from({ length: 12 }, () => '+1 202 555 0123')
    const lines = [...some(0, 13), ...foreign, 'nobody', '0909 879 0001', '', number(5)]
    const taken = await at.numbers.takeList(order('do-not-call'), fileOf(lines.join('\n')))
    assert.ok(taken.ok, 'it is taken')
    const { invalid, ...rest } = taken.value.report
    assert.deepEqual(rest, { rows: '30', numbers: '15' })
    assert.equal(invalid['not-uk'], '10')
    assert.equal(invalid['not-a-number'], 'fewer than 10')
    assert.equal(invalid.premium, 'fewer than 10')
    assert.equal(invalid.empty, '0')
    const [known] = await at.numbers.lists()
    assert.deepEqual(known, { ...order('do-not-call'), version: 1, entries: '15' })
  })

  it('J6: nobody bars more than 200 numbers in 24 hours, so that no one can try them all', async () => {
    const at = await keeper()
    for (let n = 0; n < mostTyped.barred; n += 20) {
      const barred = await at.numbers.bar(undefined, fileOf(some(n, n + 20).join('\n')))
      assert.ok(barred.ok, 'up to 200')
    }
    const refused = await at.numbers.bar(undefined, fileOf(number(300)))
    assert.ok(!refused.ok, 'one more is refused')
    assert.match(refused.error.whatToDo, /Nothing was barred/)
    const { of } = await at.sample([number(300)])
    assert.ok(of(number(300)), 'and nothing was')
  })

  it('a box at work takes a list that is sealed and signed outside, as what it was sealed as, and nothing else', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const stranger = generateKeyPairSync('ed25519').privateKey
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    const at = await keeper({ signers: [pem] })
    const recipient = await identityToRecipient(at.identity)
    const options = { ...order('tps'), fileName: 'tps.txt', drama: true }
    const made = await sealList(fileOf(some(0, 20).join('\n')).bytes(), recipient, options)
    assert.ok(made.ok, 'it is sealed')
    const { sealed } = made.value
    const refusedWith = async (bytes: Uint8Array | string, how: RegExp, list: ListId = 'tps') => {
      const taken = await at.numbers.takeList(order(list), fileOf(bytes))
      assert.ok(!taken.ok, String(how))
      assert.match(taken.error.what, how)
      assert.deepEqual(await at.numbers.lists(), [])
    }
    await refusedWith(some(0, 3).join('\n'), /only sealed lists/)
    await refusedWith(sealed, /is not signed/)
    await refusedWith(await signList(sealed, stranger), /not signed by anybody whose/)
    const signed = await signList(sealed, privateKey)
    await refusedWith(
      signed.map((byte, at_) => (at_ === 400 ? byte ^ 1 : byte)),
      /not signed by any/,
    )
    await refusedWith(signed.subarray(0, 600), /not signed by anybody/)
    await refusedWith(signed, /another list than/, 'ctps')
    const sample = await sealSample(fileOf(`phone\n${number(1)}`).bytes(), recipient, options)
    assert.ok(sample.ok, 'a sample is sealed')
    const sealedSample = await wholeOf(sample.value.sealed)
    await refusedWith(await signList(sealedSample, privateKey), /is not a list of people/)
    await refusedWith(await signSample(sealedSample, privateKey), /only sealed lists/)

    const taken = await at.numbers.takeList({ ...order('tps'), source: 'typed' }, fileOf(signed))
    assert.ok(taken.ok, 'the right one is taken')
    assert.equal(taken.value.source, 'Made up', 'its own source counts')
    assert.equal((await at.numbers.lists())[0]?.entries, '20')
    const { into, keys, numbers } = at
    const asSample = { sample: 'sample-x' as SampleId, key: keys.take(), into }
    const dialled = await numbers.takeSample(asSample, fileOf(signed))
    assert.ok(!dialled.ok, 'a list of those who must not be called is never a sample')
  })

  it('bad files and bad typing are refused in words, and change nothing', async () => {
    const at = await keeper()
    const files: readonly (readonly [string, string | Uint8Array])[] = [
      ['nothing', ''],
      ['no number', 'phone\nabc\n'],
      ['a zero byte', `${number(1)}\n\0\n`],
      ['binary', new Uint8Array(5000).map((_, n) => (n * 7919) % 256)],
      ['an open quotation mark', `"${number(1)}\n${number(2)}`],
      ['one row of a megabyte', `${number(1)}\n${'x'.repeat(1_000_000)}`],
      ['a web page', '<!doctype html><html><body>no</body></html>'],
      ['half a seal', 'age-encryption.org/v1\n-> X25519 xyz\n'],
    ]
    for (const [what, content] of files) {
      const taken = await at.numbers.takeList(order('tps'), fileOf(content))
      assert.ok(!taken.ok, what)
      assert.match(taken.error.whatToDo, /[a-z]+/, what)
      assert.doesNotMatch(JSON.stringify(taken.error), /7700|abc/, what)
    }
    const typed: readonly (readonly [string, string])[] = [
      ['nothing', ' \n \n'],
      ['no number', 'somebody'],
      ['a foreign one', '+1 202 555 0123'],
      ['premium', '0909 879 0001'],
      ['two in a line', `${number(1)} ${number(2)}`],
      ['one of three', `${number(1)}\n12\n${number(3)}`],
      ['markup', '<script>alert(1)</script>'],
      ['too many', some(0, 21).join('\n')],
      ['too long', '0'.repeat(5000)],
    ]
    for (const [what, content] of typed) {
      const barred = await at.numbers.bar(undefined, fileOf(content))
      assert.ok(!barred.ok, what)
      assert.doesNotMatch(JSON.stringify(barred.error), /7700|script/, what)
    }
    assert.deepEqual(await at.numbers.lists(), [])
    const { cases } = await at.sample(some(0, 22))
    assert.ok((await at.numbers.mayRing(cases)).every((one) => one === 'yes'))
  })

  it('reads a preference service’s file as it comes: no headings, or a table, or any encoding', async () => {
    const table = `Name;Telefon number;Id\nA;${number(1)};07700 900500\nB;${number(2)};x\n`
    const files: readonly (string | Uint8Array)[] = [
      `${number(1)}\r\n${number(2)}\r\n`,
      `﻿${number(1)}\n${number(2)}`,
      `A,${number(1)}\nB,${number(2)}\n`,
      table,
      Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        Buffer.from(`${number(1)}\n${number(2)}\n`, 'utf16le'),
      ]),
    ]
    for (const [n, content] of files.entries()) {
      const at = await keeper()
      const { of } = await at.sample([number(1), number(2), number(3), number(500)])
      await at.numbers.takeList(order('tps'), fileOf(content))
      const cases = [1, 2, 3, 500].map((each) => of(number(each)) as CaseId)
      const answers = await at.numbers.mayRing(cases)
      assert.deepEqual(answers, ['excluded', 'excluded', 'yes', 'yes'], `file ${n}`)
    }
  })
})
