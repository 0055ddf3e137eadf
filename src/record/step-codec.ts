import type { KeyId } from '../basics/ids.ts'
import type { Fact } from '../facts/fact.ts'
import type { NewStep as Step, StepBody } from '../facts/step.ts'
import { openFact } from './fact-codec.ts'
import type { KeyReader } from './keys.ts'
import type { Line } from './line.ts'
import { padStep, type NewStep as SealedStep, type StepLine, unpadStep } from './steps.ts'

/** The boot is sealed in with the step: see `Replay` for why. */
type Content = { readonly boot: string; readonly body: StepBody }

export function sealStep(keys: KeyReader, step: Step, boot: string, after: number): SealedStep {
  const content: Content = { boot, body: step.body }
  const padded = padStep(Buffer.from(JSON.stringify(content)))
  const body = keys.seal(step.key, padded, aad(step.interview))
  return { after, interview: step.interview, key: step.key, body }
}

/** A line of the shift. Its own sealed part is sealed as in the record, at the place it follows. */
export type ShiftLine = Omit<Line, 'seq' | 'batch' | 'prev'>

/** What one decision says of calls, as one line of the steps: of a torn batch all of it is there, or nothing. */
export function sealShiftFacts(
  keys: KeyReader,
  key: KeyId,
  lines: readonly ShiftLine[],
  after: number,
): SealedStep {
  const body = keys.seal(key, Buffer.from(JSON.stringify(lines)), factAad(after))
  return { after, key, facts: body }
}

export type Opened =
  | { readonly boot: string; readonly step: Step }
  | { readonly boot: string; readonly facts: readonly Fact[] }

/** Undefined when the key is gone: the interview, or the whole shift, is over and this says nothing any more. */
export function openStep(keys: KeyReader, line: StepLine): Opened | undefined {
  if ('facts' in line) return openShiftFacts(keys, line)
  const opened = keys.open(line.key, line.body, aad(line.interview))
  if (!opened.ok) return undefined
  const { boot, body } = JSON.parse(
    Buffer.from(unpadStep(opened.value)).toString('utf8'),
  ) as Content
  return { boot, step: { interview: line.interview, key: line.key, body } }
}

function openShiftFacts(
  keys: KeyReader,
  line: Extract<StepLine, { facts: string }>,
): Opened | undefined {
  const opened = keys.open(line.key, line.facts, factAad(line.after))
  if (!opened.ok) return undefined
  const lines = JSON.parse(Buffer.from(opened.value).toString('utf8')) as readonly ShiftLine[]
  const facts = lines.map((one) => openFact(keys, { ...one, seq: line.after }))
  return { boot: lines[0]?.boot ?? '', facts }
}

function factAad(after: number): string {
  return `gatehouse/steps/fact/${after}`
}

function aad(interview: string): string {
  return `gatehouse/steps/${interview}`
}
