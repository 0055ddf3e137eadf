/** A button that posts. `refusal` is the sentence that says why not; the button then stays, greyed out, with it. */
export type Deed = {
  readonly label: string
  readonly action: string
  readonly refusal?: string | undefined
  readonly look?: 'primary' | 'secondary' | 'warning' | 'quiet' | undefined
  /** One letter or digit that presses it. */
  readonly key?: string | undefined
  /** Sent along as hidden fields. */
  readonly fields?: Readonly<Record<string, string>> | undefined
  /** It was pressed last, and keeps the focus on the page that came of it. */
  readonly focused?: boolean | undefined
  /** Says which one, for people who cannot see the row it stands in: "seat 4". */
  readonly about?: string | undefined
}
