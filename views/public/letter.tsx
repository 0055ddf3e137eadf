/** A reply on paper: the same in English and in Welsh, each on a sheet of its own. */
export type LetterProps = {
  readonly sheets: readonly {
    readonly lang: 'en' | 'cy'
    readonly heading: string
    readonly paragraphs: readonly string[]
    /** What may be told of calls, below the paragraph before the last ones. */
    readonly calls?: {
      readonly caption: string
      readonly columns: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
    readonly after: readonly string[]
  }[]
}

/** It never holds the number that was given, an agent's identity or a name. */
export function Letter({ sheets }: LetterProps) {
  return (
    <>
      {sheets.map(({ lang, heading, paragraphs, calls, after }) => (
        <section class="gh-panel gh-letter" lang={lang} aria-label={heading}>
          <h2 class="govuk-heading-m">{heading}</h2>
          {paragraphs.map((text) => (
            <p class="govuk-body">{text}</p>
          ))}
          {calls && (
            <table class="govuk-table">
              <caption class="govuk-table__caption govuk-table__caption--s">
                {calls.caption}
              </caption>
              <thead class="govuk-table__head">
                <tr class="govuk-table__row">
                  {calls.columns.map((text) => (
                    <th scope="col" class="govuk-table__header">
                      {text}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody class="govuk-table__body">
                {calls.rows.map((row) => (
                  <tr class="govuk-table__row">
                    {row.map((text) => (
                      <td class="govuk-table__cell">{text}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {after.map((text) => (
            <p class="govuk-body">{text}</p>
          ))}
        </section>
      ))}
    </>
  )
}
