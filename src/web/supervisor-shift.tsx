import type { Context, Hono } from 'hono'
import { page } from '../../views/page.ts'
import { CloseShift } from '../../views/supervisor/close-shift.tsx'
import { OpenShift, type OpenShiftProps } from '../../views/supervisor/open-shift.tsx'
import type { CampaignId, DocumentHash } from '../basics/ids.ts'
import { minute } from '../basics/instant.ts'
import { type Ctx, refuse } from '../facts/decide.ts'
import {
  checksToClose,
  closeShift,
  closingChecks,
  openingChecks,
  openShift,
} from '../facts/decide-room.ts'
import { campaignsOf } from '../facts/shift-campaigns.ts'
import type { State } from '../facts/state.ts'
import { instantAt, localTime } from '../fieldwork/local-time.ts'
import { type RegimeSlot, slotNames, slotOn } from '../supervision/regime.ts'
import { compliancePages } from './compliance-pages.tsx'
import { daysSeen } from './compliance-seen.ts'
import { asStaff } from './deeds.ts'
import { supervisorFigures } from './figures.tsx'
import { readForm } from './form.ts'
import type { Vars } from './guard.ts'
import type { House } from './house.ts'
import { belowTarget, lastWorked } from './quality-seen.ts'
import { shiftsSeen } from './shift-report-seen.ts'
import { onlyFor, staffChrome } from './staff.ts'
import { supervisorCheck } from './supervisor-check.tsx'
import { supervisorQuality } from './supervisor-quality.tsx'
import { supervisorSeating } from './supervisor-seating.tsx'

/** Opening, seating and closing a shift. */
export function supervisorShift(app: Hono<Vars>, house: House): void {
  const showOpen = (c: Context, errors?: OpenShiftProps['errors'], status: 200 | 422 = 200) =>
    onlyFor(c, house, ['supervisor'], async (here) => {
      const seen = await house.writer.read((state) => ({
        open: state.shift !== undefined,
        reports: shiftsSeen(state, '/supervisor/reports').slice(0, 1),
        unsigned: daysSeen(state, house.documents).filter(({ sheet }) => sheet && !sheet.signed)
          .length,
        campaigns: [...state.campaigns.values()]
          .filter((one) => one.life === 'live')
          .map((one) => ({ value: one.id, label: house.documents.sheet(one.sheet).title })),
      }))
      if (seen.open) return c.redirect('/supervisor', 303)
      const left = slots(house)
      const props: OpenShiftProps = {
        chrome: staffChrome(c, house, here),
        action: '/supervisor/open',
        after: [
          ...(seen.unsigned > 0 ? [unsignedLink(seen.unsigned)] : []),
          ...seen.reports.map((one) => ({ ...one, text: `Report to print: ${one.text}` })),
        ],
        slots: left,
        campaigns: seen.campaigns.map((one, i) => ({
          ...one,
          checked: i === 0 && seen.campaigns.length === 1,
        })),
        more: seen.campaigns.length > 1 ? othersAfter(seen.campaigns) : undefined,
        checks: Object.entries(openingChecks).map(([value, label]) => ({ value, label })),
        errors,
        refusal:
          left.length === 0
            ? `No part of today is left for work in this room. Open a shift on the next day on which it is open.${house.trial ? trialMorning : ''}`
            : seen.campaigns.length === 0
              ? 'No campaign is live. A governor approves one first.'
              : undefined,
      }
      return c.html(page(<OpenShift {...props} />), status)
    })

  app.get('/open', (c) => showOpen(c))
  app.post('/open', async (c) => {
    const form = await readForm(c, 'staff')
    if (!form.ok) return showOpen(c, { check: form.error }, 422)
    const slot = form.value.one('slot')
    if (!Object.hasOwn(slotNames, slot))
      return showOpen(c, { slot: 'Choose a part of the day.' }, 422)
    const campaign = form.value.one('campaign') as CampaignId
    if (campaign === '') return showOpen(c, { campaign: 'Choose a campaign.' }, 422)
    const { date, weekday } = localTime(house.clock.now())
    const times = slotOn(house.settings.regime, slot as RegimeSlot, weekday)
    if (!times) return showOpen(c, { slot: notToday }, 422)
    const until = instantAt(date, times.to * minute)
    const also = ['second', 'third']
      .map((name) => form.value.one(name) as CampaignId)
      .filter((id) => id !== '' && id !== (noOther as string))
    const changed = await changedOnDisk(house, [campaign, ...also])
    const done = await asStaff(c, house, (state, ctx, by) =>
      openShift(state, ctx, by, {
        slot: slot as RegimeSlot,
        until,
        campaign,
        also,
        checks: form.value.all('check'),
        changed,
      }),
    )
    if (done.ok) return c.redirect('/supervisor/seating', 303)
    const { rule, sentence } = done.error
    return showOpen(c, rule === 'J8' ? { slot: sentence } : { check: sentence }, 422)
  })

  const showClose = (c: Context, error?: string, status: 200 | 422 = 200) =>
    onlyFor(c, house, ['supervisor'], async (here) => {
      const seen = await house.writer.read((state, ctx) =>
        state.shift ? closeSeen(state, ctx, house) : undefined,
      )
      if (!seen) return c.redirect('/supervisor/open', 303)
      return c.html(
        page(
          <CloseShift
            chrome={staffChrome(c, house, here)}
            action="/supervisor/close"
            back="/supervisor"
            error={error}
            {...seen}
          />,
        ),
        status,
      )
    })

  app.get('/close', (c) => showClose(c))
  app.post('/close', async (c) => {
    const form = await readForm(c, 'staff')
    if (!form.ok) return showClose(c, form.error, 422)
    // The last interview's answers are on their way into the pool when its outcome was pressed just now.
    await house.putAway()
    const shown = form.value.one('shift')
    const done = await asStaff(c, house, (state, ctx, by) => {
      // A page that was left open since the shift before must not close this one.
      if (shown !== '' && state.shift && shown !== state.shift.id)
        return refuse(409, 'J11', closedBefore)
      const hurried = house.voices.hurriedIn(state.shift?.id)
      return closeShift(state, ctx, by, form.value.all('check'), hurried)
    })
    return done.ok ? c.redirect('/supervisor/open', 303) : showClose(c, done.error.sentence, 422)
  })

  supervisorSeating(app, house)
  supervisorCheck(app, house)
  supervisorQuality(app, house)
  supervisorFigures(app, house)
  compliancePages(app, house, 'supervisor')
}

