import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import type { Deed } from '../parts/deed.ts'
import { DeedRow } from '../parts/deed-row.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Field } from '../parts/field.ts'
import { LinkList, type Way } from '../parts/link-list.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { TextField } from '../parts/text-field.tsx'
import { type ConflictProps, ScriptConflict } from './script-conflict.tsx'

/** One text: its own words, and the field for those of the other language. */
export type LanguageText = {
  readonly where: string
  readonly words: string
  readonly field: Field
}

export type ScriptLanguageProps = {
  readonly chrome: Chrome
  readonly title: string
  /** "Welsh"; and the code of its own language and of this one. */
  readonly language: string
  readonly own: string
  readonly code: string
  readonly back: Way
  readonly action: string
  /** "12 of 140 texts have no words in Welsh yet. Until they have, nobody can propose it." */
  readonly left: string
  readonly parts: readonly { readonly heading: string; readonly texts: readonly LanguageText[] }[]
  /** All of it, what is missing, and the pages of it. */
  readonly links: readonly Way[]
  readonly deeds: readonly Deed[]
  readonly errors: readonly string[]
  readonly conflict?: ConflictProps | undefined
}

/** A draft in its second language: every text beside its words, empty until somebody writes them. */
export function ScriptLanguagePage(props: ScriptLanguageProps) {
  const { chrome, language, parts } = props
  return (
    <Layout chrome={chrome} title={`The words in ${language}`} view="script-language">
      <ErrorSummary fields={[]} also={props.errors} />
      {props.conflict && <ScriptConflict {...props.conflict} />}
      <PageHeading
        text={`The words in ${language}`}
        over={props.title}
        lead={props.left}
        back={props.back}
      />
      <DeedRow csrf={chrome.csrf} deeds={props.deeds} />
      <LinkList links={props.links} look="gh-downloads" />
      {parts.length === 0 ? (
        <p class="gh-empty">No text is missing.</p>
      ) : (
        <SubmitForm action={props.action} csrf={chrome.csrf} label="Save these words">
          {parts.map(({ heading, texts }) => (
            <section class="gh-panel" aria-label={heading}>
              <h2 class="govuk-heading-s">{heading}</h2>
              {texts.map(({ where, words, field }) => (
                <div class="gh-edit__pair">
                  <div>
                    <p class="gh-order__note">{where}</p>
                    <p lang={props.own} class="gh-order__words">
                      {words}
                    </p>
                  </div>
                  <div lang={props.code}>
                    <TextField field={field} rows={words.length > 60 ? 3 : 1} />
                  </div>
                </div>
              ))}
            </section>
          ))}
        </SubmitForm>
      )}
    </Layout>
  )
}
