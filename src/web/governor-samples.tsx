import type { Context, Hono } from 'hono'
import { ImportForm } from '../../views/governor/import-form.tsx'
import { SampleCheck } from '../../views/governor/sample-check.tsx'
import { page } from '../../views/page.ts'
import type { CampaignId } from '../basics/ids.ts'
import { wantsSecondGovernor } from '../facts/decide-samples.ts'
import { isDay, localTime } from '../fieldwork/local-time.ts'
import type { SampleAs, SampleFile } from '../upkeep/import-sample.ts'
import { tooLargePage } from './faults.tsx'
import { followSample } from './follow-sample.tsx'
import type { Form } from './form.ts'
import { governorForm, type Status } from './governor-press.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { SampleDesk, type SentFile } from './sample-desk.ts'
import { asSaid, checkSeen } from './sample-seen.ts'
import { onlyFor, type StaffHere, staffChrome } from './staff.ts'
import { readStreamedForm, type SentBytes, tooLarge } from './streamed-form.ts'

const home = '/governor/campaigns'

type Trouble = {
  readonly file?: string
  readonly source?: string
  readonly obtained?: string
  readonly error?: string
  readonly status?: Status
  readonly typed?: Form
  readonly sent?: SentFile
}

export type ShowForm = (c: Context, trouble: Trouble) => Promise<Response>

/** A sample comes in with its source and date (T5). What the import counted is shown once and kept nowhere. */
export function governorSamples(app: Hono<Vars>, house: House): void {
  const desk = new SampleDesk()
  const idOf = (c: Context) => c.req.param('id') as CampaignId

  const showForm = (c: Context, trouble: Trouble = {}) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const life = await house.writer.read((state) => state.campaigns.get(idOf(c))?.life)
      if (life === undefined) return c.notFound()
      const { error, typed, sent, status = 200 } = trouble
      const notice = error === undefined ? undefined : ({ kind: 'error', text: error } as const)
      return c.html(
        page(
          <ImportForm
            chrome={staffChrome(c, house, here, { notice })}
            heading="Import a sample"
            lead={`Only the telephone numbers are kept, sealed. Everything else in the file is left behind as it is read. ${governorsWords(house)}`}
            back={{ href: `${home}/${idOf(c)}`, text: 'Campaign' }}
            action={`${home}/${idOf(c)}/sample`}
            accept=".csv,.txt,.tsv,.xlsx,.sealed"
            file={{
              name: 'file',
              label: 'The file',
              hint: 'CSV, XLSX, fixed width, or sealed outside the prison. Sealed: at most 64 MB, four million numbers; otherwise at most 16 MB.',
              error: trouble.file,
            }}
            fields={[
              {
                name: 'source',
                label: 'Where the numbers came from',
                hint: 'People are told this when they ask.',
                value: typed?.one('source') ?? sent?.source,
                error: trouble.source,
              },
              {
                name: 'obtained',
                label: 'When they were obtained',
                kind: 'date',
                value: typed?.one('obtained') ?? sent?.obtained,
                error: trouble.obtained,
              },
            ]}
            refusal={life === 'closed' ? 'This campaign is closed.' : undefined}
          />,
        ),
        status,
      )
    })

  const back = (c: Context) => ({ href: `${home}/${idOf(c)}`, text: 'Campaign' })
  /** What the file seems to be, for the governor to confirm. A file that cannot be read goes back to the form. */
  const showCheck = async (
    c: Context,
    here: StaffHere,
    upload: string,
    sent: SentFile,
    as: SampleAs,
  ) => {
    const look = await house.services.lookAtSample(here.by, idOf(c), fileOf(sent, as))
    if (!look.ok) {
      desk.forget(upload)
      return showForm(c, { error: sentence(look.error), sent, status: 422 })
    }
    const chrome = staffChrome(c, house, here)
    const action = `${home}/${idOf(c)}/sample/check`
    const seen = checkSeen(look.value, as)
    return c.html(page(<SampleCheck {...{ chrome, action, upload }} back={back(c)} {...seen} />))
  }
  app.get('/:id/sample', (c) => showForm(c))
  app.post('/:id/sample', (c) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const read = await readStreamedForm(c, 'staff', house.services.keepUpload)
      if (!read.ok) {
        const { why, typed } = read.error
        if (why === tooLarge) return tooLargePage(c, house)
        return showForm(c, { error: why, status: 403, ...(typed && { typed }) })
      }
      const { form, file } = read.value
      const now = house.clock.now()
      const trouble = troubleWith(form, file, localTime(now).date)
      if (trouble || !file) {
        await file?.forget()
        return showForm(c, { ...trouble, typed: form, status: 422 })
      }
      const about = { source: form.one('source'), obtained: form.one('obtained') }
      const sent = { by: here.by.person, campaign: idOf(c), file, ...about }
      return showCheck(c, here, desk.put(sent, now), sent, {})
    }),
  )
  app.post('/:id/sample/check', (c) =>
    governorForm(
      c,
      house,
      (error, status) => showForm(c, { error, status }),
      async (form, here) => {
        const upload = form.one('upload')
        const sent = desk.find(upload, here.by.person, idOf(c), house.clock.now())
        if (!sent) return showForm(c, { error: fileGone, status: 422 })
        const as = asSaid(form)
        if (form.one('do') !== 'take') return showCheck(c, here, upload, sent, as)
        desk.remove(upload)
        const { sampleJobs, importSample } = house.services
        const job = sampleJobs.begin(here.by.person, idOf(c), (begun) =>
          importSample(here.by, idOf(c), { ...fileOf(sent, as), begun }).finally(sent.file.forget),
        )
        return c.redirect(`${home}/${idOf(c)}/sample/job/${job}`, 303)
      },
    ),
  )
  followSample(app, house, showForm)
}

const fileGone =
  'The file is not here any more: another was sent since, or it was left for a quarter of an hour. Send it again.'

function fileOf({ file, source, obtained }: SentFile, as: SampleAs): SampleFile {
  const { name: fileName, size } = file
  return { fileName, size, source, sourceDate: obtained, bytes: file.bytes, as }
}

function sentence({
  what,
  whatToDo,
}: {
  readonly what: string
  readonly whatToDo: string
}): string {
  return `${what} ${whatToDo}`
}

function troubleWith(form: Form, file: SentBytes | undefined, today: string): Trouble | undefined {
  const obtained = form.one('obtained')
  const trouble: Trouble = {
    ...(file && file.size > 0 ? {} : { file: 'Choose a file.' }),
    ...(form.one('source') === ''
      ? { source: 'Enter where the numbers come from: people ask (T5).' }
      : {}),
    ...(!isDay(obtained) || obtained > today
      ? { obtained: 'Enter the day the numbers were obtained, today or earlier (T5).' }
      : {}),
  }
  return Object.keys(trouble).length === 0 ? undefined : trouble
}

function governorsWords({ settings }: House): string {
  return wantsSecondGovernor(settings)
    ? 'A second governor, who did not bring it, has to let it in.'
    : 'In the trial one governor is enough; on a live box a second has to let it in.'
}
