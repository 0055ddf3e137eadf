import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { scriptReadingAge } from '../../src/scripts/check-reading.ts'
import { checkScript } from '../../src/scripts/check-script.ts'
import { inLanguage } from '../../src/scripts/in-language.ts'
import { languageOf } from '../../src/scripts/language-of.ts'
import { readScript } from '../../src/scripts/read-script.ts'
import { readingAge } from '../../src/scripts/reading-age.ts'
import type { Block, Script } from '../../src/scripts/script.ts'
import { scriptReport, scriptReportLines } from '../../src/scripts/script-report.ts'
import { textsOf } from '../../src/scripts/texts.ts'
import { allowedLists } from './corpus/measure.ts'
import { fullScript, inWelsh } from './full-script.ts'
import { trialScript } from './trial-script.ts'

const codes = (script: Script, severity?: 'refused' | 'review') =>
  checkScript(script)
    .filter((finding) => severity === undefined || finding.severity === severity)
    .map(({ code }) => code)

const single = (more: Partial<Block>): Block =>
  ({
    id: 'extra',
    kind: 'single',
    disclosure: 'open',
    read: 'How was it?',
    options: [
      { id: 'good', label: 'Good' },
      { id: 'bad', label: 'Bad' },
    ],
    ...more,
  }) as Block
const withBlocks = (...blocks: Block[]): Script => {
  const script = trialScript()
  return { ...script, questions: [...script.questions, ...blocks] }
}
const labels = (...all: string[]) => all.map((label, n) => ({ id: `o${n}`, label }))

it('a script with one of everything is read, and nothing in it is refused', () => {
  assert.ok(readScript(fullScript()).ok, 'it is read')
  assert.deepEqual(codes(fullScript(), 'refused'), [])
})

it('every string that an agent or respondent can meet is read by the checker, in each language (P4)', () => {
  const script = fullScript()
  const keys = textsOf(script).map(({ key }) => key)
  assert.ok(keys.length > 60, `${keys.length} texts`)
  for (const { key, text } of textsOf(script)) {
    const bad = inLanguage(
      { ...script, versions: { cy: { [key]: `${text} Do you have a burglar alarm?` } } },
      'cy',
    )
    const { versions: _, ...english } = { ...bad, language: 'en' as const }
    assert.ok(codes(english, 'refused').includes('forbidden-alarms'), key)
  }
  const welsh = inWelsh(script)
  for (const key of keys.filter((one) => one !== 'organisation').slice(0, 40)) {
    const cy = { ...welsh.versions?.cy, [key]: 'Oes larwm yn eich tŷ chi?' }
    const found = checkScript({ ...script, versions: { cy } })
    const [alarm] = found.filter(({ code }) => code === 'forbidden-alarms')
    assert.match(alarm?.where ?? 'not found', /^in Welsh: /, key)
  }
})

describe('words heard together (P4)', () => {
  const together: [string, Script, string][] = [
    [
      'a question and one answer',
      withBlocks(single({ read: 'Do you have', options: labels('A burglar', 'An alarm') })),
      'forbidden-alarms',
    ],
    [
      'a row and an answer',
      withBlocks({
        ...single({ options: labels('Empty', 'Full'), read: 'Which is it' }),
        kind: 'grid',
        rows: [{ id: 'r', label: 'Your home in the day' }],
      } as Block),
      'forbidden-absence',
    ],
    [
      'two sentences',
      withBlocks(single({ read: 'Think of your home. When does it stand empty?' })),
      'forbidden-absence',
    ],
    [
      'a statement and the question after it',
      withBlocks(
        { id: 'think', kind: 'statement', read: 'Think of what your home holds' } as Block,
        single({ read: 'to replace it all, is it a lot?' }),
      ),
      'forbidden-value',
    ],
    [
      'two earlier answers put in',
      withBlocks(
        single({ id: 'p', options: labels('How much', 'How well') }),
        single({ id: 'q', options: labels('do you pay', 'do you do') }),
        single({ read: '{{p}} {{q}} each time?' }),
      ),
      'forbidden-money',
    ],
  ]
  for (const [name, script, code] of together)
    it(`are refused: ${name}`, () =>
      assert.ok(codes(script, 'refused').includes(code), codes(script).join()))
})

describe('languages', () => {
  it('words in a language without rules are refused, and the language is named', () => {
    const said = {
      French: 'Est-ce que vous avez une alarme dans la maison?',
      German: 'Wann sind Sie in der Regel nicht zu Hause?',
      Spanish: '¿Cuánto dinero tiene usted en la casa?',
      Polish: 'Czy jest pan w domu, kiedy nie ma nikogo?',
      Dutch: 'Heeft u een alarm in het huis en wanneer bent u weg van huis?',
    }
    for (const [language, read] of Object.entries(said)) {
      const [found] = checkScript(withBlocks(single({ read }))).filter(
        ({ code }) => code === 'unknown-language',
      )
      assert.match(found?.what ?? 'not found', new RegExp(language))
      assert.equal(found?.severity, 'refused')
    }
  })

  it('Welsh in an English script is read by the Welsh rules, and told to the approver', () => {
    const found = codes(withBlocks(single({ read: 'Oes gennych chi larwm yn y tŷ?' })))
    assert.ok(found.includes('forbidden-alarms') && found.includes('other-language'), found.join())
  })

  it('no honest phrasing is taken for another language', () => {
    for (const { name, entries } of allowedLists)
      for (const text of entries.flat()) {
        const found = languageOf(text)
        const own = name.endsWith('Welsh') ? 'cy' : 'en'
        assert.ok(found === undefined || found === own, `${text}: ${found}`)
      }
  })

  it('a script says its language, and there are two', () => {
    const read = readScript({ ...trialScript(), language: 'fr' })
    assert.match(read.ok ? '' : (read.error[0]?.what ?? ''), /no rules for any other/)
  })
})

