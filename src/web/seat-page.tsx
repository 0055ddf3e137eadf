import type { Context } from 'hono'
import { BreakPage } from '../../views/agent/break-page.tsx'
import { Calling } from '../../views/agent/calling.tsx'
import { MonitoringNotice } from '../../views/agent/monitoring-notice.tsx'
import { NotCleared } from '../../views/agent/not-cleared.tsx'
import { OutcomePage } from '../../views/agent/outcome-page.tsx'
import { PinPad } from '../../views/agent/pin-pad.tsx'
import { SeatBlank } from '../../views/agent/seat-blank.tsx'
import { SeatIdle } from '../../views/agent/seat-idle.tsx'
import { ShiftEnded } from '../../views/agent/shift-ended.tsx'
import type { Chrome } from '../../views/parts/chrome.ts'
import type { SeatId } from '../basics/ids.ts'
import { outcomeLabels } from '../calls/outcome.ts'
import { hearAtSeat } from '../facts/decide-hearing.ts'
import { callMark } from '../facts/refused-press.ts'
import { type Display, usualDisplay } from '../people/display.ts'
import { soundOf } from '../phone/seat-sound.ts'
import { breakCodes } from '../supervision/break-codes.ts'
import { chromeOf } from './chrome.ts'
import type { House } from './house.ts'
import { interviewPage } from './interview-page.tsx'
import { type ListenAsked, listenPage } from './listen.tsx'
import { lookKeys, lookOf } from './look-seen.ts'
import { staffName } from './names.ts'
import { Between, Ready } from './seat-rests.tsx'
import { agentAt, type SeatSeen, seatSeen } from './seat-seen.ts'
import { secretOf, tokenOf } from './tokens.ts'

export type SeatTrouble = {
  readonly error?: string
  readonly waitSeconds?: number
  readonly locked?: boolean
  readonly notCleared?: boolean
}

/** The one page of a seat, as the box stands now. */
export async function seatPage(c: Context, house: House, seat: SeatId, trouble: SeatTrouble = {}) {
  const { seen, chrome } = await lookAt(c, house, seat, trouble)
  return seatView(house, chrome, seat, seen.found, trouble, seen)
}

/** The script to listen to, where the seat waits for a call; undefined where it does not. */
export async function seatListening(c: Context, house: House, seat: SeatId, asked: ListenAsked) {
  const { seen, chrome } = await lookAt(c, house, seat, {})
  return seen.hears && listenPage(house, chrome, `/seat/${seat}`, seen.hears, asked)
}

async function lookAt(c: Context, house: House, seat: SeatId, trouble: SeatTrouble) {
  const version = house.hub.version(`seat/${seat}`)
  const token = tokenOf(secretOf(c, seat))
  const sound = soundOf(house.sound?.settings, seat)
  const seen = await house.writer.read((state, ctx) => {
    const found = seatSeen(state, ctx, token, seat, { world: house.world(), sound })
    const here = state.seats.get(seat)
    const called = here?.helpAt !== undefined
    const display = (here?.agent && state.people.get(here.agent)?.display) ?? usualDisplay
    const supervisor =
      found.page === 'ready' && found.supervisor ? staffName(state, found.supervisor) : ''
    const by = waiting.includes(found.page) ? agentAt(state, ctx, token, seat) : undefined
    const may = by && hearAtSeat(state, ctx, by)
    return { found, supervisor, called, display, hears: may?.ok ? may.value.reply : undefined }
  })
  const base = `/seat/${seat}`
  const signedIn = !['idle', 'blank', 'pin', 'ended'].includes(seen.found.page)
  const chrome = chromeOf(c, house, {
    door: seat,
    who: `Seat ${Number(seat)}`,
    ...('workingName' in seen.found ? { role: `Working name: ${seen.found.workingName}` } : {}),
    ...(signedIn && seen.found.page !== 'interview' ? { signOut: `${base}/sign-out` } : {}),
    ...(signedIn ? { look: lookOf(seen.display), looks: lookKeys(seen.display, base) } : {}),
    ...(signedIn ? { help: { action: `${base}/help`, called: seen.called } } : {}),
    live: { topic: `seat/${seat}`, stream: `${base}/stream`, version },
    notice: notice(seen.found, trouble),
    headset: headsetAt(house, seat, seen.found.page),
  })
  return { seen, chrome }
}

