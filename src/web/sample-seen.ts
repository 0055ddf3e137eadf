import type { ImportReportProps } from '../../views/governor/import-report.tsx'
import type { SampleCheckProps } from '../../views/governor/sample-check.tsx'
import { sampleWarnings } from '../facts/sample-warnings.ts'
import { type NumberFault, numberFaults } from '../fieldwork/phone-number.ts'
import { type BandName, bandNames } from '../fieldwork/strata.ts'
import type { ColumnSeen } from '../readers/sample-columns.ts'
import { encodings, layoutWords } from '../readers/sample-layout.ts'
import type { SampleLook } from '../readers/sample-look.ts'
import { fateWords } from '../readers/sample-look-words.ts'
import type { RoughCount } from '../readers/sample-report.ts'
import type { SampleAs, SampleImported } from '../upkeep/import-sample.ts'
import type { SampleProgress } from '../upkeep/sample-jobs.ts'
import type { Form } from './form.ts'

const number = (count: number) => count.toLocaleString('en-GB')

type Checked = Pick<SampleCheckProps, 'layout' | 'rowsLooked' | 'columns' | 'choices'>

/** What a file seems to be: headings that the house knows by name, others by their place alone (P2). */
export function checkSeen(look: SampleLook, as: SampleAs): Checked {
  const { layout, rows, columns } = look
  return {
    layout: layoutWords(layout),
    rowsLooked: number(rows),
    columns: columns.map((column) => ({
      where: whereWords(column),
      filled: number(column.filled),
      alike: number(column.numbers),
      fate: upper(fateWords(column)),
    })),
    ...(layout.kind === 'sealed' ? {} : { choices: choicesOf(look, as) }),
  }
}

function choicesOf({ layout, columns }: SampleLook, { asked = {}, strata = {} }: SampleAs) {
  const [first, second] = columns.filter(({ taken }) => taken).map(({ position }) => position)
  const offered = columns.map((column) => ({
    value: String(column.position),
    label: whereWords(column),
  }))
  const none = { value: '0', label: 'None' }
  const select = (name: string, label: string, value: number | undefined, hint?: string) => ({
    field: { name, label, value: String(value ?? 0), ...(hint === undefined ? {} : { hint }) },
    choices: [none, ...offered],
  })
  const isText = layout.kind !== 'workbook'
  return {
    selects: [
      select('phone1', 'Telephone numbers are in', first),
      select(
        'phone2',
        'A second number is in',
        second,
        'Tried when there is no such first number.',
      ),
      ...bandNames.map((band) =>
        select(
          band,
          `The ${band} is in`,
          strata[band],
          `Only the coarse ${band}s of a fixed list.`,
        ),
      ),
      ...(isText ? [encodingSelect(asked.encoding)] : []),
    ],
    texts: isText
      ? [
          {
            name: 'delimiter',
            label: 'What parts the columns',
            value: asked.delimiter,
            hint: 'Leave it empty to have it found. Write “tab” for a tab.',
          },
          {
            name: 'widths',
            label: 'Widths of the columns',
            value: asked.widths?.join(', '),
            hint: 'For columns of fixed width, in letters from the left: 12, 30, 16.',
          },
        ]
      : [],
  }
}

function encodingSelect(value: string | undefined) {
  const all = Object.entries(encodings).map(([name, label]) => ({ value: name, label }))
  return {
    field: { name: 'encoding', label: 'How the text is encoded', value: value ?? 'found' },
    choices: [{ value: 'found', label: 'As found' }, ...all],
  }
}

