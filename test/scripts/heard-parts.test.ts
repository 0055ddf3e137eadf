import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { blockAt, heardName, heardParts } from '../../src/scripts/heard-parts.ts'
import { languagesOf } from '../../src/scripts/in-language.ts'
import { places } from '../../src/scripts/places.ts'
import { textsOf } from '../../src/scripts/texts.ts'
import { fc } from '../support/fast-check.ts'
import { anyScript } from './any-script.ts'
import { fullScript as theFullScript } from './full-script.ts'

describe('P5: what can be heard of a script is what is read aloud, block by block', () => {
  const fullScript = theFullScript()
  const parts = heardParts(fullScript)
  const part = (key: string) => parts.find((one) => one.key === key)?.words ?? []

  it('every block, closing and answer has a part, and its words are all there in the order of reading', () => {
    for (const { id, read } of fullScript.opening)
      assert.equal(part(`opening/${id}`)[0], read.replace(/\{\{[^{}]*\}\}/g, '…'))
    for (const block of fullScript.questions) {
      const words = part(`questions/${block.id}`)
      assert.equal(words[0], block.read.replace(/\{\{[^{}]*\}\}/g, '…'), block.id)
      const labels = 'options' in block ? block.options.map(({ label }) => label) : []
      const rows = 'rows' in block ? block.rows.map(({ label }) => label) : []
      for (const text of [...rows, ...labels, ...(block.probes ?? [])])
        assert.ok(words.includes(text), `${block.id}: ${text}`)
      for (const { say } of block.ifAsked ?? [])
        assert.ok(words.includes(say), `${block.id}: ${say}`)
    }
    for (const [kind, text] of Object.entries(fullScript.closings))
      assert.equal(part(`closings/${kind}`)[0], text.replace(/\{\{[^{}]*\}\}/g, '…'))
  })

  it('directions, titles and what people ask are read by nobody, and so not heard', () => {
    const heard = parts.flatMap(({ words }) => words)
    for (const { key, text } of textsOf(fullScript))
      if (/\/direction$|\/asked$|^(?:title|organisation|subject)$/.test(key))
        assert.ok(!heard.includes(text), `${key} is heard`)
  })

  it('a place of an earlier answer or of a name is a rest: no brace is ever said', () => {
    fc.assert(
      fc.property(anyScript, (script) => {
        for (const { words } of heardParts(script))
          for (const text of words) assert.doesNotMatch(text, /[{}]/)
      }),
      { numRuns: 50 },
    )
  })

  it('each language has every part, under a name fit for a file, and every place finds its block', () => {
    fc.assert(
      fc.property(anyScript, (script) => {
        const all = heardParts(script)
        const names = all.map(({ name }) => name)
        assert.equal(new Set(names).size, names.length, 'no two parts of one name')
        for (const name of names) assert.match(name, /^[a-z]+\.[A-Za-z0-9_-]+-(?:en|cy)$/)
        for (const place of places(script))
          for (const language of languagesOf(script))
            assert.ok(names.includes(heardName(blockAt(script, place), language)), place)
      }),
      { numRuns: 50 },
    )
  })
})
