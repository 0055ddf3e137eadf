import type { VerifyResult } from '../../views/auditor/verify-page.tsx'
import type { Instant } from '../basics/instant.ts'
import type { VerifyReport } from '../record/verify.ts'
import { seamSentence } from '../record/verify-seams.ts'
import { clockText } from './chrome.ts'

/** The findings of a verification as a verdict that needs no explaining. */
export function verifySeen(report: VerifyReport, at: Instant): VerifyResult {
  const { ok, findings } = report
  const lines = report.lines.toLocaleString('en-GB')
  const counts = [
    { term: 'Lines', text: ok ? `${lines}, each in its place` : `${lines} read` },
    {
      term: 'Checkpoints',
      text:
        report.checkpoints === 0
          ? 'None has been signed yet'
          : `${report.checkpoints.toLocaleString('en-GB')} held against the lines before them`,
    },
    ...report.seams.map((seam) => ({ term: 'Restored', text: seamSentence(seam) })),
    { term: 'State', text: report.view },
    {
      term: 'What cannot be seen here',
      text: 'Lines cut off at the end, or a record written again by somebody who holds the signing key. A witness that was kept outside the box shows both: gatehouse record verify --witness.',
    },
    ...(report.tornBytes > 0
      ? [{ term: 'Being written', text: 'The last line has no end yet. Nobody was told of it.' }]
      : []),
  ]
  if (ok) {
    return {
      sound: true,
      heading: 'The record is whole',
      text: `${lines} lines were read at ${clockText(at)}. No line was changed, added or taken away since the checkpoints were signed.`,
      findings: counts,
    }
  }
  return {
    sound: false,
    heading: 'The record is not what it was',
    text: 'Keep the disk as it is and tell the auditor. What was found is listed below, with what to do.',
    findings: [
      ...counts,
      ...findings.map(({ file, line, what, whatToDo }) => ({
        term: line === 0 ? file : `${file}, line ${line}`,
        text: `${what} ${whatToDo}`,
      })),
    ],
  }
}