/** What the form says of the file where it is not as it seems. */
export function asSaid(form: Form): SampleAs {
  const place = (name: string) =>
    /^[1-9]\d{0,3}$/.test(form.one(name)) ? Number(form.one(name)) : 0
  const phones = [place('phone1'), place('phone2')].filter((one) => one > 0)
  const strata = Object.fromEntries(
    bandNames.map((band) => [band, place(band)] as const).filter(([, at]) => at > 0),
  ) as { readonly [B in BandName]?: number }
  const encoding = form.one('encoding')
  const delimiter = form.all('delimiter')[0] ?? ''
  const widths = form.one('widths')
  return {
    ...(phones.length > 0 ? { phoneColumns: phones } : {}),
    ...(Object.keys(strata).length > 0 ? { strata } : {}),
    asked: {
      ...(isEncoding(encoding) ? { encoding } : {}),
      ...(delimiter === ''
        ? {}
        : { delimiter: delimiter === 'tab' ? '\t' : delimiter.slice(0, 4) }),
      ...(widths === ''
        ? {}
        : {
            widths: widths
              .split(/[\s,]+/)
              .map(Number)
              .map(orNone),
          }),
    },
  }
}

function isEncoding(name: string): name is keyof typeof encodings {
  return Object.hasOwn(encodings, name)
}

function orNone(width: number): number {
  return Number.isSafeInteger(width) ? width : 0
}

export function progressWords(progress: SampleProgress | undefined): string {
  if (!progress) return 'It has not begun to be read.'
  const { stage, read, of } = progress
  if (stage === 'keeping') return 'All of it is read. The numbers are being sealed.'
  return `${number(read)} of ${number(of)} bytes read.`
}

type ReportSeen = Pick<ImportReportProps, 'counts' | 'rows' | 'notes'> & { readonly notice: string }

/** What was read, shown once; what both governors are warned of stays on the campaign. */
export function reportSeen({ report, back, warnings, waits }: SampleImported): ReportSeen {
  const invalid = Object.entries(report.invalid).filter(([, count]) => count > 0)
  const outside = bandNames.filter((band) => (report.outside[band] ?? 0) > 0)
  const letIn = waits
    ? 'A second governor has to let it in before anybody is called.'
    : 'This report is shown once and kept nowhere.'
  return {
    notice: back ? numbersBack(back) : `The sample is in. ${letIn}`,
    notes: warnings.map((one) => `Warning: ${sampleWarnings[one]}`),
    counts: [
      { term: 'Rows in the file', text: number(report.rows) },
      ...(back ? [] : newCases(report)),
      ...invalid.map(([fault, count]) => ({
        term: `Refused: ${numberFaults[fault as NumberFault]}`,
        text: number(count),
      })),
      ...outside.map((band) => ({
        term: `In no ${band} of the list, so in none`,
        text: number(report.outside[band] ?? 0),
      })),
      ...(report.further === 0
        ? []
        : [{ term: 'Not kept: third and later numbers of a row', text: number(report.further) }]),
    ],
    rows: report.columns.map(columnSeen),
  }
}

function newCases({ taken, leftOut }: SampleImported['report']) {
  return [
    { term: 'Cases made, about', text: roughText(taken) },
    {
      term: 'Left out, about',
      text: `${roughText(leftOut)} (twice in the file, on a list that keeps them out, or in the campaign already)`,
    },
  ]
}

function numbersBack({ returned, missing }: NonNullable<SampleImported['back']>): string {
  const are = (count: number) => `${number(count)} open ${count === 1 ? 'case' : 'cases'}`
  const none =
    missing === 0
      ? ''
      : ` ${are(missing)} had no number to get back: finished before the restore, or never to be called.`
  return `${are(returned)} of this campaign can be called again.${none}`
}

/** A heading that the house knows is named; any other might itself say something of a person, so its place is (P2). */
function whereWords({ position, known }: Pick<ColumnSeen, 'position' | 'known'>): string {
  return known === undefined ? `Column ${position}` : `Column ${position}, ${known}`
}

function columnSeen(column: ColumnSeen) {
  const where = whereWords(column)
  if (column.taken)
    return { where, fate: 'taken', reason: 'Telephone numbers, kept sealed.' } as const
  if (column.band !== undefined)
    return { where, fate: 'taken', reason: `The ${column.band}, from the list alone.` } as const
  return { where, fate: 'left', reason: 'Nothing of it was kept.' } as const
}

function roughText(count: RoughCount): string {
  return count === 'fewer than 10' ? count : number(Number(count))
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
