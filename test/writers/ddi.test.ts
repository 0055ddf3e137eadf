import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { describe, it } from 'node:test'
import { childOf, childrenOf, readXml, type XmlElement } from '../../src/readers/xml-tree.ts'
import type { Script } from '../../src/scripts/script.ts'
import { scriptDdi } from '../../src/writers/script-ddi.ts'
import { trialScript } from '../scripts/trial-script.ts'
import { fc } from '../support/fast-check.ts'
import { anyWordedScript } from './worded-script.ts'

/** Which children an element may have and in which order: the part of the schema of DDI-Codebook 2.5 that is used. */
const order: Readonly<Record<string, readonly string[]>> = {
  codeBook: ['stdyDscr', 'dataDscr', 'otherMat'],
  stdyDscr: ['citation', 'stdyInfo', 'method'],
  citation: ['titlStmt', 'rspStmt'],
  titlStmt: ['titl', 'IDNo'],
  rspStmt: ['AuthEnty'],
  stdyInfo: ['subject'],
  subject: ['keyword'],
  method: ['dataColl'],
  dataColl: ['collMode', 'resInstru'],
  dataDscr: ['varGrp', 'var', 'notes'],
  varGrp: ['labl'],
  var: ['labl', 'qstn', 'universe', 'catgry', 'notes'],
  qstn: ['preQTxt', 'qstnLit', 'postQTxt', 'ivuInstr'],
  catgry: ['catValu', 'labl'],
  otherMat: ['labl', 'txt'],
}

function wrongOrder(element: XmlElement): string[] {
  const allowed = order[element.name] ?? []
  const places = element.children.map(({ name }) => allowed.indexOf(name))
  const wrong = places.some((place, n) => place < 0 || place < (places[n - 1] ?? 0))
  return [...(wrong ? [element.name] : []), ...element.children.flatMap(wrongOrder)]
}

function everyElement(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(everyElement)]
}

function read(script: Script): XmlElement {
  const root = readXml(scriptDdi(script))
  assert.ok(root.ok, JSON.stringify(root))
  return root.value
}

function variables(root: XmlElement): readonly XmlElement[] {
  const data = childOf(root, 'dataDscr')
  return data === undefined ? [] : childrenOf(data, 'var')
}

const wellFormed = spawnSync('xmllint', ['--version']).error === undefined

describe('a questionnaire as DDI-Codebook 2.5', () => {
  it('has elements in the order of the schema, names of its own, and references that lead somewhere', () => {
    fc.assert(
      fc.property(anyWordedScript, (script) => {
        const root = read(script)
        assert.deepEqual(wrongOrder(root), [])
        const all = everyElement(root)
        const ids = all.flatMap(({ attributes }) => attributes.get('ID') ?? [])
        assert.equal(new Set(ids).size, ids.length, 'every ID is used once')
        for (const id of ids) assert.match(id, /^[A-Za-z_][\w.-]*$/)
        const named = all.flatMap(({ attributes }) => attributes.get('var')?.split(' ') ?? [])
        for (const one of named) assert.ok(ids.includes(one), `${one} is nowhere`)
      }),
      { numRuns: 60 },
    )
  })

  it('holds every word that is read, with the answers by their codes', () => {
    fc.assert(
      fc.property(anyWordedScript, (script) => {
        const root = read(script)
        const said = new Set(everyElement(root).map(({ text }) => text.trim()))
        const whole = root.text
        for (const { read: words } of script.opening) assert.ok(said.has(words), words)
        for (const words of Object.values(script.closings)) assert.ok(said.has(words), words)
        for (const block of script.questions) {
          assert.ok(whole.includes(block.read), block.read)
          if (!('options' in block)) continue
          const first = block.kind === 'grid' ? `${block.id}.${block.rows[0]?.id}` : block.id
          const name = block.kind === 'ranking' ? `${block.id}.1` : first
          const variable = variables(root).find((one) => one.attributes.get('name') === name)
          assert.ok(variable, `there is no variable ${name}`)
          const answers = childrenOf(variable, 'catgry').map((one) => [
            childOf(one, 'catValu')?.text,
            childOf(one, 'labl')?.text,
          ])
          const given = block.options.map(({ id, label }) => [id, label])
          assert.deepEqual(answers.slice(0, -2), given)
          assert.deepEqual(
            answers.slice(-2).map(([id]) => id),
            ['dk', 'pnts'],
          )
        }
      }),
      { numRuns: 60 },
    )
  })

  it('has a variable for each place: questions, rows of grids and ranks', () => {
    const places = trialScript().questions.flatMap((block) => {
      if (!('options' in block)) return []
      return block.kind === 'grid' ? block.rows.map(({ id }) => `${block.id}.${id}`) : [block.id]
    })
    const names = variables(read(trialScript())).map(({ attributes }) => attributes.get('name'))
    assert.deepEqual(names, places)
  })

  it('writes marks, control characters and half signs so that any XML reader takes them', () => {
    const title = 'A <b> & "c" ]]> \u0001 \ud800 end'
    const root = read({ ...trialScript(), title })
    assert.equal(
      everyElement(root).find(({ name }) => name === 'titl')?.text,
      'A <b> & "c" ]]> \ufffd \ufffd end',
    )
  })

  it('is well-formed for another program too', {
    skip: wellFormed ? false : 'xmllint is not on this machine',
  }, () => {
    for (const script of fc.sample(anyWordedScript, 20)) {
      const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '-'], {
        input: scriptDdi(script),
      })
      assert.equal(status, 0, stderr.toString())
    }
  })
})