describe('the Welsh beside the English', () => {
  it('a whole version is asked to be read by a named reader of Welsh, and its reading age is not measured', () => {
    const script = inWelsh(fullScript())
    assert.deepEqual(codes(script, 'refused'), [])
    assert.ok(codes(script, 'review').includes('welsh-reader'), 'the reader is asked for')
    assert.equal(scriptReadingAge(inLanguage(script, 'cy')), 'not measured')
    const lines = scriptReportLines(script, scriptReport(script))
    assert.ok(lines.includes('Reading age, Welsh: not measured.'), lines.join('\n'))
  })

  const versioned = (change: (cy: Record<string, string>) => void): Script => {
    const script = inWelsh(fullScript())
    const cy = { ...script.versions?.cy }
    change(cy)
    return { ...script, versions: { cy } }
  }
  const faults: [string, Script, string][] = [
    [
      'a text without Welsh',
      versioned((cy) => delete cy['questions/order/options/price']),
      'not-translated',
    ],
    [
      'words for what is not there',
      versioned((cy) => (cy['questions/gone/read'] = 'Helo')),
      'unknown-text',
    ],
    [
      'another answer put in',
      versioned((cy) => (cy['questions/order/read'] = 'Beth am {{age}}?')),
      'other-tokens',
    ],
    [
      'two answers with the same words',
      versioned(
        (cy) => (cy['questions/order/options/price'] = cy['questions/order/options/help'] ?? ''),
      ),
      'used-twice',
    ],
    [
      'no prison in the opening',
      versioned((cy) => (cy['opening/prison/read'] = 'Mae hon yn alwad.')),
      'not-said',
    ],
    ['a version of itself', { ...trialScript(), versions: { en: {} } }, 'own-version'],
  ]
  for (const [name, script, code] of faults)
    it(`is refused with ${name}`, () =>
      assert.ok(codes(script, 'refused').includes(code), codes(script).join()))

  it('a denial of the prison is refused in Welsh too (R1)', () => {
    const denied = versioned((cy) => (cy['closings/refused'] = 'Nid wyf yn galw o garchar.'))
    assert.ok(codes(denied, 'refused').includes('denial'), codes(denied).join())
  })
})

describe('bands are of age, frequency or duration, and of nothing else (P4)', () => {
  const numbers = labels('1 to 2', '3 to 4', '5 or more')
  const refused: [string, Block][] = [
    ['how many of a thing', single({ read: 'How many are there?', options: numbers })],
    [
      'numbers without a word',
      single({ read: 'Which is it?', options: labels('Under 5', '5 to 10', 'Over 10') }),
    ],
    [
      'numbers in words',
      single({ read: 'Which is it?', options: labels('One', 'Two', 'Three or more') }),
    ],
    [
      'a claim that the words do not bear out',
      single({ read: 'Which is it?', options: numbers, bands: 'age' } as Partial<Block>),
    ],
  ]
  for (const [name, block] of refused)
    it(`refuses ${name}`, () =>
      assert.ok(
        codes(withBlocks(block), 'refused').includes('bands'),
        codes(withBlocks(block)).join(),
      ))
  const allowed: [string, Block][] = [
    [
      'ages',
      single({
        read: 'Which age group are you in?',
        options: labels('16 to 34', '35 to 54', '55 or over'),
        bands: 'age',
      } as Partial<Block>),
    ],
    [
      'how often',
      single({
        read: 'How often did you call them?',
        options: labels('Once', '2 to 4 times', '5 or more times'),
      }),
    ],
    [
      'how long',
      single({
        read: 'How long did it take?',
        options: labels('Under 5 minutes', '5 to 10 minutes', 'Over 10 minutes'),
      }),
    ],
  ]
  for (const [name, block] of allowed)
    it(`allows ${name}`, () => assert.deepEqual(codes(withBlocks(block), 'refused'), []))
  it('shows bands that overlap or leave numbers out', () => {
    const ages = (...all: string[]) =>
      codes(withBlocks(single({ read: 'Which age group?', options: labels(...all) })), 'review')
    assert.ok(ages('16 to 34', '30 to 54').includes('uneven-bands'), 'overlap')
    assert.ok(ages('16 to 34', '40 to 54').includes('uneven-bands'), 'gap')
    assert.ok(!ages('16 to 34', '35 to 54').includes('uneven-bands'), 'even')
  })
})

