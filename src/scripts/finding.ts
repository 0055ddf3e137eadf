/**
 * One thing that the checker says about a script. A `refused` finding stops the script for everybody: no role may
 * wave it through (P4). A `review` finding is for the two governors to read and decide.
 */
export type Finding = {
  readonly code: string
  readonly severity: 'refused' | 'review'
  /** `question "ease", option "5"`: found in the file by its names. */
  readonly where: string
  readonly what: string
  readonly whatToDo: string
  /** For what a rule found: which rule, the words it found, and why it stands. */
  readonly by?: { readonly rule: string; readonly words: string; readonly because: string }
}

export function refused(code: string, where: string, what: string, whatToDo: string): Finding {
  return { code, severity: 'refused', where, what, whatToDo }
}

export function review(code: string, where: string, what: string, whatToDo: string): Finding {
  return { code, severity: 'review', where, what, whatToDo }
}
