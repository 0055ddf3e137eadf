import { randomInt } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { armor, Decrypter, Encrypter } from 'age-encryption'
import * as v from 'valibot'
import { err, ok, type Result } from '../basics/result.ts'
import { shuffled } from '../basics/seeded.ts'
import { type BandName, bandCode, bandNames, stratumOf } from '../fieldwork/strata.ts'
import { type SampleFault, sampleFault } from './sample-fault.ts'
import { importSample, mostNumbers, type SampleOptions, type SampleRow } from './sample-import.ts'
import type { SampleReport } from './sample-report.ts'

/** What is inside a sealed sample: numbers in no order, where they come from and since when (T5). Nothing else. */
export type SealedContent = {
  readonly source: string
  /** `2026-05-05`. */
  readonly date: string
  /** The bands that the columns after the numbers hold. */
  readonly bands: readonly BandName[]
  /** How many columns of numbers there are. */
  readonly phones: number
  /** A CSV file: headings, then the numbers of each case and its bands. */
  readonly csv: Uint8Array
}

export type SealOptions = Omit<SampleOptions, 'each' | 'isExcluded' | 'sink'> & {
  readonly source: string
  readonly date: string
}

export type SealedSample = { readonly sealed: Uint8Array; readonly report: SampleReport }

const wholeNumber = 2 ** 47
/** More than two million numbers; a seal that unpacks to more is none. */
const mostUnpacked = 96 * 1024 * 1024
const [pack, unpack] = [promisify(gzip), promisify(gunzip)]

/**
 * Seals a client's file for one box, outside the prison: only its owner's box can open it (age, X25519), and everything
 * but the phone numbers and the declared bands stays behind. `recipient` is the box's public key, `age1…`.
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
  const bands = bandNames.filter((band) => options.strata?.[band] !== undefined)
  const rows: string[] = []
  const read = await importSample(stream, {
    ...options,
    isExcluded: () => false,
    sink: { add: (row) => void rows.push(lineOf(row, bands)) },
  })
  if (!read.ok) return read
  const mixed = shuffled(rows, () => randomInt(wholeNumber) / wholeNumber)
  const about = { format: 'gatehouse-sample/2', source: source.trim(), date, bands } as const
  const headings = [...new Array<string>(mostNumbers).fill('phone'), ...bands]
  const content = [JSON.stringify(about), headings.join(','), ...mixed, ''].join('\n')
  const sealed = await encrypter.encrypt(await pack(content))
  return ok({ sealed, report: read.value })
}

function lineOf({ number, others, stratum }: SampleRow, bands: readonly BandName[]): string {
  const places = stratumOf(stratum) ?? {}
  const numbers = Array.from({ length: mostNumbers }, (_, at) => [number, ...others][at] ?? '')
  return [...numbers, ...bands.map((band) => bandCode(band, places[band] ?? 0))].join(',')
}

/** Opens a sealed sample with the box's own key (`AGE-SECRET-KEY-1…`), armoured or not. */
export async function openSealedSample(
  bytes: Uint8Array,
  identity: string,
): Promise<Result<SealedContent, SampleFault>> {
  const opened = await decrypted(bytes, identity)
  if (opened === undefined) return err(sampleFault('not-for-this-box'))
  const content = opened[0] === 0x1f ? await second(opened) : first(opened)
  return content ? ok(content) : err(sampleFault('not-a-sample'))
}

async function decrypted(bytes: Uint8Array, identity: string): Promise<Uint8Array | undefined> {
  try {
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity.trim())
    const text = new TextDecoder('latin1').decode(bytes.subarray(0, 40))
    const file = text.startsWith('-----BEGIN')
      ? armor.decode(new TextDecoder().decode(bytes))
      : bytes
    return await decrypter.decrypt(file)
  } catch {
    // Wrong key, cut short or changed on the way: the format does not tell them apart, and the remedy is the same.
    return undefined
  }
}

const about = {
  source: v.pipe(v.string(), v.nonEmpty()),
  date: v.pipe(v.string(), v.check(isDate)),
}
const firstShape = v.object({
  ...about,
  format: v.literal('gatehouse-sample/1'),
  numbers: v.array(v.string()),
})
const secondShape = v.object({
  ...about,
  format: v.literal('gatehouse-sample/2'),
  bands: v.array(v.picklist(bandNames)),
})

/** As samples were sealed before they had bands: one list of numbers. */
function first(opened: Uint8Array): SealedContent | undefined {
  const text = new TextDecoder().decode(opened)
  const content = v.safeParse(v.pipe(v.string(), v.parseJson(), firstShape), text)
  if (!content.success) return undefined
  const { source, date, numbers } = content.output
  const csv = Buffer.from(`phone\n${numbers.join('\n')}\n`)
  return { source, date, bands: [], phones: 1, csv }
}

async function second(opened: Uint8Array): Promise<SealedContent | undefined> {
  const bytes = await unpack(opened, { maxOutputLength: mostUnpacked }).catch(() => undefined)
  const end = bytes?.indexOf('\n') ?? -1
  if (bytes === undefined || end < 0) return undefined
  const line = bytes.toString('utf8', 0, end)
  const content = v.safeParse(v.pipe(v.string(), v.parseJson(), secondShape), line)
  if (!content.success) return undefined
  const { source, date, bands } = content.output
  return { source, date, bands, phones: mostNumbers, csv: bytes.subarray(end + 1) }
}

/** A day that exists, as `2026-05-05`. */
function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}
