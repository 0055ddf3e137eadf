// Writes the trial's questionnaire as the XLSForm that its authors would send: `node appliance/trial/make-xlsform.mjs`.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ExcelJS from 'exceljs'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const script = JSON.parse(readFileSync(here('household-insurance.json'), 'utf8'))
const house = ['dk', 'pnts']
const kinds = new Map(script.questions.map((block) => [block.id, block.kind]))
/** Lists are shared where the answers are the same, as an author would do. */
const lists = new Map()

function listOf(block) {
  const key = JSON.stringify(block.options)
  if (!lists.has(key))
    lists.set(key, { name: block.id.replaceAll('-', '_'), options: block.options })
  return lists.get(key).name
}

function relevant(condition) {
  if (condition === undefined) return ''
  if ('all' in condition) return condition.all.map((one) => `(${relevant(one)})`).join(' and ')
  if ('any' in condition) return condition.any.map((one) => `(${relevant(one)})`).join(' or ')
  if ('not' in condition) return `not(${relevant(condition.not)})`
  const name = condition.at.split('.').at(-1)
  if (condition.is.some((id) => house.includes(id)))
    throw new Error(`XLSForm has no ${condition.is}: ask for other answers of ${condition.at}`)
  return condition.is
    .map((id) =>
      kinds.get(condition.at) === 'multiple'
        ? `selected(\${${name}}, '${id}')`
        : `\${${name}} = '${id}'`,
    )
    .join(' or ')
}

function constraint({ exclusive = [], atMost }) {
  const alone = exclusive.map((id) => `not(selected(., '${id}') and count-selected(.) > 1)`)
  return [...alone, ...(atMost === undefined ? [] : [`count-selected(.) <= ${atMost}`])].join(
    ' and ',
  )
}

const words = (text) =>
  text.replace(/\{\{(?!working-name)([^}.]+\.)?([^}]+)\}\}/g, (_, _grid, name) => `\${${name}}`)

function rowsOf(block) {
  const common = {
    name: block.id,
    label: words(block.read),
    hint: block.direction ?? '',
    relevant: relevant(block.when),
    parameters: block.rotate ? 'randomize=true' : '',
    disclosure: block.disclosure ?? '',
  }
  if (block.kind === 'statement') return [{ type: 'note', ...common }]
  const list = listOf(block)
  if (block.kind === 'grid')
    return [
      { type: 'begin group', ...common, appearance: 'table-list' },
      ...block.rows.map(({ id, label }) => ({
        type: `select_one ${list}`,
        name: id,
        label,
        required: 'yes',
      })),
      { type: 'end group' },
    ]
  return [
    {
      type: `${block.kind === 'multiple' ? 'select_multiple' : 'select_one'} ${list}`,
      ...common,
      required: 'yes',
      appearance: block.kind === 'scale' ? 'likert' : '',
      constraint: block.kind === 'multiple' ? constraint(block) : '',
    },
  ]
}

const survey = script.questions.flatMap(rowsOf)
const choices = [...lists.values()].flatMap(({ name, options }) =>
  options.map(({ id, label }) => ({ list_name: name, name: id, label })),
)
const ifAsked = [...script.opening, ...script.questions].flatMap(({ id, ifAsked: list = [] }) =>
  list.map((one) => ({ block: id, ...one })),
)
const book = new ExcelJS.Workbook()
book.created = new Date(0)
book.modified = new Date(0)
addSheet(
  'survey',
  [
    'type',
    'name',
    'label',
    'hint',
    'required',
    'relevant',
    'constraint',
    'appearance',
    'parameters',
    'disclosure',
  ],
  survey,
)
addSheet('choices', ['list_name', 'name', 'label'], choices)
addSheet(
  'settings',
  ['form_title', 'form_id', 'default_language', 'organisation', 'subject'],
  [
    {
      form_title: script.title,
      form_id: script.name,
      default_language: 'English (en)',
      organisation: script.organisation,
      subject: script.subject,
    },
  ],
)
addSheet(
  'opening',
  ['id', 'read', 'says'],
  script.opening.map((block) => ({ ...block, says: block.says.join(' ') })),
)
addSheet('if_asked', ['block', 'asked', 'say'], ifAsked)
addSheet(
  'closings',
  ['kind', 'say'],
  Object.entries(script.closings).map(([kind, say]) => ({ kind, say })),
)
addSheet('asked', ['topic', 'asked', 'say'], script.asked)
await book.xlsx.writeFile(here('household-insurance.xlsx'))

function addSheet(name, headings, rows) {
  const sheet = book.addWorksheet(name)
  sheet.columns = headings.map((heading) => ({
    header: heading,
    key: heading,
    width: heading === 'label' || heading === 'say' || heading === 'read' ? 80 : 24,
  }))
  sheet.getRow(1).font = { bold: true }
  for (const row of rows)
    sheet.addRow(Object.fromEntries(headings.map((heading) => [heading, row[heading] || null])))
}
