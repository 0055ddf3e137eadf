import type { DocumentHash } from '../basics/ids.ts'
import type { Edition } from '../fieldwork/editions.ts'
import type { Eligibility } from '../fieldwork/eligibility.ts'
import type { QuotaCell } from '../fieldwork/quota.ts'
import { pointsAt } from '../people/note-text.ts'
import { findRefused } from '../scripts/find-forbidden.ts'

/**
 * The campaign sheet: what must be true and signed before a campaign can go live. Stored as a document and named by
 * its hash; a change is a new document. Rules T1, G1, G2, D6, D10, D15, R3.
 */
export type Sheet = {
  readonly format: 'gatehouse-campaign/1'
  readonly title: string
  readonly client: string
  /** The client signed that the calls are made from a prison (rule 8, the Bloomberg case). */
  readonly clientSignedPrison: boolean
  readonly clientSignedBy: string
  /** No sale, no lead, no transfer (T1). */
  readonly noSale: boolean
  readonly lawfulBasis: 'legitimate-interests' | 'public-task' | ''
  readonly dpia: string
  /** Shown to the people who are called; 10 or 11 digits (D10). */
  readonly callerId: string
  /** Played when no agent is there at answer (D5, D6). */
  readonly message: { readonly organisation: string; readonly declineNumber: string }
  /** Where people can check that the research is genuine (R3). */
  readonly verification: string
  readonly hours: Hours
  readonly script: DocumentHash | ''
  /** Shares of applicable questions, in percent, declared before fieldwork (AAPOR). */
  readonly complete: { readonly completeOver: number; readonly partialFrom: number }
  /** The book of codes that its cases end under; the first there was, where the sheet is older than the tag. */
  readonly edition?: Edition
  /** What share of the cases of unknown eligibility the rates take to be eligible: computed, unless chosen. */
  readonly eligibility?: Eligibility
  readonly pauseSeconds: number
  /** Whether people on TPS and CTPS are left out (T4). They are unless this says no: genuine research need not (T1). */
  readonly screens?: boolean
  /** Days from the close of the campaign until its responses are destroyed (G7). */
  readonly keepDays?: number
  /** Whether somebody who asks to be called later may go on where they stopped. Not unless this says so. */
  readonly goesOn?: boolean
  /** How many interviews are wanted of whom; none when absent. */
  readonly quotas?: readonly QuotaCell[]
}

/** Minutes after local midnight; null = no calls that day. */
export type Hours = {
  readonly weekdays: Window
  readonly saturday: Window | null
  readonly sunday: Window | null
}
export type Window = { readonly from: number; readonly to: number }

export type MissingPart = { readonly part: keyof Sheet; readonly sentence: string }

/** P4, T1: people hear these words, or agents see them, like those of a script. */
function allowed(words: string): boolean {
  return findRefused(words, 'telling').length === 0
}

function forbiddenSentence(words: string): string {
  const [found] = findRefused(words, 'telling')
  return `“${words.slice(0, 80)}” ${found?.what ?? ''}: “${found?.words ?? ''}”. Write it in other words (P4).`
}

/** What keeps a campaign from going live; empty when nothing does. `callerIds`: the numbers that the switch can show. */
export function missingParts(sheet: Sheet, callerIds?: readonly string[]): readonly MissingPart[] {
  const missing: MissingPart[] = []
  const need = (part: keyof Sheet, there: boolean, sentence: string) => {
    if (!there) missing.push({ part, sentence })
  }
  need('client', sheet.client.trim() !== '', 'Name the client.')
  for (const part of ['title', 'client'] as const) {
    need(part, allowed(sheet[part]), forbiddenSentence(sheet[part]))
    const pointed = pointsAt(sheet[part])
    need(part, pointed === undefined, `Take out ${pointed}: agents may read this (P2).`)
  }
  need(
    'message',
    allowed(sheet.message.organisation),
    forbiddenSentence(sheet.message.organisation),
  )
  need(
    'clientSignedPrison',
    sheet.clientSignedPrison && sheet.clientSignedBy.trim() !== '',
    'The client must sign that calls are made from a prison. Enter who signed.',
  )
  need('noSale', sheet.noSale, 'Declare that there is no sale, no lead and no transfer (T1).')
  need('lawfulBasis', sheet.lawfulBasis !== '', 'Choose the lawful basis (G1).')
  need(
    'dpia',
    sheet.dpia.trim() !== '',
    'Enter the reference of the data protection impact assessment (G2).',
  )
  need(
    'callerId',
    dialable(sheet.callerId),
    'Enter a caller id of 10 or 11 digits that is not a 09 number (D10).',
  )
  need(
    'callerId',
    callerIds?.some((one) => digitsOf(one) === digitsOf(sheet.callerId)) ?? true,
    `Enter the number that calls of this box show: ${callerIds?.join(' or ')} (D10).`,
  )
  need(
    'message',
    sheet.message.organisation.trim() !== '' && dialable(sheet.message.declineNumber),
    'Complete the information message: the organisation, and a number to decline further calls (D6).',
  )
  need(
    'verification',
    sheet.verification.trim() !== '',
    'Say how people can check that the research is genuine (R3).',
  )
  need(
    'hours',
    sheet.hours.weekdays.from < sheet.hours.weekdays.to,
    'Enter the calling hours (D15).',
  )
  need('script', sheet.script !== '', 'Choose an approved script.')
  return missing
}

function dialable(number: string): boolean {
  const digits = digitsOf(number)
  return /^0\d{9,10}$/.test(digits) && !digits.startsWith('09')
}

function digitsOf(number: string): string {
  return number.replace(/[\s()-]/g, '')
}
