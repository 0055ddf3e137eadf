import { ChoiceFields } from '../parts/choice-fields.tsx'
import type { Choice } from '../parts/field.ts'
import { Panel } from '../parts/panel.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'
import { Tag } from '../parts/tag.tsx'

export type DiallingProps = {
  /** Empty while calls may be placed: to whichever agent is ready. */
  readonly held: readonly { readonly rule: string; readonly sentence: string }[]
  /** After too many abandoned calls: dialling goes on when a supervisor gives a reason from the list (D4). */
  readonly resume?:
    | { readonly action: string; readonly campaign: string; readonly reasons: readonly Choice[] }
    | undefined
}

/** Whether calls may be placed and, if not, which rule holds them back, by its id. */
export function Dialling({ held, resume, csrf }: DiallingProps & { csrf: string }) {
  return (
    <Panel heading="Dialling" id="dialling">
      {held.length === 0 ? (
        <p>
          <Tag text="Nothing holds calls back" tone="good" />
        </p>
      ) : (
        <>
          <p>
            <Tag text="No new calls" tone="wait" />
          </p>
          <ul class="gh-held">
            {held.map(({ rule, sentence }) => (
              <li>
                <span class="gh-held__rule">{rule}</span> {sentence}
              </li>
            ))}
          </ul>
          {resume && (
            <SubmitForm action={resume.action} csrf={csrf} label="Let dialling go on">
              <input type="hidden" name="campaign" value={resume.campaign} />
              <ChoiceFields
                field={{ name: 'reason', label: 'Why dialling may go on' }}
                choices={resume.reasons}
                kind="radios"
              />
            </SubmitForm>
          )}
        </>
      )}
    </Panel>
  )
}
