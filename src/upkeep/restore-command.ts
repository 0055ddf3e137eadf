import { resolve } from 'node:path'
import type { KeyId } from '../basics/ids.ts'
import { counted } from '../facts/catalogue-row.ts'
import type { Settings } from '../facts/decide.ts'
import { splitNotes } from '../record/checkpoint.ts'
import { cannotRead, isFile, refused, type Said, textOf } from './command-words.ts'
import { readIdentity } from './recovery-key.ts'
import { notAnIdentity } from './repair-command.ts'
import { type Restored, restoreBox } from './restore.ts'

export type RestoreAsked = {
  readonly to: string
  readonly dialler?: string
  /** The recovery identity's file. */
  readonly identity: string
  readonly witness?: readonly string[]
  readonly newest?: string
  readonly bundles?: string
  /** Key ids as they are printed: groups of four, or whole. */
  readonly destroyed?: readonly string[]
  readonly json?: boolean
}

/** `gatehouse restore FILE`: 0 there is a new box, 1 refused and nothing changed, 2 wrong usage. */
export async function restoreCommand(
  file: string,
  asked: RestoreAsked,
  now: Date,
  settings: Settings,
): Promise<Said> {
  const { to, newest, bundles = '0', json } = asked
  if (!/^\d{1,6}$/.test(bundles))
    return { lines: ['--bundles takes a number, for example --bundles 12.'], exit: 2 }
  const destroyed = (asked.destroyed ?? []).map((key) => key.replaceAll(/[\s-]/g, '').toLowerCase())
  if (!destroyed.every((key) => /^[0-9a-f]{32}$/.test(key)))
    return {
      lines: ['A key is eight groups of four, as the report has it: --destroyed "ab12 cd34 …".'],
      exit: 2,
    }
  if (!(await isFile(file))) return cannotRead(file)
  const identityText = await textOf(asked.identity)
  if (identityText === undefined) return cannotRead(asked.identity)
  const identity = readIdentity(identityText)
  if (identity === undefined) return refused(notAnIdentity(asked.identity), json)
  const witnesses: { file: string; note: string }[] = []
  for (const path of asked.witness ?? []) {
    const text = await textOf(path)
    if (text === undefined) return cannotRead(path)
    const { notes, rest } = splitNotes(text)
    for (const note of notes) witnesses.push({ file: path, note })
    if (notes.length === 0 || rest.trim() !== '') witnesses.push({ file: path, note: rest })
  }
  const order = {
    file,
    to: resolve(to),
    dialler: asked.dialler === undefined ? undefined : resolve(asked.dialler),
    identity,
    witnesses,
    newest,
    now,
    settings,
    bundles: Number(bundles),
    destroyed: destroyed as KeyId[],
  }
  const done = await restoreBox(order)
  if (!done.ok) return refused(done.error, json)
  return {
    lines: json ? [JSON.stringify({ ok: true, ...done.value })] : said(asked, done.value),
    exit: 0,
  }
}

function said(
  { to, dialler }: RestoreAsked,
  { lines, witnessed, destroyed, waiting, bundles, verifier }: Restored,
): string[] {
  const lost = Math.max(0, witnessed - lines)
  return [
    `There is a box in ${to} again, with the first ${counted(lines, 'line')} of the record. ${lost > 0 ? `At least ${counted(lost, 'line')} that followed are lost` : 'What followed is lost'}, and the record says so.`,
    ...(dialler === undefined
      ? []
      : [
          `Its dialler’s folder is ${dialler}. Give each folder to the user that it is for, before either starts.`,
        ]),
    `Not brought back: ${counted(destroyed, 'key')} that the newest witness lists as destroyed.`,
    `Cases that wait for their numbers: ${waiting.toLocaleString('en-GB')}. No backup has them. Import each client’s file again, on its campaign’s page.`,
    'Nobody is signed in and no shift is open. Whoever finished, refused or asked never to be called after the backup is not known to this box: tell the governor before the first call.',
    `The next bundle has number ${bundles + 1}. If the region has a bundle of that number or a higher one, empty the folder and restore again with --bundles and the highest.`,
    `This box signs with a key of its own. Keep its verifier where the old one was kept: ${verifier}`,
    'Make a backup of it today, and take a witness: one of before the restore belongs to the old key, and restores no backup that is made from now on.',
    'The region needs the new site key, and clients the new box.pub: the box makes both when it starts.',
  ]
}
