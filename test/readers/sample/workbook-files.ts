import { deflateRawSync } from 'node:zlib'

/** What a zip file holds: name to content, or to bytes that are packed already with a size that may be a lie. */
export type Files = Readonly<
  Record<string, string | Uint8Array | { readonly packed: Uint8Array; readonly size: number }>
>

type CellValue = string | number

/** A sheet with its strings in its cells. */
export function sheetXml(rows: readonly (readonly CellValue[])[]): string {
  const lines = rows.map((cells, at) => {
    const inside = cells.map((cell, n) => cellXml(`${letters(n)}${at + 1}`, cell))
    return `<row r="${at + 1}">${inside.join('')}</row>`
  })
  return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.join('')}</sheetData></worksheet>`
}

function cellXml(place: string, cell: CellValue): string {
  if (cell === '') return ''
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
  return `<c r="${place}" t="inlineStr"><is><t>${cell}</t></is></c>`
}

function letters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last
}

/** The parts of a workbook with this one sheet. */
export function workbookFiles(sheet: string): Files {
  return {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<workbook/>',
    'xl/worksheets/sheet1.xml': sheet,
  }
}

/** A zip file of them, in this order. */
export function zipped(files: Files): Uint8Array {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(files)) {
    const { packed, size } = packedOf(content)
    const sizes = Buffer.alloc(8)
    sizes.writeUInt32LE(packed.length)
    sizes.writeUInt32LE(size, 4)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50)
    local.writeUInt16LE(8, 8)
    sizes.copy(local, 18)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50)
    entry.writeUInt16LE(8, 10)
    sizes.copy(entry, 20)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    directory.push(entry, Buffer.from(name))
    bodies.push(local, Buffer.from(name), Buffer.from(packed))
    at += local.length + name.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(Object.keys(files).length, 8)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, listed, end])
}

function packedOf(content: Files[string]): { packed: Uint8Array; size: number } {
  if (typeof content !== 'string' && !(content instanceof Uint8Array)) return content
  const bytes = Buffer.from(content)
  return { packed: deflateRawSync(bytes), size: bytes.length }
}
