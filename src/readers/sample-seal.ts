import { randomInt } from 'node:crypto'
import { armor, Decrypter, Encrypter } from 'age-encryption'
import * as v from 'valibot'
import { err, ok, type Result } from '../basics/result.ts'
import { shuffled } from '../basics/seeded.ts'
import type { E164 } from '../fieldwork/phone-number.ts'
import { type SampleFault, sampleFault } from './sample-fault.ts'
import { importSample } from './sample-import.ts'
import type { SampleReport } from './sample-report.ts'

/** What is inside a sealed sample: numbers in no order, where they come from and since when (T5). Nothing else. */
export type SealedContent = {
  readonly format: 'gatehouse-sample/1'
  readonly source: string
  /** `2026-05-05`. */
  readonly date: string
  readonly numbers: readonly string[]
}

export type SealOptions = {
  readonly fileName: string
  readonly source: string
  readonly date: string
  readonly drama: boolean
  readonly phoneColumn?: number
}

export type SealedSample = { readonly sealed: Uint8Array; readonly report: SampleReport }

const wholeNumber = 2 ** 47

/**
 * Seals a client's CSV for one box, outside the prison: only its owner's box can open it (age, X25519), and everything
 * but the phone numbers stays behind. `recipient` is the box's public key, `age1…`.
 */
export async function sealSample(
  stream: AsyncIterable<Uint8Array>,
  recipient: string,
  { source, date, ...options }: SealOptions,
): Promise<Result<SealedSample, SampleFault>> {
  if (source.trim() === '' || !isDate(date)) return err(sampleFault('no-source'))
  const encrypter = new Encrypter()
  try {
    encrypter.addRecipient(recipient.trim())
  } catch {
    return err(sampleFault('bad-recipient'))
  }
  const numbers: E164[] = []
  const read = await importSample(stream, {
    ...options,
    isExcluded: () => false,
    sink: { add: (e164) => void numbers.push(e164) },
  })
  if (!read.ok) return read
  const content: SealedContent = {
    format: 'gatehouse-sample/1',
    source: source.trim(),
    date,
    numbers: shuffled(numbers, () => randomInt(wholeNumber) / wholeNumber),
  }
  return ok({ sealed: await encrypter.encrypt(JSON.stringify(content)), report: read.value })
}

/** Opens a sealed sample with the box's own key (`AGE-SECRET-KEY-1…`), armoured or not. */
export async function openSealedSample(
  bytes: Uint8Array,
  identity: string,
): Promise<Result<SealedContent, SampleFault>> {
  const text = await decrypted(bytes, identity)
  if (text === undefined) return err(sampleFault('not-for-this-box'))
  const content = v.safeParse(v.pipe(v.string(), v.parseJson(), shape), text)
  return content.success ? ok(content.output) : err(sampleFault('not-a-sample'))
}

async function decrypted(bytes: Uint8Array, identity: string): Promise<string | undefined> {
  try {
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity.trim())
    const text = new TextDecoder('latin1').decode(bytes.subarray(0, 40))
    const file = text.startsWith('-----BEGIN')
      ? armor.decode(new TextDecoder().decode(bytes))
      : bytes
    return await decrypter.decrypt(file, 'text')
  } catch {
    // Wrong key, cut short or changed on the way: the format does not tell them apart, and the remedy is the same.
    return undefined
  }
}

const shape = v.object({
  format: v.literal('gatehouse-sample/1'),
  source: v.pipe(v.string(), v.nonEmpty()),
  date: v.pipe(v.string(), v.check(isDate)),
  numbers: v.array(v.string()),
})

/** A day that exists, as `2026-05-05`. */
function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}
