import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Choice, Field } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { TextField } from '../parts/text-field.tsx'

export type RecordLine = {
  readonly seq: string
  /** "10:42:07, 14 January 2025". */
  readonly at: string
  readonly sentence: string
  /** "Okafor, Joy, supervisor", "The box". */
  readonly by: string
}

type TimeName = 'day' | 'from' | 'to'

export type RecordPageProps = {
  readonly chrome: Chrome
  /** The filter is an ordinary GET form: `person`, `seat`, `campaign`, `case`, `deed`, `day`, `from`, `to`. */
  readonly action: string
  readonly verifyPage: string
  readonly factsPage: string
  readonly filter: {
    readonly people: readonly Choice[]
    readonly seats: readonly Choice[]
    readonly campaigns: readonly Choice[]
    readonly deeds: readonly Choice[]
    readonly case?: string | undefined
    readonly day?: string | undefined
    readonly from?: string | undefined
    readonly to?: string | undefined
    /** What could not be read, and is not chosen by. */
    readonly errors?: Readonly<Partial<Record<TimeName, string>>> | undefined
  }
  /** "Lines 1 to 50 of 1,204" or "0 results". */
  readonly count: string
  readonly lines: readonly RecordLine[]
  /** Set on later pages: back to the newest lines. */
  readonly newest?: string | undefined
  readonly older?: string | undefined
}

/** The record in plain sentences, newest first, found by who, where, what and when. */
export function RecordPage(props: RecordPageProps) {
  return (
    <Layout chrome={props.chrome} title="The record" view="record">
      <ErrorSummary fields={timeFields(props.filter)} />
      <PageHeading
        text="The record"
        lead="Everything that happened, as it was written. Nothing here can be changed."
      >
        <a class="govuk-button govuk-button--secondary gh-button" href={props.verifyPage}>
          Verify the record
        </a>
        <a class="govuk-link" href={props.factsPage}>
          What the record can hold
        </a>
      </PageHeading>
      <div class="gh-columns gh-columns--filter">
        <Filter {...props} />
        <section aria-labelledby="lines">
          <h2 class="gh-small-heading" id="lines">
            {props.count}
          </h2>
          {props.lines.length === 0 ? (
            <p class="gh-empty">Nothing in the record matches.</p>
          ) : (
            <ol class="gh-record">
              {props.lines.map((line) => (
                <Line line={line} />
              ))}
            </ol>
          )}
          <Pages newest={props.newest} older={props.older} />
        </section>
      </div>
    </Layout>
  )
}

function Filter({ action, filter }: RecordPageProps) {
  return (
    <form method="get" action={action} class="moj-filter gh-filter" aria-label="Filter">
      <div class="moj-filter__header">
        <h2 class="govuk-heading-m">Filter</h2>
      </div>
      <div class="gh-filter__body">
        <SelectField field={{ name: 'person', label: 'Person' }} choices={any(filter.people)} />
        <SelectField field={{ name: 'seat', label: 'Seat' }} choices={any(filter.seats)} />
        <SelectField
          field={{ name: 'campaign', label: 'Campaign' }}
          choices={any(filter.campaigns)}
        />
        <SelectField field={{ name: 'deed', label: 'What was done' }} choices={any(filter.deeds)} />
        <TextField field={{ name: 'case', label: 'Case, by its token', value: filter.case }} />
        {timeFields(filter).map((field) => (
          <TextField field={field} kind={field.name === 'day' ? 'date' : 'datetime-local'} />
        ))}
        <button type="submit" class="govuk-button gh-button">
          Show these lines
        </button>
        <p>
          <a class="govuk-link" href={action}>
            Clear the filter
          </a>
        </p>
      </div>
    </form>
  )
}

function timeFields({ errors = {}, ...filter }: RecordPageProps['filter']): readonly Field[] {
  const labels = { day: 'Day', from: 'From', to: 'To' } as const
  return (['day', 'from', 'to'] as const).map((name) => ({
    name,
    label: labels[name],
    value: filter[name],
    error: errors[name],
  }))
}

function any(choices: readonly Choice[]): readonly Choice[] {
  const chosen = choices.some(({ checked }) => checked)
  return [{ value: '', label: 'Any', checked: !chosen }, ...choices]
}

function Line({ line }: { line: RecordLine }) {
  return (
    <li class="gh-record__line">
      <span class="gh-record__seq">
        <span class="govuk-visually-hidden">Line </span>
        {line.seq}
      </span>
      <span class="gh-record__at">{line.at}</span>
      <span>
        {line.sentence} <span class="gh-record__by">{line.by}</span>
      </span>
    </li>
  )
}

function Pages({ newest, older }: { newest: string | undefined; older: string | undefined }) {
  if (newest === undefined && older === undefined) return null
  return (
    <nav class="govuk-pagination" aria-label="Pages of the record">
      {newest !== undefined && (
        <div class="govuk-pagination__prev">
          <a class="govuk-link govuk-pagination__link" href={newest} rel="prev">
            Newest lines
          </a>
        </div>
      )}
      {older !== undefined && (
        <div class="govuk-pagination__next">
          <a class="govuk-link govuk-pagination__link" href={older} rel="next">
            Older lines
          </a>
        </div>
      )}
    </nav>
  )
}
