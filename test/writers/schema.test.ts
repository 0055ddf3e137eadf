import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { readScript } from '../../src/scripts/read-script.ts'
import { scriptSchema } from '../../src/writers/script-schema.ts'
import { trialScript } from '../scripts/trial-script.ts'
import { fc } from '../support/fast-check.ts'
import { anyWordedScript } from './worded-script.ts'

const validate = new Ajv2020({ strict: false, logger: false }).compile(scriptSchema())

/** Every place in a value, as a path of keys. */
function paths(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => paths(one, [...path, key]))
      : []
  return [path, ...inner]
}

/** The value with something else at one place; `undefined` takes the place away. */
function spoilt(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value }
  const inside = spoilt(Reflect.get(value, key), rest, put)
  if (inside === undefined && !Array.isArray(copy)) delete copy[key]
  else Reflect.set(copy, key, inside ?? null)
  return copy
}

const junk = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    true,
    0,
    -1,
    1.5,
    '',
    '   ',
    'open',
    'single',
    'a b',
    'x'.repeat(1_501),
  ),
  fc.constantFrom([], {}, ['dk'], { at: 'a' }, { id: 'a', label: '' }, { all: [] }, [[['a']]]),
  fc.string({ maxLength: 5 }),
)

describe('the published schema of our JSON', () => {
  it('takes what the reader takes: every script', () => {
    fc.assert(
      fc.property(anyWordedScript, (script) => {
        assert.ok(validate(script), JSON.stringify(validate.errors?.slice(0, 3)))
      }),
      { numRuns: 60 },
    )
  })

  it('says yes and no exactly where the reader does, whatever is changed in a script', () => {
    let refused = 0
    fc.assert(
      fc.property(anyWordedScript, fc.nat(), junk, (script, pick, put) => {
        const places = paths(script)
        const value = spoilt(script, places[pick % places.length] ?? [], put)
        const read = readScript(value).ok
        refused += read ? 0 : 1
        assert.equal(
          validate(value),
          read,
          `${JSON.stringify(places[pick % places.length])} <- ${JSON.stringify(put)}`,
        )
      }),
      { numRuns: 600 },
    )
    assert.ok(refused > 200, `only ${refused} of the changes were wrong ones`)
  })

  it('a list is no object, for the reader as for the schema, also when nothing is in it', () => {
    for (const versions of [[], { cy: [] }, { en: {}, cy: ['x'] }]) {
      const script = { ...trialScript(), versions }
      assert.deepEqual([validate(script), readScript(script).ok], [false, false])
    }
    assert.equal(validate({ ...trialScript(), versions: { cy: {} } }), true)
  })

  it('refuses a key that no script has, and names draft 2020-12', () => {
    assert.equal(validate({ ...trialScript(), phone: '1' }), false)
    assert.match(String(scriptSchema()['$schema']), /2020-12/)
  })
})
