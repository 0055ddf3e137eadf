import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Instant, second } from '../basics/instant.ts'
import { readSecrets } from '../site/secrets.ts'
import { readSwitchboardFile } from '../site/switchboard-file.ts'
import { attest } from './attest.ts'
import { type Attested, attestedText, attestLines, type LineKey } from './attestation.ts'
import { cannotRead, refused, type Said, textOf } from './command-words.ts'

/** Within the time that its unit gives it. */
const longestWait = 120

export type AttestOptions = {
  /** Where `gatehouse init` wrote everything. */
  readonly from: string
  /** Where the box reads what was found. */
  readonly to: string
  /** Seconds for which a switch that does not listen yet is waited for. */
  readonly wait?: string
  readonly json?: boolean
}

/** `gatehouse attest`: looks at the running switch and writes what it found. It takes nothing from the box. */
export async function attestCommand(options: AttestOptions, now: Instant): Promise<Said> {
  const { from, to, json } = options
  const wait = Number(options.wait ?? 0)
  if (!(wait >= 0 && wait <= longestWait))
    return { lines: [`--wait takes seconds, 0 to ${longestWait}.`], exit: 2 }
  const [secretsPath, boardPath] = [join(from, 'secrets.json'), join(from, 'switchboard.json')]
  const [secretsText, boardText] = [await textOf(secretsPath), await textOf(boardPath)]
  if (secretsText === undefined) return cannotRead(secretsPath)
  if (boardText === undefined) return cannotRead(boardPath)
  const secrets = readSecrets(secretsText)
  if (!secrets.ok) return refused(`${secretsPath} ${secrets.error}`, json)
  const board = readSwitchboardFile(boardText)
  if (!board.ok) return refused(board.error, json)
  const done = await attest({
    port: board.value.port,
    password: secrets.value.eslRootPassword,
    folder: from,
    configuration: board.value.configuration,
    names: board.value,
    proc: '/proc',
    now,
    patience: wait * second,
  })
  if (!done.ok) return refused(done.error, json)
  // Read by the box, which runs as another user; there is no secret in it.
  await writeFile(`${to}.new`, attestedText(done.value), { mode: 0o644 })
  await rename(`${to}.new`, to)
  const good = done.value.lines.every((one) => one.ok)
  const lines = json ? [attestedText(done.value).trim()] : attestedInWords(done.value)
  return { lines, exit: good ? 0 : 1 }
}

/** Each line in words: what holds, and what does not and what to do. */
export function attestedInWords({ lines }: Attested): readonly string[] {
  return (Object.keys(attestLines) as LineKey[]).map((key) => {
    const line = lines.find((one) => one.key === key)
    if (line === undefined) return `not looked at: ${attestLines[key]}`
    return line.ok ? `good: ${attestLines[key]}` : `FAILED: ${line.what}`
  })
}
