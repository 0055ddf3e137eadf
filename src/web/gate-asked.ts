import type { GateFieldName, GateFormProps } from '../../views/governor/gate-form.tsx'
import type { Instant } from '../basics/instant.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { addDays, instantAt, isDay, localTime } from '../fieldwork/local-time.ts'
import type { Gates } from '../people/gates.ts'
import type { Form } from './form.ts'
import { riskLevels, type SignedGateName } from './people-seen.ts'

export type GateTyped = Pick<GateFormProps, 'values' | 'errors'> & { readonly level: string }

/** As it was typed, to be shown again. */
export function typedGate(form: Form) {
  const values = { signedBy: form.one('signedBy'), on: form.one('on'), until: form.one('until') }
  return { values, errors: {}, level: form.one('level') } satisfies GateTyped
}

/** A gate is proposed as signed today by whoever is at the form, for a year. */
export function gateValues(signedBy: string, now: Instant): GateTyped['values'] {
  const today = localTime(now).date
  return { signedBy, on: today, until: addDays(today, 364) }
}

/** One gate as it was signed. It holds from the first moment of its first day to the last of its last. */
export function gateAsked(
  gate: SignedGateName,
  form: Form,
  now: Instant,
): Result<Partial<Gates>, GateTyped> {
  const { values, level } = typedGate(form)
  const errors: Partial<Record<GateFieldName | 'level', string>> = {}
  const { signedBy, on, until } = values
  if (signedBy === '' || signedBy.length > 120)
    errors.signedBy = 'Enter the name of the member of staff who signed.'
  if (!isDay(on) || on > localTime(now).date)
    errors.on = 'Enter the day it was signed, today or earlier.'
  if (!isDay(until) || until < on) errors.until = 'Enter the last day on which it holds.'
  if (gate === 'risk' && !Object.hasOwn(riskLevels, level)) errors.level = 'Choose the risk.'
  if (Object.keys(errors).length > 0) return err({ values, errors, level })
  const signed = { signedBy, on: instantAt(on, 0), until: instantAt(addDays(until, 1), 0) }
  if (gate !== 'risk') return ok({ [gate]: signed })
  const override = level === 'RME' && form.one('override') === 'yes'
  return ok({
    risk: { ...signed, level: level as keyof typeof riskLevels, ...(override ? { override } : {}) },
  })
}
