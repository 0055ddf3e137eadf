import { randomBytes } from 'node:crypto'
import { twoCanDecide } from '../facts/decide.ts'
import { addFirstGovernors } from '../facts/decide-people.ts'
import type { Fact } from '../facts/fact.ts'
import type { PersonBody } from '../facts/shapes.ts'
import type { State } from '../facts/state.ts'
import { toBase32 } from '../people/one-time-code.ts'
import type { Disk } from '../record/disk.ts'
import type { Writer } from '../record/writer.ts'
import type { Passwords } from '../web/passwords.ts'

/** A governor as the site's settings name one. */
export type FirstGovernor = {
  readonly first: string
  readonly last: string
  readonly username: string
}

/** Within the data folder; in no backup. */
export const slipsFolder = 'first-sign-in'

type Parts = {
  readonly disk: Disk
  readonly writer: Writer
  readonly passwords: Pick<Passwords, 'hash'>
  readonly governors: readonly FirstGovernor[] | undefined
  /** Where the slips lie, as root reads it. */
  readonly folder: string
  say(line: string): void
}

/**
 * Lets the first two governors into a box in which nobody is yet: what each signs in with lies in a file of its own that
 * only root and the box can read, until that governor has chosen their own sign-in; then the file is gone. Whoever sets a
 * box up can read both, so it is at the first sign-in of each that the box becomes theirs alone: a governor who cannot
 * sign in with an unopened slip knows that somebody else did. Does nothing while two governors can decide together. Where
 * no two can any more, whoever the settings name anew is let in the same way; nobody who was removed comes back by it.
 */
export async function letFirstGovernorsIn(parts: Parts): Promise<void> {
  const { disk, writer, governors, folder, say } = parts
  writer.onSynced((facts) => {
    if (facts.some(chosen)) void clearSlips(disk, writer.ahead).catch(() => undefined)
  })
  if (twoCanDecide(writer.ahead)) return clearSlips(disk, writer.ahead)
  const known = new Set([...writer.ahead.people.values()].map(({ body }) => body?.username))
  const fresh = (governors ?? []).filter(({ username }) => !known.has(username))
  if (fresh.length === 0) {
    say(writer.ahead.people.size === 0 ? nobodyThere : noTwo)
    return clearSlips(disk, writer.ahead)
  }
  const bodies: PersonBody[] = []
  await disk.makeDir(slipsFolder)
  // The slips first: after a crash between the two they are made anew, and nobody is in the record without one.
  for (const one of fresh) {
    const password = randomBytes(12).toString('base64url')
    const codeSecret = toBase32(randomBytes(20))
    await disk.replace(slipOf(one.username), Buffer.from(slip(one, password, codeSecret)))
    const { first, last, username } = one
    const passwordHash = await parts.passwords.hash(password)
    bodies.push({ name: { first, last }, username, passwordHash, codeSecret })
  }
  const done = await writer.do((state, ctx) => addFirstGovernors(state, ctx, bodies))
  if (!done.ok) return say(done.error.sentence)
  say(
    `${fresh.length === 1 ? 'One more governor' : 'Two governors'} can sign in. What each signs in with is in ${folder}/${slipsFolder}, readable by root: give each their own, unread by the other. A file goes when its governor has signed in.`,
  )
}

const nobodyThere =
  'Nobody can sign in: the record names no person. Name two governors under "governors" in the settings of the box, and start it again.'
const noTwo =
  'No two governors can decide together any more. Name others, who were never here, under "governors" in the settings of the box, and start it again.'

function chosen({ type }: Fact): boolean {
  return type === 'person.sign_in_chosen'
}

/** Of whoever has chosen their own sign-in, or is not there any more. */
async function clearSlips(disk: Disk, state: State): Promise<void> {
  const waiting = [...state.people.values()].filter((one) => one.mustChange && !one.removed)
  const keep = new Set(waiting.map(({ body }) => `${body?.username}.txt`))
  for (const name of await disk.list(slipsFolder))
    if (!keep.has(name)) await disk.remove(`${slipsFolder}/${name}`)
}

function slipOf(username: string): string {
  return `${slipsFolder}/${username}.txt`
}

function slip({ first, last, username }: FirstGovernor, password: string, code: string): string {
  return [
    `For ${first} ${last} alone.`,
    '',
    `Username: ${username}`,
    `Password: ${password}`,
    `Secret for your code device: ${code}`,
    '',
    'At your first sign-in you choose your own password and set up your own code device. This paper is then worth',
    'nothing. If you cannot sign in with it, somebody else has: tell the other governor and the regional office.',
    '',
  ].join('\n')
}
