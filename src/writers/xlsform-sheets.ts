import type {
  Block,
  Clarification,
  Grid,
  Multiple,
  Ranking,
  Scale,
  Script,
  Single,
  Turning,
} from '../scripts/script.ts'
import { relevantText, severalPlaces } from './xlsform-condition.ts'
import { Lists, type Row } from './xlsform-lists.ts'
import { formName } from './xlsform-names.ts'
import { labelText } from './xlsform-words.ts'

/** A sheet as rows under headings; a heading that no row fills is left out. */
export type OutSheet = {
  readonly name: string
  readonly headings: readonly string[]
  readonly rows: readonly Readonly<Record<string, string>>[]
}

/** The sheets of an XLSForm, with columns and sheets of our own for what an XLSForm does not know. */
export function xlsformSheets(script: Script): readonly OutSheet[] {
  const lists = new Lists()
  const words = (text: string) => labelText(text, placesOf(script.questions))
  const several = severalPlaces(script.questions)
  const survey = script.questions.flatMap((block) => rowsOf(block, { lists, words, several }))
  const all = [
    sheet('survey', ['type', 'name', 'label'], survey),
    sheet('choices', ['list_name', 'name', 'label'], lists.rows(words)),
    settings(script),
    sheet(
      'opening',
      ['id', 'says', 'read'],
      script.opening.map(({ id, says, read }) => ({ id, says: says.join(' '), read })),
    ),
    sheet(
      'closings',
      ['kind', 'say'],
      Object.entries(script.closings).map(([kind, say]) => ({ kind, say })),
    ),
    sheet(
      'asked',
      ['topic', 'asked', 'say'],
      script.asked.map((one) => ({ ...one })),
    ),
    sheet(
      'if_asked',
      ['block', 'asked', 'say'],
      [...script.opening, ...script.questions].flatMap(clarified),
    ),
    sheet(
      'probes',
      ['block', 'say'],
      script.questions.flatMap(({ id, probes = [] }) => probes.map((say) => ({ block: id, say }))),
    ),
    sheet(
      'turns',
      ['parts', 'by'],
      (script.turns ?? []).map(({ parts, by }) => ({
        parts: parts.map(listed).join(' | '),
        by: turnText(by),
      })),
    ),
    sheet('say', ['word', 'say'], script.say ?? []),
    sheet(
      'versions',
      ['language', 'key', 'text'],
      Object.entries(script.versions ?? {}).flatMap(([language, texts]) =>
        Object.entries(texts).map(([key, text]) => ({ language, key, text })),
      ),
    ),
  ]
  return all.filter(({ name, rows }) => rows.length > 0 || /^(survey|choices|settings)$/.test(name))
}

type With = {
  readonly lists: Lists
  readonly words: (text: string) => string
  readonly several: ReadonlySet<string>
}

function settings({ title, name, language, organisation, subject }: Script): OutSheet {
  const row = {
    form_title: title,
    form_id: name,
    default_language: language === 'cy' ? 'Cymraeg (cy)' : 'English (en)',
    organisation,
    subject,
  }
  return sheet('settings', [], [row])
}

function rowsOf(block: Block, to: With): Row[] {
  const common = {
    name: formName(block.id),
    label: to.words(block.read),
    hint: block.direction === undefined ? '' : to.words(block.direction),
    relevant: block.when === undefined ? '' : relevantText(block.when, to.several),
    no_return: block.noReturn === undefined ? '' : turnText(block.noReturn),
  }
  switch (block.kind) {
    case 'statement':
      return [{ type: 'note', ...common }]
    case 'end':
      return [
        { type: 'note', ...common, ends_as: block.as, cell: block.cell ? listed(block.cell) : '' },
      ]
    case 'grid':
      return gridRows(block, common, to)
    case 'single':
    case 'multiple':
    case 'scale':
    case 'ranking':
      return [{ ...common, ...answered(block, to) }]
  }
}

function answered(block: Single | Multiple | Scale | Ranking, to: With): Row {
  const list = to.lists.nameOf(block.id, block.options)
  const common = { disclosure: block.disclosure, ...turned(block.rotate) }
  switch (block.kind) {
    case 'single':
      return { type: `select_one ${list}`, ...common, ...lastOf(block), bands: block.bands ?? '' }
    case 'multiple':
      return {
        type: `select_multiple ${list}`,
        ...common,
        ...lastOf(block),
        constraint: limits(block),
      }
    case 'scale':
      return { type: `select_one ${list}`, ...common, appearance: 'likert', ...endsOf(block) }
    case 'ranking':
      return {
        type: `rank ${list}`,
        ...common,
        ...lastOf(block),
        ranks: String(block.ranks),
        then_read: to.words(block.thenRead),
      }
  }
}

/** A `table-list` group; its rows are named by grid and row, since two grids may have rows of one name. */
function gridRows(block: Grid, common: Row, to: With): Row[] {
  const list = to.lists.nameOf(block.id, block.options)
  return [
    {
      type: 'begin_group',
      ...common,
      appearance: 'table-list',
      disclosure: block.disclosure,
      ...turned(block.rotate),
      ...endsOf(block),
    },
    ...block.rows.map(({ id, label }) => ({
      type: `select_one ${list}`,
      name: formName(`${block.id}.${id}`),
      label: to.words(label),
    })),
    { type: 'end_group' },
  ]
}

function turned(rotate: Turning | undefined): Row {
  if (rotate === undefined) return {}
  return rotate === true ? { parameters: 'randomize=true' } : { turn: turnText(rotate) }
}

function turnText(by: Turning): string {
  return by === true ? 'yes' : by === false ? 'no' : by
}

function lastOf({ last }: { readonly last?: readonly string[] }): Row {
  return last === undefined ? {} : { last: listed(last) }
}

function endsOf({
  ends,
}: {
  readonly ends?: { readonly first: string; readonly last: string }
}): Row {
  return ends === undefined ? {} : { end_first: ends.first, end_last: ends.last }
}

function listed(list: readonly string[]): string {
  return list.length === 0 ? '-' : list.join(' ')
}

function limits(block: Multiple): string {
  const alone = (block.exclusive ?? []).map(
    (id) => `not(selected(., '${id}') and count-selected(.) > 1)`,
  )
  return [
    ...alone,
    ...(block.atLeast === undefined ? [] : [`count-selected(.) >= ${block.atLeast}`]),
    ...(block.atMost === undefined ? [] : [`count-selected(.) <= ${block.atMost}`]),
  ].join(' and ')
}

function clarified({
  id,
  ifAsked = [],
}: {
  readonly id: string
  readonly ifAsked?: readonly Clarification[]
}): Row[] {
  return ifAsked.map(({ asked, say }) => ({ block: id, asked, say }))
}

function placesOf(blocks: readonly Block[]): ReadonlySet<string> {
  return new Set(
    blocks.flatMap((block) => {
      if (block.kind === 'grid') return block.rows.map(({ id }) => `${block.id}.${id}`)
      if (block.kind === 'ranking')
        return Array.from({ length: block.ranks }, (_, n) => `${block.id}.${n + 1}`)
      return [block.id]
    }),
  )
}

function sheet(name: string, headings: readonly string[], rows: readonly Row[]): OutSheet {
  const filled = new Set(rows.flatMap((row) => Object.keys(row).filter((key) => row[key] !== '')))
  return { name, headings: [...new Set([...headings, ...filled])], rows }
}
