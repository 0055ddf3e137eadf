import type { Child } from 'hono/jsx'

export type Column = {
  readonly heading: string
  readonly number?: boolean
  readonly hidden?: boolean
}

type DataTableProps = {
  readonly caption: string
  /** Set when a heading above already says it; readers still hear it. */
  readonly captionHidden?: boolean
  readonly columns: readonly Column[]
  /** Each row's first cell is its heading. */
  readonly rows: readonly (readonly Child[])[]
  /** Said instead of an empty table (M11), under what it is a table of. */
  readonly empty: string
  readonly close?: boolean
}

/** A plain table. Wide ones scroll inside their own region, which the keyboard can reach. */
export function DataTable(props: DataTableProps) {
  const { caption, captionHidden, columns, rows, empty, close } = props
  if (rows.length === 0)
    return (
      <>
        {!captionHidden && <p class="gh-table-caption">{caption}</p>}
        <p class="gh-empty">{empty}</p>
      </>
    )
  const number = (index: number) => (columns[index]?.number ? ' gh-number' : '')
  return (
    <section class="gh-scroll" aria-label={`${caption}, table`} tabindex={0}>
      <table class={`govuk-table gh-table${close ? ' gh-table--close' : ''}`}>
        <caption
          class={
            captionHidden ? 'govuk-visually-hidden' : 'govuk-table__caption govuk-table__caption--m'
          }
        >
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map(({ heading, hidden }, index) => (
              <th scope="col" class={`govuk-table__header gh-table__head${number(index)}`}>
                {hidden ? <span class="govuk-visually-hidden">{heading}</span> : heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="gh-table__body">
          {rows.map((cells) => (
            <tr>
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th scope="row" class={`govuk-table__header gh-table__row${number(index)}`}>
                    {cell}
                  </th>
                ) : (
                  <td class={`govuk-table__cell${number(index)}`}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
