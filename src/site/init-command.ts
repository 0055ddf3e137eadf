import { mkdir, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { initSite } from './init-site.ts'
import type { Speak } from './speech.ts'

export type InitOptions = {
  readonly settings: string
  readonly to: string
  /** Where systemd looks for what is added to units. */
  readonly units?: string
  readonly json?: boolean
}

type Said = { readonly lines: readonly string[]; readonly exit: 0 | 1 | 2 }

/** `gatehouse init`: asks nothing, writes the configuration and the secrets, and says what changed. */
export async function initCommand(options: InitOptions, speak?: Speak): Promise<Said> {
  const { settings, to, json, units } = options
  const text = await readFile(settings, 'utf8').catch(() => undefined)
  if (text === undefined) {
    const what = `${settings} cannot be read. Check the name and that you may read it.`
    return { lines: [json ? JSON.stringify({ ok: false, what }) : what], exit: 2 }
  }
  const folder = resolve(to)
  await mkdir(folder, { recursive: true, mode: 0o750 })
  const asked = { settings: text, to: folder, ...(units === undefined ? {} : { units }) }
  const done = await initSite({ ...asked, ...(speak ? { speak } : {}) })
  if (!done.ok) {
    const lines = json
      ? [JSON.stringify({ ok: false, faults: done.error })]
      : [
          'Nothing was written. Put these settings right:',
          ...done.error.map(({ where, what }) => `  ${where} ${what}`),
        ]
    return { lines, exit: 1 }
  }
  const { changed } = done.value
  if (json) return { lines: [JSON.stringify({ ok: true, changed })], exit: 0 }
  const { seats, trunk } = done.value.settings
  return {
    lines:
      changed.length === 0
        ? [`Everything in ${folder} is as the settings say. Nothing was changed.`]
        : [
            `Written to ${folder}: ${changed.join(', ')}.`,
            `${seats.length} seats; trunk ${trunk.address}:${trunk.port} over ${trunk.transport}.`,
            'Run systemctl daemon-reload and restart the switch between shifts for a change to count.',
          ],
    exit: 0,
  }
}
