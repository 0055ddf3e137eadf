import { isIP } from 'node:net'
import * as v from 'valibot'
import { readRecipient } from './upkeep/recovery-key.ts'

export const path = v.pipe(v.string(), v.regex(/^\/[^\0]{1,200}$/, 'must be a whole path, from /.'))
export const site = v.pipe(
  v.string(),
  // No longer than a bundle's label has room for.
  v.regex(
    /^[a-z0-9][a-z0-9-]{0,39}$/,
    'must be lower-case letters, digits and hyphens, 40 at most.',
  ),
)
/** A bundle or a backup for somebody who cannot be sealed to stops the box when it is made: it is said at the start. */
export const recipient = v.pipe(
  v.string(),
  v.check(
    (one) => one.startsWith('age1') && readRecipient(one) === one,
    'must be an age recipient, which begins with age1, copied whole.',
  ),
)
/** The prison's own network, which is all that the unit lets through, or this machine (J17). */
const privateAddress = /^(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./
export const seat = v.pipe(
  v.string(),
  v.regex(/^1?\d{2}$/, 'must be two digits, such as 01, or 100 to 199.'),
)
const minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60))
/** A whole number within these bounds, or what is usual where the settings do not say. */
export const count = (from: number, to: number, usual: number) => {
  const outside = `must be ${from} to ${to}.`
  return v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(from, outside), v.maxValue(to, outside)),
    usual,
  )
}
const slot = v.pipe(
  v.strictObject({ from: minutes, to: minutes }),
  v.check(({ from, to }) => from < to, 'must begin before it ends, in minutes after midnight.'),
)
const sometimes = v.exactOptional(v.nullable(slot))
const slotsOfDay = v.exactOptional(v.strictObject({ AM: sometimes, PM: sometimes, ED: sometimes }))
/** When the room works, in minutes after midnight: every day, and what differs on some. Null where it is shut (J8). */
export const regime = v.strictObject({
  ...{ AM: slot, PM: slot, ED: slot },
  days: v.exactOptional(
    v.strictObject({
      ...{ Mon: slotsOfDay, Tue: slotsOfDay, Wed: slotsOfDay, Thu: slotsOfDay, Fri: slotsOfDay },
      ...{ Sat: slotsOfDay, Sun: slotsOfDay },
    }),
  ),
})

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))
export const governor = v.strictObject({
  first: name,
  last: name,
  username: v.pipe(
    v.string(),
    v.regex(/^[a-z][a-z0-9.-]{1,40}$/, 'must be lower-case letters, digits, dots and hyphens.'),
  ),
})

export const address = v.pipe(
  v.string(),
  v.check(
    (one) => isIP(one) === 4 && privateAddress.test(one),
    'must be one address of the prison’s own network, such as 10.0.0.2.',
  ),
)
