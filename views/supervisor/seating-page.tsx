import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { Csrf } from '../parts/csrf.tsx'
import { DataTable } from '../parts/data-table.tsx'
import type { Deed } from '../parts/deed.ts'
import { DeedButton } from '../parts/deed-button.tsx'
import { PageHeading } from '../parts/page-heading.tsx'
import { Tag } from '../parts/tag.tsx'

export type SeatingRow = {
  readonly person: string
  /** "Smith, John". */
  readonly name: string
  readonly prisonNumber: string
  /** The seat offered: last shift's, when it is free. */
  readonly seat?: string | undefined
  /** Which gate stands in the way, for the supervisor's eyes: "Risk assessment out of date". */
  readonly gate?: string | undefined
  /** A warning that does not stop the seating: "Reset the PIN first". */
  readonly note?: string | undefined
  /** Already sitting: nothing to tick. */
  readonly seated?: boolean | undefined
  readonly resetPin: Deed
}

export type SeatingPageProps = {
  readonly chrome: Chrome
  readonly action: string
  /** Posts `seat-<person>` for every row and `person` for each one ticked. */
  readonly rows: readonly SeatingRow[]
  readonly seats: readonly string[]
  /** Shown once, after a reset, and never again. */
  readonly newPin?: { readonly name: string; readonly pin: string } | undefined
  readonly problems?: readonly string[] | undefined
  readonly refusal?: string | undefined
  readonly livePage: string
}

const columns = [
  { heading: 'Agent' },
  { heading: 'Prison number' },
  { heading: 'Cleared' },
  { heading: 'Seat' },
  { heading: 'Sits today' },
  { heading: 'PIN' },
]

/** Last shift's seating, offered again: one tick a person. Who is not cleared stays on the list, with the gate. */
export function SeatingPage(props: SeatingPageProps) {
  const { chrome } = props
  return (
    <Layout chrome={chrome} title="Seating" view="seating">
      {props.problems && props.problems.length > 0 && (
        <div class="gh-notice gh-notice--error" role="alert">
          <strong>There is a problem</strong>
          <span>{props.problems.join(' ')}</span>
        </div>
      )}
      <PageHeading
        text="Who sits where"
        lead="Last shift’s seats are offered. Tick each person who is in the room."
      />
      {props.newPin && <NewPin {...props.newPin} />}
      <DataTable
        caption="Agents of this shift"
        captionHidden
        columns={columns}
        rows={props.rows.map((row) => cells(row, props))}
        empty="No agents are allocated to this shift."
      />
      <form method="post" action={props.action} id="seating" class="gh-heading__deeds">
        <Csrf token={chrome.csrf} />
        <button type="submit" class="govuk-button gh-button" disabled={props.refusal !== undefined}>
          Open these seats
        </button>
        {props.refusal !== undefined && <p class="gh-deed__reason">{props.refusal}</p>}
        <a class="govuk-link" href={props.livePage}>
          Go to the live page
        </a>
      </form>
    </Layout>
  )
}

function cells(row: SeatingRow, { chrome, seats }: SeatingPageProps) {
  const barred = row.gate !== undefined
  return [
    row.name,
    row.prisonNumber,
    <>
      {barred ? <Tag text={row.gate ?? ''} tone="stop" /> : <Tag text="Cleared" tone="good" />}
      {row.note !== undefined && <p class="gh-deed__reason">{row.note}</p>}
    </>,
    row.seated ? (
      `Seat ${row.seat ?? ''}`
    ) : (
      <select
        class="govuk-select gh-select--small"
        form="seating"
        name={`seat-${row.person}`}
        aria-label={`Seat for ${row.name}`}
        disabled={barred}
      >
        <option value="">None</option>
        {seats.map((seat) => (
          <option value={seat} selected={seat === row.seat}>
            {seat}
          </option>
        ))}
      </select>
    ),
    row.seated ? <Tag text="Seat open" tone="busy" /> : <Tick row={row} disabled={barred} />,
    <DeedButton
      csrf={chrome.csrf}
      deed={{ look: 'quiet', about: `for ${row.name}`, ...row.resetPin }}
    />,
  ]
}

function Tick({ row, disabled }: { row: SeatingRow; disabled: boolean }) {
  return (
    <label class="gh-tick">
      <input type="checkbox" form="seating" name="person" value={row.person} disabled={disabled} />
      <span class="govuk-visually-hidden">{row.name} sits today</span>
    </label>
  )
}

function NewPin({ name, pin }: { name: string; pin: string }) {
  return (
    <section class="gh-panel gh-new-pin" aria-label="New PIN">
      <p>
        New PIN for <strong>{name}</strong>. It is shown once. Write it on nothing that leaves this
        room.
      </p>
      <p class="gh-new-pin__digits">{[...pin].join(' ')}</p>
    </section>
  )
}
