import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { commandHere, workFolder } from './gatehouse.ts'

const { dir, put } = await workFolder()
const trial = join(import.meta.dirname, '../../appliance/trial/household-insurance.json')
const fixtures = join(import.meta.dirname, '../fixtures/questionnaires')
const sha = (said: string) => /SHA-256 ([0-9a-f]{64})/.exec(said)?.[1]

describe('gatehouse script import', () => {
  it('prints what became of each part, and then the script as JSON', async () => {
    const { exit, said } = await commandHere(
      'script',
      'import',
      join(fixtures, 'quexml-example.xml'),
    )
    assert.equal(exit, 0, said)
    assert.match(said, /^31 parts of the file: 15 taken, 6 changed, 10 not taken\.$/m)
    const script = JSON.parse(said.slice(said.indexOf('{\n')))
    assert.equal(script.questions.length, 6)
  })

  it('puts in who asks and what about, writes to a new file, and never over another', async () => {
    const out = join(dir, 'brought.json')
    const words = [
      '--organisation',
      'Fairfield Research',
      '--subject',
      'the internet',
      '--out',
      out,
    ]
    const file = join(fixtures, 'quexml-example.xml')
    const first = await commandHere('script', 'import', file, ...words)
    assert.equal(first.exit, 0, first.said)
    assert.doesNotMatch(first.said, /"format"/)
    const script = JSON.parse(await readFile(out, 'utf8'))
    assert.equal(script.subject, 'the internet')
    assert.match(JSON.stringify(script.opening), /Fairfield Research/)
    const again = await commandHere('script', 'import', file, ...words)
    assert.equal(again.exit, 1)
    assert.match(again.said, /cannot be written: there is a file of that name already/)
  })

  it('refuses in words, and for machines in one object', async () => {
    const bad = await put('bad.xml', '<!DOCTYPE a [<!ENTITY b "c">]><questionnaire/>')
    const told = await commandHere('script', 'import', bad)
    assert.equal(told.exit, 1)
    assert.match(told.said, /unfold into a vast one.*Export the questionnaire again/)
    const object = JSON.parse((await commandHere('script', 'import', bad, '--json')).said)
    assert.deepEqual([object.ok, object.faults[0].code], [false, 'tricks'])
    assert.equal((await commandHere('script', 'import', join(dir, 'none.xml'))).exit, 2)
  })
})

describe('gatehouse script export', () => {
  it('writes an XLSForm that has the same SHA-256 when it is checked', async () => {
    const out = join(dir, 'out.xlsx')
    const done = await commandHere('script', 'export', trial, '--to', 'xlsform', '--out', out)
    assert.equal(done.exit, 0, done.said)
    assert.match(done.said, /is written to .*out\.xlsx as an XLSForm, whole\./)
    const [from, back] = await Promise.all([
      commandHere('script', 'check', trial),
      commandHere('script', 'check', out),
    ])
    assert.equal(sha(back.said), sha(from.said))
  })

  it('writes DDI and says what it could not hold', async () => {
    const out = join(dir, 'out.xml')
    const done = await commandHere('script', 'export', trial, '--to', 'ddi', '--out', out)
    assert.equal(done.exit, 0, done.said)
    assert.match(done.said, /Conditions are written as words/)
    assert.match(
      await readFile(out, 'utf8'),
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<codeBook/,
    )
  })

  it('turns a LimeSurvey survey into JSON, with the report on what was left', async () => {
    const out = join(dir, 'lime.json')
    const lime = join(fixtures, 'limesurvey-sample.lss')
    const done = await commandHere('script', 'export', lime, '--to', 'json', '--out', out)
    assert.equal(done.exit, 0, done.said)
    assert.match(done.said, /^193 parts of the file/)
  })

  it('takes three formats and no other, and never writes over a file', async () => {
    const other = await commandHere('script', 'export', trial, '--to', 'sav')
    assert.deepEqual([other.exit, /xlsform, json, ddi/.test(other.said)], [2, true])
    const taken = await put('taken.json', '{}')
    const over = await commandHere('script', 'export', trial, '--to', 'json', '--out', taken)
    assert.equal(over.exit, 1)
    assert.equal(await readFile(taken, 'utf8'), '{}')
  })
})

describe('gatehouse script schema', () => {
  it('prints the schema of our JSON', async () => {
    const { exit, said } = await commandHere('script', 'schema')
    assert.equal(exit, 0)
    assert.equal(JSON.parse(said).properties.format.const, 'gatehouse-script/1')
  })
})
