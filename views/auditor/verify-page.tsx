import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import type { Deed } from '../parts/deed.ts'
import { DeedButton } from '../parts/deed-button.tsx'
import { FileField } from '../parts/file-field.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { Summary, type SummaryRow } from '../parts/summary.tsx'

export type VerifyPageProps = {
  readonly chrome: Chrome
  readonly back: string
  readonly verify: Deed
  /** Gives a file. */
  readonly witness: Deed
  /** Where a witness that the region has countersigned is sent, for those who may bring one back. */
  readonly bringBack?: { readonly action: string; readonly error?: string | undefined } | undefined
  readonly result?: VerifyResult | undefined
}

export type VerifyResult = {
  readonly sound: boolean
  /** "The record is whole." or which line is not what it was. */
  readonly heading: string
  readonly text: string
  /** Lines, chain, checkpoints, witnesses, state rebuilt: each with its finding. */
  readonly findings: readonly SummaryRow[]
}

/** Anybody may check that the record says what it said. */
export function VerifyPage({ chrome, back, verify, witness, bringBack, result }: VerifyPageProps) {
  return (
    <Layout chrome={chrome} title="Verify the record" view="verify">
      <PageHeading
        text="Verify the record"
        back={{ href: back, text: 'The record' }}
        lead="Reads every line again, and holds it against the chain and the signed checkpoints."
      >
        <DeedButton csrf={chrome.csrf} deed={verify} />
      </PageHeading>
      {result === undefined ? (
        <p class="gh-empty">Press the button to have the whole record read again.</p>
      ) : (
        <>
          <div class={`gh-verdict${result.sound ? '' : ' gh-verdict--bad'}`} role="status">
            <h2>{result.heading}</h2>
            <p>{result.text}</p>
          </div>
          <div class="gh-panel">
            <Summary rows={result.findings} />
          </div>
        </>
      )}
      <div class="gh-panel">
        <p>
          A witness is a small file to keep outside the box, on a stick or with the region. With the
          newest one anybody can see whether lines were cut off or written again since it was made,
          and a restored box knows which keys must stay destroyed.
        </p>
        <DeedButton csrf={chrome.csrf} deed={witness} />
      </div>
      {bringBack && (
        <div class="gh-panel">
          <SubmitForm action={bringBack.action} csrf={chrome.csrf} label="Keep it" files>
            <FileField
              field={{
                name: 'file',
                label: 'A witness that the region has countersigned',
                hint: 'Both signatures are checked, and the record is held against it. It is kept with the receipts.',
                error: bringBack.error,
              }}
              accept=".witness,.txt"
            />
          </SubmitForm>
        </div>
      )}
    </Layout>
  )
}
