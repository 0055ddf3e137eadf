import type { CampaignChoiceName, CampaignFieldName } from '../../views/governor/campaign-form.tsx'
import type { DocumentHash } from '../basics/ids.ts'
import { hour, minute } from '../basics/instant.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { keepDaysOf } from '../facts/due.ts'
import { longestKeepDays, usualKeepDays } from '../facts/retention.ts'
import type { Hours, Sheet, Window } from '../facts/sheet.ts'
import { currentEdition } from '../fieldwork/editions.ts'
import type { Eligibility } from '../fieldwork/eligibility.ts'
import { readNote } from '../people/note-text.ts'
import type { Form } from './form.ts'

export type SheetErrors = Readonly<Partial<Record<CampaignFieldName | CampaignChoiceName, string>>>
type SheetErrorsWritten = Partial<Record<CampaignFieldName | CampaignChoiceName, string>>
export type SheetValues = Readonly<Partial<Record<CampaignFieldName, string>>>

/** What a new campaign begins with. */
export const emptySheet: Sheet = {
  format: 'gatehouse-campaign/1',
  title: '',
  client: '',
  clientSignedPrison: false,
  clientSignedBy: '',
  noSale: false,
  lawfulBasis: '',
  dpia: '',
  callerId: '',
  message: { organisation: '', declineNumber: '' },
  verification: '',
  hours: { weekdays: { from: 9 * 60, to: 20 * 60 }, saturday: null, sunday: null },
  script: '',
  complete: { completeOver: 80, partialFrom: 50 },
  edition: currentEdition,
  pauseSeconds: 10,
  screens: true,
  keepDays: usualKeepDays,
}

/**
 * The form as a sheet. A part that is not filled in yet is no fault: the campaign's page says what is missing before
 * it can go live. What cannot be read at all is.
 */
export function readSheet(form: Form): Result<Sheet, SheetErrors> {
  const errors: SheetErrorsWritten = {}
  const text = (name: CampaignFieldName, most = 200) => {
    const value = form.one(name)
    if (value.length > most) errors[name] = `Use ${most} letters or fewer.`
    return value
  }
  const whole = (name: CampaignFieldName, from: number, to: number) => {
    const value = form.one(name)
    const number = /^\d{1,4}$/.test(value) ? Number(value) : -1
    if (number < from || number > to) errors[name] = `Enter a whole number from ${from} to ${to}.`
    return number
  }
  const title = text('title')
  if (title === '') errors.title = 'Enter a name for the campaign.'
  const script = form.one('script')
  if (script !== '' && !/^[0-9a-f]{64}$/.test(script)) errors.script = 'Choose one from the list.'
  const lawfulBasis = form.one('lawfulBasis')
  if (!isBasis(lawfulBasis)) errors.lawfulBasis = 'Choose one from the list.'
  const sheet: Sheet = {
    format: 'gatehouse-campaign/1',
    title,
    client: text('client'),
    clientSignedPrison: form.all('signed').includes('prison'),
    clientSignedBy: text('clientSignedBy'),
    noSale: form.all('signed').includes('no-sale'),
    lawfulBasis: isBasis(lawfulBasis) ? lawfulBasis : '',
    dpia: text('dpia', 60),
    callerId: text('callerId', 30),
    message: {
      organisation: text('messageOrganisation'),
      declineNumber: text('messageDecline', 30),
    },
    verification: text('verification', 400),
    hours: readHours(form, errors),
    script: script as DocumentHash | '',
    complete: {
      completeOver: whole('completeOver', 50, 99),
      partialFrom: whole('partialFrom', 1, 100),
    },
    edition: currentEdition,
    eligibility: readEligibility(form, errors),
    pauseSeconds: whole('pauseSeconds', 0, 600),
    // On unless it is said that it is not (T4).
    screens: form.one('screens') !== 'no',
    ...(form.one('goesOn') === 'yes' ? { goesOn: true } : {}),
    keepDays: form.has('keepDays') ? whole('keepDays', 1, longestKeepDays) : usualKeepDays,
  }
  if (sheet.complete.partialFrom > sheet.complete.completeOver)
    errors.partialFrom = 'A partial interview cannot need more than a complete one.'
  return Object.keys(errors).length > 0 ? err(errors) : ok(sheet)
}