/** Between calls, where the script can be listened to. */
const waiting: readonly SeatSeen['page'][] = ['ready', 'between']

/** Nobody is at the seat on these pages, so no microphone is open there. A room that was cleared comes back. */
const nobodyThere: readonly SeatSeen['page'][] = ['idle', 'pin', 'ended']

function headsetAt(house: House, seat: SeatId, page: SeatSeen['page']): Chrome['headset'] {
  if (soundOf(house.sound?.settings, seat) !== 'browser') return undefined
  if (page === 'blank') return { calls: 1 }
  return { calls: 1, account: nobodyThere.includes(page) ? 'none' : `/seat/${seat}/account` }
}

function notice(seen: SeatSeen, { error }: SeatTrouble): Chrome['notice'] {
  if (seen.page === 'ready' && seen.lineUp && seen.trouble !== undefined)
    return { kind: 'error', text: seen.trouble }
  return error !== undefined && seen.page !== 'interview' && seen.page !== 'pin'
    ? { kind: 'error', text: error }
    : undefined
}

function seatView(
  house: House,
  chrome: Chrome,
  seat: SeatId,
  seen: SeatSeen,
  trouble: SeatTrouble,
  about: { readonly supervisor: string; readonly display: Display },
) {
  const base = `/seat/${seat}`
  const label = `Seat ${Number(seat)}`
  switch (seen.page) {
    case 'idle':
      return <SeatIdle chrome={chrome} seat={label} />
    case 'blank':
      return <SeatBlank chrome={chrome} />
    case 'ended':
      return <ShiftEnded chrome={chrome} seat={label} because="This shift is over." />
    case 'pin':
      if (trouble.notCleared) return <NotCleared chrome={chrome} seat={label} />
      return (
        <PinPad
          chrome={chrome}
          seat={label}
          action={`${base}/pin`}
          length={pinLength}
          {...trouble}
        />
      )
    case 'notice':
      return <MonitoringNotice chrome={chrome} action={`${base}/acknowledge`} />
    case 'break':
      return (
        <BreakPage
          chrome={chrome}
          reason={breakCodes[seen.code]}
          seconds={seen.seconds}
          back={{ label: 'I am back', action: `${base}/back` }}
        />
      )
    case 'ready':
      return <Ready chrome={chrome} base={base} label={label} seen={seen} {...about} />
    case 'calling':
      return (
        <Calling
          chrome={chrome}
          state={seen.ringing ? 'ringing' : 'calling'}
          seconds={seen.seconds}
          firstWords={seen.firstWords}
        />
      )
    case 'interview':
      return interviewPage(house, seen, { chrome, base, error: trouble.error })
    case 'outcome':
      return (
        <OutcomePage
          chrome={chrome}
          action={`${base}/outcome`}
          call={callMark(seen.call)}
          outcomes={seen.outcomes.map((id) => ({ id, label: outcomeLabels[id] }))}
          lostFor={seen.lostFor}
        />
      )
    case 'taken-over':
      return (
        <Between
          chrome={chrome}
          base={base}
          last="Your supervisor has taken this call."
          held="Wait until it is over."
          quiet
        />
      )
    case 'between':
      return (
        <Between
          chrome={chrome}
          base={base}
          last={
            seen.last ? `Last call: ${outcomeLabels[seen.last].toLowerCase()}.` : 'You are ready.'
          }
          pause={seen.pause}
          held={
            seen.trouble ??
            (seen.held ? 'Your supervisor can see why. You have nothing to do.' : undefined)
          }
        />
      )
  }
}

export const pinLength = 6
