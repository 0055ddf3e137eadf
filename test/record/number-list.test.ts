import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import type { SampleId } from '../../src/basics/ids.ts'
import { listKey, NumberList, numberHash } from '../../src/record/number-list.ts'
import { fc } from '../support/fast-check.ts'

/** Kept for drama (D17). */
const drama = fc.integer({ min: 0, max: 999 }).map((n) => `+441632960${String(n).padStart(3, '0')}`)

function listOf(numbers: readonly string[]): NumberList {
  const list = new NumberList()
  for (const number of numbers) list.add(number)
  return list
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('the list of a client’s numbers', () => {
  it('has one digest, whatever the order of the file', () =>
    fc.assert(
      fc.asyncProperty(fc.uniqueArray(drama, { minLength: 1, maxLength: 60 }), async (numbers) => {
        const digest = await listOf(numbers).digest()
        const sorted = [...numbers].sort()
        assert.deepEqual(await listOf(sorted).digest(), digest)
        assert.deepEqual(await listOf(sorted.reverse()).digest(), digest)
      }),
    ))

  it('has another digest with one number more, or another in its place', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(drama, { minLength: 2, maxLength: 60 }),
        async ([other = '', ...numbers]) => {
          const digest = await listOf(numbers).digest()
          assert.notDeepEqual(await listOf([...numbers, other]).digest(), digest)
          assert.notDeepEqual(await listOf([...numbers.slice(1), other]).digest(), digest)
        },
      ),
    ))

  it('sorts a list of many turns as it sorts a short one', async () => {
    const count = 150_001
    const numbers = Array.from(
      { length: count },
      (_, at) => 441_632_000_000 + ((at * 7_919) % count),
    )
    const list = listOf(numbers.map((number) => `+${number}`))
    const sorted = Float64Array.from(numbers).sort()
    const expected = createHash('sha256').update(new Uint8Array(sorted.buffer)).digest('hex')
    assert.equal(hex(await list.digest()), expected)
  })

  it('gives every sample a key of its own, so that a number in two has two hashes', async () => {
    const digest = await listOf(['+441632960001', '+441632960002']).digest()
    const [one, two] = ['one', 'two'].map((id) => listKey(digest, id as SampleId))
    assert.ok(one && two)
    assert.notEqual(hex(numberHash(one, '+441632960001')), hex(numberHash(two, '+441632960001')))
  })

  it('is forgotten when it is no longer needed', () => {
    const list = listOf(['+441632960001'])
    list.forget()
    assert.deepEqual([...list.numbers()], [])
  })
})
