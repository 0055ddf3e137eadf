import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { Csrf } from '../parts/csrf.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Choice, Field } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { TextField } from '../parts/text-field.tsx'
import { CheckedWords, type CheckedWordsProps } from './checked-words.tsx'

/** One text in each language of the script, side by side. */
export type EditedText = { readonly fields: readonly Field[]; readonly rows?: number | undefined }

export type EditGroup = { readonly legend: string; readonly texts: readonly EditedText[] }

export type ScriptEditProps = {
  readonly chrome: Chrome
  readonly title: string
  /** "Question ease", "Closing: refused". */
  readonly part: string
  readonly back: { readonly href: string; readonly text: string }
  readonly action: string
  /** Takes the same form while it is typed, and answers with what the check finds. */
  readonly check: string
  readonly groups: readonly EditGroup[]
  /** What is chosen and not worded: how easily an answer points at somebody, or whether a language stays. */
  readonly choice?: { readonly field: Field; readonly choices: readonly Choice[] } | undefined
  readonly checked: CheckedWordsProps
  /** Why it cannot be saved as it stands, a sentence each. */
  readonly errors: readonly string[]
  /** The parts before and after this one. */
  readonly neighbours: readonly { readonly href: string; readonly text: string }[]
}

/** The words of one part of a draft, with what the check says of them beside it as they are typed. */
export function ScriptEditPage(props: ScriptEditProps) {
  const { chrome, groups, choice } = props
  const live = {
    'hx-nonce': chrome.nonce,
    'hx-post': props.check,
    'hx-trigger': 'input delay:600ms, change delay:100ms',
    'hx-target': '#checked',
    'hx-swap': 'innerHTML',
  }
  return (
    <Layout chrome={chrome} title="Change the words" view="script-edit" asks>
      <ErrorSummary fields={[]} also={props.errors} />
      <PageHeading
        text={props.part}
        over={props.title}
        lead="Saving makes a new version of the draft. Whoever saves has worked on it, and cannot be the one who approves it."
        back={props.back}
      />
      <div class="gh-edit">
        <form method="post" action={props.action} novalidate {...live}>
          <Csrf token={chrome.csrf} />
          {groups.map(({ legend, texts }) => (
            <fieldset class="gh-edit__group">
              <legend>{legend}</legend>
              {texts.map(({ fields, rows }) => (
                <div class="gh-edit__pair">
                  {fields.map((field) =>
                    rows === undefined ? (
                      <TextField field={field} />
                    ) : (
                      <TextField field={field} rows={rows} />
                    ),
                  )}
                </div>
              ))}
            </fieldset>
          ))}
          {choice && <SelectField field={choice.field} choices={choice.choices} />}
          <button type="submit" class="govuk-button gh-button">
            Save as a new version
          </button>
        </form>
        <section class="gh-edit__checked" aria-labelledby="checked-heading">
          <h2 class="govuk-heading-m" id="checked-heading">
            What the check says
          </h2>
          <div id="checked" role="status" aria-live="polite">
            <CheckedWords {...props.checked} />
          </div>
        </section>
      </div>
      <ul class="gh-downloads">
        {props.neighbours.map(({ href, text }) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </Layout>
  )
}
