import type { SampleFaultCode } from './sample-fault.ts'
import type { Encoding } from './sample-layout.ts'

export type Sniffed =
  /** `utf-8-or-windows` until the first letter that tells them apart. */
  | { readonly is: 'text'; readonly encoding: Encoding | 'utf-8-or-windows' }
  /** A zip archive that holds a workbook. */
  | { readonly is: 'workbook' }
  | { readonly is: 'other'; readonly fault: SampleFaultCode }

/** How much of a file's start `sniff` wants to see, in bytes, when the file has that much. */
export const sniffLength = 4096

/** Tells a text file from what people hand in by mistake, by its first bytes. */
export function sniff(head: Uint8Array, fileName: string): Sniffed {
  if (head.length === 0) return { is: 'other', fault: 'empty' }
  if (isWorkbook(head)) return { is: 'workbook' }
  const fault = knownFormat(head)
  if (fault !== undefined) return { is: 'other', fault }

  if (startsWith(head, 0xef, 0xbb, 0xbf)) return { is: 'text', encoding: 'utf-8' }
  if (startsWith(head, 0xff, 0xfe)) return { is: 'text', encoding: 'utf-16le' }
  if (startsWith(head, 0xfe, 0xff)) return { is: 'text', encoding: 'utf-16be' }

  const zeros = head.filter((byte) => byte === 0).length
  if (zeros > head.length / 3) {
    // Two bytes a letter and no mark to say so: in Latin text every other byte is zero.
    if (head[1] === 0 && head[0] !== 0) return { is: 'text', encoding: 'utf-16le' }
    if (head[0] === 0 && head[1] !== 0) return { is: 'text', encoding: 'utf-16be' }
  }
  const controls = head.filter((byte) => byte < 32 && ![9, 10, 12, 13, 31].includes(byte)).length
  if (controls > head.length / 20 + 1) {
    const workbook = /\.(xlsx?|xlsb|ods|numbers)$/i.test(fileName)
    return { is: 'other', fault: workbook ? 'other-workbook' : 'binary' }
  }
  return { is: 'text', encoding: 'utf-8-or-windows' }
}

/** How every zip archive begins. */
export const zipBegins = 'PK\u0003\u0004'

function isWorkbook(head: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(head)
  return text.startsWith(zipBegins) && /\[Content_Types\]|xl\/|_rels\/|docProps\//.test(text)
}

function knownFormat(head: Uint8Array): SampleFaultCode | undefined {
  const text = new TextDecoder('latin1').decode(head)
  if (text.startsWith(zipBegins))
    return /opendocument|Index\/Document\.iwa/.test(text) ? 'other-workbook' : 'zip'
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return 'old-workbook'
  if (text.startsWith('%PDF-')) return 'pdf'
  if (/^(age-encryption\.org\/|-----BEGIN AGE)/.test(text)) return 'sealed'
  if (/^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype|html|\?xml|table)/i.test(text)) return 'web-page'
  return undefined
}

function startsWith(head: Uint8Array, ...bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte)
}
