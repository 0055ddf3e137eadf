import { Layout } from '../layout.tsx'
import type { Chrome } from '../parts/chrome.ts'
import { Counter } from '../parts/counter.tsx'
import type { Deed } from '../parts/deed.ts'
import { DeedButton } from '../parts/deed-button.tsx'
import { KeyCap } from '../parts/key-cap.tsx'
import { LinkList } from '../parts/link-list.tsx'
import { type CampaignFigures, Campaigns } from './campaigns-panel.tsx'
import { Dialling, type DiallingProps } from './dialling-panel.tsx'
import { Presence, type PresenceProps } from './presence-panel.tsx'
import { type LiveSeat, SeatTable } from './seat-table.tsx'
import { Stops, type StopsProps } from './stops-bar.tsx'

type Link = { readonly href: string; readonly text: string; readonly apart?: boolean }

/** `seconds`: so long it may still be done. */
type Asking = {
  readonly text: string
  readonly seconds?: number | undefined
  readonly going: Deed
}

export type LivePageProps = {
  readonly chrome: Chrome
  /** "AM shift, Workshop 3, 08:30 to 11:30". */
  readonly shift: string
  readonly stops: StopsProps
  readonly seats: readonly LiveSeat[]
  readonly presence: PresenceProps
  readonly dialling: DiallingProps
  readonly campaigns: readonly CampaignFigures[]
  /** Who is at which seat, shown under a stop and kept after the room is cleared. */
  readonly roll?: readonly { readonly seat: string; readonly name: string }[] | undefined
  /** Seats whose panic key was pressed, checks that wait, lines that were lost. */
  readonly calls: readonly Asking[]
  /** Needs a supervisor now: "Seat 4: the person is upset." */
  readonly alarms: readonly { readonly text: string; readonly link?: Link | undefined }[]
  readonly links: readonly Link[]
}

/** The supervisor's page: every seat, every call, the three stops. One key blanks it. */
export function LivePage(props: LivePageProps) {
  const { chrome } = props
  return (
    <Layout chrome={chrome} title="Live room" view="live" frame="wide">
      <div class="gh-room">
        <div class="gh-room__head">
          <div>
            <h1 class="gh-room__title" data-start="" tabindex={-1}>
              Live room
            </h1>
            <p class="gh-room__shift">{props.shift}</p>
          </div>
          <button
            type="button"
            class="govuk-button govuk-button--secondary gh-button"
            data-blank=""
          >
            Blank this page <KeyCap keyName="b" />
          </button>
          <Stops {...props.stops} csrf={chrome.csrf} />
        </div>
        <Alarms alarms={props.alarms} calls={props.calls} csrf={chrome.csrf} />
        <div class="gh-room__body">
          <div class="gh-room__seats">
            {props.roll && <Roll roll={props.roll} />}
            <SeatTable seats={props.seats} csrf={chrome.csrf} />
          </div>
          <aside class="gh-room__side" aria-label="Presence, dialling and campaigns">
            <Presence {...props.presence} csrf={chrome.csrf} />
            <Dialling {...props.dialling} csrf={chrome.csrf} />
            <Campaigns campaigns={props.campaigns} />
            <LinkList links={props.links} look="gh-room__links" />
          </aside>
        </div>
      </div>
    </Layout>
  )
}

type AlarmsProps = Pick<LivePageProps, 'alarms' | 'calls'> & { readonly csrf: string }

function Alarms({ alarms, calls, csrf }: AlarmsProps) {
  return (
    <div role="alert">
      {calls.map(({ text, seconds, going }) => (
        <div class="gh-alarm gh-alarm--call">
          <strong>{text}</strong>
          {seconds !== undefined && (
            <span>
              Time left: <Counter seconds={seconds} down />
            </span>
          )}
          <DeedButton csrf={csrf} deed={going} />
        </div>
      ))}
      {alarms.map(({ text, link }) => (
        <p class="gh-alarm">
          <strong>{text}</strong>
          {link && <a href={link.href}>{link.text}</a>}
        </p>
      ))}
    </div>
  )
}

function Roll({ roll }: { roll: NonNullable<LivePageProps['roll']> }) {
  return (
    <section class="gh-panel" aria-labelledby="roll">
      <h2 class="gh-panel__heading" id="roll">
        In the room: {roll.length}
      </h2>
      <ul class="gh-roll">
        {roll.map(({ seat, name }) => (
          <li>
            <span class="gh-roll__seat">{seat}</span> {name}
          </li>
        ))}
      </ul>
    </section>
  )
}
