import { readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import type { Result } from '../basics/result.ts'
import { applyMessages } from './apply-messages.ts'
import { approvedIn, handedOver } from './approved-messages.ts'
import type { Language } from './messages.ts'
import type { MadePrompt, Prompts } from './prompt-files.ts'
import { type PromptFault, promptsIn, readRecordings } from './read-recordings.ts'
import { readSwitchboardFile, type SwitchboardFile } from './switchboard-file.ts'
import { putReady, waitingFolder } from './waiting-messages.ts'

type Said = { readonly lines: readonly string[]; readonly exit: 0 | 1 | 2 }

export type InstallOptions = {
  readonly to: string
  /** Who puts them there, for the governors to read; whoever runs the command, if it is left out. */
  readonly by?: string
  readonly json?: boolean
}

/**
 * `gatehouse prompt install DIR`: lays the site's own recordings ready, each with its transcript. The switch goes on
 * with what it has: two governors listen and approve on the page *Spoken messages*.
 */
export async function promptInstallCommand(
  from: string,
  options: InstallOptions,
  now = new Date(),
): Promise<Said> {
  const { to, json } = options
  const site = await siteIn(to)
  if (!site) return noSite(options)
  const read = await readRecordings(from, site)
  const spoken = read.ok ? await promptsIn(to) : read
  const faults = !spoken.ok ? spoken.error : read.ok ? strangers(read.value, spoken.value) : []
  if (!read.ok || faults.length > 0) {
    if (json) return { lines: [JSON.stringify({ ok: false, faults })], exit: 1 }
    const lines = faults.map(({ where, what }) => `  ${where}: ${what}`)
    return { lines: ['Nothing was installed. Put these right:', ...lines], exit: 1 }
  }
  const signed = { by: (options.by ?? userInfo().username).slice(0, 60), at: now.toISOString() }
  const ready = await putReady(to, read.value, signed)
  if (!ready.ok) return refused(ready.error, json)
  const approved = await approvedIn(to)
  if (!approved.ok) return refused(approved.error, json)
  // The same recordings once more, on a box that was set up anew: they were approved before.
  const applied =
    approved.value.size > 0 ? await applyMessages(to, approved.value, site) : undefined
  if (applied && !applied.ok) return refused(applied.error, json)
  const inUse = applied?.value.inUse ?? []
  const changed = ready.value.filter((path) => path.endsWith('.PCMA'))
  if (json) return { lines: [JSON.stringify({ ok: true, ready: changed, inUse })], exit: 0 }
  const names = changed.map((path) => path.slice(waitingFolder.length + 1, -'.PCMA'.length))
  const waits = names.filter((name) => !inUse.includes(name))
  return {
    lines: [
      ...(inUse.length > 0 ? [`Approved before, and in use: ${inUse.join(', ')}.`] : []),
      ...(waits.length > 0
        ? [
            `Ready: ${waits.join(', ')}.`,
            'The switch does not say them yet: one governor proposes them on Spoken messages, another approves.',
          ]
        : []),
      ...(changed.length === 0 ? ['These very recordings lie ready already.'] : []),
    ],
    exit: 0,
  }
}

export type ApplyOptions = {
  readonly to: string
  /** The list of hashes that the box hands over. */
  readonly approved: string
  readonly json?: boolean
}

/** `gatehouse prompt apply`: as root, puts in use what two governors approved. It takes nothing from the box but hashes. */
export async function promptApplyCommand(options: ApplyOptions): Promise<Said> {
  const { to, approved: list, json } = options
  const site = await siteIn(to)
  if (!site) return noSite(options)
  const read = await handedOver(list)
  if (read === undefined) {
    const what = 'No governors have approved a recording yet. Nothing was changed.'
    return { lines: [json ? JSON.stringify({ ok: true, inUse: [] }) : what], exit: 0 }
  }
  if (!read.ok) return refused(`${list} ${read.error}`, json)
  const done: Result<{ inUse: readonly string[]; left: readonly string[] }, string> =
    await applyMessages(to, read.value, site)
  if (!done.ok) return refused(done.error, json)
  const { inUse, left } = done.value
  if (json) return { lines: [JSON.stringify({ ok: true, inUse, left })], exit: 0 }
  const what = inUse.length === 0 ? 'Nothing was changed.' : `In use: ${inUse.join(', ')}.`
  const missing = left.map((file) => file.replace('.PCMA', '')).join(', ')
  return {
    lines: [
      what,
      ...(left.length === 0
        ? []
        : [`Approved, and not here: ${missing}. Put them ready with gatehouse prompt install.`]),
    ],
    exit: 0,
  }
}

/** Recordings in a language that the site does not speak: nobody would ever hear them. */
function strangers(made: readonly MadePrompt[], spoken: Prompts): readonly PromptFault[] {
  const speaks = (language: Language) =>
    Object.keys(spoken).some((file) => file.startsWith(`${language}/`))
  return made
    .filter(({ language }) => !speaks(language))
    .map(({ language, name }) => ({
      where: `${language}/${name}.wav`,
      what: `the switch of this site does not speak that language. Add "${language}" to its languages and run gatehouse init.`,
    }))
}

async function siteIn(folder: string): Promise<SwitchboardFile | undefined> {
  const text = await readFile(join(folder, 'switchboard.json'), 'utf8').catch(() => undefined)
  const read = text === undefined ? undefined : readSwitchboardFile(text)
  return read?.ok ? read.value : undefined
}

function noSite({ to, json }: { readonly to: string; readonly json?: boolean }): Said {
  const what = `${to} holds no site that gatehouse init wrote. Run gatehouse init first.`
  return { lines: [json ? JSON.stringify({ ok: false, what }) : what], exit: 2 }
}

function refused(what: string, json: boolean | undefined): Said {
  return { lines: [json ? JSON.stringify({ ok: false, what }) : what], exit: 1 }
}
