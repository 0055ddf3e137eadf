import { DataTable } from './data-table.tsx'
import { Tag, type Tone } from './tag.tsx'

export type QuotaRow = {
  readonly number: number
  /** "age: 16 to 34", "region: London"; one line each. */
  readonly who: readonly string[]
  readonly target: string
  /** Rounded, of merged responses: "about 35", "fewer than 10". */
  readonly merged: string
  readonly state: string
  readonly tone: Tone
}

/** How far each cell of the quotas is, in words. */
export function QuotaCells({ caption, rows }: { caption: string; rows: readonly QuotaRow[] }) {
  return (
    <DataTable
      caption={caption}
      columns={[
        { heading: 'Cell', number: true },
        { heading: 'Who' },
        { heading: 'Wanted', number: true },
        { heading: 'Mixed into the results' },
        { heading: 'State' },
      ]}
      rows={rows.map(({ number, who, target, merged, state, tone }) => [
        String(number),
        <ul class="govuk-list">
          {who.map((line) => (
            <li>{line}</li>
          ))}
        </ul>,
        target,
        merged,
        <Tag text={state} tone={tone} />,
      ])}
      empty="There are no quotas: everybody in the sample is asked."
    />
  )
}
