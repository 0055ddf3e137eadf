import type { SampleFaultCode } from './sample-fault.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-8-or-windows'

export type Sniffed =
  | { readonly is: 'text'; readonly encoding: Encoding }
  | { readonly is: 'other'; readonly fault: SampleFaultCode }

/** How much of a file's start `sniff` wants to see, in bytes, when the file has that much. */
export const sniffLength = 4096

/** Tells a text file from what people hand in by mistake, by its first bytes. */
export function sniff(head: Uint8Array, fileName: string): Sniffed {
  if (head.length === 0) return { is: 'other', fault: 'empty' }
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
  const controls = head.filter((byte) => byte < 32 && ![9, 10, 12, 13].includes(byte)).length
  if (controls > head.length / 20 + 1) {
    const workbook = /\.(xlsx?|xlsb|ods|numbers)$/i.test(fileName)
    return { is: 'other', fault: workbook ? 'workbook' : 'binary' }
  }
  return { is: 'text', encoding: 'utf-8-or-windows' }
}

function knownFormat(head: Uint8Array): SampleFaultCode | undefined {
  const text = new TextDecoder('latin1').decode(head)
  if (text.startsWith('PK\u0003\u0004')) {
    return /\[Content_Types\]|xl\/|opendocument|Index\/Document\.iwa/.test(text)
      ? 'workbook'
      : 'zip'
  }
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return 'workbook'
  if (text.startsWith('%PDF-')) return 'pdf'
  if (/^(age-encryption\.org\/|-----BEGIN AGE)/.test(text)) return 'sealed'
  if (/^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype|html|\?xml|table)/i.test(text)) return 'web-page'
  return undefined
}

function startsWith(head: Uint8Array, ...bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte)
}
