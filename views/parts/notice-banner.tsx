import type { Notice } from './chrome.ts'

const headings = {
  success: 'Done',
  information: 'Important',
  warning: 'Warning',
  error: 'There is a problem',
} satisfies Record<Notice['kind'], string>

/** One message about what has just happened. Colour never speaks alone: the heading says the kind. */
export function NoticeBanner({ notice }: { notice: Notice | undefined }) {
  if (notice === undefined) return null
  const urgent = notice.kind === 'error' || notice.kind === 'warning'
  return (
    <div class={`gh-notice gh-notice--${notice.kind}`} role={urgent ? 'alert' : 'status'}>
      <strong class="gh-notice__heading">{headings[notice.kind]}</strong>
      <span>{notice.text}</span>
    </div>
  )
}