describe('blocks that change places', () => {
  const a = single({ id: 'a' })
  const b = single({ id: 'b', when: { at: 'a', is: ['good'] } })
  const c = single({ id: 'c', read: 'You said {{a}}. Was it so?' })
  const stop: Block = {
    id: 'stop',
    kind: 'end',
    as: 'screened-out',
    read: 'Goodbye.',
    when: { at: 'a', is: ['bad'] },
  }
  const turned = (blocks: Block[], ...parts: string[][]): Script => ({
    ...withBlocks(...blocks),
    turns: [{ parts, by: 'randomise' }],
  })
  const refused: [string, Script, string][] = [
    ['a block that hangs on another part: a loop', turned([a, b], ['a'], ['b']), 'turn-loop'],
    ['a block that reads an answer of another part', turned([a, c], ['a'], ['c']), 'turn-loop'],
    [
      'blocks that do not stand together',
      turned([a, single({ id: 'm' }), b], ['a'], ['b']),
      'turn-order',
    ],
    ['a block that is not there', turned([a], ['a'], ['z']), 'turn-order'],
    ['a block twice', turned([a], ['a'], ['a']), 'turn-twice'],
    ['an end among them', turned([a, stop], ['a'], ['stop']), 'turn-end'],
  ]
  for (const [name, script, code] of refused)
    it(`refuses ${name}`, () =>
      assert.ok(codes(script, 'refused').includes(code), codes(script).join()))
  it('lets a part keep its own order and conditions', () => {
    assert.deepEqual(codes(turned([a, b, single({ id: 'z' })], ['a', 'b'], ['z']), 'refused'), [])
  })
})

it('an end names its quota cell among earlier answers, and a screening names none', () => {
  const end = (more: Partial<Block>) =>
    withBlocks({ id: 'full', kind: 'end', as: 'quota-full', read: 'Goodbye.', ...more } as Block)
  assert.ok(codes(end({}), 'refused').includes('no-cell'), 'no cell')
  assert.ok(
    codes(end({ cell: ['nowhere'] } as Partial<Block>), 'refused').includes('unknown-reference'),
    'no place',
  )
  assert.deepEqual(codes(end({ cell: ['age'] } as Partial<Block>), 'refused'), [])
  assert.ok(
    codes(
      end({
        as: 'screened-out',
        cell: ['age'],
        when: { at: 'age', is: ['75-up'] },
      } as Partial<Block>),
      'refused',
    ).includes('needless-cell'),
    'a screening',
  )
})

it('counts that cannot be given, ranks that are not there and last answers that are not listed are refused', () => {
  const multiple = (more: object) =>
    withBlocks({ ...single({}), kind: 'multiple', ...more } as Block)
  assert.ok(codes(multiple({ atLeast: 3 }), 'refused').includes('at-least'), 'at least')
  assert.ok(codes(multiple({ last: ['x'] }), 'refused').includes('unknown-last'), 'last')
  const ranking = { ...single({}), kind: 'ranking', ranks: 3, thenRead: 'Next?' } as Block
  assert.ok(codes(withBlocks(ranking), 'refused').includes('too-many-ranks'), 'ranks')
})

it('the sentence at fault is shown when words are hard to read aloud (M16)', () => {
  const hard = 'Notwithstanding contractual considerations, policyholders substantiate particulars.'
  const harder = 'Organisational administrators differentiate intergenerational approximations'
  const read = `We ask how it went. ${hard} ${harder}. You can stop when you like. It is up to you.`
  const [found] = checkScript(withBlocks(single({ read }))).filter(
    ({ code }) => code === 'reading-age',
  )
  assert.match(found?.what ?? 'not found', /hardest sentence is “Organisational administrators/)
})

it('words that read at twelve are shown to nobody, and a little above it they are (M16)', () => {
  const found = (read: string) => codes(withBlocks(single({ read })), 'review')
  const at11 =
    'We are speaking to people about the transport in their area. Your answers are useful because they help the council to decide on services.'
  const at12 =
    'People in your area told us about travel. Their answers help the council to plan better services for everybody who travels to work or college.'
  assert.ok(readingAge(at11) > 11 && readingAge(at11) < 12, `${readingAge(at11)}`)
  assert.ok(readingAge(at12) > 12 && readingAge(at12) < 13, `${readingAge(at12)}`)
  assert.ok(!found(at11).includes('reading-age'), 'at eleven')
  assert.ok(found(at12).includes('reading-age'), 'above twelve')
})

it('the report has the longest and the shortest way, their length, and a way to each end', () => {
  const lines = scriptReportLines(fullScript(), scriptReport(fullScript())).join('\n')
  assert.match(lines, /Ways through: every one was followed\./)
  assert.match(lines, /Shortest way: 5 places, about [\d.]+ (minutes|seconds): has-policy=no\./)
  assert.match(lines, /Longest way: 9 places/)
  assert.match(lines, /Ends at "over", for one, after has-policy=no\./)
})
