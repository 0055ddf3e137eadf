import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { importQuestionnaire } from '../../src/readers/questionnaire-import.ts'
import { inTurns, type Measure, timed } from './measure.ts'
import type { Reading } from './read-csv.ts'

const run = promisify(execFile)
const here = import.meta.dirname
const rows = 1_000_000
/** What a box may take for a sample of a million rows. */
const mostMemory = 512

/** A client's file and a questionnaire, beside the bare libraries that read them. */
export async function importBench(): Promise<readonly Measure[]> {
  return [...(await csv()), await workbook()]
}

/** Each reading has a process of its own, so that its memory is its own. */
async function csv(): Promise<Measure[]> {
  const bare = await reading('bare')
  const ours = await reading('ours')
  const kept = await reading('kept')
  const of = rows.toLocaleString('en-GB')
  const aSecond = ({ ms }: Reading) => (rows / ms) * 1000
  const alone = 'csv-parse alone over the same file'
  return [
    {
      ...{ what: `CSV rows of ${of}, read`, figure: aSecond(ours), unit: 'a second' },
      ...{ limit: aSecond(bare), against: alone },
    },
    {
      ...{ what: `CSV rows of ${of}, sealed in a vault`, figure: aSecond(kept), unit: 'a second' },
      ...{ limit: aSecond(bare), against: alone },
    },
    {
      ...{ what: `memory at most, ${of} rows sealed`, figure: kept.memory, unit: 'MiB' },
      ...{
        limit: mostMemory,
        against: `what it may be; csv-parse alone ${Math.round(bare.memory)}`,
      },
    },
  ]
}

async function reading(how: 'ours' | 'bare' | 'kept'): Promise<Reading> {
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
