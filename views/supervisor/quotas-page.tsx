import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { QuotaCells, type QuotaRow } from '../parts/quota-cells.tsx'

export type QuotasPageProps = {
  readonly chrome: Chrome
  readonly campaigns: readonly { readonly name: string; readonly cells: readonly QuotaRow[] }[]
}

/** How far the quotas of each live campaign are, of merged responses alone. */
export function QuotasPage({ chrome, campaigns }: QuotasPageProps) {
  return (
    <Layout chrome={chrome} title="Quotas" view="quotas">
      <PageHeading
        text="Quotas"
        lead="Counts are of responses that are mixed, and rounded. When a cell is full, interviews that fall into it end politely by themselves."
        back={{ href: '/supervisor', text: 'Live room' }}
      />
      {campaigns.length === 0 && <p class="gh-empty">No live campaign has quotas.</p>}
      {campaigns.map(({ name, cells }) => (
        <QuotaCells caption={name} rows={cells} />
      ))}
    </Layout>
  )
}
