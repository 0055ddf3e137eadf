import { conditionWords } from '../scripts/condition-words.ts'
import { houseAnswers } from '../scripts/house-answers.ts'
import type { Block, Option, Question, Script } from '../scripts/script.ts'
import { element, type Out, xmlFile } from './xml-out.ts'

/**
 * A script as a DDI-Codebook 2.5 document for archives: a variable for each question, each row of a grid and each rank,
 * with the words read before it, its literal text, directions, who is asked, and its categories. Opening, closings and
 * the answers to what people ask are other material. Elements stand in the order of the schema, ddi:codebook:2_5.
 */
export function scriptDdi(script: Script): string {
  const { variables, groups } = dataOf(script)
  return xmlFile(
    element(
      'codeBook',
      {
        xmlns: 'ddi:codebook:2_5',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:schemaLocation':
          'ddi:codebook:2_5 http://www.ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd',
        version: '2.5',
        'xml:lang': script.language,
      },
      study(script),
      element('dataDscr', {}, ...groups, ...variables),
      ...material(script),
    ),
  )
}

/** What DDI-Codebook cannot hold of a script, in the words for who exports it. */
export const lostInDdi: readonly string[] = [
  'Conditions are written as words, not as something that a program can follow.',
  'The order in which answers, rows and blocks turn, and which answers stand alone, are notes.',
  'Words in a second language are left out: export each language from a version of its own.',
  'How hard words are said is left out: it is for the agent.',
  'It is for archives: the box does not read it back.',
]

function study({ title, name, organisation, subject }: Script): Out {
  return element(
    'stdyDscr',
    {},
    element(
      'citation',
      {},
      element('titlStmt', {}, element('titl', {}, title), element('IDNo', {}, name)),
      element('rspStmt', {}, element('AuthEnty', {}, organisation)),
    ),
    element('stdyInfo', {}, element('subject', {}, element('keyword', {}, subject))),
    element(
      'method',
      {},
      element(
        'dataColl',
        {},
        element('collMode', {}, 'Telephone interview'),
        element('resInstru', {}, 'Structured questionnaire, read from a locked script'),
      ),
    ),
  )
}

type Data = { readonly variables: Out[]; readonly groups: Out[] }

/** Statements and ends belong to the question after them, or to the last one. */
function dataOf(script: Script): Data {
  const variables: Out[] = []
  const groups: Out[] = []
  let before: string[] = []
  for (const block of script.questions) {
    if (!('options' in block)) {
      before.push(told(script, block))
      continue
    }
    const parts = partsOf(block)
    parts.forEach((part, n) => {
      variables.push(variable(script, block, part, n === 0 ? before : []))
    })
    before = []
    if (parts.length > 1 || block.kind === 'grid') groups.push(group(block, parts))
  }
  const rest = before.map((words) =>
    element('notes', { type: 'said after the last question' }, words),
  )
  return { variables: [...variables, ...rest], groups }
}

function told(script: Script, block: Exclude<Block, Question>): string {
  const only = block.when === undefined ? '' : `[Only if ${conditionWords(script, block.when)}] `
  const ends = block.kind === 'end' ? `[The interview ends here: ${block.as}] ` : ''
  return `${only}${ends}${block.read}`
}

type Part = { readonly place: string; readonly label: string; readonly read: string }

function partsOf(block: Question): readonly Part[] {
  if (block.kind === 'grid')
    return block.rows.map(({ id, label }) => ({
      place: `${block.id}.${id}`,
      label,
      read: block.read,
    }))
  if (block.kind === 'ranking')
    return Array.from({ length: block.ranks }, (_, n) => ({
      place: `${block.id}.${n + 1}`,
      label: `Rank ${n + 1}`,
      read: n === 0 ? block.read : block.thenRead,
    }))
  return [{ place: block.id, label: '', read: block.read }]
}

function group(block: Question, parts: readonly Part[]): Out {
  return element(
    'varGrp',
    {
      ID: `G_${block.id}`,
      type: block.kind === 'grid' ? 'grid' : 'other',
      ...(block.kind === 'grid' ? {} : { otherType: 'ranking' }),
      name: block.id,
      var: parts.map(({ place }) => `V_${place}`).join(' '),
    },
    element('labl', {}, block.read),
  )
}

function variable(script: Script, block: Question, part: Part, before: readonly string[]): Out {
  const { when } = block
  return element(
    'var',
    { ID: `V_${part.place}`, name: part.place },
    ...(part.label === '' ? [] : [element('labl', {}, part.label)]),
    element(
      'qstn',
      { responseDomainType: block.kind === 'multiple' ? 'multiple' : 'category' },
      ...before.map((words) => element('preQTxt', {}, words)),
      element('qstnLit', {}, part.read),
      ...(block.ifAsked ?? []).map(({ asked, say }) =>
        element('postQTxt', {}, `If asked "${asked}": ${say}`),
      ),
      ...(block.probes ?? []).map((words) =>
        element('postQTxt', {}, `If no answer fits: ${words}`),
      ),
      ...(block.direction === undefined ? [] : [element('ivuInstr', {}, block.direction)]),
    ),
    ...(when === undefined
      ? []
      : [element('universe', {}, `Only if ${conditionWords(script, when)}`)]),
    ...block.options.map((option) => category(option)),
    ...houseAnswers(script.language).map((option) => category(option, { missing: 'Y' })),
    ...notes(block),
  )
}

function category({ id, label }: Option, attributes: Readonly<Record<string, string>> = {}): Out {
  return element('catgry', attributes, element('catValu', {}, id), element('labl', {}, label))
}

function notes(block: Question): Out[] {
  const said: [string, string][] = [
    ['disclosure', block.disclosure],
    ['no way back', block.noReturn ? 'yes' : ''],
    ['turns', 'rotate' in block && block.rotate ? String(block.rotate) : ''],
    ['kept last', 'last' in block ? (block.last ?? []).join(' ') : ''],
    ['stands alone', block.kind === 'multiple' ? (block.exclusive ?? []).join(' ') : ''],
    ['at least', block.kind === 'multiple' ? String(block.atLeast ?? '') : ''],
    ['at most', block.kind === 'multiple' ? String(block.atMost ?? '') : ''],
    ['bands of', block.kind === 'single' ? (block.bands ?? '') : ''],
    ['ends', 'ends' in block && block.ends ? `${block.ends.first} – ${block.ends.last}` : ''],
  ]
  return said
    .filter(([, text]) => text !== '')
    .map(([type, text]) => element('notes', { type }, text))
}

function material({ opening, closings, asked }: Script): Out[] {
  const other = (type: string, label: string, words: string) =>
    element(
      'otherMat',
      { type, level: 'study' },
      element('labl', {}, label),
      element('txt', {}, words),
    )
  return [
    ...opening.map(({ id, read }) => other('opening', id, read)),
    ...Object.entries(closings).map(([kind, words]) => other('closing', kind, words)),
    ...asked.map(({ topic, asked: question, say }) =>
      other('if asked', topic, `${question} ${say}`),
    ),
  ]
}
