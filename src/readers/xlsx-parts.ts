import { inflateRawSync } from 'node:zlib'
import { err, ok, type Result } from '../basics/result.ts'
import type { ReaderFault } from './questionnaire-fault.ts'

/** Part name to its bytes, unpacked. */
export type Parts = ReadonlyMap<string, Buffer>

const mostParts = 200
const mostUnpacked = 50 * 1024 * 1024
const mostPacked = 20 * 1024 * 1024

/**
 * Unpacks a zip file by its own directory and never beyond the sizes that this declares, so that a small file cannot
 * fill the memory however it lies. Nothing touches the disk.
 */
export function unpackParts(bytes: Uint8Array): Result<Parts, ReaderFault> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = readDirectory(file, mostPacked, mostUnpacked)
  if (!directory.ok) return whyNot[directory.error]()
  const parts = new Map<string, Buffer>()
  for (const entry of directory.value) {
    const body = unpack(file, entry)
    if (body === undefined) return damaged()
    parts.set(entry.name, body)
  }
  return ok(parts)
}

/** Why a zip file's directory is not gone by. */
export type ZipFault = 'too-big' | 'damaged' | 'locked'

/** What a zip file says that it holds, each name once. Sizes are what it declares: whoever unpacks holds it to them. */
export function readDirectory(
  file: Buffer,
  mostPacked: number,
  mostUnpacked: number,
): Result<readonly Entry[], ZipFault> {
  if (file.length > mostPacked) return err('too-big')
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > file.length) return err('damaged')
  const count = file.readUInt16LE(end + 10)
  const start = file.readUInt32LE(end + 16)
  if (count > mostParts) return err('too-big')
  // Exactly one reading of the directory: no second disk, no 64-bit form, nothing put before it.
  const plain = file.readUInt32LE(end + 4) === 0 && file.readUInt16LE(end + 8) === count
  if (!plain || start + file.readUInt32LE(end + 12) !== end) return err('damaged')
  const entries = new Map<string, Entry>()
  let at = start
  let total = 0
  for (let n = 0; n < count; n += 1) {
    const entry = entryAt(file, at)
    if (entry === undefined || entries.has(entry.name)) return err('damaged')
    if (entry.sealed) return err('locked')
    total += entry.size
    if (total > mostUnpacked) return err('too-big')
    entries.set(entry.name, entry)
    at = entry.next
  }
  return ok([...entries.values()])
}

/** The packed bytes of an entry; undefined when they are not where the directory says. */
export function packedBytes(file: Buffer, { header, packed }: Entry): Buffer | undefined {
  if (header + 30 > file.length || file.readUInt32LE(header) !== 0x04034b50) return undefined
  const from = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28)
  const body = file.subarray(from, from + packed)
  return body.length === packed ? body : undefined
}

export type Entry = {
  readonly name: string
  /** 0 stored, 8 deflated; anything else is not read. */
  readonly method: number
  readonly sealed: boolean
  readonly packed: number
  readonly size: number
  readonly header: number
  readonly next: number
}

function entryAt(file: Buffer, at: number): Entry | undefined {
  if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) return undefined
  const named = at + 46 + file.readUInt16LE(at + 28)
  const extra = named + file.readUInt16LE(at + 30)
  if (extra > file.length || hasSecondName(file.subarray(named, extra))) return undefined
  return {
    name: file.toString('utf8', at + 46, named).replaceAll('\\', '/'),
    method: file.readUInt16LE(at + 10),
    sealed: (file.readUInt16LE(at + 8) & 1) === 1,
    packed: file.readUInt32LE(at + 20),
    size: file.readUInt32LE(at + 24),
    header: file.readUInt32LE(at + 42),
    next: extra + file.readUInt16LE(at + 32),
  }
}

/** An extra field may give a part another name, which a second reader would believe. */
function hasSecondName(extra: Buffer): boolean {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === 0x7075) return true
  return false
}

function unpack(file: Buffer, entry: Entry): Buffer | undefined {
  const { packed, size, method } = entry
  const body = packedBytes(file, entry)
  if (body === undefined) return undefined
  if (method === 0) return packed === size ? body : undefined
  if (method !== 8) return undefined
  try {
    const out = inflateRawSync(body, { maxOutputLength: Math.max(1, size) })
    return out.length === size ? out : undefined
  } catch {
    return undefined
  }
}

function tooBig(): Result<Parts, ReaderFault> {
  return err({
    code: 'too-big',
    what: 'This workbook is far larger than any questionnaire.',
    whatToDo: 'Keep the sheets of the questionnaire alone, take out pictures, and save it again.',
  })
}

function damaged(): Result<Parts, ReaderFault> {
  return err({
    code: 'damaged',
    what: 'This workbook is damaged or was cut off.',
    whatToDo: 'Open it in a spreadsheet program, save it again as .xlsx, and bring that copy.',
  })
}

function locked(): Result<Parts, ReaderFault> {
  return err({
    code: 'locked',
    what: 'This workbook is locked with a password.',
    whatToDo: 'Take the password off, save it again as .xlsx, and bring that copy.',
  })
}

const whyNot = { 'too-big': tooBig, damaged, locked } as const
