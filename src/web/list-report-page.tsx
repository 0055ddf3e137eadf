import { ImportReport } from '../../views/governor/import-report.tsx'
import type { Chrome } from '../../views/parts/chrome.ts'
import type { NumberFault } from '../fieldwork/phone-number.ts'
import { leftOffWords } from '../readers/list-report.ts'
import type { ListImported } from '../upkeep/import-list.ts'

/** What was read of a list: rough counts by reason, and nothing of what was on it before. Shown once and kept nowhere. */
export function listReportPage(
  chrome: Chrome,
  { report }: ListImported,
  back: { readonly href: string; readonly text: string },
) {
  const refused = Object.entries(report.invalid).filter(([, count]) => count !== '0')
  return (
    <ImportReport
      chrome={chrome}
      heading="What was read"
      back={back}
      counts={[
        { term: 'Rows in the file, about', text: spelled(report.rows) },
        { term: 'Numbers, about', text: spelled(report.numbers) },
      ]}
      rows={refused.map(([fault, count]) => ({
        where: `About ${spelled(count)} rows`.replace('About fewer', 'Fewer'),
        fate: 'left',
        reason: leftOffWords(fault as NumberFault),
      }))}
      caption="What was left behind"
      empty="Every row had a number."
      next={back}
      deeds={[]}
    />
  )
}

function spelled(count: string): string {
  return /^\d+$/.test(count) ? Number(count).toLocaleString('en-GB') : count
}
