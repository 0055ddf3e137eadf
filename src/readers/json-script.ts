import { err, ok, type Result } from '../basics/result.ts'
import { readScript } from '../scripts/read-script.ts'
import type { Script } from '../scripts/script.ts'
import type { ReaderFault } from './questionnaire-fault.ts'

const longest = 2_000_000

/** A script from our own JSON, or every fault of its shape with the block it is in. Nothing throws. */
export function importJson(text: string): Result<Script, ReaderFault[]> {
  if (text.length > longest)
    return err([
      {
        code: 'too-big',
        what: 'The file is far longer than any script.',
        whatToDo: 'Check that it is the right file.',
      },
    ])
  const parsed = parse(text)
  if (!parsed.ok) return err([parsed.error])
  const script = readScript(parsed.value)
  if (script.ok) return script
  return err(
    script.error.map(({ where, what }) => ({
      code: 'shape',
      where,
      what: `${what}.`,
      whatToDo: 'Correct it and import the file again.',
    })),
  )
}

function parse(text: string): Result<unknown, ReaderFault> {
  try {
    return ok(JSON.parse(text.replace(/^\ufeff/, '')))
  } catch (trouble) {
    return err({
      code: 'not-json',
      where: lineOf(text, trouble),
      what: 'The file breaks off or is not JSON.',
      whatToDo: 'Look for a missing comma, bracket or quotation mark there, and import it again.',
    })
  }
}

/** Where the parser stopped, by its own message. */
function lineOf(text: string, trouble: unknown): string {
  const [, position] = /position (\d+)/.exec(trouble instanceof Error ? trouble.message : '') ?? []
  const before = position === undefined ? text : text.slice(0, Number(position))
  return `line ${before.split('\n').length}`
}
