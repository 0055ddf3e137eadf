import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { installPrompts } from './install-prompts.ts'
import { promptsHash } from './prompt-files.ts'
import { readSwitchboardFile } from './switchboard-file.ts'

type Said = { readonly lines: readonly string[]; readonly exit: 0 | 1 | 2 }

/** `gatehouse prompt install DIR`: the site's own recordings, each with its transcript. */
export async function promptInstallCommand(
  from: string,
  { to, json }: { readonly to: string; readonly json?: boolean },
): Promise<Said> {
  const board = await readFile(join(to, 'switchboard.json'), 'utf8').catch(() => undefined)
  const read = board === undefined ? undefined : readSwitchboardFile(board)
  if (!read?.ok) {
    const what = `${to} holds no site that gatehouse init wrote. Run gatehouse init first.`
    return { lines: [json ? JSON.stringify({ ok: false, what }) : what], exit: 2 }
  }
  const done = await installPrompts(from, to, read.value)
  if (!done.ok) {
    const faults = done.error
    if (json) return { lines: [JSON.stringify({ ok: false, faults })], exit: 1 }
    const lines = faults.map(({ where, what }) => `  ${where}: ${what}`)
    return { lines: ['Nothing was installed. Put these right:', ...lines], exit: 1 }
  }
  const { changed, prompts } = done.value
  const hash = promptsHash(prompts)
  if (json) return { lines: [JSON.stringify({ ok: true, changed, hash })], exit: 0 }
  const what = changed.length === 0 ? 'Nothing was changed.' : `Installed: ${changed.join(', ')}.`
  return { lines: [what, `All messages together: ${hash}`], exit: 0 }
}
