import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Deed } from '../parts/deed.ts'
import { DeedButton } from '../parts/deed-button.tsx'
import { DeedRow } from '../parts/deed-row.tsx'
import type { Choice } from '../parts/field.ts'
import { PageHeading } from '../parts/page-heading.tsx'
import { Panel } from '../parts/panel.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { SubmitForm } from '../parts/submit-form.tsx'

export type PracticePageProps = {
  readonly chrome: Chrome
  readonly open: readonly { readonly seat: string; readonly name: string; readonly close: Deed }[]
  readonly form: {
    readonly action: string
    readonly seats: readonly Choice[]
    readonly people: readonly Choice[]
    readonly scripts: readonly Choice[]
  }
  /** Finished interviews, newest first; `scores` are the buttons of one that has no score yet. */
  readonly interviews: readonly {
    readonly name: string
    readonly when: string
    readonly met: string
    readonly ended: string
    readonly wanted: string
    readonly slips: string
    readonly score: string
    readonly scores: readonly Deed[]
  }[]
}

/** Practice: who practises where, and what is still to be scored (J12, R13). */
export function PracticePage({ chrome, open, form, interviews }: PracticePageProps) {
  return (
    <Layout chrome={chrome} title="Practice" view="practice" frame="wide">
      <PageHeading text="Practice" back={{ href: '/supervisor', text: 'Live room' }} />
      <Panel heading="Practising now" id="now">
        <DataTable
          caption="Practising now"
          captionHidden
          columns={[{ heading: 'Seat' }, { heading: 'Agent' }, { heading: 'Close', hidden: true }]}
          rows={open.map(({ seat, name, close }) => [
            seat,
            name,
            <DeedButton csrf={chrome.csrf} deed={{ look: 'secondary', ...close }} />,
          ])}
          empty="Nobody practises now."
        />
      </Panel>
      <Panel heading="Open a seat for practice" id="open">
        <SubmitForm action={form.action} csrf={chrome.csrf} label="Open for practice">
          <SelectField field={{ name: 'seat', label: 'Seat' }} choices={form.seats} />
          <SelectField field={{ name: 'person', label: 'Agent' }} choices={form.people} />
          <SelectField field={{ name: 'script', label: 'Script' }} choices={form.scripts} />
        </SubmitForm>
      </Panel>
      <Panel heading="Practice interviews" id="interviews">
        <DataTable
          caption="Practice interviews"
          captionHidden
          columns={[
            { heading: 'Agent' },
            { heading: 'When' },
            { heading: 'Met' },
            { heading: 'Ended' },
            { heading: 'A careful agent' },
            { heading: 'Refused presses' },
            { heading: 'Score' },
          ]}
          rows={interviews.map((one) => [
            one.name,
            one.when,
            one.met,
            one.ended,
            one.wanted,
            one.slips,
            one.scores.length === 0 ? one.score : <DeedRow csrf={chrome.csrf} deeds={one.scores} />,
          ])}
          empty="Nobody has practised yet."
        />
      </Panel>
    </Layout>
  )
}