/** With the campaign's name where there are several. */
function belowInShift(state: State, ctx: Ctx, { documents }: House): readonly string[] {
  const ids = lastWorked(state)
  return ids.flatMap((id) => {
    const sheet = state.campaigns.get(id)?.sheet
    const of = ids.length > 1 && sheet ? `${documents.sheet(sheet).title}: ` : ''
    return belowTarget(state, ctx, id).map((text) => `${of}${text}`)
  })
}

const closedBefore =
  'The page that you pressed was of a shift that is closed already. This is the shift that is open now: tick each check again.'

/** A shift that is closed leaves its sheet to be signed (D16). */
function unsignedLink(count: number) {
  const text =
    count === 1
      ? '1 compliance sheet waits for a signature'
      : `${count} compliance sheets wait for a signature`
  return { href: '/supervisor/compliance', text }
}

/** Chosen where a shift is to work on no more campaigns. */
const noOther = 'none'

/** What the disk no longer holds as it was approved, of all that the shift's calls are made by (P5). */
async function changedOnDisk(
  house: House,
  ids: readonly CampaignId[],
): Promise<string | undefined> {
  const sheets = await house.writer.read((state) =>
    ids.flatMap((id) => state.campaigns.get(id)?.sheet ?? []),
  )
  const scripts = sheets.map((sheet) => house.documents.sheet(sheet).script as DocumentHash)
  const found = await Promise.all(
    [...sheets, ...scripts].map((hash) => house.documents.check(hash)),
  )
  return found.find((one) => one !== undefined)
}

/** The trial's clock runs fast; nobody should have to wait for its night to end. */
const trialMorning =
  ' In the trial, stop the box and start it again: then it is ten in the morning of the next working day.'

const notToday = 'The room is not open in that part of the day today. Choose another part.'

/** The parts of this weekday that are not over yet. */
function slots(house: House): OpenShiftProps['slots'] {
  const { weekday, msOfDay } = localTime(house.clock.now())
  const now = Math.floor(msOfDay / minute)
  return (Object.keys(slotNames) as RegimeSlot[]).flatMap((slot) => {
    const times = slotOn(house.settings.regime, slot, weekday)
    if (!times || times.to <= now) return []
    const label = `${slotNames[slot]}, ${clockOf(times.from)} to ${clockOf(times.to)}`
    return [{ value: slot, label, checked: times.from <= now }]
  })
}

function othersAfter(campaigns: OpenShiftProps['campaigns']): OpenShiftProps['campaigns'] {
  return [{ value: noOther, label: 'No other', checked: true }, ...campaigns]
}

function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function closeSeen(state: State, ctx: Ctx, house: House) {
  const campaigns = (state.shift ? campaignsOf(state.shift) : []).flatMap(
    (id) => state.campaigns.get(id) ?? [],
  )
  const many = campaigns.length > 1
  const attempts = campaigns.flatMap(({ outcomes }) => [...outcomes.values()])
  const sum = (counts: readonly number[]) => String(counts.reduce((all, n) => all + n, 0))
  const titles = campaigns.map(({ sheet }) => house.documents.sheet(sheet).title)
  return {
    shift: state.shift?.id ?? '',
    report: [
      { term: many ? 'Campaigns' : 'Campaign', text: titles.join(', then ') },
      { term: `Attempts in ${many ? 'these campaigns' : 'this campaign'}`, text: sum(attempts) },
      {
        term: `Interviews in ${many ? 'these campaigns' : 'this campaign'}`,
        text: sum(campaigns.map(({ completed }) => completed)),
      },
      {
        term: 'Open incidents',
        text: String(state.openIncidents.size),
      },
      { term: 'Last line of the record', text: String(state.seq) },
    ],
    below: belowInShift(state, ctx, house),
    checks: checksToClose(state, ctx).map((value) => ({ value, label: closingChecks[value] })),
    standing: [...state.calls.values()].map((call) =>
      call.state === 'wrapping-up'
        ? `Seat ${Number(call.seat)} is waiting for an outcome.`
        : `Seat ${Number(call.seat)} is on a call.`,
    ),
  }
}
