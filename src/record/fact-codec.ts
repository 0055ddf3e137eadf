import type { KeyId } from '../basics/ids.ts'
import type { Fact, NewFact } from '../facts/fact.ts'
import type { CompletingBody, FactType } from '../facts/shapes.ts'
import { keptBytes } from './kept-answers.ts'
import type { KeyReader } from './keys.ts'
import type { Line } from './line.ts'
import type { MixingKey } from './mixing-key.ts'
import { pad, unpad } from './padded.ts'
import { sealAnswers } from './sealed-answers.ts'

/** Completed answers are padded to one length, so that a line's size tells nothing of the interview (design 3). */
const completingBytes = 12_288
const padded: { readonly [T in FactType]?: number } = {
  'interview.completing': completingBytes,
  'interview.suspended': keptBytes,
  'interview.resumed': keptBytes,
}

/** Seals the secret part of a fact under the key that the fact itself names. */
export function sealFact(
  keys: KeyReader,
  mixingKey: Pick<MixingKey, 'seal'>,
  fact: NewFact,
  seq: number,
): Line['sealed'] {
  if (fact.secret === undefined) return undefined
  const key = (fact.data as { readonly key: KeyId }).key
  const secret = fact.type === 'interview.completing' ? forMerge(fact, mixingKey) : fact.secret
  const content = Buffer.from(JSON.stringify(secret))
  const bytes = padded[fact.type]
  const body = bytes === undefined ? content : pad(content, bytes)
  return { key, body: keys.seal(key, body, aad(fact.type, seq)) }
}

/** A line as the fact it holds. A sealed body whose key is destroyed is simply not there. */
export function openFact(keys: KeyReader, line: Omit<Line, 'batch' | 'prev'>): Fact {
  const type = line.type as FactType
  const { seq, at, by, on = {}, data } = line
  const fact = by ? { type, seq, at, by, on, data } : { type, seq, at, on, data }
  if (!line.sealed) return fact as unknown as Fact
  const opened = keys.open(line.sealed.key as KeyId, line.sealed.body, aad(type, line.seq))
  if (!opened.ok) {
    if (opened.error.reason === 'tampered') {
      throw new Error(
        `Line ${line.seq} holds a sealed part that is not what was sealed. Run gatehouse record verify.`,
      )
    }
    return fact as unknown as Fact
  }
  const content = padded[type] === undefined ? opened.value : unpad(opened.value)
  return { ...fact, secret: JSON.parse(Buffer.from(content).toString('utf8')) } as unknown as Fact
}

/**
 * The record is kept, and somebody may have copied an interview's key while it was under way: so its answers are
 * sealed for the merge here already, and the key opens no more than the token.
 */
function forMerge(
  { secret, on }: NewFact<'interview.completing'>,
  mixingKey: Pick<MixingKey, 'seal'>,
): CompletingBody {
  if (on?.campaign === undefined) throw new Error('A completed interview names its campaign')
  const answers = sealAnswers(mixingKey, on.campaign, Buffer.from(secret.answers))
  return { token: secret.token, answers: Buffer.from(answers).toString('base64') }
}

function aad(type: string, seq: number): string {
  return `gatehouse/record/${type}/${seq}`
}
