import assert from 'node:assert/strict'
import { it } from 'node:test'
import { readScript } from '../../src/scripts/read-script.ts'
import { trialScript } from './trial-script.ts'

it('X7, P6: no question takes a number or free words, whatever it is called; amounts come in bands alone', () => {
  const script = trialScript()
  assert.ok(readScript(script).ok, 'the questionnaire itself is sound')
  const [first, ...others] = script.questions
  for (const kind of ['number', 'integer', 'decimal', 'amount', 'text', 'open', 'date', 'note'])
    for (const options of [{}, { options: undefined }]) {
      const read = readScript({ ...script, questions: [{ ...first, ...options, kind }, ...others] })
      assert.ok(!read.ok, kind)
      assert.match(read.error.map(({ where, what }) => `${where} ${what}`).join(), /kind/, kind)
    }
  const free = others.map((one) => ('options' in one ? { ...one, write: 'anything' } : one))
  assert.ok(!readScript({ ...script, questions: [first, ...free] }).ok, 'nor an “other, say what”')
})
