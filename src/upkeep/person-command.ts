import type { PersonId } from '../basics/ids.ts'
import { instant } from '../basics/instant.ts'
import type { Settings } from '../facts/decide.ts'
import { noteExport } from '../facts/decide-erase.ts'
import { copyText } from '../facts/person-copy.ts'
import type { State } from '../facts/state.ts'
import { openDataFolder } from '../record/data-folder.ts'
import { openGround } from '../record/open-ground.ts'
import { realDisk } from '../record/real-disk.ts'
import { copyPerson } from './copy-person.ts'

export type ExportAsked = {
  readonly dir: string
  /** A prison number or a username. */
  readonly name: string
  readonly json: boolean
  readonly settings: Settings
}

type Said = { readonly lines: readonly string[]; readonly exit: 0 | 1 | 2 }

/**
 * `gatehouse person export NAME [--data DIR]`: for whoever has the machine and its master key. It is a fact in the record
 * like any other look, so it needs the record to itself: while the box runs it is refused, and a governor makes the copy
 * on the person's page.
 */
export async function exportPersonCommand(asked: ExportAsked): Promise<Said> {
  const { dir } = asked
  const disk = realDisk(dir)
  if ((await disk.list('record')).length === 0)
    return { lines: [`There is no record in ${dir}. Give the data folder of a box.`], exit: 2 }
  if (!(await disk.list('signer')).includes('key.pem'))
    return {
      lines: [
        'The signing key of this box is with its dialler, so its record is written to by the box alone. A governor makes the copy on the person’s page.',
      ],
      exit: 1,
    }
  const folder = await openDataFolder(dir)
  if (!folder.ok)
    return {
      lines: [`${folder.error} While a box runs, a governor can make the copy on its pages.`],
      exit: 1,
    }
  try {
    return await exportFrom(asked)
  } finally {
    await folder.value.release()
  }
}

async function exportFrom({ dir, name, json, settings }: ExportAsked): Promise<Said> {
  const disk = realDisk(dir)
  const verifier = Buffer.from((await disk.read('signer/verifier.txt')) ?? '').toString('utf8')
  const site = /^gatehouse\/([^+]+)\+/.exec(verifier)?.[1]
  if (site === undefined)
    return { lines: [`${dir}/signer/verifier.txt is missing. Restore it from a backup.`], exit: 1 }
  // The trial's clock may be ahead of the machine's: the line that is added never goes back before the last.
  let last = 0
  const clock = {
    now: () => instant(Math.max(Date.now(), last)),
    after: () => () => undefined,
    every: () => () => undefined,
  }
  const opened = await openGround({ disk, clock, settings, site })
  if (!opened.ok) return { lines: [opened.error], exit: 1 }
  const { writer, keys, documents, checkpoints } = opened.value
  try {
    last = writer.ahead.at
    const person = personCalled(writer.ahead, name)
    if (person === undefined)
      return { lines: [`Nobody here has the prison number or username ${name}.`], exit: 1 }
    // The fact first: nothing is shown that the record does not tell of.
    const noted = await writer.do((state, ctx) => noteExport(state, ctx, undefined, person))
    if (!noted.ok) return { lines: [noted.error.sentence], exit: 1 }
    const parts = { disk, keys, documents, state: writer.ahead }
    const copy = await copyPerson(parts, person, clock.now())
    if (!copy) return { lines: ['There is no such person.'], exit: 1 }
    return { lines: json ? [JSON.stringify(copy, null, 2)] : copyText(copy), exit: 0 }
  } finally {
    await writer.close()
    await checkpoints.close()
    await keys.close()
  }
}

function personCalled(state: State, name: string): PersonId | undefined {
  for (const { id, body } of state.people.values()) {
    if (body?.prisonNumber === name.toUpperCase() || body?.username === name.toLowerCase())
      return id
  }
  return undefined
}
