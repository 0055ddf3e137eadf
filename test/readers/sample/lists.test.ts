import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { numberFaults } from '../../../src/fieldwork/phone-number.ts'
import { listNumbers } from '../../../src/readers/list-import.ts'
import { ListTally, leftOffWords } from '../../../src/readers/list-report.ts'
import { worked } from '../../support/took.ts'
import { chunks } from './read.ts'

const [first, second, third] = ['+447700900001', '+441632960002', '+447700900003']

async function listed(text: string) {
  const tally = new ListTally()
  const numbers: string[] = []
  const options = { fileName: 'list.csv', drama: true }
  for await (const one of listNumbers(chunks(text), options, tally)) numbers.push(one)
  const left = Object.entries(tally.report().invalid).filter(([, count]) => count !== '0')
  return { numbers, rows: tally.rows, left: left.map(([fault]) => fault) }
}

describe('T3: whoever asked not to be called is on the list, however the file was written', () => {
  const together = [
    '07700900001 / 01632 960002',
    '07700 900001 or 01632 960002',
    '07700900001 01632960002',
    '"07700900001\n01632 960002"',
    '+44 7700 900001+44 1632 960002',
    'mobile: 07700900001; home: (01632) 960 002',
    '０７７００９００００１・０１６３２９６０００２',
  ]
  for (const cell of together)
    it(`two numbers in one cell are two numbers: ${JSON.stringify(cell)}`, async () => {
      const { numbers, left } = await listed(`phone\n${cell}\n07700900003\n`)
      assert.deepEqual(numbers, [first, second, third])
      assert.deepEqual(left, [])
    })

  it('a number with an extension, or with words beside it, is that number', async () => {
    const { numbers, left } = await listed('phone\n01632 960002 ext 4\n07700900003 (Mrs J)\n')
    assert.deepEqual([numbers, left], [[second, third], []])
  })

  it('columns whose headings nobody knows are looked at too; those known to hold something else are not', async () => {
    const file = 'Phone,Work,Customer number\n07700900001,01632960002,7700900009\n,07700900003,\n'
    assert.deepEqual((await listed(file)).numbers, [first, second, third])
  })

  it('a row of a thousand cells that are no numbers holds nothing up', async () => {
    const row = Array.from({ length: 1000 }, () => '1 2 3 4 5 6 7 8 9 '.repeat(3)).join(',')
    const took = worked()
    const { numbers } = await listed(`${row}\n07700900001,${row}\n`)
    assert.deepEqual(numbers, [first])
    assert.ok(took() < 1_500, `took ${took()} ms`)
  })

  it('a first row without a digit is headings, and no row that was left behind', async () => {
    const { rows, left } = await listed('Subscriber,Since\n07700900001,May\n')
    assert.deepEqual([rows, left], [1, []])
  })

  it('what could not be read is said to be off the list, never that nobody would ring it', async () => {
    const { left } = await listed('phone\n7.7009E+09\n=A1\nwords\n0044123\n07700900003\n')
    assert.deepEqual(left.sort(), ['digits-lost', 'formula', 'not-a-number', 'wrong-length'])
    for (const fault of [
      'digits-lost',
      'formula',
      'not-a-number',
      'two-numbers',
      'extension',
    ] as const)
      assert.match(leftOffWords(fault), /not on the list\. .*import it again/, fault)
    assert.equal(
      leftOffWords('premium'),
      `${numberFaults.premium}: the box would not ring it anyway.`,
    )
  })
})
