import type { Context, Hono } from 'hono'
import { ImportForm } from '../../views/governor/import-form.tsx'
import { ImportReport } from '../../views/governor/import-report.tsx'
import { page } from '../../views/page.ts'
import type { CampaignId } from '../basics/ids.ts'
import { localTime } from '../fieldwork/local-time.ts'
import { type NumberFault, numberFaults } from '../fieldwork/phone-number.ts'
import type { ColumnSeen } from '../readers/sample-columns.ts'
import type { RoughCount, SampleReport } from '../readers/sample-report.ts'
import type { SampleImported } from '../upkeep/import-sample.ts'
import type { Form } from './form.ts'
import { governorForm, type Status } from './governor-press.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { onlyFor, type StaffHere, staffChrome } from './staff.ts'

const home = '/governor/campaigns'

type Trouble = {
  readonly file?: string
  readonly source?: string
  readonly obtained?: string
  readonly error?: string
  readonly status?: Status
  readonly typed?: Form
}

/** A sample comes in with its source and date (T5). What the import counted is shown once and kept nowhere. */
export function governorSamples(app: Hono<Vars>, house: House): void {
  const idOf = (c: Context) => c.req.param('id') as CampaignId

  const showForm = (c: Context, trouble: Trouble = {}) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const life = await house.writer.read((state) => state.campaigns.get(idOf(c))?.life)
      if (life === undefined) return c.notFound()
      const { error, typed, status = 200 } = trouble
      const notice = error === undefined ? undefined : ({ kind: 'error', text: error } as const)
      return c.html(
        page(
          <ImportForm
            chrome={staffChrome(c, house, here, { notice })}
            heading="Import a sample"
            lead="Only the telephone numbers are kept, sealed. Everything else in the file is left behind as it is read."
            back={{ href: `${home}/${idOf(c)}`, text: 'Campaign' }}
            action={`${home}/${idOf(c)}/sample`}
            accept=".csv,.sealed"
            file={{
              name: 'file',
              label: 'The file',
              hint: 'A CSV file, or one that was sealed outside the prison. At most 16 MB.',
              error: trouble.file,
            }}
            fields={[
              {
                name: 'source',
                label: 'Where the numbers came from',
                hint: 'People are told this when they ask.',
                value: typed?.one('source'),
                error: trouble.source,
              },
              {
                name: 'obtained',
                label: 'When they were obtained',
                kind: 'date',
                value: typed?.one('obtained'),
                error: trouble.obtained,
              },
            ]}
            refusal={life === 'closed' ? 'This campaign is closed.' : undefined}
          />,
        ),
        status,
      )
    })

  app.get('/:id/sample', (c) => showForm(c))
  app.post('/:id/sample', (c) =>
    governorForm(
      c,
      house,
      (error, status) => showForm(c, { error, status }),
      async (form, here) => {
        const file = form.file('file')
        const trouble = troubleWith(form, file, localTime(house.clock.now()).date)
        if (trouble || !file) return showForm(c, { ...trouble, typed: form, status: 422 })
        const done = await house.services.importSample(here.by, idOf(c), {
          fileName: file.name,
          source: form.one('source'),
          sourceDate: form.one('obtained'),
          bytes: file.stream(),
        })
        if (!done.ok) {
          const error = `${done.error.what} ${done.error.whatToDo}`
          return showForm(c, { error, typed: form, status: 422 })
        }
        return c.html(page(reportPage(c, house, here, done.value)))
      },
    ),
  )
}

function troubleWith(form: Form, file: File | undefined, today: string): Trouble | undefined {
  const obtained = form.one('obtained')
  const trouble: Trouble = {
    ...(file && file.size > 0 ? {} : { file: 'Choose a file.' }),
    ...(form.one('source') === ''
      ? { source: 'Enter where the numbers come from: people ask (T5).' }
      : {}),
    ...(!/^\d{4}-\d{2}-\d{2}$/.test(obtained) || obtained > today
      ? { obtained: 'Enter the day the numbers were obtained, today or earlier (T5).' }
      : {}),
  }
  return Object.keys(trouble).length === 0 ? undefined : trouble
}

function newCases({ taken, leftOut }: SampleReport) {
  return [
    { term: 'Cases made, about', text: roughText(taken) },
    {
      term: 'Left out, about',
      text: `${roughText(leftOut)} (twice in the file, on a list that keeps them out, or in the campaign already)`,
    },
  ]
}

function numbersBack({ returned, missing }: NonNullable<SampleImported['back']>): string {
  const are = (count: number) =>
    `${count.toLocaleString('en-GB')} open ${count === 1 ? 'case' : 'cases'}`
  const none =
    missing === 0
      ? ''
      : ` ${are(missing)} had no number to get back: finished before the restore, or never to be called.`
  return `${are(returned)} of this campaign can be called again.${none}`
}

function reportPage(c: Context, house: House, here: StaffHere, { report, back }: SampleImported) {
  const invalid = Object.entries(report.invalid).filter(([, count]) => count > 0)
  return (
    <ImportReport
      chrome={staffChrome(c, house, here, {
        notice: {
          kind: 'success',
          text: back
            ? numbersBack(back)
            : 'The sample is in. This report is shown once and kept nowhere.',
        },
      })}
      heading="What was read"
      back={{ href: `${home}/${c.req.param('id')}`, text: 'Campaign' }}
      counts={[
        { term: 'Rows in the file', text: report.rows.toLocaleString('en-GB') },
        ...(back ? [] : newCases(report)),
        ...invalid.map(([fault, count]) => ({
          term: `Refused: ${numberFaults[fault as NumberFault]}`,
          text: count.toLocaleString('en-GB'),
        })),
      ]}
      rows={report.columns.map(columnSeen)}
      caption="Column by column"
      empty="The file had no columns."
      next={{ href: `${home}/${c.req.param('id')}`, text: 'Back to the campaign' }}
      deeds={[]}
    />
  )
}

/** A heading that the house knows is named; any other might itself say something of a person, so its place is (P2). */
function columnSeen({ position, known, taken }: ColumnSeen) {
  const where = known === undefined ? `Column ${position}` : `Column ${position}, ${known}`
  return taken
    ? ({ where, fate: 'taken', reason: 'Telephone numbers, kept sealed.' } as const)
    : ({ where, fate: 'left', reason: 'Nothing of it was kept.' } as const)
}

function roughText(count: RoughCount): string {
  return count === 'fewer than 10' ? count : Number(count).toLocaleString('en-GB')
}
