import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as v from 'valibot'
import { sha256 } from '../../src/basics/hash.ts'
import {
  chainHash,
  chainStart,
  decodeLine,
  encodeLine,
  type Line,
  lineShape,
} from '../../src/record/line.ts'
import { fc } from '../support/fast-check.ts'

const line: Line = {
  seq: 7,
  at: 1_700_000_000_000,
  boot: 'b1',
  batch: 6,
  type: 'shift.opened',
  by: { person: 'p1', role: 'supervisor', seat: '01' },
  on: { shift: 's1' },
  data: { slot: 'AM' },
  sealed: { key: 'k1', body: 'Ym9keQ==' },
  prev: chainStart,
}

describe('a line of the record', () => {
  it('comes back as it was, whatever text it carries', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (data, word) => {
        const written = { ...line, data, on: { case: word } }
        const text = encodeLine(written)
        assert.ok(!text.includes('\n'))
        assert.deepEqual(decodeLine(text), { ok: true, value: JSON.parse(JSON.stringify(written)) })
      }),
    )
  })

  it('has its keys in one order, whatever the order they were given in', () => {
    const { prev, seq, ...rest } = line
    assert.equal(encodeLine({ prev, ...rest, seq }), encodeLine(line))
    assert.match(encodeLine(line), /^\{"seq":7,"at":.*,"prev":"0{64}"\}$/)
  })

  it('is what JSON itself would make of the whole, with every part that may be left out left out or not', () => {
    const some = <T>(part: T) => fc.option(fc.constant(part), { nil: undefined })
    const parts = fc.record({ by: some(line.by), on: some(line.on), sealed: some(line.sealed) })
    fc.assert(
      fc.property(parts, fc.jsonValue(), fc.string({ unit: 'binary' }), (given, data, word) => {
        const { seq, at, boot, batch, type, prev } = { ...line, boot: word, type: `${word}x` }
        const { by, on, sealed } = given
        const whole = { seq, at, boot, batch, type, by, on, data, sealed, prev }
        assert.equal(encodeLine(whole as Line), JSON.stringify(whole))
      }),
    )
  })

  it('is refused when a field is missing, strange or added', () => {
    const { boot: _, ...without } = line
    const wrong = [
      without,
      { ...line, seq: 0 },
      { ...line, extra: 1 },
      { ...line, prev: 'x' },
      7,
      null,
    ]
    for (const one of wrong) {
      const decoded = decodeLine(JSON.stringify(one))
      assert.equal(!decoded.ok && decoded.error.code, 'not-a-line')
    }
    const cut = decodeLine('{"seq":')
    assert.equal(!cut.ok && cut.error.code, 'not-json')
  })

  it('is taken or refused as its shape says, whatever became of one of its parts', () => {
    const paths = [
      ...Object.keys(line),
      'by.person',
      'by.seat',
      'by.other',
      'on.case',
      'sealed.key',
      'sealed.body',
      'sealed.other',
      'other',
    ]
    const strange = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(undefined, 0, -1, 1.5, 2 ** 60, '', chainStart.toUpperCase(), [], {}, ['a']),
    )
    fc.assert(
      fc.property(fc.constantFrom(...paths), strange, (path, value) => {
        const changed = structuredClone(line) as unknown as Record<string, unknown>
        const [first = '', second] = path.split('.')
        if (second === undefined) changed[first] = value
        else (changed[first] as Record<string, unknown>)[second] = value
        const json: unknown = JSON.parse(JSON.stringify(changed))
        const text = JSON.stringify(json)
        assert.equal(decodeLine(text).ok, v.safeParse(lineShape, json).success, text)
      }),
      { numRuns: 1_000 },
    )
  })

  it('never repeats its content in a complaint', () => {
    const decoded = decodeLine(JSON.stringify({ ...line, type: 1, boot: { canary: 'canary' } }))
    assert.ok(!decoded.ok && !decoded.error.what.includes('canary'))
  })

  it('is chained by the SHA-256 of its text', () => {
    assert.equal(chainHash('abc'), sha256('abc'))
  })
})
