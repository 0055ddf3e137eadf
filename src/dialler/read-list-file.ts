import { beginningOf, letGo, upTo } from '../basics/byte-streams.ts'
import { err, ok, type Result } from '../basics/result.ts'
import { readPhoneNumber } from '../fieldwork/phone-number.ts'
import { listNumbers } from '../readers/list-import.ts'
import { ListTally } from '../readers/list-report.ts'
import { isSealedList, openSealedList, readSignedList } from '../readers/list-seal.ts'
import { explainSampleFault, type SampleFault } from '../readers/sample-fault.ts'
import { sealedBegins } from '../readers/sample-signature.ts'
import type { AboutList } from '../record/list-index.ts'
import type { FileRefused, ListOrder, SampleBytes } from './port.ts'
import type { SampleDoor } from './read-sample-file.ts'

export type ListFile = {
  readonly about: AboutList
  readonly tally: ListTally
  /** Ends in `Unreadable` when the file is none. */
  readonly numbers: AsyncGenerator<string>
}

/**
 * A list as it was sealed outside the prison, or raw where that is allowed: told apart by the first bytes. A sealed one
 * says itself which list it is, and since when.
 */
export async function openListFile(
  { drama, identity, signers }: SampleDoor,
  order: ListOrder,
  { fileName, bytes }: SampleBytes,
): Promise<Result<ListFile, FileRefused>> {
  const tally = new ListTally()
  const [first, all] = await beginningOf(bytes(), sealedBegins)
  const isRaw = !isSealedList(first)
  if (!isRaw || signers !== undefined) await letGo(all)
  if (isRaw) {
    if (signers !== undefined) return err(refusals['not-sealed'])
    return ok({ about: order, tally, numbers: listNumbers(all, { fileName, drama }, tally) })
  }
  const signed = await readSignedList(bytes, signers)
  if (!signed.ok) return err(refusals[signed.error])
  const opened = await openSealedList(signed.value, identity)
  if (!opened.ok) return err(refusalOf(opened.error))
  const { head, lines } = opened.value
  if (head.list !== order.list) return err(refusals['other-list'])
  const about = { list: head.list, source: head.source, date: head.date }
  return ok({ about, tally, numbers: listNumbers(lines, { fileName: '', drama }, tally) })
}

/** More than anybody types. */
const mostTyped = 20
const longestTyped = 4096

/** The numbers that staff have typed, one a line: all of them, or why not. A refusal names the line and never what it says. */
export async function readTyped(
  { bytes }: SampleBytes,
  drama: boolean,
): Promise<Result<readonly string[], FileRefused>> {
  const typed = await upTo(longestTyped, bytes())
  if (typed === undefined) return err(refusals['too-many'])
  const text = Buffer.from(typed).toString('utf8')
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim())
  const filled = lines.flatMap((line, at) => (line === '' ? [] : [{ line, at }]))
  if (filled.length === 0) return err(refusals['nothing-typed'])
  if (filled.length > mostTyped) return err(refusals['too-many'])
  const found: string[] = []
  for (const { line, at } of filled) {
    const read = readPhoneNumber(line, { drama })
    if (!read.ok)
      return err({
        what: `Line ${at + 1} is no UK number that the box would ever ring.`,
        whatToDo: 'Nothing was barred. Look at that line, one whole number, and send it again.',
      })
    found.push(read.value)
  }
  return ok(found)
}

const refusals = {
  'not-sealed': {
    what: 'A box at work takes only sealed lists.',
    whatToDo:
      'Seal it outside the prison with gatehouse suppression seal, signed, and import that file.',
  },
  'not-signed': {
    what: 'The sealed list is not signed.',
    whatToDo: 'Ask for it again, sealed with gatehouse suppression seal and --sign.',
  },
  'stranger-signed': {
    what: 'The sealed list is not signed by anybody whose files this box takes, or it was changed on the way.',
    whatToDo:
      'Ask who made it to sign it with the key whose public half is in the dialler’s settings.',
  },
  'other-list': {
    what: 'The file was sealed as another list than the one that was chosen.',
    whatToDo: 'Choose the list that it was sealed as, or ask for it to be sealed again.',
  },
  'not-a-list': {
    what: 'What was sealed is not a list of people who must not be called.',
    whatToDo: 'Seal it with gatehouse suppression seal.',
  },
  'nothing-typed': {
    what: 'No number was entered.',
    whatToDo: 'Enter one whole number on each line.',
  },
  'too-many': {
    what: `There are more than ${mostTyped} numbers.`,
    whatToDo: `Nothing was barred. Enter at most ${mostTyped} at once, one a line.`,
  },
} as const satisfies Record<string, FileRefused>

export function refusalOf(fault: SampleFault): FileRefused {
  return fault.code === 'not-a-sample' ? refusals['not-a-list'] : explainSampleFault(fault)
}
