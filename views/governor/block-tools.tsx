import { ChoiceFields } from '../parts/choice-fields.tsx'
import type { Choice, Field } from '../parts/field.ts'
import { SelectField } from '../parts/select-field.tsx'
import { TextField } from '../parts/text-field.tsx'
import { ConditionForm, type ConditionProps } from './condition-form.tsx'
import { PressForm } from './press-form.tsx'
import { OrderButton } from './script-order.tsx'

export type Entry = { readonly id: string; readonly label: string }

/** Answers or rows of a block: each can be moved and taken out. `presses` begin the names of its buttons. */
export type EntryList = {
  readonly heading: string
  readonly presses: 'option' | 'row'
  readonly entries: readonly Entry[]
}

/** One choice of how a block is asked. */
export type Setting =
  | { readonly as: 'select'; readonly field: Field; readonly choices: readonly Choice[] }
  | { readonly as: 'checks'; readonly field: Field; readonly choices: readonly Choice[] }
  | { readonly as: 'text'; readonly field: Field }

export type Chooser = { readonly field: Field; readonly choices: readonly Choice[] }

export type BlockToolsProps = {
  readonly id: string
  readonly lists: readonly EntryList[]
  readonly settings: readonly Setting[]
  readonly condition?: ConditionProps | undefined
  /** What else it can be. */
  readonly become?: Chooser | undefined
  readonly behind?: Chooser | undefined
  /** Up to which block, and how; absent when it changes places already, or is the last. */
  readonly turn?: { readonly to: Chooser; readonly by: Chooser } | undefined
  readonly turns: boolean
  /** What hangs on it, in sentences: it cannot simply go. */
  readonly hanging: readonly string[]
  /** Whether it can go together with all that hangs on it. */
  readonly mayGoTogether: boolean
}

type Props = {
  readonly tools: BlockToolsProps
  readonly action: string
  readonly csrf: string
  /** The address of this part, opened again after the press. */
  readonly open: string
  readonly focus: string | undefined
}

/** Everything about one block that is chosen and not worded. Each form is one step of the draft. */
export function BlockTools({ tools, action, csrf, open, focus }: Props) {
  const { id, lists, settings, condition, become, behind } = tools
  const form = { action, csrf, open }
  return (
    <div class="gh-tools">
      {lists.map((list) => (
        <Entries id={id} list={list} focus={focus} />
      ))}
      {settings.length > 0 && (
        <PressForm
          {...form}
          press={`settings:${id}`}
          heading="How it is asked"
          label="Save how it is asked"
        >
          {settings.map((one) => (
            <SettingField setting={one} />
          ))}
        </PressForm>
      )}
      {condition && <ConditionForm {...condition} id={id} form={form} focus={focus} />}
      {become && (
        <PressForm
          {...form}
          press={`kind:${id}`}
          heading="What kind of question it is"
          label="Change the kind"
        >
          <SelectField {...become} />
        </PressForm>
      )}
      {behind && (
        <PressForm
          {...form}
          press={`move-after:${id}`}
          heading="Where it stands"
          label="Move it there"
        >
          <SelectField {...behind} />
        </PressForm>
      )}
      <Turning tools={tools} form={form} focus={focus} />
      <Going tools={tools} />
    </div>
  )
}

function Entries({ id, list, focus }: { id: string; list: EntryList; focus: string | undefined }) {
  const { heading, presses, entries } = list
  return (
    <section class="gh-tools__part" aria-label={heading}>
      <h3 class="govuk-heading-s">{heading}</h3>
      <ol class="gh-tools__entries">
        {entries.map((entry) => {
          const press = (verb: string) => `${presses}-${verb}:${id}:${entry.id}`
          return (
            <li>
              <span>{entry.label}</span>
              <span class="gh-order__moves">
                <OrderButton press={press('up')} focus={focus} label="Up" about={entry.label} />
                <OrderButton press={press('down')} focus={focus} label="Down" about={entry.label} />
                <OrderButton press={press('delete')} label="Take out" about={entry.label} />
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function SettingField({ setting }: { setting: Setting }) {
  switch (setting.as) {
    case 'select':
      return <SelectField field={setting.field} choices={setting.choices} />
    case 'checks':
      return <ChoiceFields kind="checkboxes" field={setting.field} choices={setting.choices} />
    case 'text':
      return <TextField field={setting.field} width="middle" />
  }
}

type TurningProps = {
  readonly tools: BlockToolsProps
  readonly form: { readonly action: string; readonly csrf: string; readonly open: string }
  readonly focus: string | undefined
}

function Turning({ tools: { id, turn, turns }, form, focus }: TurningProps) {
  if (turns)
    return (
      <section class="gh-tools__part" aria-label="Changing places">
        <h3 class="govuk-heading-s">Changing places</h3>
        <p>It changes places with others from interview to interview.</p>
        <OrderButton
          press={`drop-turn:${id}`}
          focus={focus}
          label="Let them stay where they stand"
          about={`: ${id} and those it changes places with`}
        />
      </section>
    )
  if (turn === undefined) return null
  return (
    <PressForm
      {...form}
      press={`turn:${id}`}
      heading="Changing places"
      label="Let them change places"
    >
      <SelectField {...turn.to} />
      <SelectField {...turn.by} />
    </PressForm>
  )
}

function Going({ tools: { id, hanging, mayGoTogether } }: { tools: BlockToolsProps }) {
  return (
    <section class="gh-tools__part" aria-label="Deleting it">
      <h3 class="govuk-heading-s">Deleting it</h3>
      {hanging.length === 0 ? (
        <OrderButton press={`delete:${id}`} label="Delete this block" about={id} look="warning" />
      ) : (
        <>
          <p>Other parts hang on it:</p>
          <ul class="govuk-list govuk-list--bullet">
            {hanging.map((one) => (
              <li>{one}</li>
            ))}
          </ul>
          {mayGoTogether ? (
            <OrderButton
              press={`delete-also:${id}`}
              label="Delete it and take these out with it"
              about={id}
              look="warning"
            />
          ) : (
            <p>Change the words that read its answer out, then it can be deleted.</p>
          )}
        </>
      )}
    </section>
  )
}
