/** One thing asked in a form. `error` is a whole sentence, shown above the field and in the summary. */
export type Field = {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly value?: string | undefined
  readonly error?: string | undefined
}

export type Choice = {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
  readonly checked?: boolean | undefined
}
