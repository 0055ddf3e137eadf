/** Why a questionnaire file could not be read at all: what is wrong, where, and what to do next. */
export type ReaderFault = {
  readonly code: string
  /** `sheet "survey"`, `line 3`: left out when it is the whole file. */
  readonly where?: string
  readonly what: string
  readonly whatToDo: string
}

/** One sentence or two for a screen or a command line. */
export function readerFaultSentence({ where, what, whatToDo }: ReaderFault): string {
  return `${where === undefined ? '' : `${where}: `}${what} ${whatToDo}`
}
