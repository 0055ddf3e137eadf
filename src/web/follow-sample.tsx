import type { Context, Hono } from 'hono'
import { ImportReport } from '../../views/governor/import-report.tsx'
import { SampleProgress } from '../../views/governor/sample-progress.tsx'
import { page } from '../../views/page.ts'
import type { CampaignId, SampleId } from '../basics/ids.ts'
import { ok } from '../basics/result.ts'
import { letSampleIn, sendSampleBack, waitingToBeLetIn } from '../facts/decide-samples.ts'
import type { SampleJobSeen } from '../upkeep/sample-jobs.ts'
import { asStaff } from './deeds.ts'
import { governorForm, toStepUp } from './governor-press.ts'
import type { ShowForm } from './governor-samples.tsx'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { progressWords, reportSeen } from './sample-seen.ts'
import { onlyFor, type StaffHere, staffChrome } from './staff.ts'

const home = '/governor/campaigns'

/** An import under way, what was read of it, and the second governor who lets it in or sends it back. */
export function followSample(app: Hono<Vars>, house: House, showForm: ShowForm): void {
  const { sampleJobs } = house.services
  const idOf = (c: Context) => c.req.param('id') as CampaignId
  const seenBy = (c: Context, here: StaffHere) =>
    sampleJobs.seen(c.req.param('job') ?? '', here.by.person, idOf(c))

  app.get('/:id/sample/job/:job', (c) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const seen = await seenBy(c, here)
      if (!seen) return showForm(c, { error: jobGone, status: 404 })
      if (seen.is === 'under-way') return c.html(page(progressPage(c, house, here, seen)))
      if (seen.result.ok) return c.html(page(reportPage(c, house, here, seen)))
      const { what, whatToDo } = seen.result.error
      return showForm(c, { error: `${what} ${whatToDo}`, status: 422 })
    }),
  )
  app.get('/:id/sample/job/:job/bar', (c) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const seen = await seenBy(c, here)
      if (seen?.is !== 'under-way') return c.json({ over: true })
      const { read = 0, of = 0 } = seen.progress ?? {}
      return c.json({ over: false, read, of, said: progressWords(seen.progress) })
    }),
  )
  app.post('/:id/sample/job/:job/cancel', (c) =>
    governorForm(
      c,
      house,
      (error, status) => showForm(c, { error, status }),
      async (_, here) => {
        const job = c.req.param('job')
        await sampleJobs.cancel(job, here.by.person, idOf(c))
        return c.redirect(`${home}/${idOf(c)}/sample/job/${job}`, 303)
      },
    ),
  )
  decideWaiting(app, house, showForm)
}

const jobGone =
  'There is no such import any more. Look at the campaign: if it has no sample, import the file again.'

function decideWaiting(app: Hono<Vars>, house: House, showForm: ShowForm): void {
  for (const kept of [true, false])
    app.post(`/:id/sample/${kept ? 'let-in' : 'send-back'}`, (c) => {
      const campaign = c.req.param('id') as CampaignId
      const at = `${home}/${campaign}`
      return governorForm(
        c,
        house,
        (error, status) => showForm(c, { error, status }),
        async (form) => {
          // The one that was shown: another may wait here since, of which nobody has read what it warns of.
          const asked = form.one('sample')
          const done = await asStaff<SampleId>(c, house, (state, ctx, by, token) => {
            const shown = waitingToBeLetIn(state, campaign).find(({ id }) => id === asked)
            const sample = shown?.id ?? ('' as SampleId)
            const decided = kept
              ? letSampleIn(state, ctx, by, sample, token)
              : sendSampleBack(state, ctx, by, sample)
            return decided.ok ? ok({ ...decided.value, reply: sample }) : decided
          })
          if (done.ok) {
            await house.services.settleSample(done.value, kept)
            return c.redirect(at, 303)
          }
          const { rule, sentence, status } = done.error
          if (rule === 'step-up') return toStepUp(c, at)
          return showForm(c, { error: sentence, status: status === 400 ? 422 : status })
        },
      )
    })
}

type UnderWay = Extract<SampleJobSeen, { is: 'under-way' }>
type Over = Extract<SampleJobSeen, { is: 'over' }>

function progressPage(c: Context, house: House, here: StaffHere, { progress }: UnderWay) {
  const at = `${home}/${c.req.param('id')}`
  const job = `${at}/sample/job/${c.req.param('job')}`
  return (
    <SampleProgress
      chrome={staffChrome(c, house, here)}
      back={{ href: at, text: 'Campaign' }}
      ask={`${job}/bar`}
      here={job}
      read={progress?.read ?? 0}
      of={progress?.of ?? 0}
      said={progressWords(progress)}
      cancel={`${job}/cancel`}
    />
  )
}

function reportPage(c: Context, house: House, here: StaffHere, { result }: Over) {
  if (!result.ok) throw new Error('What was refused has no report')
  const at = `${home}/${c.req.param('id')}`
  const { notice, ...seen } = reportSeen(result.value)
  return (
    <ImportReport
      chrome={staffChrome(c, house, here, { notice: { kind: 'success', text: notice } })}
      heading="What was read"
      back={{ href: at, text: 'Campaign' }}
      {...seen}
      caption="Column by column"
      empty="The file had no columns."
      next={{ href: at, text: 'Back to the campaign' }}
      deeds={[]}
    />
  )
}
