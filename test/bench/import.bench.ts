import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { importQuestionnaire } from '../../src/readers/questionnaire-import.ts'
import { inTurns, type Measure, timed } from './measure.ts'
import type { Reading } from './read-csv.ts'

const run = promisify(execFile)
const here = import.meta.dirname
const rows = 200_000

/** A client's file and a questionnaire, beside the bare libraries that read them. */
export async function importBench(): Promise<readonly Measure[]> {
  return [...(await csv()), await workbook()]
}

/** Each reading has a process of its own, so that its memory is its own. */
async function csv(): Promise<Measure[]> {
  const read: Record<'ours' | 'bare', Reading[]> = { ours: [], bare: [] }
  for (let turn = 0; turn < 2; turn++)
    for (const how of ['bare', 'ours'] as const) read[how].push(await reading(how))
  const least = (how: 'ours' | 'bare', what: keyof Reading) =>
    Math.min(...read[how].map((one) => one[what]))
  const of = rows.toLocaleString('en-GB')
  return [
    {
      what: `CSV rows of ${of}`,
      figure: (rows / least('ours', 'ms')) * 1000,
      unit: 'a second',
      limit: (rows / least('bare', 'ms')) * 1000,
      against: 'csv-parse alone over the same file',
    },
    {
      what: `memory at most, ${of} rows`,
      figure: least('ours', 'memory'),
      unit: 'MiB',
      limit: least('bare', 'memory'),
      against: 'csv-parse alone over the same file',
    },
  ]
}

async function reading(how: 'ours' | 'bare'): Promise<Reading> {
  const file = join(here, 'read-csv.ts')
  const { stdout } = await run(process.execPath, ['--import', 'tsx', file, how, String(rows)])
  return JSON.parse(stdout) as Reading
}

async function workbook(): Promise<Measure> {
  const bytes = await readFile(join(here, '../../appliance/trial/household-insurance.xlsx'))
  const { default: ExcelJS } = await import('exceljs')
  const measured = await inTurns(
    5,
    () =>
      timed(async () => {
        const read = await importQuestionnaire('trial.xlsx', bytes)
        if (!read.ok) throw new Error('The trial’s questionnaire is not read')
      }),
    () => timed(() => new ExcelJS.Workbook().xlsx.load(new Uint8Array(bytes).buffer)),
  )
  return {
    what: 'XLSForm import',
    unit: 'ms',
    ...measured,
    against: 'exceljs alone over the same workbook',
  }
}
