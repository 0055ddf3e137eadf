import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { Csrf } from '../parts/csrf.tsx'
import type { Deed } from '../parts/deed.ts'
import { DeedRow } from '../parts/deed-row.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Choice, Field } from '../parts/field.ts'
import { LinkList, type Way } from '../parts/link-list.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { TextField } from '../parts/text-field.tsx'
import { AddBlockForm, type AddBlockProps } from './add-block-form.tsx'
import { BlockTools, type BlockToolsProps } from './block-tools.tsx'
import { CheckedWords, type CheckedWordsProps } from './checked-words.tsx'
import { type ConflictProps, ScriptConflict } from './script-conflict.tsx'
import { type OrderSection, ScriptOrder } from './script-order.tsx'
import { AddTopicForm, type AddTopicProps, DeleteTopic, type TopicGoing } from './topic-forms.tsx'

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
  readonly neighbours: readonly Way[]
  /** Every part of the draft, this one opened. */
  readonly sections: readonly OrderSection[]
  /** Where every press but saving words is sent, and the address of this part. */
  readonly change: string
  readonly open: string
  /** The button that has the focus. */
  readonly focus?: string | undefined
  readonly tools?: BlockToolsProps | undefined
  readonly add: Omit<AddBlockProps, 'action' | 'csrf' | 'open'>
  /** Whether the open one of what people ask can go; absent where none is open. */
  readonly topic?: TopicGoing | undefined
  readonly addTopic: AddTopicProps
  /** What can be done with the whole draft: taking the last change back, beginning a language. */
  readonly deeds: readonly Deed[]
  readonly languages: readonly Way[]
  /** "It is saved." */
  readonly saved?: string | undefined
  readonly conflict?: ConflictProps | undefined
}

/** A draft, its parts in order, one of them opened to be changed, with what the check says of it as it is typed. */
export function ScriptEditPage(props: ScriptEditProps) {
  const { chrome, change, open } = props
  return (
    <Layout chrome={chrome} title="Change the draft" view="script-edit" asks>
      <ErrorSummary fields={[]} also={props.errors} />
      {props.conflict && <ScriptConflict {...props.conflict} />}
      <PageHeading
        text={props.part}
        over={props.title}
        lead="Every change is a step that can be taken back. Whoever changes the draft has worked on it, and cannot be the one who approves it."
        back={props.back}
      />
      {props.saved !== undefined && (
        <p role="status" class="gh-order__saved">
          {props.saved}
        </p>
      )}
      <DeedRow csrf={chrome.csrf} deeds={props.deeds} />
      <LinkList links={props.languages} look="gh-downloads" />
      <form id="order" method="post" action={change}>
        <Csrf token={chrome.csrf} />
        <input type="hidden" name="open" value={open} />
      </form>
      <div class="gh-edit">
        <div>
          {props.tools?.behind === undefined && <Add {...props} />}
          {props.topic === undefined && <AddTopic {...props} />}
          <ScriptOrder sections={props.sections} focus={props.focus}>
            <Words {...props} />
            <LinkList links={props.neighbours} look="gh-downloads" />
            {props.tools && (
              <BlockTools
                tools={props.tools}
                action={change}
                csrf={chrome.csrf}
                open={open}
                focus={props.focus}
              />
            )}
            {props.tools?.behind !== undefined && <Add {...props} />}
            {props.topic && <DeleteTopic {...props.topic} />}
            {props.topic && <AddTopic {...props} />}
          </ScriptOrder>
        </div>
        <section class="gh-edit__checked" aria-labelledby="checked-heading">
          <h2 class="govuk-heading-m" id="checked-heading">
            What the check says
          </h2>
          <div id="checked" role="status" aria-live="polite">
            <CheckedWords {...props.checked} />
          </div>
        </section>
      </div>
    </Layout>
  )
}

/** Behind the open question, or above everything where no question is open. */
function Add({ add, change, open, chrome }: ScriptEditProps) {
  return <AddBlockForm {...add} action={change} csrf={chrome.csrf} open={open} />
}

/** Behind the open one of what people ask, or above everything where none is open. */
function AddTopic({ addTopic, change, open, chrome }: ScriptEditProps) {
  return <AddTopicForm {...addTopic} action={change} csrf={chrome.csrf} open={open} />
}

/** The words of the open part, in every language of the draft. */
function Words({ chrome, action, check, groups, choice }: ScriptEditProps) {
  const live = {
    'hx-nonce': chrome.nonce,
    'hx-post': check,
    'hx-trigger': 'input delay:600ms, change delay:100ms',
    'hx-target': '#checked',
    'hx-swap': 'innerHTML',
  }
  return (
    <form method="post" action={action} novalidate {...live}>
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
  )
}
