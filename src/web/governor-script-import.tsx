import type { Context, Hono } from 'hono'
import { ImportReport as ReportPage } from '../../views/governor/import-report.tsx'
import { page } from '../../views/page.ts'
import type { DocumentHash } from '../basics/ids.ts'
import { importScript } from '../facts/decide-studies.ts'
import { importApart } from '../readers/import-apart.ts'
import { readerFaultSentence } from '../readers/questionnaire-fault.ts'
import type { NoQuestionnaire } from '../readers/questionnaire-import.ts'
import { canonicalText } from '../scripts/canonical.ts'
import { doDeed, governorForm, type Status } from './governor-press.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { readReport, reportSeen, reportText } from './import-report-seen.ts'
import type { KinFinder } from './script-kin.ts'
import { onlyFor, staffChrome } from './staff.ts'

type ShowForm = (c: Context, error?: string, status?: Status) => Promise<Response>

const home = '/governor/scripts'
const back = { href: home, text: 'Questionnaires' }

/** A questionnaire comes in, and every row of it is accounted for, now and whenever somebody looks again. */
export function scriptImport(
  app: Hono<Vars>,
  house: House,
  { showForm, kin }: { readonly showForm: ShowForm; readonly kin: KinFinder },
): void {
  app.post('/import', (c) =>
    governorForm(
      c,
      house,
      (error, status) => showForm(c, error, status),
      async (form) => {
        const file = form.file('file')
        if (!file || file.size === 0) return showForm(c, 'Choose a file.', 422)
        const bytes = new Uint8Array(await file.arrayBuffer())
        const read = await importApart(file.name, bytes)
        if (!read.ok) return refusedPage(c, house, read.error)
        const { script, format, report } = read.value
        const kept = reportText(report)
        const hash = await house.documents.put(canonicalText(script))
        const reportHash = await house.documents.put(kept.text)
        await kin.look()
        return doDeed(c, house, {
          back: `${home}/import`,
          page: (error, status) => showForm(c, error, status),
          deed: (state, ctx, by) => {
            const found = kin.kinOf(state, script)
            return importScript(state, ctx, by, {
              hash,
              name: script.name,
              from: format,
              ...kept.counts,
              report: reportHash,
              ...(found.length === 0 ? {} : { kin: found }),
            })
          },
          after: () => c.redirect(`${home}/${hash}/report`, 303),
        })
      },
    ),
  )

  app.get('/:hash/report', (c) =>
    onlyFor(c, house, ['governor'], async (here) => {
      const hash = c.req.param('hash') as DocumentHash
      const known = await house.writer.read((state) => state.scripts.get(hash))
      if (known?.report === undefined) return c.notFound()
      const seen = reportSeen(readReport(house.documents.text(known.report)))
      return c.html(
        page(
          <ReportPage
            chrome={staffChrome(c, house, here)}
            heading="What was read"
            back={back}
            {...seen}
            empty="Nothing was left out."
            next={{ href: `${home}/${hash}`, text: 'Read the questionnaire' }}
            deeds={[]}
          />,
        ),
      )
    }),
  )
}

/** Nothing was kept; what could be read of it is accounted for all the same. */
function refusedPage(c: Context, house: House, { faults, report }: NoQuestionnaire) {
  return onlyFor(c, house, ['governor'], (here) => {
    const seen = report && reportSeen(report)
    const rows = faults.map((fault) => ({
      where: fault.where ?? 'The file',
      fate: 'refused' as const,
      reason: `${fault.what} ${fault.whatToDo}`,
    }))
    const [first] = faults
    const text = first === undefined ? 'Nothing could be read.' : readerFaultSentence(first)
    return c.html(
      page(
        <ReportPage
          chrome={staffChrome(c, house, here, {
            notice: { kind: 'error', text: `Nothing was imported. ${text}` },
          })}
          heading="What was read"
          back={back}
          counts={seen?.counts ?? []}
          notes={seen?.notes ?? []}
          rows={[...rows, ...(seen?.rows ?? [])]}
          empty="Nothing was left out."
          next={{ href: `${home}/import`, text: 'Choose another file' }}
          deeds={[]}
        />,
      ),
      422,
    )
  })
}
