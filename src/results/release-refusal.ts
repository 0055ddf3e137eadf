import { unreachable } from '../basics/unreachable.ts'

export type ReleaseRefusal =
  | { readonly code: 'RELEASE-01' }
  | { readonly code: 'RELEASE-02' }
  | { readonly code: 'RELEASE-03' }
  | { readonly code: 'RELEASE-04' }
  | { readonly code: 'RELEASE-05' }
  | { readonly code: 'RELEASE-06'; readonly week: string }

/** What to tell the person who asked. Says nothing about how many responses there are. */
export function explainRefusal(refusal: ReleaseRefusal): {
  readonly what: string
  readonly whatToDo: string
} {
  switch (refusal.code) {
    case 'RELEASE-01':
      return {
        what: 'There are fewer than 10 responses, so nothing can be released.',
        whatToDo: 'Ask again when more interviews are complete and mixed.',
      }
    case 'RELEASE-02':
      return {
        what: 'Fewer than 10 responses are new since the last release was prepared, so another would tell what they said.',
        whatToDo: 'Use the last release, or ask again when more interviews are complete and mixed.',
      }
    case 'RELEASE-03':
      return {
        what: 'No table could be renewed without telling what fewer than 10 of the new responses say.',
        whatToDo: 'Use the last release, and ask again when there are many more responses.',
      }
    case 'RELEASE-04':
      return {
        what: 'Responses that were in the last release are no longer here.',
        whatToDo:
          'Have the record verified, and ask whoever looks after the box whether it was restored from a backup. Nothing more of this campaign can be released.',
      }
    case 'RELEASE-05':
      return {
        what: 'The last release of this campaign was made with another version of the script.',
        whatToDo: 'Release each version of a script as a campaign of its own.',
      }
    case 'RELEASE-06':
      return {
        what: `${refusal.week} is not an ISO week.`,
        whatToDo: 'Give the first and last week of fieldwork, for example 2025-W03.',
      }
    default:
      return unreachable(refusal)
  }
}