/** How `e` is come to: computed unless the form says otherwise. A share of one's own needs its reason. */
function readEligibility(form: Form, errors: SheetErrorsWritten): Eligibility {
  const by = form.one('eligibility')
  if (by === 'all') return { by: 'all' }
  if (by !== 'declared') {
    if (by !== '' && by !== 'computed') errors.eligibility = 'Choose one from the list.'
    return { by: 'computed' }
  }
  const typed = form.one('eligiblePercent')
  const percent = /^\d{1,3}$/.test(typed) ? Number(typed) : -1
  if (percent < 0 || percent > 100) errors.eligiblePercent = 'Enter a whole number from 0 to 100.'
  const reason = readNote(form.one('eligibleReason'))
  if (!reason.ok) errors.eligibleReason = reason.error
  return { by: 'declared', percent, reason: reason.ok ? reason.value : '' }
}

function isBasis(value: string): value is Sheet['lawfulBasis'] {
  return ['legitimate-interests', 'public-task', ''].includes(value)
}

type Errors = Partial<Record<CampaignFieldName, string>>

/** D15: the research window is the outer limit, and a campaign may only keep to fewer hours. */
function readHours(form: Form, errors: Errors): Hours {
  const noCalls: Window = { from: 0, to: 0 }
  return {
    weekdays: readWindow(form, errors, 'weekdays', 9) ?? noCalls,
    saturday: readWindow(form, errors, 'saturday', 9),
    sunday: readWindow(form, errors, 'sunday', 10),
  }
}

function readWindow(
  form: Form,
  errors: Errors,
  days: 'weekdays' | 'saturday' | 'sunday',
  earliest: number,
): Window | null {
  const [first, last] = [`${days}From`, `${days}To`] as const
  if (form.one(first) === '' && form.one(last) === '') return null
  const from = minutesOf(form.one(first))
  const to = minutesOf(form.one(last))
  if (from === undefined) errors[first] = 'Enter a time on the 24-hour clock, for example 09:00.'
  if (to === undefined) errors[last] = 'Enter a time on the 24-hour clock, for example 20:30.'
  if (from === undefined || to === undefined) return null
  if (from < earliest * 60)
    errors[first] = `Nobody may be called before ${clockOf(earliest * 60)} (D15).`
  if (to > latest) errors[last] = `Nobody may be called after ${clockOf(latest)} (D15).`
  if (from >= to) errors[last] = 'The end must be later than the beginning.'
  return { from, to }
}

const latest = (21 * hour) / minute

function minutesOf(text: string): number | undefined {
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(text) ?? []
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

export function clockOf(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** The sheet as the form's own fields. */
export function sheetValues(sheet: Sheet): SheetValues {
  const { hours, message, complete } = sheet
  const times = (days: 'weekdays' | 'saturday' | 'sunday', window: Window | null) =>
    window === null || window.to === 0
      ? {}
      : { [`${days}From`]: clockOf(window.from), [`${days}To`]: clockOf(window.to) }
  return {
    title: sheet.title,
    client: sheet.client,
    clientSignedBy: sheet.clientSignedBy,
    dpia: sheet.dpia,
    callerId: sheet.callerId,
    messageOrganisation: message.organisation,
    messageDecline: message.declineNumber,
    verification: sheet.verification,
    ...times('weekdays', hours.weekdays),
    ...times('saturday', hours.saturday),
    ...times('sunday', hours.sunday),
    completeOver: String(complete.completeOver),
    partialFrom: String(complete.partialFrom),
    ...eligibilityValues(sheet),
    pauseSeconds: String(sheet.pauseSeconds),
    keepDays: String(keepDaysOf(sheet)),
  }
}

function eligibilityValues({ eligibility }: Sheet): SheetValues {
  if (eligibility?.by !== 'declared') return {}
  return { eligiblePercent: String(eligibility.percent), eligibleReason: eligibility.reason }
}

/** What was typed, put back into the form when it is shown again. */
export function typedValues(form: Form, names: readonly CampaignFieldName[]): SheetValues {
  return Object.fromEntries(names.map((name) => [name, form.one(name)]))
}
