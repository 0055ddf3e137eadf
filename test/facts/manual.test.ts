import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { catalogue } from '../../src/facts/catalogue.ts'
import { everyLine, manual } from '../../src/facts/manual.ts'
import { encodeLine } from '../../src/record/line.ts'
import { factsCommand } from '../../src/upkeep/facts-command.ts'

describe('the manual page of the record', () => {
  const entries = manual()

  it('has every type of fact of the catalogue, once', () => {
    const types = entries.map(({ type }) => type)
    assert.deepEqual([...types].sort(), Object.keys(catalogue).sort())
  })

  it('says what is sealed and under whose key, and of what is in clear no name, number or secret', () => {
    const sealed = entries.filter((one) => one.sealed)
    assert.ok(sealed.length >= 4)
    for (const one of sealed) assert.ok(one.sealed && one.sealed.under.length > 5, one.type)
    const clear = entries.flatMap((one) => one.clear.map(({ name }) => name))
    for (const name of ['prisonNumber', 'passwordHash', 'pinHash', 'answers', 'gates', 'username'])
      assert.ok(!clear.includes(name), name)
  })

  it('names every part of a line', () => {
    const line = encodeLine({
      ...{ seq: 1, at: 2, boot: 'b', batch: 1, type: 't', by: {}, on: {}, data: {} },
      ...{ sealed: { key: 'k', body: 'b' }, prev: 'p' },
    })
    assert.deepEqual(
      everyLine.map(({ name }) => name),
      Object.keys(JSON.parse(line)),
    )
  })

  it('is printed whole by gatehouse record facts, in words and for machines', () => {
    const printed = factsCommand({}).lines.join('\n')
    for (const { type, deed, kept } of entries)
      assert.ok(printed.includes(`${deed} (${type})`) && printed.includes(kept), type)
    assert.match(printed, /Sealed, under a key that is the person’s own:\n {4}pinHash/)
    assert.doesNotMatch(printed, /undefined|\[object|\.\.$/m)
    const [json = ''] = factsCommand({ json: true }).lines
    assert.equal(JSON.parse(json).facts.length, entries.length)
  })
})
