import { createInflateRaw } from 'node:zlib'
import { type SampleFaultCode, Unreadable } from './sample-fault.ts'
import { type Entry, packedBytes, readDirectory } from './xlsx-parts.ts'

const mostPacked = 64 * 1024 * 1024
const mostUnpacked = 700 * 1024 * 1024
const mostShared = 160 * 1024 * 1024
/** Sheets of real samples shrink ten to twenty times; a bomb a thousand. */
const mostShrunk = 100
const smallPart = 1024 * 1024

const sharedPath = 'xl/sharedStrings.xml'
const sheetPath = /^xl\/worksheets\/[^/]+\.xml$/i

/** The name that the streaming reader knows a sheet by, whatever the program that wrote it calls the part. */
function renamed(sheet: Entry, at: number): Entry {
  return { ...sheet, name: `xl/worksheets/sheet${at + 1}.xml` }
}

/**
 * Looks through a workbook and gives a zip file of its sheets and their strings alone, strings first, as the streaming
 * reader needs them: with anything else it would put sheets in a file of its own on the disk. Everything that goes in
 * was unpacked once before, piece by piece, and found to be no larger than it says and free of tricks.
 */
export async function sheetsAlone(file: Buffer): Promise<AsyncGenerator<Buffer>> {
  const entries = entriesOf(file)
  const shared = entries.find(({ name }) => name.toLowerCase() === sharedPath.toLowerCase())
  const sheets = entries.filter(({ name }) => sheetPath.test(name)).map(renamed)
  if (sheets.length === 0) throw new Unreadable('damaged-workbook')
  if ((shared?.size ?? 0) > mostShared) throw new Unreadable('large-workbook')
  const wanted = [...(shared ? [{ ...shared, name: sharedPath }] : []), ...sheets]
  for (const entry of wanted) await lookThrough(file, entry)
  return zipOf(file, wanted, shared === undefined)
}

function entriesOf(file: Buffer): readonly Entry[] {
  const directory = readDirectory(file, mostPacked, mostUnpacked)
  if (!directory.ok) throw new Unreadable(faultOfZip[directory.error])
  const entries = directory.value
  const names = entries.map(({ name }) => name)
  if (names.some((name) => /(^|\/)\.\.(\/|$)|^\/|^[a-z]:/i.test(name)))
    throw new Unreadable('tricks')
  if (!names.includes('xl/workbook.xml'))
    throw new Unreadable(names.includes('content.xml') ? 'other-workbook' : 'zip')
  if (names.some((name) => /vbaProject|macrosheets|\.bin$|activeX/i.test(name)))
    throw new Unreadable('macros')
  if (names.some((name) => /externalLinks|connections\.xml|embeddings\//i.test(name)))
    throw new Unreadable('links-out')
  return entries
}

const faultOfZip = {
  'too-big': 'large-workbook',
  damaged: 'damaged-workbook',
  locked: 'old-workbook',
} as const satisfies Record<string, SampleFaultCode>

const tricks = ['<!DOCTYPE', '<!ENTITY', '\0']
const overlap = 64

/** Unpacks an entry once, piece by piece, and keeps none of it. */
async function lookThrough(file: Buffer, entry: Entry): Promise<void> {
  const packed = packedBytes(file, entry)
  if (packed === undefined || ![0, 8].includes(entry.method))
    throw new Unreadable('damaged-workbook')
  if (entry.size > smallPart && entry.size > entry.packed * mostShrunk)
    throw new Unreadable('large-workbook')
  let size = 0
  let before = ''
  for await (const piece of unpacked(packed, entry.method)) {
    size += piece.length
    if (size > entry.size) throw new Unreadable('damaged-workbook')
    const text = before + piece.toString('latin1')
    if (tricks.some((trick) => text.includes(trick))) throw new Unreadable('tricks')
    before = text.slice(-overlap)
  }
  // The reader takes a part that breaks off for a part that is over, and one with names of another kind for an empty one.
  const isWhole = /<\/(?:worksheet|sst)\s*>\s*$/.test(before) || /<sst[^<>]*\/>\s*$/.test(before)
  if (size !== entry.size || !isWhole) throw new Unreadable('damaged-workbook')
}

async function* unpacked(packed: Buffer, method: number): AsyncGenerator<Buffer> {
  if (method === 0) return yield* pieces(packed)
  const inflate = createInflateRaw()
  inflate.end(packed)
  try {
    for await (const piece of inflate) yield piece as Buffer
  } catch {
    throw new Unreadable('damaged-workbook')
  } finally {
    inflate.destroy()
  }
}

const pieceBytes = 256 * 1024

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
}

const relations =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
const noStrings = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'

async function* zipOf(
  file: Buffer,
  entries: readonly Entry[],
  addStrings: boolean,
): AsyncGenerator<Buffer> {
  yield* stored('xl/_rels/workbook.xml.rels', relations)
  if (addStrings) yield* stored(sharedPath, noStrings)
  for (const entry of entries) {
    yield heading(entry)
    yield* pieces(packedBytes(file, entry) ?? Buffer.alloc(0))
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  yield end
}

function* stored(name: string, text: string): Generator<Buffer> {
  const body = Buffer.from(text)
  yield heading({ name, method: 0, packed: body.length, size: body.length })
  yield body
}

/** What stands before an entry. No checksum: the reader looks at none, and sizes were checked. */
function heading({
  name,
  method,
  packed,
  size,
}: Omit<Entry, 'sealed' | 'header' | 'next'>): Buffer {
  const bytes = Buffer.from(name)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(method, 8)
  head.writeUInt32LE(packed, 18)
  head.writeUInt32LE(size, 22)
  head.writeUInt16LE(bytes.length, 26)
  return Buffer.concat([head, bytes])
}
