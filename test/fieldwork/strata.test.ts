import assert from 'node:assert/strict'
import { it } from 'node:test'
import {
  bandCode,
  bandNames,
  bandOf,
  bands,
  stratumCode,
  stratumOf,
} from '../../src/fieldwork/strata.ts'

it('a band is read in its usual spellings and as its official code', () => {
  for (const value of ['Wales', ' wales ', 'CYMRU', 'W92000004'])
    assert.equal(bandOf('region', value), 10)
  for (const value of ['Yorkshire & the Humber', 'yorkshire and the humber', 'E12000003'])
    assert.equal(bandOf('region', value), 3)
  assert.equal(bandOf('sector', 'q'), 12)
  assert.equal(bandOf('sector', 'Manufacturing, energy & water'), 2)
})

it('nothing outside the list is a band: no place, no number, no word of a client', () => {
  for (const value of [
    '',
    ' ',
    '1',
    '10',
    'Narnia',
    'Mrs Jones',
    'constructor',
    '__proto__',
    'HMP',
    '77',
  ])
    for (const band of bandNames) assert.equal(bandOf(band, value), undefined, value)
})

it('every band reads as itself, by name and by code', () => {
  for (const band of bandNames)
    for (const [at, name] of bands[band].entries()) {
      assert.equal(bandOf(band, name), at + 1, name)
      assert.equal(bandOf(band, bandCode(band, at + 1)), at + 1, name)
    }
})

it('every stratum has a byte of its own, and no other byte is one', () => {
  const codes = new Set<number>()
  for (let region = 0; region <= bands.region.length; region++)
    for (let sector = 0; sector <= bands.sector.length; sector++) {
      const code = stratumCode({ region, sector })
      const { region: r = 0, sector: s = 0 } = stratumOf(code) ?? {}
      assert.deepEqual([r, s], [region, sector])
      codes.add(code)
    }
  assert.equal(codes.size, 13 * 14)
  for (let byte = -1; byte < 300; byte++)
    assert.equal(stratumOf(byte) !== undefined, codes.has(byte), String(byte))
})
