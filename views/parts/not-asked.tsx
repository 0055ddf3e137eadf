import { DataTable } from './data-table.tsx'

/** Why people were not asked, counted together: a case says only that it was not among those the study asks. */
export function NotAskedTable({ rows }: { readonly rows: readonly (readonly string[])[] }) {
  return (
    <DataTable
      caption="Why people were not asked, of those that are mixed"
      columns={[{ heading: 'Why' }, { heading: 'People', number: true }]}
      rows={rows}
      empty="There is nothing to tell: it is told of 50 people or more together, when responses are mixed and at the close."
    />
  )
}
