import { campaignFieldNames } from '../../views/governor/campaign-form.tsx'
import type { DocumentHash } from '../basics/ids.ts'
import type { Sheet } from '../facts/sheet.ts'
import { type SheetValues, typedValues } from './campaign-sheet.ts'
import type { Form } from './form.ts'

type TypedSheet = { readonly sheet: Sheet; readonly values?: SheetValues }

/** The form as it was typed, over the sheet; the sheet alone where nothing was. */
export function typedOver(sheet: Sheet, form: Form | undefined): TypedSheet {
  if (!form) return { sheet }
  return { sheet: ticked(sheet, form), values: typedValues(form, campaignFieldNames) }
}

/** The sheet that a form was opened on; undefined when it does not say. */
export function fromOf(form: Form): DocumentHash | undefined {
  const from = form.one('from')
  return from === '' ? undefined : (from as DocumentHash)
}

/** The ticks and choices as they were sent, so that a form that comes back has lost nothing. */
function ticked(before: Sheet, form: Form): Sheet {
  const basis = form.one('lawfulBasis')
  const by = form.one('eligibility')
  return {
    ...before,
    clientSignedPrison: form.all('signed').includes('prison'),
    noSale: form.all('signed').includes('no-sale'),
    lawfulBasis: basis === 'legitimate-interests' || basis === 'public-task' ? basis : '',
    script: form.one('script') as Sheet['script'],
    screens: form.one('screens') !== 'no',
    eligibility:
      by === 'all'
        ? { by }
        : by === 'declared'
          ? { by, percent: 0, reason: '' }
          : { by: 'computed' },
  }
}
